import './add-box.css';
import { Trans } from '@lingui/react/macro';
import { type KeyboardEvent, type ReactNode, type Ref, useId, useState } from 'react';
import { Input, TextField as AriaTextField } from 'react-aria-components';
import { FieldFrame } from './FieldFrame.tsx';
import { groupedOptions, matchOptions } from './match-options.ts';
import type { Option } from './option.ts';

interface Props {
  readonly label: ReactNode;
  readonly isLabelHidden?: boolean;
  /** What can be added; leave out what is there already. */
  readonly options: readonly Option[];
  readonly onAdd: (value: string) => void;
  /** Turns typed text that is no option into one that can be added; null where it cannot be. */
  readonly create?: (text: string) => Option | null;
  /** Told of each keystroke, to look up more options. */
  readonly onInput?: (text: string) => void;
  /** True when the options are already what was looked up for the typed text. */
  readonly isLookedUp?: boolean;
  /** Backspace in the empty field: takes the last one away again. */
  readonly onTakeBack?: () => void;
  readonly help?: ReactNode;
  readonly error?: string | null;
  readonly placeholder?: string;
  readonly inputRef?: Ref<HTMLInputElement>;
  /** Leaves typed text where it is when the field is left, where adding is done by Enter alone. */
  readonly isKeptOnLeave?: boolean;
  /** Opens the list above the field, for a field at the foot of the window. */
  readonly isUpward?: boolean;
  /** What was added so far, inside the field before the cursor. */
  readonly children?: ReactNode;
}

/** The most rows that are offered at once; typing on finds the rest. */
const MOST_ROWS = 60;

/**
 * A field that adds one thing after another to a set. Arrows choose, Enter adds and the field is free for the next. Text
 * that can become something of its own is offered first when nothing else is exactly it, and is added when the field is
 * left.
 */
export function AddBox({
  label,
  isLabelHidden = false,
  options,
  onAdd,
  create = createNothing,
  onInput = () => undefined,
  isLookedUp = false,
  onTakeBack = () => undefined,
  help,
  error = null,
  placeholder = '',
  inputRef = null,
  isKeptOnLeave = false,
  isUpward = false,
  children,
}: Props) {
  const list = useId();
  const [text, setText] = useState('');
  const [isOpen, setOpen] = useState(false);
  const [at, setAt] = useState(0);

  const wanted = text.trim();
  const found = (isLookedUp ? options : matchOptions(options, wanted)).slice(0, MOST_ROWS);
  const own = wanted === '' ? null : create(wanted);
  const isKnown = own !== null && options.some((option) => option.value === own.value);
  const rows = own && !isKnown ? [...found, own] : found;
  const chosen = Math.min(at, rows.length - 1);
  const isShown = isOpen && (rows.length > 0 || wanted !== '');

  const type = (next: string) => {
    setText(next);
    setAt(0);
    setOpen(next.trim() !== '');
    onInput(next);
  };
  const add = (option: Option | undefined) => {
    if (!option) return;
    type('');
    onAdd(option.value);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || !(event.target instanceof HTMLInputElement)) return;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) {
      if (isShown) setAt((chosen + step + rows.length) % Math.max(1, rows.length));
      else setOpen(true);
    } else if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey && (isShown || wanted !== ''))
      add(rows[chosen]);
    else if (event.key === 'Escape' && (isShown || text !== '')) type('');
    else if (event.key === 'Backspace' && text === '') return onTakeBack();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const onBlur = () => {
    setOpen(false);
    const exact = found.find(
      (option) => option.value === own?.value || option.label.toLowerCase() === wanted.toLowerCase(),
    );
    if (wanted !== '' && !isKeptOnLeave) add(exact ?? own ?? undefined);
  };

  return (
    <AriaTextField
      className="field-frame"
      value={text}
      onChange={type}
      onBlur={onBlur}
      isInvalid={error !== null}
      validationBehavior="aria"
    >
      <FieldFrame label={label} isLabelHidden={isLabelHidden} help={help} error={error}>
        {/* The field hears the keyboard; around it, so that keys it has no use for go on to the commands. */}
        {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions */}
        <div className="add-box" onKeyDown={onKeyDown}>
          <div className="field-frame-control add-box-field">
            {children}
            <Input
              className="add-box-input"
              role="combobox"
              aria-autocomplete="list"
              aria-expanded={isShown}
              aria-controls={list}
              aria-activedescendant={isShown && rows.length > 0 ? `${list}-${chosen}` : undefined}
              dir="auto"
              placeholder={placeholder}
              spellCheck={false}
              ref={inputRef}
              onClick={() => setOpen(true)}
            />
          </div>
          <div
            className={isUpward ? 'add-box-list add-box-upward option-list' : 'add-box-list option-list'}
            role="listbox"
            id={list}
            aria-label={typeof label === 'string' ? label : undefined}
            hidden={!isShown}
          >
            {isShown && (
              <Rows rows={rows} isGrouped={wanted === ''} list={list} chosen={chosen} onPoint={setAt} onAdd={add} />
            )}
            {isShown && rows.length === 0 && (
              <div className="option-list-empty" role="option" aria-selected={false} aria-disabled>
                <Trans>Nothing found.</Trans>
              </div>
            )}
          </div>
        </div>
      </FieldFrame>
    </AriaTextField>
  );
}

function createNothing(): null {
  return null;
}

interface RowsProps {
  readonly rows: readonly Option[];
  readonly isGrouped: boolean;
  readonly list: string;
  readonly chosen: number;
  readonly onPoint: (index: number) => void;
  readonly onAdd: (option: Option) => void;
}

function Rows({ rows, isGrouped, list, chosen, onPoint, onAdd }: RowsProps) {
  const row = (option: Option) => {
    const index = rows.indexOf(option);
    return (
      // The keyboard is heard by the field, which names the chosen row.
      // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
      <div
        key={option.value}
        id={`${list}-${index}`}
        role="option"
        tabIndex={-1}
        aria-selected={index === chosen}
        className="option-item add-box-row"
        ref={index === chosen ? showRow : null}
        // Keeps the focus in the field, whose leaving would close the list before the click arrives.
        onPointerDown={(event) => event.preventDefault()}
        onPointerMove={() => onPoint(index)}
        onClick={() => onAdd(option)}
      >
        {option.sign}
        <span className="option-item-words">
          <bdi>{option.label}</bdi>
          {option.detail !== undefined && <span className="option-item-detail">{option.detail}</span>}
        </span>
      </div>
    );
  };
  if (!isGrouped) return rows.map(row);
  return groupedOptions(rows).map((entry) =>
    'options' in entry ? (
      <div key={entry.group} role="group" aria-label={entry.group}>
        <div className="option-list-group" aria-hidden>
          {entry.group}
        </div>
        {entry.options.map(row)}
      </div>
    ) : (
      row(entry)
    ),
  );
}

function showRow(row: HTMLDivElement | null): void {
  row?.scrollIntoView({ block: 'nearest' });
}
