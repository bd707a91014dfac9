import './checkbox.css';
import { Check, Minus } from 'lucide-react';
import type { ReactNode } from 'react';
import { Checkbox as AriaCheckbox } from 'react-aria-components';

interface Props {
  readonly children: ReactNode;
  readonly isSelected: boolean;
  readonly onChange: (isSelected: boolean) => void;
  /** Neither yes nor no: some of what it stands for. */
  readonly isMixed?: boolean;
  readonly isDisabled?: boolean;
  /** A second line. */
  readonly detail?: ReactNode;
}

export function Checkbox({ children, isSelected, onChange, isMixed = false, isDisabled = false, detail }: Props) {
  return (
    <AriaCheckbox
      className="checkbox"
      isSelected={isSelected}
      onChange={onChange}
      isIndeterminate={isMixed}
      isDisabled={isDisabled}
    >
      <span className="checkbox-box" aria-hidden>
        {isMixed ? <Minus size={12} /> : isSelected ? <Check size={12} /> : null}
      </span>
      <span className="checkbox-words">
        {children}
        {detail !== undefined && <span className="checkbox-detail">{detail}</span>}
      </span>
    </AriaCheckbox>
  );
}
