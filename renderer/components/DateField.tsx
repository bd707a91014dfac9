import { useLingui } from '@lingui/react/macro';
import { type KeyboardEvent, type ReactNode, useState } from 'react';
import { Input, TextField as AriaTextField } from 'react-aria-components';
import { useFormat } from '../language/useFormat.ts';
import { FieldFrame } from './FieldFrame.tsx';
import { nextDay, readTypedDay, today } from './read-day.ts';

interface Props {
  readonly label: ReactNode;
  readonly isLabelHidden?: boolean;
  /** ISO 8601, `2026-11-24`, or with a time; null when not given. */
  readonly value: string | null;
  readonly onChange: (value: string | null) => void;
  readonly help?: ReactNode;
  readonly error?: string | null;
  readonly autoFocus?: boolean;
}

/**
 * A day, typed as people write it (`24 Nov 2026`, `24/11/2026`, `2026-11-24`, `t` for today, `y` for yesterday) or moved
 * with the arrow keys. What was understood is said back in words below the field.
 */
export function DateField({
  label,
  isLabelHidden = false,
  value,
  onChange,
  help,
  error = null,
  autoFocus = false,
}: Props) {
  const { t } = useLingui();
  const format = useFormat();
  const [typed, setTyped] = useState<string | null>(null);
  const reading = typed === null ? value : readTypedDay(typed);
  const isWrong = typed !== null && typed.trim() !== '' && reading === null;

  const settle = () => {
    if (typed === null || isWrong) return;
    setTyped(null);
    if (reading !== value) onChange(reading);
  };
  const step = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
    event.preventDefault();
    setTyped(null);
    onChange(reading === null ? today() : nextDay(reading, event.key === 'ArrowUp' ? 1 : -1));
  };
  const readBack = typed !== null && reading !== null ? format.dayAndTime(reading) : null;

  return (
    <AriaTextField
      className="field-frame"
      value={typed ?? (value === null ? '' : format.dayAndTime(value))}
      onChange={setTyped}
      onBlur={settle}
      isInvalid={isWrong || error !== null}
      autoFocus={autoFocus}
      validationBehavior="aria"
    >
      <FieldFrame
        label={label}
        isLabelHidden={isLabelHidden}
        help={readBack ?? help}
        error={isWrong ? t`Write a date such as 24 Nov 2026 or 2026-11-24.` : error}
      >
        <Input
          className="field-frame-control numbers"
          dir="auto"
          placeholder={t`24 Nov 2026`}
          spellCheck={false}
          // Not on the field itself, which would keep every other key from the commands.
          onKeyDown={step}
        />
      </FieldFrame>
    </AriaTextField>
  );
}
