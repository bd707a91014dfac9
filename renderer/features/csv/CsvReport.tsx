import './csv-report.css';
import { Trans, useLingui } from '@lingui/react/macro';
import { CircleCheck, Undo2 } from 'lucide-react';
import type { CsvMap } from '#shared/import/csv-map.ts';
import type { Output } from '#shared/ipc/contract.ts';
import { useAnswer } from '../../bridge/useAnswer.ts';
import { Button } from '../../components/Button.tsx';
import { PageFrame } from '../../components/PageFrame.tsx';
import type { ReceivedFile } from '../../router/place.ts';
import { useRouter } from '../../router/useRouter.ts';
import { CountSum } from '../exchange/CountSum.tsx';
import { LeaveButton } from '../exchange/LeaveButton.tsx';
import { ProblemList } from '../exchange/ProblemList.tsx';
import type { Leaving } from '../exchange/useLeaveFile.ts';
import { firstQuery, NO_FILTER } from '../search/list-query.ts';
import { NOTHING } from '../search/list-selection.ts';
import { useListMemory } from '../search/useListMemory.ts';
import { useUndo } from '../undo/useUndo.ts';

interface Props {
  readonly file: ReceivedFile;
  readonly report: Output<'csv.import'>;
  readonly map: CsvMap;
  readonly leaving: Leaving;
}

/** What came of an event file: every row accounted for, and a way to the notes and back. */
export function CsvReport({ file, report, map, leaving }: Props) {
  const { t } = useLingui();
  const { go } = useRouter();
  const memory = useListMemory();
  const { undo } = useUndo();
  const { data: latest } = useAnswer('actions.latest', {});
  const canUndo = report.accepted > 0 && latest?.undo?.label === 'csv.import';
  const [tag] = map.constants.tags ?? [];

  const show = () => {
    memory.set('note', {
      query: {
        ...firstQuery('newest'),
        filter: tag === undefined ? NO_FILTER : { ...NO_FILTER, values: { tag: [tag] } },
      },
      selection: NOTHING,
      cursor: 0,
      scrolled: 0,
    });
    go({ page: 'notes', record: null });
  };

  return (
    <PageFrame
      title={report.accepted > 0 ? <Trans>Imported</Trans> : <Trans>Nothing new came in</Trans>}
      lead={<bdi>{file.name}</bdi>}
      foot={
        <>
          {canUndo && (
            <Button icon={Undo2} command="undo" onPress={undo}>
              <Trans>Undo the import</Trans>
            </Button>
          )}
          <LeaveButton leaving={leaving} isDone />
          {report.accepted + report.duplicate > 0 && (
            <Button kind="primary" onPress={show} autoFocus>
              <Trans>Show them</Trans>
            </Button>
          )}
        </>
      }
    >
      <div className="csv-report">
        <h2 className="hidden-text">
          <Trans>What came of it</Trans>
        </h2>
        <div className="csv-report-sum" role="status">
          <CircleCheck size={20} aria-hidden />
          <CountSum
            whole={{ count: report.received, name: t`rows` }}
            parts={[
              { count: report.accepted, name: t`new notes` },
              { count: report.duplicate, name: t`here already` },
              { count: report.suggested, name: t`suggested` },
              { count: report.conflict, name: t`in conflict` },
              { count: report.refused, name: t`refused` },
            ]}
          />
        </div>
        {report.refused > 0 ? (
          <>
            <p>
              <Trans>
                The rest came in. Repair these rows in the file and import it again: rows that are here already are
                passed over.
              </Trans>
            </p>
            <ProblemList label={t`Refused rows`} problems={report.problems} total={report.refused} />
          </>
        ) : (
          <p className="muted">
            {report.accepted > 0 ? (
              <Trans>Importing the same file again adds nothing.</Trans>
            ) : (
              <Trans>Every row of this file is here already, from this file or from another that holds the same.</Trans>
            )}
          </p>
        )}
      </div>
    </PageFrame>
  );
}
