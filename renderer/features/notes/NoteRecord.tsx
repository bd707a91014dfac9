import { useLingui } from '@lingui/react/macro';
import { useAnswer } from '../../bridge/useAnswer.ts';
import { SeverityBar } from '../../components/SeverityBar.tsx';
import { precisionShown } from '../../language/dates.ts';
import { useFormat } from '../../language/useFormat.ts';
import { useTerms } from '../../language/useTerms.ts';
import { MarkdownView } from '../../markdown/MarkdownView.tsx';
import { PlaceName } from '../records/PlaceName.tsx';
import { RecordFrame } from '../records/RecordFrame.tsx';
import { RecordTrouble } from '../records/RecordTrouble.tsx';
import { NoteSections } from './NoteSections.tsx';

interface Props {
  readonly id: string;
  readonly onBack: (() => void) | null;
}

/** A note to be read, in the order of a human report. */
export function NoteRecord({ id, onBack }: Props) {
  const { t } = useLingui();
  const format = useFormat();
  const { term, country } = useTerms();
  const { data: note, error } = useAnswer('notes.get', { id });
  if (!note) return <RecordTrouble error={error} onBack={onBack} />;

  const { values } = note;
  const place = [values.place, values.country === null ? null : country(values.country)].filter(
    (part) => part !== null,
  );
  const meta = (
    <>
      <SeverityBar severity={values.severity} isSpelledOut />
      {place.length > 0 && (
        <span>
          <PlaceName parts={place} />
        </span>
      )}
      {values.eventStart !== null && (
        <span className="numbers">
          {format.span(values.eventStart, values.eventEnd, precisionShown(values.eventPrecision))}
        </span>
      )}
      {values.type !== null && <span>{term('type', values.type)}</span>}
      <span className="note-record-status" data-status={values.status ?? ''}>
        {values.status === null ? t`No status` : term('status', values.status)}
      </span>
    </>
  );
  return (
    <RecordFrame record={note} onBack={onBack} meta={meta}>
      {values.summary !== null && (
        <p className="record-frame-summary" dir="auto">
          {values.summary}
        </p>
      )}
      {values.body !== null && <MarkdownView source={values.body} />}
      <NoteSections values={values} />
    </RecordFrame>
  );
}
