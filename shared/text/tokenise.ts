import { classOf, codePointAt, MARK, UNSPACED, WORD } from './char-class.ts';
import { foldWithMap } from './fold.ts';

/**
 * - `word`: a word or number of a script with spaces
 * - `elision`: a French article or the like before an apostrophe (the l of l'élection)
 * - `possessive`: the s after an apostrophe at the end of a word (government's)
 * - `pair`: two neighbouring characters of a script without spaces, or the last one of a run alone
 */
export type TokenKind = 'word' | 'elision' | 'possessive' | 'pair';

/** One searchable term and where it stands. Tokens are in order of `start`; only pairs overlap. */
export interface Token {
  /** Folded, at most 64 UTF-16 units (a longer word is cut, in the index and in the query alike). */
  readonly term: string;
  /** Range of the whole word in the text, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
  readonly kind: TokenKind;
  /** The one character that glues this token to the one before it (`-`, `'`, `.`, `/` …), else ''. */
  readonly glue: string;
  /** Of a pair: where its first character ends. Else the same as `end`. */
  readonly headEnd: number;
}

/** The longest term in UTF-16 units. */
export const MAX_TERM_LENGTH = 64;

const GLUE_ANYWHERE = new Set(["'", '-', '.', '/', '_', '@', '&']);
const GLUE_BETWEEN_DIGITS = new Set([',', ':']);
const ELISIONS = new Set([
  'l',
  'd',
  'j',
  'm',
  't',
  's',
  'c',
  'n',
  'qu',
  'jusqu',
  'lorsqu',
  'puisqu',
  'quoiqu',
  'quelqu',
]);

function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39;
}

function glueBefore(folded: string, previousEnd: number, start: number): string {
  if (previousEnd <= 0 || start !== previousEnd + 1) return '';
  const joiner = folded.charAt(previousEnd);
  if (GLUE_ANYWHERE.has(joiner)) return joiner;
  const isBetweenDigits = isDigit(folded.charCodeAt(previousEnd - 1)) && isDigit(folded.charCodeAt(start));
  return isBetweenDigits && GLUE_BETWEEN_DIGITS.has(joiner) ? joiner : '';
}

function cut(folded: string, start: number, end: number): string {
  if (end - start <= MAX_TERM_LENGTH) return folded.slice(start, end);
  const last = folded.charCodeAt(start + MAX_TERM_LENGTH - 1);
  const isHighSurrogate = last >= 0xd800 && last <= 0xdbff;
  return folded.slice(start, start + MAX_TERM_LENGTH - (isHighSurrogate ? 1 : 0));
}

/** Ends of the characters (with their marks) of the unspaced run that begins at `start`. */
function unspacedRun(folded: string, start: number): number[] {
  const ends: number[] = [];
  let index = start;
  while (index < folded.length) {
    const codePoint = codePointAt(folded, index);
    const kind = classOf(codePoint);
    if (kind !== UNSPACED && kind !== MARK) break;
    index += codePoint > 0xffff ? 2 : 1;
    if (kind === MARK && ends.length > 0) ends[ends.length - 1] = index;
    else ends.push(index);
  }
  return ends;
}

function pushPairs(tokens: Token[], folded: string, start: number, ends: readonly number[]): void {
  let from = start;
  for (const [position, headEnd] of ends.entries()) {
    const end = ends[position + 1] ?? headEnd;
    tokens.push({ term: cut(folded, from, end), start: from, end, kind: 'pair', glue: '', headEnd });
    from = headEnd;
  }
}

/**
 * The tokens of a text that is folded already, with offsets into that folded text.
 *
 * Words are letters, numbers and their marks, as far as they go; a glue character between two words (`cease-fire`,
 * `S/2011/552`, `2010-09-12`, `a.b@example.org`) separates them but is remembered, so that a query for the whole is
 * a query for its parts next to each other. A run of n characters of a script without spaces gives n tokens: its n-1
 * overlapping pairs, then its last character. So any two characters are one term, any longer substring is a phrase
 * of pairs, and a single character is the beginning of some term. Nothing here depends on a dictionary, whose
 * versions differ from engine to engine.
 */
export function tokeniseFolded(folded: string): Token[] {
  const tokens: Token[] = [];
  let previousEnd = -1;
  let previous: Token | undefined;
  let index = 0;
  while (index < folded.length) {
    const codePoint = codePointAt(folded, index);
    const kind = classOf(codePoint);
    if (kind === UNSPACED) {
      const ends = unspacedRun(folded, index);
      pushPairs(tokens, folded, index, ends);
      index = ends.at(-1) ?? index + 1;
      previousEnd = -1;
      previous = undefined;
      continue;
    }
    if (kind !== WORD) {
      index += codePoint > 0xffff ? 2 : 1;
      continue;
    }
    const start = index;
    index = endOfWord(folded, start);
    const glue = glueBefore(folded, previousEnd, start);
    const term = cut(folded, start, index);
    let tokenKind: TokenKind = 'word';
    if (glue === "'") {
      if (term === 's') tokenKind = 'possessive';
      if (previous && ELISIONS.has(previous.term)) tokens[tokens.length - 1] = { ...previous, kind: 'elision' };
    }
    previous = { term, start, end: index, kind: tokenKind, glue, headEnd: index };
    tokens.push(previous);
    previousEnd = index;
  }
  return tokens;
}

function endOfWord(folded: string, start: number): number {
  let index = start;
  while (index < folded.length) {
    const codePoint = codePointAt(folded, index);
    const kind = classOf(codePoint);
    if (kind !== WORD && kind !== MARK) break;
    index += codePoint > 0xffff ? 2 : 1;
  }
  return index;
}

/**
 * The searchable terms of a text with their places in it, as `tokeniseFolded` describes. Accepts any string, lone
 * surrogates included (they separate words); never throws; linear in the length of the text.
 */
export function tokenise(text: string): Token[] {
  const { text: folded, starts, ends } = foldWithMap(text);
  return tokeniseFolded(folded).map((token) => ({
    ...token,
    start: starts[token.start] ?? 0,
    end: ends[token.end - 1] ?? text.length,
    headEnd: ends[token.headEnd - 1] ?? text.length,
  }));
}
