import './combo-box.css';
import { Trans, useLingui } from '@lingui/react/macro';
import { ChevronDown } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, type Ref, useMemo, useRef, useState } from 'react';
import {
  Button,
  Collection,
  ComboBox as AriaComboBox,
  Group,
  Header,
  Input,
  ListBox,
  ListBoxSection,
  Popover,
} from 'react-aria-components';
import { FieldFrame } from './FieldFrame.tsx';
import { ICON_SMALL } from './icon.ts';
import type { Option } from './option.ts';
import { groupedOptions, matchOptions, type OptionGroup } from './match-options.ts';
import { OptionItem } from './OptionItem.tsx';

interface Props {
  readonly label: ReactNode;
  readonly isLabelHidden?: boolean;
  readonly options: readonly Option[];
  /** The value of an option, or any text where `allowsOther`; null when nothing is chosen. */
  readonly value: string | null;
  readonly onChange: (value: string | null) => void;
  /** Takes text that no option has, such as a place that the register does not know. */
  readonly allowsOther?: boolean;
  /** Told of each keystroke, to look up more options. */
  readonly onInput?: (text: string) => void;
  /** True when the options are already what was looked up for the typed text. */
  readonly isLookedUp?: boolean;
  /** The option that a whole text means although no label or alias says it; null for none. */
  readonly find?: (text: string) => string | null;
  readonly help?: ReactNode;
  readonly error?: string | null;
  readonly placeholder?: string;
  readonly isRequired?: boolean;
  readonly autoFocus?: boolean;
  /** Shows the choices as soon as the field has the focus, for a field that was asked for to choose. */
  readonly opensAtOnce?: boolean;
  readonly inputRef?: Ref<HTMLInputElement>;
}

const findNothing = () => null;

/** The most rows that are offered at once; typing on finds the rest. */
const MOST_ROWS = 100;
/** A longer list scrolls. */
const MOST_PX = 360;

/**
 * One of a long list, found by typing: by label, alias or code, the beginnings of words first. Leaving the field or Enter
 * takes what was typed when only one choice fits; text that fits none stays in the field and is said.
 */
export function ComboBox({
  label,
  isLabelHidden = false,
  options,
  value,
  onChange,
  allowsOther = false,
  onInput = () => undefined,
  isLookedUp = false,
  find = findNothing,
  help,
  error = null,
  placeholder = '',
  isRequired = false,
  autoFocus = false,
  opensAtOnce = false,
  inputRef = null,
}: Props) {
  const { t } = useLingui();
  const chosen = options.find((option) => option.value === value) ?? null;
  const shown = chosen?.label ?? value ?? '';
  // Null while the field rests: it then shows what is chosen.
  const [typed, setTyped] = useState<string | null>(null);
  // The same, for handlers that run one after the other within one event.
  const latest = useRef(typed);
  const [isFocused, setFocused] = useState(false);
  const [before, setBefore] = useState(value);
  if (before !== value) {
    // What was chosen elsewhere, by undo or a merge, is what the field shows.
    setBefore(value);
    if (!isFocused) setTyped(null);
  }
  const text = typed ?? shown;
  const wanted = typed === null || typed === shown ? '' : typed.trim();
  const rows = useMemo(() => {
    const found = options.find((option) => option.value === find(wanted));
    const fitting = isLookedUp ? options : matchOptions(options, wanted);
    return (found && wanted !== '' ? [found, ...fitting.filter((option) => option !== found)] : fitting).slice(
      0,
      MOST_ROWS,
    );
  }, [options, wanted, isLookedUp, find]);
  const entries: readonly (Option | OptionGroup)[] = wanted === '' ? groupedOptions(rows) : rows;

  const become = (next: string | null) => {
    latest.current = next;
    setTyped(next);
  };
  const settle = () => {
    if (latest.current === null) return;
    const said = latest.current.trim();
    const exact =
      options.find((option) => [option.label, option.value].some((name) => name.toLowerCase() === said.toLowerCase()))
        ?.value ?? find(said);
    const only = !allowsOther && rows.length === 1 && said === wanted ? rows[0]?.value : undefined;
    const result = said === '' ? null : (exact ?? only ?? (allowsOther ? said : undefined));
    if (result === undefined) return;
    become(null);
    if (result !== value) onChange(result);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && latest.current !== null) settle();
    // What closes the list closes nothing else.
    if (event.key === 'Escape' && event.currentTarget.getAttribute('aria-expanded') === 'true') event.stopPropagation();
  };
  // Only typing opens the list again: text that changes because a choice was taken would cover the next field with it.
  const menuTrigger = opensAtOnce && !isFocused ? 'focus' : typed === null ? 'manual' : 'input';
  const isUnread = wanted !== '' && !isFocused && !allowsOther;
  const problem = isUnread
    ? rows.length > 1
      ? t`More than one choice fits. Choose one.`
      : t`Nothing in the list fits. Choose one of the list.`
    : error;

  return (
    <AriaComboBox
      className="field-frame"
      items={entries}
      inputValue={text}
      onInputChange={(next) => {
        if (next === text) return;
        become(next);
        onInput(next);
      }}
      value={chosen?.value ?? null}
      onChange={(key) => {
        if (key === null) return;
        become(null);
        onChange(String(key));
      }}
      onFocusChange={setFocused}
      onBlur={settle}
      onKeyDown={onKeyDown}
      allowsCustomValue
      // Where any text will do, a list with nothing in it would only cover the next field.
      allowsEmptyCollection={!allowsOther}
      menuTrigger={menuTrigger}
      isRequired={isRequired}
      isInvalid={problem !== null}
      autoFocus={autoFocus}
      validationBehavior="aria"
    >
      <FieldFrame label={label} isLabelHidden={isLabelHidden} help={help} error={problem}>
        <Group className="field-frame-control combo-box">
          <Input className="combo-box-input" dir="auto" placeholder={placeholder} spellCheck={false} ref={inputRef} />
          <Button className="combo-box-button" aria-label={t`Show all choices`}>
            <ChevronDown size={ICON_SMALL} aria-hidden />
          </Button>
        </Group>
      </FieldFrame>
      <Popover className="option-list" offset={2} maxHeight={MOST_PX}>
        <ListBox<Option | OptionGroup>
          renderEmptyState={() => (
            <div className="option-list-empty">
              <Trans>Nothing in the list fits.</Trans>
            </div>
          )}
        >
          {(entry) =>
            'options' in entry ? (
              <ListBoxSection id={entry.group}>
                <Header className="option-list-group">{entry.group}</Header>
                <Collection items={entry.options}>
                  {(option) => <OptionItem id={option.value} option={option} />}
                </Collection>
              </ListBoxSection>
            ) : (
              <OptionItem id={entry.value} option={entry} />
            )
          }
        </ListBox>
      </Popover>
    </AriaComboBox>
  );
}
