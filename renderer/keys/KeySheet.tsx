import './key-sheet.css';
import { Trans, useLingui } from '@lingui/react/macro';
import { Dialog } from '../components/Dialog.tsx';
import { KeyHint } from '../components/KeyHint.tsx';
import { COMMAND_NAMES, COMMANDS, type GroupName, GROUPS } from './commands.ts';

interface Props {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

const ORDER: readonly GroupName[] = ['everywhere', 'list', 'record', 'text'];

/** All keys on one sheet. */
export function KeySheet({ isOpen, onClose }: Props) {
  const { i18n } = useLingui();
  return (
    <Dialog title={<Trans>Keys</Trans>} isOpen={isOpen} onClose={onClose} size="large">
      <div className="key-sheet">
        {ORDER.map((group) => (
          <section key={group} className="key-sheet-group">
            <h3 className="key-sheet-title">{i18n._(GROUPS[group])}</h3>
            <dl className="key-sheet-list">
              {COMMAND_NAMES.filter((name) => COMMANDS[name].group === group && COMMANDS[name].keys.length > 0).map(
                (name) => (
                  <div key={name} className="key-sheet-row">
                    <dt>{i18n._(COMMANDS[name].title)}</dt>
                    <dd className="key-sheet-keys">
                      {COMMANDS[name].keys.map((chord) => (
                        <span key={chord}>
                          <KeyHint command={name} chord={chord} />
                          <span className="hidden-text">{chord}</span>
                        </span>
                      ))}
                    </dd>
                  </div>
                ),
              )}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
