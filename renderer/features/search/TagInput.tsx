import './tag-input.css';
import { useId, useState } from 'react';
import { TagChip } from '../../components/TagChip.tsx';
import { matchOptions } from '../../components/match-options.ts';

interface Props {
  readonly label: string;
  /** Tags in use, most used first. */
  readonly tags: readonly string[];
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Enter: the chosen suggestion, else what was typed. */
  readonly onEnter: (tag: string) => void;
  readonly onEscape: () => void;
}

const MOST_SUGGESTIONS = 6;

/** A tag typed with the ones in use offered above it; arrows choose one, Enter takes it. */
export function TagInput({ label, tags, value, onChange, onEnter, onEscape }: Props) {
  const listId = useId();
  const [at, setAt] = useState(-1);
  const suggestions = matchOptions(
    tags.map((tag) => ({ value: tag, label: tag })),
    value,
  ).slice(0, MOST_SUGGESTIONS);
  const chosen = suggestions[at]?.value ?? null;

  return (
    <div className="tag-input">
      {suggestions.length > 0 && (
        <ul className="tag-input-list" role="listbox" id={listId} aria-label={label}>
          {suggestions.map(({ value: tag }, index) => (
            // The field hears the keyboard and names the chosen row.
            // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
            <li
              key={tag}
              id={`${listId}-${index}`}
              className="tag-input-row"
              role="option"
              aria-selected={index === at}
              onClick={() => onEnter(tag)}
            >
              <TagChip tag={tag} />
            </li>
          ))}
        </ul>
      )}
      <input
        className="field-frame-control"
        role="combobox"
        aria-expanded={suggestions.length > 0}
        aria-controls={listId}
        aria-activedescendant={chosen === null ? undefined : `${listId}-${at}`}
        aria-autocomplete="list"
        aria-label={label}
        value={value}
        maxLength={120}
        dir="auto"
        spellCheck={false}
        // The panel was asked for by a key, to be typed into.
        // oxlint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
        onChange={(event) => {
          onChange(event.target.value);
          setAt(-1);
        }}
        onKeyDown={(event) => {
          const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
          if (step !== 0 && suggestions.length > 0)
            setAt((at + step + suggestions.length + (at === -1 && step === -1 ? 1 : 0)) % suggestions.length);
          else if (event.key === 'Enter' && !event.nativeEvent.isComposing) onEnter(chosen ?? value);
          else if (event.key === 'Escape') onEscape();
          else return;
          event.preventDefault();
        }}
      />
    </div>
  );
}
