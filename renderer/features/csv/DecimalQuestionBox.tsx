import './question-box.css';
import { useLingui } from '@lingui/react/macro';
import { Calculator } from 'lucide-react';
import { RadioCards } from '../../components/RadioCards.tsx';
import type { CsvDraft } from './useCsvMap.ts';

interface Props {
  readonly draft: CsvDraft;
  /** What the reader of the file said, with one of its values. */
  readonly message: string;
}

/** Asks what stands before the fraction of a number. */
export function DecimalQuestionBox({ draft, message }: Props) {
  const { t } = useLingui();
  return (
    <section className="question-box" role="status">
      <Calculator size={20} aria-hidden />
      <div className="question-box-words">
        <p>{message}</p>
        <RadioCards<'.' | ','>
          label={t`Decimal sign`}
          isLabelHidden
          value={null}
          onChange={(decimal) => draft.change({ ...draft.map, decimal })}
          choices={[
            { value: '.', label: t`Point`, detail: t`1.234 is a little more than one; 1,234 is the thousand.` },
            { value: ',', label: t`Comma`, detail: t`1,234 is a little more than one; 1.234 is the thousand.` },
          ]}
        />
      </div>
    </section>
  );
}
