import { type ReactNode, useState } from 'react';
import { Input, TextField as AriaTextField } from 'react-aria-components';
import { FieldFrame } from './FieldFrame.tsx';
import { readTypedNumber } from './read-number.ts';

interface Props {
  readonly label: ReactNode;
  readonly isLabelHidden?: boolean;
  readonly value: number | null;
  readonly onChange: (value: number | null) => void;
  /** Both bounds are allowed values. */
  readonly least: number;
  readonly most: number;
  readonly isWhole?: boolean;
  readonly help?: ReactNode;
  readonly error?: string | null;
  readonly placeholder?: string;
}

/**
 * A number typed as text, read when the field is left: with a point or comma, in any script's digits. What is not a
 * number within the bounds stays in the field and is said, and the last good value is kept.
 */
export function NumberField({
  label,
  isLabelHidden = false,
  value,
  onChange,
  least,
  most,
  isWhole = false,
  help,
  error = null,
  placeholder = '',
}: Props) {
  const [typed, setTyped] = useState<string | null>(null);
  const reading = typed === null ? null : readTypedNumber(typed, { least, most, isWhole });
  const wrong = reading !== null && !reading.ok;
  const settle = () => {
    if (!reading?.ok) return;
    setTyped(null);
    if (reading.value !== value) onChange(reading.value);
  };
  const bounds = `${least} – ${most}`;
  return (
    <AriaTextField
      className="field-frame"
      value={typed ?? (value === null ? '' : String(value))}
      onChange={setTyped}
      onBlur={settle}
      isInvalid={wrong || error !== null}
      validationBehavior="aria"
      inputMode={isWhole ? 'numeric' : 'decimal'}
    >
      <FieldFrame label={label} isLabelHidden={isLabelHidden} help={help} error={wrong ? bounds : error}>
        <Input className="field-frame-control numbers" dir="ltr" placeholder={placeholder} spellCheck={false} />
      </FieldFrame>
    </AriaTextField>
  );
}
