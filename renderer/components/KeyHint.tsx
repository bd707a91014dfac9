import './key-hint.css';
import { useConnection } from '../bridge/useConnection.ts';
import { chordKeys } from '../keys/chord.ts';
import { COMMANDS, type CommandName } from '../keys/commands.ts';
import { isMacPlatform } from '../keys/platform.ts';

interface Props {
  readonly command: CommandName;
  /** Which of the command's chords; the first unless told otherwise. */
  readonly chord?: string;
}

/** The keys of a command as they are on this keyboard; nothing for a command without keys. */
export function KeyHint({ command, chord }: Props) {
  const { bridge } = useConnection();
  const keys: readonly string[] = COMMANDS[command].keys;
  const shown = chord ?? keys[0];
  if (shown === undefined) return null;
  return (
    <span className="key-hint" dir="ltr" aria-hidden>
      {chordKeys(shown, isMacPlatform(bridge.host.platform)).map((key) => (
        <kbd className="key-hint-key" key={key}>
          {key}
        </kbd>
      ))}
    </span>
  );
}
