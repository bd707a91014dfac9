import { Trans } from '@lingui/react/macro';
import { RecoveryKeySheet } from './RecoveryKeySheet.tsx';

interface Props {
  readonly recoveryKey: string;
  readonly onDone: () => void;
}

/** The last step of setting up: the recovery key, shown this once. */
export function RecoveryKeyPage({ recoveryKey, onDone }: Props) {
  return (
    <main className="gate">
      <div className="gate-card">
        <h1 className="gate-title">
          <Trans>Put the recovery key on paper</Trans>
        </h1>
        <RecoveryKeySheet recoveryKey={recoveryKey} onDone={onDone} doneLabel={<Trans>Open the workspace</Trans>} />
      </div>
    </main>
  );
}
