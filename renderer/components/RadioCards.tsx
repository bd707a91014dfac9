import './radio-cards.css';
import type { ReactNode } from 'react';
import { Label, Radio, RadioGroup } from 'react-aria-components';

interface Choice<V extends string> {
  readonly value: V;
  readonly label: string;
  readonly detail?: string;
  /** Shown in place of the label, such as a marking as it is published. */
  readonly sign?: ReactNode;
}

interface Props<V extends string> {
  readonly label: ReactNode;
  readonly isLabelHidden?: boolean;
  readonly choices: readonly Choice<V>[];
  /** Null while nothing is chosen. */
  readonly value: V | null;
  readonly onChange: (value: V) => void;
  /** One below the other, for longer meanings. */
  readonly isStacked?: boolean;
}

/** One of few choices, all in view with what they mean. */
export function RadioCards<V extends string>({
  label,
  isLabelHidden = false,
  choices,
  value,
  onChange,
  isStacked = false,
}: Props<V>) {
  return (
    <RadioGroup
      className="radio-cards"
      value={value}
      onChange={(chosen) => {
        const choice = choices.find((one) => one.value === chosen);
        if (choice) onChange(choice.value);
      }}
      orientation={isStacked ? 'vertical' : 'horizontal'}
    >
      <Label className={isLabelHidden ? 'hidden-text' : 'field-frame-label'}>{label}</Label>
      <div className={isStacked ? 'radio-cards-stack' : 'radio-cards-row'}>
        {choices.map((choice) => (
          <Radio key={choice.value} value={choice.value} className="radio-cards-card">
            <span className="radio-cards-dot" aria-hidden />
            <span>
              <span className="radio-cards-label">{choice.sign ?? choice.label}</span>
              {choice.detail !== undefined && <span className="radio-cards-detail">{choice.detail}</span>}
            </span>
          </Radio>
        ))}
      </div>
    </RadioGroup>
  );
}
