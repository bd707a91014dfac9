import './question-box.css';
import { Trans, useLingui } from '@lingui/react/macro';
import { CalendarDays } from 'lucide-react';
import type { CsvDateFormat } from '#shared/import/csv-map.ts';
import { RadioCards } from '../../components/RadioCards.tsx';
import { useFormat } from '../../language/useFormat.ts';
import { type DateQuestion, readAs } from './date-question.ts';
import { withDates } from './map-draft.ts';
import type { CsvDraft } from './useCsvMap.ts';
import { useReadingWords } from './useReadingWords.ts';

interface Props {
  readonly question: DateQuestion;
  readonly draft: CsvDraft;
}

/** Asks which way round the dates of a column are, on one of its own values. Nothing is guessed. */
export function DateQuestionBox({ question, draft }: Props) {
  const { t } = useLingui();
  const format = useFormat();
  const words = useReadingWords();
  const { column, positions, formats, example } = question;
  const detail = (candidate: CsvDateFormat) => {
    const read = example === null ? null : readAs(example, candidate);
    return example === null || read === null ? words.datesMeaning(candidate) : t`${example} is ${format.day(read)}`;
  };
  return (
    <section className="question-box" role="status">
      <CalendarDays size={20} aria-hidden />
      <div className="question-box-words">
        <p>
          <Trans>
            The dates in the column “<bdi>{column}</bdi>” can be read in two ways. Which is meant?
          </Trans>
        </p>
        <RadioCards<CsvDateFormat>
          label={t`Order of day and month`}
          isLabelHidden
          value={null}
          onChange={(chosen) => draft.change(withDates(draft.map, positions, chosen))}
          choices={formats.map((candidate) => ({
            value: candidate,
            label: words.dates(candidate),
            detail: detail(candidate),
          }))}
        />
      </div>
    </section>
  );
}
