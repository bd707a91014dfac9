import { Trans, useLingui } from '@lingui/react/macro';
import { CircleAlert, CircleCheck } from 'lucide-react';
import { useState } from 'react';
import type { Output } from '#shared/ipc/contract.ts';
import { shownError } from '../../bridge/call.ts';
import { useConnection } from '../../bridge/useConnection.ts';
import { useJob } from '../../bridge/useJob.ts';
import { Button } from '../../components/Button.tsx';
import { Checkbox } from '../../components/Checkbox.tsx';
import { ErrorNote } from '../../components/ErrorNote.tsx';
import { ProgressBar } from '../../components/ProgressBar.tsx';
import { useFormat } from '../../language/useFormat.ts';
import { useAnnouncer } from '../../messages/useAnnouncer.ts';

/** Verifies every signature and hash of the workspace, and on wish rebuilds what is derived from them. */
export function StoreCheck() {
  const { t } = useLingui();
  const { call } = useConnection();
  const announcer = useAnnouncer();
  const format = useFormat();
  const job = useJob();
  const [isRebuild, setRebuild] = useState(false);
  const [report, setReport] = useState<Output<'store.check'> | null>(null);
  const [error, setError] = useState<unknown>(null);

  const check = async () => {
    setReport(null);
    setError(null);
    try {
      setReport(await job.run((id) => call('store.check', { isRebuild, job: id })));
    } catch (thrown) {
      if (shownError(thrown).code === 'cancelled') announcer.say(t`Check stopped`);
      else setError(thrown);
    }
  };

  return (
    <>
      {job.isRunning ? (
        <div className="settings-page-wide">
          <ProgressBar progress={job.progress} onCancel={job.cancel} />
        </div>
      ) : (
        <>
          <Checkbox
            isSelected={isRebuild}
            onChange={setRebuild}
            detail={t`Makes lists and search anew from the signed changes and compares. Takes longer.`}
          >
            {t`Rebuild as well`}
          </Checkbox>
          <Button onPress={() => void check()}>
            <Trans>Check the workspace</Trans>
          </Button>
        </>
      )}
      {error !== null && <ErrorNote error={error} />}
      {report && (
        <div className="settings-page-result" role="status" {...(report.ok ? {} : { 'data-bad': '' })}>
          <p className="settings-page-verdict">
            {report.ok ? <CircleCheck size={20} aria-hidden /> : <CircleAlert size={20} aria-hidden />}
            {report.ok ? (
              <Trans>Everything is as it was written</Trans>
            ) : (
              <Trans>Something is not as it was written</Trans>
            )}
          </p>
          <p>
            <Trans>
              {format.number(report.commits)} signed changes of {format.number(report.records)} records and{' '}
              {format.number(report.attachments)} attachments were checked.
            </Trans>
          </p>
          {!report.ok && (
            <p>
              <Trans>
                Keep this workspace as it is, and ask your administrator with the codes below, or restore the latest
                backup.
              </Trans>
            </p>
          )}
          {report.problems.length > 0 && (
            <ul>
              {report.problems.map(({ code, message }) => (
                <li key={`${code} ${message}`}>
                  {message} <code>{code}</code>
                </li>
              ))}
            </ul>
          )}
          <p className="settings-page-hash">
            <Trans>
              State: <code>{report.stateHash}</code>
            </Trans>
          </p>
          {report.rebuiltHash !== null && (
            <p className="settings-page-hash">
              <Trans>
                Rebuilt: <code>{report.rebuiltHash}</code>
              </Trans>
            </p>
          )}
        </div>
      )}
    </>
  );
}
