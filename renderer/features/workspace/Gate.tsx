import './gate.css';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { useAnswer } from '../../bridge/useAnswer.ts';
import { Button } from '../../components/Button.tsx';
import { ErrorNote } from '../../components/ErrorNote.tsx';
import { Desk } from '../../frame/Desk.tsx';
import { RecoveryKeyPage } from './RecoveryKeyPage.tsx';
import { SetUpPage } from './SetUpPage.tsx';
import { UnlockPage } from './UnlockPage.tsx';

/** What is not over although the workspace may be open by now. */
type Step = 'none' | 'creating' | 'recovering' | { readonly recoveryKey: string };

/**
 * Decides between setting up, unlocking and working. While it is not open, nothing of the workspace is mounted and no
 * answer is kept, so a locked window holds no content.
 */
export function Gate() {
  const { data: state, error, refetch } = useAnswer('workspace.state', {});
  // The workspace opens before the recovery key is on paper: until it is, nothing of it is shown.
  const [step, setStep] = useState<Step>('none');
  const finish = () => setStep('none');

  if (typeof step === 'object') return <RecoveryKeyPage recoveryKey={step.recoveryKey} onDone={finish} />;
  if (error) {
    return (
      <main className="gate">
        <ErrorNote
          error={error}
          action={
            <Button onPress={() => void refetch()}>
              <Trans>Try again</Trans>
            </Button>
          }
        />
      </main>
    );
  }
  if (!state) return <main className="gate" aria-busy="true" />;
  if (state.status === 'none' || step === 'creating') {
    return (
      <SetUpPage
        onBegin={() => setStep('creating')}
        onFailed={finish}
        onCreated={(recoveryKey) => setStep({ recoveryKey })}
      />
    );
  }
  if (state.status === 'locked' || step === 'recovering') {
    return (
      <UnlockPage
        state={state}
        onTryRecovery={() => setStep('recovering')}
        onRecovery={(recoveryKey) => setStep(recoveryKey === null ? 'none' : { recoveryKey })}
      />
    );
  }
  return <Desk key={state.desk} state={state} />;
}
