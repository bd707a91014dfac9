/** The parts of a keyboard event that decide which chord it is. */
export interface KeyStroke {
  readonly key: string;
  /** Where the key lies, by its name on a US keyboard: `KeyN`. */
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

/** True when the chord needs Ctrl or Command, so that it may also be heard while somebody types. */
export function hasModifier(chord: string): boolean {
  return chord.includes('Mod+');
}

/**
 * Says whether a stroke is a chord such as `n`, `?`, `Shift+ArrowDown` or `Mod+Shift+Z`. A letter is taken from what the
 * keyboard produces when that is a Latin letter, else from where the key lies: with an Arabic or Russian keyboard the
 * key that bears N still makes a new note.
 */
export function isChord(stroke: KeyStroke, chord: string, isMac: boolean): boolean {
  const parts = chord.split('+');
  const key = parts.pop() || '+';
  const mod = isMac ? stroke.metaKey : stroke.ctrlKey;
  const other = isMac ? stroke.ctrlKey : stroke.metaKey;
  if (other || stroke.altKey || mod !== parts.includes('Mod')) return false;
  const pressed = latinKey(stroke);
  // What Shift makes of a sign (`?`) differs from keyboard to keyboard, so there Shift is not compared.
  const isSign = key.length === 1 && !/[a-z0-9]/i.test(key);
  if (!isSign && stroke.shiftKey !== parts.includes('Shift')) return false;
  return pressed.toLowerCase() === key.toLowerCase();
}

function latinKey({ key, code }: KeyStroke): string {
  if (key.length !== 1 || /[ -~]/.test(key)) return key;
  return /^Key([A-Z])$/.exec(code)?.[1] ?? key;
}

const SIGNS: Readonly<Record<string, string>> = {
  Escape: 'Esc',
  ArrowDown: '↓',
  ArrowUp: '↑',
  ArrowLeft: '←',
  ArrowRight: '→',
};

/** The keys of a chord as they are printed on the keyboard, in the order in which they are pressed. */
export function chordKeys(chord: string, isMac: boolean): readonly string[] {
  return chord.split(/[+ ]/).map((key) => {
    if (key === 'Mod') return isMac ? '⌘' : 'Ctrl';
    if (key === 'Shift') return isMac ? '⇧' : 'Shift';
    return SIGNS[key] ?? (key.length === 1 ? key.toUpperCase() : key);
  });
}
