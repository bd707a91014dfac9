import './palette.css';
import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Dialog, Modal, ModalOverlay } from 'react-aria-components';
import { KeyHint } from '../components/KeyHint.tsx';
import { COMMANDS } from '../keys/commands.ts';
import { usePaletteEntries } from './usePaletteEntries.ts';

interface Props {
  readonly onClose: () => void;
}

/** Every command and every record, by a few letters. Arrows move, Enter does, Esc closes. */
export function Palette({ onClose }: Props) {
  const { t } = useLingui();
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const entries = usePaletteEntries(text);
  const chosen = Math.min(at, entries.length - 1);

  const run = (index: number) => {
    const entry = entries[index];
    if (!entry) return;
    onClose();
    // After the dialog has given the focus back, so that what the command focuses keeps it.
    requestAnimationFrame(entry.run);
  };

  return (
    <ModalOverlay className="palette-veil" isOpen onOpenChange={(open) => open || onClose()} isDismissable>
      <Modal className="palette-frame">
        <Dialog className="palette" aria-label={t`Find a command or record`}>
          <input
            className="palette-input"
            role="combobox"
            aria-expanded
            aria-controls="palette-list"
            aria-label={t`Find a command or record`}
            placeholder={t`Type a command or words of a title`}
            aria-activedescendant={entries.length > 0 ? `palette-${chosen}` : undefined}
            value={text}
            // A palette is opened to type into it.
            // oxlint-disable-next-line jsx-a11y/no-autofocus
            autoFocus
            dir="auto"
            spellCheck={false}
            onChange={(event) => {
              setText(event.target.value);
              setAt(0);
            }}
            onKeyDown={(event) => {
              const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
              if (step !== 0 && entries.length > 0) setAt((chosen + step + entries.length) % entries.length);
              else if (event.key === 'Enter' && !event.nativeEvent.isComposing) run(chosen);
              else return;
              event.preventDefault();
            }}
          />
          <ul className="palette-list" id="palette-list" role="listbox" aria-label={t`Commands and records`}>
            {entries.map((entry, index) => (
              // The keyboard is heard by the field above, which names the chosen row.
              // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
              <li
                key={entry.key}
                id={`palette-${index}`}
                className="palette-row"
                role="option"
                aria-selected={index === chosen}
                ref={index === chosen ? showRow : null}
                onPointerMove={() => setAt(index)}
                onClick={() => run(index)}
              >
                <entry.icon size={16} aria-hidden />
                <bdi className="palette-title cut">{entry.title}</bdi>
                <span className="palette-detail">{entry.detail}</span>
                {entry.command && COMMANDS[entry.command].keys.length > 0 && <KeyHint command={entry.command} />}
              </li>
            ))}
          </ul>
          {entries.length === 0 && (
            <p className="palette-empty">
              <Trans>Nothing found. Try fewer letters, or search in the notes with /.</Trans>
            </p>
          )}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function showRow(row: HTMLLIElement | null): void {
  row?.scrollIntoView({ block: 'nearest' });
}
