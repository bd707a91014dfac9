import './preview-pane.css';
import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useState } from 'react';
import type { ConcordError } from '#shared/errors.ts';
import type { Output } from '#shared/ipc/contract.ts';
import { ErrorNote } from '../../components/ErrorNote.tsx';
import { IconButton } from '../../components/IconButton.tsx';
import { useFormat } from '../../language/useFormat.ts';
import { CountSum } from '../exchange/CountSum.tsx';
import { ProblemList } from '../exchange/ProblemList.tsx';
import { PreviewNote } from './PreviewNote.tsx';

type CsvPreview = Output<'csv.preview'>;

interface Props {
  readonly notes: CsvPreview['notes'];
  /** Null while something has to be settled first. */
  readonly report: CsvPreview['report'] | null;
  readonly isPending: boolean;
  readonly refusal: ConcordError | null;
  readonly rowCount: number | null;
}

/** What would come in: the first notes as they will look, what is counted, and the rows that cannot be read. */
export function PreviewPane({ notes, report, isPending, refusal, rowCount }: Props) {
  const { t } = useLingui();
  const format = useFormat();
  const [at, setAt] = useState(0);
  const index = Math.min(at, Math.max(0, notes.length - 1));
  const note = notes[index];
  const isPartial = report !== null && (rowCount === null || report.received < rowCount);

  return (
    <div className="preview-pane" aria-busy={isPending}>
      <div className="preview-pane-head">
        <h2 className="preview-pane-title">
          <Trans>As the notes will look</Trans>
        </h2>
        {notes.length > 0 && (
          <span className="preview-pane-turn">
            <IconButton
              label={t`Note before`}
              icon={ChevronLeft}
              isPointing
              isDisabled={index === 0}
              onPress={() => setAt(index - 1)}
            />
            <span className="numbers">
              <Trans>
                {format.number(index + 1)} of {format.number(notes.length)}
              </Trans>
            </span>
            <IconButton
              label={t`Next note`}
              icon={ChevronRight}
              isPointing
              isDisabled={index >= notes.length - 1}
              onPress={() => setAt(index + 1)}
            />
          </span>
        )}
      </div>
      {refusal && <ErrorNote error={refusal} />}
      {!refusal && !report && !isPending && (
        <p className="muted">
          <Trans>They are shown here once it is said how the values are meant.</Trans>
        </p>
      )}
      {report && (
        <CountSum
          whole={{ count: report.received, name: plural(report.received, { one: 'row', other: 'rows' }) }}
          parts={[
            { count: report.accepted, name: t`can come in` },
            { count: report.duplicate, name: t`twice in the file` },
            { count: report.refused, name: t`cannot be read` },
          ]}
        />
      )}
      {report && (
        <p className="muted preview-pane-note">
          <Trans>Rows that are here already are passed over.</Trans>{' '}
          {isPartial && <Trans>Only the beginning of the file was read for this.</Trans>}
        </p>
      )}
      {report && report.problems.length > 0 && (
        <ProblemList label={t`Rows that cannot be read`} problems={report.problems} total={report.refused} />
      )}
      {note && report && <PreviewNote input={note} />}
    </div>
  );
}
