import type { ReactNode, Ref } from 'react';
import { Input, TextField as AriaTextField } from 'react-aria-components';
import { FieldFrame } from './FieldFrame.tsx';

interface Props {
  readonly label: ReactNode;
  readonly isLabelHidden?: boolean;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onBlur?: () => void;
  readonly help?: ReactNode;
  /** What is wrong and what to do; null when all is well. */
  readonly error?: string | null;
  readonly type?: 'text' | 'password' | 'search';
  readonly placeholder?: string;
  readonly maxLength?: number;
  readonly isRequired?: boolean;
  readonly isReadOnly?: boolean;
  readonly isDisabled?: boolean;
  readonly autoFocus?: boolean;
  readonly autoComplete?: string;
  /** `ltr` for codes, keys and numbers; else the text decides. */
  readonly dir?: 'auto' | 'ltr';
  readonly inputRef?: Ref<HTMLInputElement>;
}

/** One line of text. */
export function TextField({
  label,
  isLabelHidden = false,
  value,
  onChange,
  onBlur = () => undefined,
  help,
  error = null,
  type = 'text',
  placeholder = '',
  maxLength = 10_000,
  isRequired = false,
  isReadOnly = false,
  isDisabled = false,
  autoFocus = false,
  autoComplete = 'off',
  dir = 'auto',
  inputRef = null,
}: Props) {
  return (
    <AriaTextField
      className="field-frame"
      value={value}
      onChange={onChange}
      onBlur={onBlur}
      type={type}
      maxLength={maxLength}
      isRequired={isRequired}
      isReadOnly={isReadOnly}
      isDisabled={isDisabled}
      isInvalid={error !== null}
      autoFocus={autoFocus}
      autoComplete={autoComplete}
      validationBehavior="aria"
    >
      <FieldFrame label={label} isLabelHidden={isLabelHidden} help={help} error={error}>
        <Input
          className="field-frame-control"
          dir={dir}
          placeholder={placeholder}
          spellCheck={type === 'text'}
          ref={inputRef}
        />
      </FieldFrame>
    </AriaTextField>
  );
}
