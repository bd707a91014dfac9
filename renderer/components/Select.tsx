import './select.css';
import { useLingui } from '@lingui/react/macro';
import { ChevronDown } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button, ListBox, Popover, Select as AriaSelect, SelectValue } from 'react-aria-components';
import { FieldFrame } from './FieldFrame.tsx';
import { ICON_SMALL } from './icon.ts';
import type { Option } from './option.ts';
import { OptionItem } from './OptionItem.tsx';

interface Props {
  readonly label: ReactNode;
  readonly isLabelHidden?: boolean;
  readonly options: readonly Option[];
  /** Null when nothing is chosen. A value that is not among the options is shown as it is. */
  readonly value: string | null;
  readonly onChange: (value: string | null) => void;
  /** Offers "Not given" as the first choice. */
  readonly isClearable?: boolean;
  readonly help?: ReactNode;
  readonly error?: string | null;
  readonly isDisabled?: boolean;
  readonly isRequired?: boolean;
  readonly autoFocus?: boolean;
}

/** Stands for "nothing" in the list, where every choice needs a key. */
const NOTHING = '\u0000nothing';

/** A longer list scrolls. */
const MOST_PX = 360;

/** One of a short list. Letters jump to a choice; for long lists take ComboBox. */
export function Select({
  label,
  isLabelHidden = false,
  options,
  value,
  onChange,
  isClearable = false,
  help,
  error = null,
  isDisabled = false,
  isRequired = false,
  autoFocus = false,
}: Props) {
  const { t } = useLingui();
  const isForeign = value !== null && !options.some((option) => option.value === value);
  const choices: readonly Option[] = [
    ...(isClearable ? [{ value: NOTHING, label: t`Not given` }] : []),
    ...options,
    ...(isForeign ? [{ value, label: value }] : []),
  ];
  return (
    <AriaSelect
      className="field-frame"
      value={value ?? (isClearable ? NOTHING : null)}
      onChange={(key) => onChange(key === null || key === NOTHING ? null : String(key))}
      isDisabled={isDisabled}
      isRequired={isRequired}
      isInvalid={error !== null}
      autoFocus={autoFocus}
      placeholder={t`Choose`}
      validationBehavior="aria"
    >
      <FieldFrame label={label} isLabelHidden={isLabelHidden} help={help} error={error}>
        <Button className="field-frame-control select-button">
          <SelectValue className="select-value">
            {({ defaultChildren, isPlaceholder }) => {
              const chosen = choices.find((option) => option.value === (value ?? NOTHING));
              if (isPlaceholder || !chosen) return defaultChildren;
              return (
                <>
                  {chosen.sign}
                  {/* A sign that says it all is a text itself; said twice it would be no name to speak. */}
                  {!chosen.isLabelHidden && <bdi className="cut">{chosen.label}</bdi>}
                </>
              );
            }}
          </SelectValue>
          <ChevronDown size={ICON_SMALL} aria-hidden />
        </Button>
      </FieldFrame>
      <Popover className="option-list" offset={2} maxHeight={MOST_PX}>
        <ListBox items={choices}>{(option) => <OptionItem id={option.value} option={option} />}</ListBox>
      </Popover>
    </AriaSelect>
  );
}
