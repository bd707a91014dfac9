import { Trans, useLingui } from '@lingui/react/macro';
import { type FormEvent, useState } from 'react';
import type { Input, Output } from '#shared/ipc/contract.ts';
import { useConnection } from '../../bridge/useConnection.ts';
import { shownError } from '../../bridge/call.ts';
import { Button } from '../../components/Button.tsx';
import { ErrorNote } from '../../components/ErrorNote.tsx';
import { TextField } from '../../components/TextField.tsx';
import { LanguageChoice } from './LanguageChoice.tsx';
import { LEAST_LENGTH } from './strength.ts';
import { StrengthMeter } from './StrengthMeter.tsx';
import { useCountdown } from './useCountdown.ts';

interface Props {
  readonly state: Output<'workspace.state'>;
  /** Told of the new recovery key after the old one was used; null when it failed. */
  readonly onRecovery: (recoveryKey: string | null) => void;
  /** Told before the recovery key is tried, since the workspace opens before the new one is on paper. */
  readonly onTryRecovery: () => void;
}

/** Asks for the passphrase, or for the recovery key and a new passphrase. A wrong one has to wait, longer each time. */
export function UnlockPage({ state, onRecovery, onTryRecovery }: Props) {
  const { t } = useLingui();
  const { call, answers } = useConnection();
  const [way, setWay] = useState<'passphrase' | 'recovery'>('passphrase');
  const [passphrase, setPassphrase] = useState('');
  const [recoveryKey, setRecoveryKey] = useState('');
  const [next, setNext] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [seconds, waitFor] = useCountdown(state.waitMs);
  const isShort = way === 'recovery' && [...next].length < LEAST_LENGTH;

  const unlock = async (event: FormEvent) => {
    event.preventDefault();
    if (isBusy || seconds > 0 || isShort) return;
    const input: Input<'workspace.unlock'> =
      way === 'passphrase' ? { passphrase } : { recoveryKey, newPassphrase: next };
    setBusy(true);
    setError(null);
    if (way === 'recovery') onTryRecovery();
    try {
      const unlocked = await call('workspace.unlock', input);
      if (unlocked.recoveryKey !== null) onRecovery(unlocked.recoveryKey);
      answers.setQueryData(['workspace.state', {}], unlocked.state);
    } catch (thrown) {
      if (way === 'recovery') onRecovery(null);
      setError(thrown);
      setPassphrase('');
      // How long to wait is the store's to say; it remembers over a restart.
      const refused = shownError(thrown).detail?.['waitMs'];
      const waitMs = typeof refused === 'number' ? refused : (await call('workspace.state', {})).waitMs;
      waitFor(waitMs);
    } finally {
      setBusy(false);
    }
  };
  const turn = (other: 'passphrase' | 'recovery') => {
    setWay(other);
    setError(null);
  };

  return (
    <main className="gate">
      <form className="gate-card" onSubmit={(event) => void unlock(event)} noValidate>
        <h1 className="gate-title">
          <Trans>Unlock Concord</Trans>
        </h1>
        <div className="gate-fields">
          {way === 'passphrase' ? (
            <TextField
              key="passphrase"
              label={t`Passphrase`}
              type="password"
              value={passphrase}
              onChange={setPassphrase}
              maxLength={1024}
              autoComplete="current-password"
              dir="ltr"
              autoFocus
            />
          ) : (
            <>
              <TextField
                key="recovery"
                label={t`Recovery key`}
                value={recoveryKey}
                onChange={setRecoveryKey}
                maxLength={200}
                dir="ltr"
                autoFocus
                help={t`From the printed sheet, with or without the dashes.`}
              />
              <TextField
                label={t`New passphrase`}
                type="password"
                value={next}
                onChange={setNext}
                maxLength={1024}
                autoComplete="new-password"
                dir="ltr"
              />
              <StrengthMeter passphrase={next} known={[]} />
            </>
          )}
        </div>
        {error !== null && <ErrorNote error={error} />}
        {seconds > 0 && (
          <p className="numbers" role="timer">
            <Trans>The next attempt is heard in {seconds} s.</Trans>
          </p>
        )}
        <div className="gate-actions">
          <Button kind="quiet" onPress={() => turn(way === 'passphrase' ? 'recovery' : 'passphrase')}>
            {way === 'passphrase' ? <Trans>Use the recovery key</Trans> : <Trans>Use the passphrase</Trans>}
          </Button>
          <Button
            kind="primary"
            type="submit"
            isBusy={isBusy}
            isDisabled={
              seconds > 0 || isShort || (way === 'passphrase' ? passphrase === '' : recoveryKey.trim() === '')
            }
          >
            <Trans>Unlock</Trans>
          </Button>
        </div>
        <LanguageChoice />
      </form>
    </main>
  );
}
