import './mapping-pane.css';
import { Trans } from '@lingui/react/macro';
import type { ConcordError } from '#shared/errors.ts';
import { ErrorNote } from '../../components/ErrorNote.tsx';
import { Section } from '../../components/Section.tsx';
import { ColumnTable } from './ColumnTable.tsx';
import { asksForDecimal, type DateQuestion } from './date-question.ts';
import { DateQuestionBox } from './DateQuestionBox.tsx';
import { DecimalQuestionBox } from './DecimalQuestionBox.tsx';
import { EveryNote } from './EveryNote.tsx';
import { MapBar } from './MapBar.tsx';
import { ReadingBar } from './ReadingBar.tsx';
import { UnmappedChoice } from './UnmappedChoice.tsx';
import type { CsvDraft } from './useCsvMap.ts';
import { useMapSummary } from './useMapSummary.ts';

interface Props {
  readonly draft: CsvDraft;
  readonly question: DateQuestion | null;
  readonly refusal: ConcordError | null;
}

/** Everything that is said about a file before it comes in, the most needed first. */
export function MappingPane({ draft, question, refusal }: Props) {
  const summaries = useMapSummary(draft);
  return (
    <>
      {draft.error !== null && <ErrorNote error={draft.error} />}
      {question && <DateQuestionBox question={question} draft={draft} />}
      {!question && asksForDecimal(refusal) && <DecimalQuestionBox draft={draft} message={refusal?.message ?? ''} />}
      <section className="mapping-pane-part">
        <h2 className="mapping-pane-title">
          <Trans>How the columns are understood</Trans>
        </h2>
        <MapBar draft={draft} />
        <div>
          <Section name="csv.reading" title={<Trans>How the file is read</Trans>} summary={summaries.reading}>
            <div className="mapping-pane-part">
              <ReadingBar draft={draft} />
            </div>
          </Section>
          <Section name="csv.every" title={<Trans>What every note gets</Trans>} summary={summaries.everyNote}>
            <div className="mapping-pane-part">
              <EveryNote map={draft.map} onChange={draft.change} />
            </div>
          </Section>
        </div>
      </section>
      <section className="mapping-pane-part">
        <h2 className="mapping-pane-title">
          <Trans>Column by column</Trans>
        </h2>
        <ColumnTable draft={draft} />
        <UnmappedChoice map={draft.map} onChange={draft.change} />
      </section>
    </>
  );
}
