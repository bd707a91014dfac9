import './bundle-import.css';
import { plural } from '@lingui/core/macro';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { shownError } from '../../bridge/call.ts';
import { useConnection } from '../../bridge/useConnection.ts';
import { useJob } from '../../bridge/useJob.ts';
import { Banner } from '../../components/Banner.tsx';
import { Button } from '../../components/Button.tsx';
import { ErrorNote } from '../../components/ErrorNote.tsx';
import { PageFrame } from '../../components/PageFrame.tsx';
import { ProgressBar } from '../../components/ProgressBar.tsx';
import { useCommand } from '../../keys/useCommands.ts';
import { useFormat } from '../../language/useFormat.ts';
import { useAnnouncer } from '../../messages/useAnnouncer.ts';
import type { ReceivedFile } from '../../router/place.ts';
import { LeaveButton } from '../exchange/LeaveButton.tsx';
import { UnchangedNote } from '../exchange/UnchangedNote.tsx';
import type { Leaving } from '../exchange/useLeaveFile.ts';
import { type BundlePreview, type ImportReport, incoming } from './bundle-changes.ts';
import { ChangePane } from './ChangePane.tsx';
import { ManifestFacts } from './ManifestFacts.tsx';
import { useShowRecords } from './useShowRecords.ts';

interface Props {
  readonly file: ReceivedFile;
  readonly preview: BundlePreview;
  readonly leaving: Leaving;
}

/** A bundle on its way in: who sent it, what it would change, counted and then one by one; afterwards what it did. */
export function BundleImport({ file, preview, leaving }: Props) {
  const { t } = useLingui();
  const { call } = useConnection();
  const announcer = useAnnouncer();
  const format = useFormat();
  const job = useJob();
  const [done, setDone] = useState<ImportReport | null>(null);
  const [error, setError] = useState<unknown>(null);
  const show = useShowRecords();
  const { manifest, changes } = preview;
  const report = done ?? preview.report;
  const count = incoming(report);

  const apply = async () => {
    setError(null);
    try {
      const applied = await job.run((id) => call('bundles.apply', { file: file.file, job: id }));
      setDone(applied);
      leaving.release();
      announcer.say(t`${plural(incoming(applied), { one: '# change imported', other: '# changes imported' })}`);
    } catch (thrown) {
      if (shownError(thrown).code === 'cancelled') announcer.say(t`Stopped. Nothing was changed.`);
      else setError(thrown);
    }
  };
  const canApply = done === null && count > 0 && !job.isRunning;
  useCommand('save', () => void apply(), canApply);

  const foot = job.isRunning ? (
    <div className="bundle-import-progress">
      <ProgressBar progress={job.progress} onCancel={job.cancel} />
    </div>
  ) : done ? (
    <>
      <LeaveButton leaving={leaving} isDone />
      {count > 0 && (
        <Button kind="primary" onPress={() => show(changes)} autoFocus>
          <Trans>Show them</Trans>
        </Button>
      )}
    </>
  ) : (
    <>
      <p className="bundle-import-state muted">
        {count === 0 ? (
          <Trans>Everything in it is here already, or was refused. There is nothing to import.</Trans>
        ) : (
          <Trans>Nothing has been changed yet.</Trans>
        )}
      </p>
      <LeaveButton leaving={leaving} isDone={count === 0} />
      {count > 0 && (
        <Button kind="primary" command="save" onPress={() => void apply()}>
          <Plural value={count} one="Import # change" other="Import # changes" />
        </Button>
      )}
    </>
  );

  return (
    <PageFrame
      title={done ? <Trans>Imported</Trans> : <Trans>A bundle</Trans>}
      lead={
        <>
          <bdi>{file.name}</bdi> · <span className="numbers">{format.size(file.size)}</span>
        </>
      }
      band={<Banner tlp={manifest.tlp} sensitivity={manifest.sensitivity} chathamHouse={manifest.chathamHouse} />}
      width="panes"
      foot={foot}
    >
      <div className="bundle-import">
        <ManifestFacts manifest={manifest} applied={done ? 'now' : preview.isKnown ? 'before' : 'no'} />
        <div className="bundle-import-changes">
          {error !== null && <ErrorNote error={error} action={<UnchangedNote error={shownError(error)} />} />}
          <ChangePane preview={preview} report={report} isDone={done !== null} />
        </div>
      </div>
    </PageFrame>
  );
}
