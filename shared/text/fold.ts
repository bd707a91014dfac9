import { classOf, MARK } from './char-class.ts';
import { PLAIN_LETTERS, VANISHING } from './fold-letters.ts';

/**
 * A folded text and where each of its UTF-16 units comes from: unit `i` stands for `original.slice(starts[i], ends[i])`.
 * A diacritic that vanished belongs to the letter before it; the two letters that ß becomes both point at ß.
 */
export interface FoldedText {
  readonly text: string;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}

const DECIMAL_DIGIT = /\p{Nd}/u;
const BREVE = 0x0306;
const MAX_REMEMBERED = 20_000;

const remembered = new Map<number, string>();

function digitOf(character: string): string {
  // Decimal digits come in runs of ten (two runs may touch), so the distance from the run's start tells the value.
  const codePoint = character.codePointAt(0) ?? 0;
  let distance = 0;
  while (distance < 100 && DECIMAL_DIGIT.test(String.fromCodePoint(codePoint - distance - 1))) distance += 1;
  return String(distance % 10);
}

function decompose(text: string): string {
  // й is a letter of its own that only looks like и with a breve.
  if (text === 'й' || text === 'Й') return 'й';
  const bare = text.normalize('NFKD').toLowerCase().normalize('NFKD').replace(VANISHING, '');
  let plain = '';
  for (const character of bare) {
    const letter = PLAIN_LETTERS.get(character);
    if (letter !== undefined) plain += letter;
    else plain += character > '\u007f' && DECIMAL_DIGIT.test(character) ? digitOf(character) : character;
  }
  return plain.normalize('NFC');
}

/** The fold of one code point taken alone: '' when it vanishes, several characters for a ligature. */
function pieceOf(codePoint: number): string {
  const known = remembered.get(codePoint);
  if (known !== undefined) return known;
  let piece = String.fromCodePoint(codePoint);
  if (codePoint < 0xd800 || codePoint > 0xdfff) {
    for (let next = decompose(piece); next !== piece; next = decompose(piece)) piece = next;
  }
  if (remembered.size < MAX_REMEMBERED) remembered.set(codePoint, piece);
  return piece;
}

/** True for what may melt into the character before it: voicing marks of Kana, vowel signs, Hangul vowels and finals. */
function isFollower(piece: string): boolean {
  const first = piece.codePointAt(0) ?? 0;
  return classOf(first) === MARK || (first >= 0x1161 && first <= 0x1175) || (first >= 0x11a8 && first <= 0x11c2);
}

function endOfAscii(text: string, from: number): number {
  let index = from;
  while (index < text.length && text.charCodeAt(index) < 0x80) index += 1;
  return index;
}

/** Called for every piece put out: its length in the folded text, and the range of the original it stands for. */
interface Tracker {
  add(length: number, start: number, end: number): void;
  /** The last piece also covers the original up to `end`. */
  extend(end: number): void;
  /** The last piece is replaced by one of `length`, covering up to `end`. */
  replace(length: number, end: number): void;
}

function foldRuns(text: string, tracker: Tracker | null): string {
  let done = '';
  let last = '';
  let index = 0;
  while (index < text.length) {
    const asciiEnd = endOfAscii(text, index);
    if (asciiEnd > index) {
      const run = text.slice(index, asciiEnd).toLowerCase().replaceAll('`', "'");
      if (tracker) for (let at = index; at < asciiEnd; at += 1) tracker.add(1, at, at + 1);
      done += last + run.slice(0, -1);
      last = run.slice(-1);
      index = asciiEnd;
      continue;
    }
    const codePoint = text.codePointAt(index) ?? 0;
    const end = index + (codePoint > 0xffff ? 2 : 1);
    const piece = pieceOf(codePoint);
    if (piece === '') {
      if (codePoint === BREVE && last === 'и') last = 'й';
      if (classOf(codePoint) === MARK && last !== '') tracker?.extend(end);
    } else {
      const melted = last !== '' && isFollower(piece) ? (last + piece).normalize('NFC') : '';
      if (melted !== '' && melted.length < last.length + piece.length) {
        last = melted;
        tracker?.replace(melted.length, end);
      } else {
        done += last;
        last = piece;
        tracker?.add(piece.length, index, end);
      }
    }
    index = end;
  }
  return done + last;
}

/**
 * The form in which words are compared: lower case, without diacritics and vowel points, ligatures and full-width
 * forms taken apart, digits of every script as ASCII digits, е for ё, ss for ß, oe for œ, one letter for the variants
 * of Arabic alef, yaa and taa marbuta, one apostrophe. White space and punctuation are kept. Idempotent; never throws.
 */
export function foldText(text: string): string {
  const asciiEnd = endOfAscii(text, 0);
  if (asciiEnd === text.length) return text.toLowerCase().replaceAll('`', "'");
  return foldRuns(text, null);
}

/** `foldText` with the way back to the original, so that what is found in the fold can be marked in the original. */
export function foldWithMap(text: string): FoldedText {
  const starts: number[] = [];
  const ends: number[] = [];
  let lastAt = 0;
  const folded = foldRuns(text, {
    add(length, start, end) {
      lastAt = starts.length;
      for (let unit = 0; unit < length; unit += 1) {
        starts.push(start);
        ends.push(end);
      }
    },
    extend(end) {
      for (let unit = lastAt; unit < ends.length; unit += 1) ends[unit] = end;
    },
    replace(length, end) {
      const start = starts[lastAt] ?? 0;
      starts.length = lastAt;
      ends.length = lastAt;
      for (let unit = 0; unit < length; unit += 1) {
        starts.push(start);
        ends.push(end);
      }
    },
  });
  return { text: folded, starts: Int32Array.from(starts), ends: Int32Array.from(ends) };
}
