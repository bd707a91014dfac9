import './csv-import.css';
import { plural } from '@lingui/core/macro';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { ConcordError } from '#shared/errors.ts';
import type { Output } from '#shared/ipc/contract.ts';
import { shownError } from '../../bridge/call.ts';
import { useAnswer } from '../../bridge/useAnswer.ts';
import { useConnection } from '../../bridge/useConnection.ts';
import { useJob } from '../../bridge/useJob.ts';
import { Button } from '../../components/Button.tsx';
import { ErrorNote } from '../../components/ErrorNote.tsx';
import { PageFrame } from '../../components/PageFrame.tsx';
import { ProgressBar } from '../../components/ProgressBar.tsx';
import { useCommand } from '../../keys/useCommands.ts';
import { useFormat } from '../../language/useFormat.ts';
import { useAnnouncer } from '../../messages/useAnnouncer.ts';
import type { ReceivedFile } from '../../router/place.ts';
import { useSettled } from '../../timing/useSettled.ts';
import { LeaveButton } from '../exchange/LeaveButton.tsx';
import type { Leaving } from '../exchange/useLeaveFile.ts';
import { useUndo } from '../undo/useUndo.ts';
import { CsvReport } from './CsvReport.tsx';
import { dateQuestion, asksForDecimal } from './date-question.ts';
import { type Inspection, isSameMap, unnamed } from './map-draft.ts';
import { MappingPane } from './MappingPane.tsx';
import { PreviewPane } from './PreviewPane.tsx';
import { useCsvMap } from './useCsvMap.ts';

interface Props {
  readonly file: ReceivedFile;
  /** Of the file as it was found, before anybody chose how it is read. */
  readonly inspection: Inspection;
  readonly leaving: Leaving;
}

/** The preview follows the map after this pause. */
const SETTLE_MS = 300;

/** A table of events on its way in: what its columns mean, what the notes will look like, and what came of it. */
export function CsvImport({ file, inspection: found, leaving }: Props) {
  const { t } = useLingui();
  const { call } = useConnection();
  const announcer = useAnnouncer();
  const format = useFormat();
  const { undo } = useUndo();
  const job = useJob();
  const draft = useCsvMap(file.file, found);
  const { map, inspection } = draft;
  const [done, setDone] = useState<Output<'csv.import'> | null>(null);
  const [error, setError] = useState<unknown>(null);
  const settled = useSettled(map, SETTLE_MS);
  const preview = useAnswer(
    'csv.preview',
    { file: file.file, map: unnamed(settled) },
    { isEnabled: !done, keepsPrevious: true },
  );
  const refusal = preview.error ?? null;
  const question = dateQuestion(map, inspection, refusal);
  const isOpen = question !== null || asksForDecimal(refusal);
  const read = !isOpen && refusal === null ? (preview.data?.report ?? null) : null;
  // The preview reads the beginning of a large file; how many come in of the rest is not known before.
  const isWhole = read !== null && inspection.rowCount !== null && read.received >= inspection.rowCount;
  const count = isWhole ? read.accepted : inspection.rowCount;
  // What is on screen must be what the map says now.
  const isCurrent = isSameMap(settled, map) && !preview.isPlaceholderData;
  const canImport = read !== null && count !== 0 && !job.isRunning && isCurrent;

  const start = async () => {
    setError(null);
    try {
      const report = await job.run((id) => call('csv.import', { file: file.file, map, job: id }));
      setDone(report);
      leaving.release();
      announcer.say(plural(report.accepted, { one: '# event imported', other: '# events imported' }));
    } catch (thrown) {
      setError(thrown);
    }
  };
  useCommand('save', () => void start(), canImport && done === null);

  if (done) return <CsvReport file={file} report={done} map={map} leaving={leaving} />;
  const stopped = error === null ? null : shownError(error);
  const hasSome =
    stopped instanceof ConcordError && stopped.code === 'cancelled' && Number(stopped.detail?.['rows'] ?? 0) > 0;
  const foot = job.isRunning ? (
    <div className="csv-import-progress">
      <ProgressBar progress={withTotal(job.progress, inspection.rowCount)} onCancel={job.cancel} />
    </div>
  ) : (
    <>
      <p className="csv-import-state muted">
        {isOpen ? <Trans>Say first how the values are meant.</Trans> : <Trans>Nothing has been changed yet.</Trans>}
      </p>
      <LeaveButton leaving={leaving} isDone={false} />
      <Button kind="primary" command="save" isDisabled={!canImport} onPress={() => void start()}>
        {count === null ? (
          <Trans>Import all events</Trans>
        ) : (
          <Plural value={count} one="Import # event" other="Import # events" />
        )}
      </Button>
    </>
  );

  return (
    <PageFrame
      title={<Trans>A table of events</Trans>}
      lead={
        <>
          <bdi>{file.name}</bdi> · <span className="numbers">{format.size(file.size)}</span>
        </>
      }
      width="panes"
      foot={foot}
    >
      <div className="csv-import" aria-busy={job.isRunning}>
        <div className="csv-import-form" inert={job.isRunning}>
          {stopped && (
            <ErrorNote
              error={stopped}
              action={
                hasSome && (
                  <Button
                    onPress={() => {
                      setError(null);
                      undo();
                    }}
                  >
                    <Trans>Undo</Trans>
                  </Button>
                )
              }
            />
          )}
          <MappingPane draft={draft} question={question} refusal={refusal} />
        </div>
        <section className="csv-import-preview" aria-label={t`Preview`}>
          <PreviewPane
            notes={preview.data?.notes ?? []}
            report={read}
            isPending={!isCurrent}
            refusal={isOpen ? null : refusal}
            rowCount={inspection.rowCount}
          />
        </section>
      </div>
    </PageFrame>
  );
}

/** Rows are counted as they are written; how many there are is known from the first look. */
function withTotal<P extends { readonly done: number; readonly total: number | null }>(
  progress: P | null,
  total: number | null,
): P | null {
  return progress && progress.total === null && total !== null && progress.done <= total
    ? { ...progress, total }
    : progress;
}
