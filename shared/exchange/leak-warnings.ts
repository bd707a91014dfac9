import { isRegisterOp, type PlainValue } from '../log/op.ts';
import { classOf, UNSPACED } from '../text/char-class.ts';
import { foldText } from '../text/fold.ts';
import type { RecordRelease, ReleasableCommit } from './release-rules.ts';

/** A withheld value that can still be read in a field that travels. */
export interface LeakWarning {
  /** The field that travels. */
  readonly path: string;
  readonly withheldPath: string;
  /** True when only an earlier version of the field holds it; that version travels with the record's history. */
  readonly isHistoric: boolean;
}

const LEAST_LETTERS = 3;
const LEAST_DIGITS = 6;
/** Below this length a name is looked for as a whole word only, so that "Ali" is not found in "Alignment". */
const SHORT = 5;

/**
 * Where a withheld text still stands in the texts of the same record that travel, its history included. Looked for are,
 * in folded form: the whole value, its parts of two words or more ("Amina Diallo, teacher"), its single capitalised
 * words of four letters or more where they are capitalised too, and digit runs such as telephone numbers. A warning
 * for people: it may be wrong either way.
 *
 * @param current the record's registers as shown, to tell what only its history holds
 */
export function leakWarnings(
  commits: readonly ReleasableCommit[],
  release: RecordRelease,
  current: ReadonlyMap<string, PlainValue>,
): LeakWarning[] {
  const hidden = new Map<string, Set<string>>();
  const shown = new Map<string, Set<string>>();
  for (const { id, ops } of commits) {
    ops.forEach((op, position) => {
      if (!op || !isRegisterOp(op) || typeof op.value !== 'string') return;
      // An overwritten value stays behind for tidiness; that a part of it still stands is no leak.
      if (release.supersededOps.get(id)?.has(position)) return;
      const side = release.withheldOps.get(id)?.has(position) ? hidden : shown;
      const values = side.get(op.field);
      if (values) values.add(op.value);
      else side.set(op.field, new Set([op.value]));
    });
  }
  if (hidden.size === 0) return [];
  const needles = [...hidden].map(([path, values]) => ({ path, needles: [...values].map(needleOf) }));
  const warnings: LeakWarning[] = [];
  for (const [path, values] of [...shown].sort()) {
    const texts = [...values].map((text) => ({ text: haystackOf(text), isCurrent: current.get(path) === text }));
    for (const { path: withheldPath, needles: wanted } of needles) {
      const found = texts.filter(({ text }) => wanted.some((needle) => isIn(needle, text)));
      if (found.length === 0) continue;
      warnings.push({ path, withheldPath, isHistoric: !found.some(({ isCurrent }) => isCurrent) });
    }
  }
  return warnings;
}

interface Needle {
  readonly phrases: readonly string[];
  readonly words: readonly string[];
  readonly digits: string | null;
}

interface Haystack {
  /** Folded words with single spaces between and around. */
  readonly plain: string;
  readonly capitalised: ReadonlySet<string>;
  /** Digits only, a space wherever something other than telephone punctuation stood between them. */
  readonly digits: string;
}

function needleOf(value: string): Needle {
  const parts = value.split(/[,;:/|()[\]{}"“”„«»\n\r–—]+/).filter((part) => plainOf(part).trim().includes(' '));
  const phrases = [value, ...parts].map(plainOf).map((phrase) => phrase.trim());
  const digits = digitsOf(value).trim();
  return {
    phrases: [...new Set(phrases)].filter((phrase) => lettersIn(phrase) >= LEAST_LETTERS),
    words: [...capitalisedIn(value)].filter((word) => word.length >= LEAST_LETTERS + 1),
    digits: digits.length >= LEAST_DIGITS && !digits.includes(' ') ? digits.slice(-9) : null,
  };
}

function haystackOf(text: string): Haystack {
  return { plain: ` ${plainOf(text).trim()} `, capitalised: capitalisedIn(text), digits: digitsOf(text) };
}

function isIn(needle: Needle, text: Haystack): boolean {
  return (
    needle.phrases.some((phrase) => hasPhrase(text.plain, phrase)) ||
    needle.words.some((word) => text.capitalised.has(word)) ||
    (needle.digits !== null && text.digits.includes(needle.digits))
  );
}

/**
 * Words begin where the phrase does, except in scripts that write no spaces and in Arabic script, where articles and
 * prepositions are joined to the word. Endings are free, since languages inflect names.
 */
function hasPhrase(text: string, phrase: string): boolean {
  const isJoined = /\p{Script=Arabic}/u.test(phrase) || [...phrase].some((letter) => isUnspaced(letter));
  if (isJoined) return text.includes(phrase);
  return text.includes(phrase.length < SHORT ? ` ${phrase} ` : ` ${phrase}`);
}

function isUnspaced(letter: string): boolean {
  return (classOf(letter.codePointAt(0) ?? 0) & UNSPACED) !== 0;
}

function plainOf(text: string): string {
  return foldText(text).replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, ' ');
}

function lettersIn(text: string): number {
  return text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
}

function capitalisedIn(text: string): Set<string> {
  return new Set((text.match(/(?<![\p{L}\p{M}\p{N}])\p{Lu}[\p{L}\p{M}]+/gu) ?? []).map(foldText));
}

function digitsOf(text: string): string {
  return foldText(text)
    .replaceAll(/(?<=\d)[\s().\-/]+(?=\d)/g, '')
    .replaceAll(/\D+/g, ' ');
}
