import './field-frame.css';
import type { ReactNode } from 'react';
import { FieldError, Label, Text } from 'react-aria-components';

interface Props {
  readonly label: ReactNode;
  readonly isLabelHidden?: boolean;
  readonly help?: ReactNode;
  readonly error?: string | null;
  readonly children: ReactNode;
}

/** What stands around the control inside a React Aria field: name above, help or what is wrong below. */
export function FieldFrame({ label, isLabelHidden = false, help, error = null, children }: Props) {
  return (
    <>
      <Label className={isLabelHidden ? 'hidden-text' : 'field-frame-label'}>{label}</Label>
      {children}
      {error === null && help !== undefined && (
        <Text slot="description" className="field-frame-help">
          {help}
        </Text>
      )}
      {error !== null && <FieldError className="field-frame-error">{error}</FieldError>}
    </>
  );
}
