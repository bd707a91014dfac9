/**
 * What a character is to the tokeniser, as bits. The rules are Unicode properties of the running engine;
 * answers for the Basic Multilingual Plane are remembered in a table, for a property regex costs too much per letter.
 */

/** A letter or number of a script that writes spaces between words. */
export const WORD = 1;
/** A combining mark: continues whatever word or character stands before it. */
export const MARK = 2;
/** A letter of a script written without spaces (Han, Kana, Bopomofo, Thai, Lao, Khmer, Myanmar). */
export const UNSPACED = 4;

const UNKNOWN = 0xff;
const bmpClasses = new Uint8Array(0x10000).fill(UNKNOWN);

const LETTER_OR_NUMBER = /[\p{L}\p{N}]/u;
const COMBINING = /\p{M}/u;
const UNSPACED_SCRIPT =
  /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Bopomofo}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Myanmar}]/u;

function classify(codePoint: number): number {
  const character = String.fromCodePoint(codePoint);
  if (COMBINING.test(character)) return MARK;
  if (!LETTER_OR_NUMBER.test(character)) return 0;
  return UNSPACED_SCRIPT.test(character) ? UNSPACED : WORD;
}

/** The class bits of a code point; 0 for anything that separates words (a lone surrogate too). */
export function classOf(codePoint: number): number {
  if (codePoint > 0xffff) return classify(codePoint);
  let known = bmpClasses[codePoint] ?? 0;
  if (known === UNKNOWN) {
    known = classify(codePoint);
    bmpClasses[codePoint] = known;
  }
  return known;
}

/** The code point that starts at `index`; a lone surrogate is returned as itself. `index` must be inside the text. */
export function codePointAt(text: string, index: number): number {
  return text.codePointAt(index) ?? 0;
}
