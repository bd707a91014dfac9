import './switch.css';
import type { ReactNode } from 'react';
import { Switch as AriaSwitch } from 'react-aria-components';

interface Props {
  readonly children: ReactNode;
  readonly isSelected: boolean;
  readonly onChange: (isSelected: boolean) => void;
  readonly isDisabled?: boolean;
}

/** On or off, at once. For a choice that takes effect with a form, take Checkbox. */
export function Switch({ children, isSelected, onChange, isDisabled = false }: Props) {
  return (
    <AriaSwitch className="switch" isSelected={isSelected} onChange={onChange} isDisabled={isDisabled}>
      <span className="switch-track" aria-hidden>
        <span className="switch-knob" />
      </span>
      {children}
    </AriaSwitch>
  );
}
