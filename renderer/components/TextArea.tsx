import './text-area.css';
import type { ReactNode } from 'react';
import { TextArea as AriaTextArea, TextField as AriaTextField } from 'react-aria-components';
import { FieldFrame } from './FieldFrame.tsx';

interface Props {
  readonly label: ReactNode;
  readonly isLabelHidden?: boolean;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onBlur?: () => void;
  readonly help?: ReactNode;
  readonly error?: string | null;
  readonly placeholder?: string;
  readonly maxLength?: number;
  /** Lines that are shown while it is empty; it grows with the text. */
  readonly rows?: number;
  readonly isReadOnly?: boolean;
  readonly autoFocus?: boolean;
}

/** Several lines of plain text. Long Markdown has its own editor. */
export function TextArea({
  label,
  isLabelHidden = false,
  value,
  onChange,
  onBlur = () => undefined,
  help,
  error = null,
  placeholder = '',
  maxLength = 20_000,
  rows = 3,
  isReadOnly = false,
  autoFocus = false,
}: Props) {
  return (
    <AriaTextField
      className="field-frame"
      value={value}
      onChange={onChange}
      onBlur={onBlur}
      maxLength={maxLength}
      isReadOnly={isReadOnly}
      isInvalid={error !== null}
      autoFocus={autoFocus}
      validationBehavior="aria"
    >
      <FieldFrame label={label} isLabelHidden={isLabelHidden} help={help} error={error}>
        <AriaTextArea
          className="field-frame-control text-area"
          dir="auto"
          placeholder={placeholder}
          rows={rows}
          // A field that grows with its content does not heed its rows.
          style={{ minBlockSize: `${rows * 20 + 12}px` }}
        />
      </FieldFrame>
    </AriaTextField>
  );
}
