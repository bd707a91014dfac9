import { MAX_TERM_LENGTH, type Token } from './tokenise.ts';

/*
 * Compounds: words glued by a character without spaces. `cease-fire` is also written ceasefire, `N'Djamena` Ndjamena,
 * `U.N.` UN, `12,000` 12000. The form written together is searched beside the parts.
 */

const SPELLED_TOGETHER = new Set(["'", '-', '.', '&', '_']);
const THOUSANDS = new Set([',', '.', "'"]);
const MAX_PARTS = 4;
const DIGITS = /^[0-9]+$/;
const HAS_DIGIT = /[0-9]/;

/** Runs of glued tokens, in order; a token that is glued to nothing is a run of one. */
export function compoundsOf(tokens: readonly Token[]): Token[][] {
  const compounds: Token[][] = [];
  let current: Token[] | undefined;
  for (const token of tokens) {
    if (current && token.glue !== '') {
      current.push(token);
    } else {
      current = [token];
      compounds.push(current);
    }
  }
  return compounds;
}

/** The compounds of more than one token, with the place of their first token in the list. */
export function gluedOf(tokens: readonly Token[]): { readonly at: number; readonly compound: readonly Token[] }[] {
  const glued: { at: number; compound: readonly Token[] }[] = [];
  let from = 0;
  for (let at = 1; at <= tokens.length; at += 1) {
    if (tokens[at] !== undefined && tokens[at]?.glue !== '') continue;
    if (at - from > 1) glued.push({ at: from, compound: tokens.slice(from, at) });
    from = at;
  }
  return glued;
}

/**
 * The tokens of a compound that carry its meaning: without the article of l'élection and the s of government's. Never
 * empty for a compound that is not.
 */
export function bareCompound(compound: readonly Token[]): readonly Token[] {
  const from = compound.findIndex((token) => token.kind !== 'elision');
  const withoutArticle = from > 0 ? compound.slice(from) : compound;
  const isPossessive = withoutArticle.length > 1 && withoutArticle.at(-1)?.kind === 'possessive';
  return isPossessive ? withoutArticle.slice(0, -1) : withoutArticle;
}

/** True for grouped digits (12,000, 1.250.000), where every group after the first has three. */
export function isGroupedNumber(compound: readonly Token[]): boolean {
  return compound.every(
    ({ term, glue }, position) =>
      DIGITS.test(term) && (position === 0 ? term.length <= 3 : term.length === 3 && THOUSANDS.has(glue)),
  );
}

/** True for compounds whose order is their meaning (symbols, dates, numbers, addresses), false for cease-fire. */
export function isSymbol(compound: readonly Token[]): boolean {
  return compound.some(
    ({ term, glue }, position) => HAS_DIGIT.test(term) || (position > 0 && !SPELLED_TOGETHER.has(glue)),
  );
}

function isInitials(parts: readonly Token[]): boolean {
  return parts.every(({ term }) => term.length === 1);
}

function isJoinable(parts: readonly Token[]): boolean {
  if (parts.length < 2 || parts.length > MAX_PARTS || parts.every(({ term }) => DIGITS.test(term))) return false;
  const glues = parts.slice(1).map(({ glue }) => glue);
  if (!glues.every((glue) => SPELLED_TOGETHER.has(glue))) return false;
  return !glues.includes('.') || isInitials(parts);
}

/**
 * The compound written as one word, or '' when nobody writes it so. The n of N'Djamena and the m of M'Bera are part
 * of the name although they look like elisions.
 */
export function togetherOf(compound: readonly Token[]): string {
  if (compound.length < 2) return '';
  const first = compound[0]?.term;
  const isName = compound.length === 2 && (first === 'n' || first === 'm') && compound[1]?.kind === 'word';
  const parts = isName ? compound : bareCompound(compound);
  if (parts.length < 2 || !(isGroupedNumber(parts) || isJoinable(parts))) return '';
  const together = parts.map(({ term }) => term).join('');
  return together.length <= MAX_TERM_LENGTH ? together : '';
}

/** A number grouped by spaces (12 000), as French, Russian and ISO style write them, with its place in the text. */
export interface SpacedNumber {
  readonly term: string;
  readonly start: number;
  readonly end: number;
}

const MAX_GROUPS = 5;

function isGroupOfDigits(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (!token || token.term.length > 3 || !DIGITS.test(token.term)) return false;
  return token.glue === '' && (tokens[at + 1]?.glue ?? '') === '';
}

/** The numbers grouped by single spaces, in order. `12 000` in a query stays two words: it may mean two numbers. */
export function spacedNumbersOf(tokens: readonly Token[]): SpacedNumber[] {
  const numbers: SpacedNumber[] = [];
  let at = 0;
  while (at < tokens.length) {
    const first = at;
    at += 1;
    if (!isGroupOfDigits(tokens, first)) continue;
    while (
      at - first < MAX_GROUPS &&
      tokens[at]?.term.length === 3 &&
      tokens[at]?.start === (tokens[at - 1]?.end ?? 0) + 1 &&
      isGroupOfDigits(tokens, at)
    ) {
      at += 1;
    }
    const groups = tokens.slice(first, at);
    if (groups.length > 1) {
      const term = groups.map((group) => group.term).join('');
      numbers.push({ term, start: groups[0]?.start ?? 0, end: groups.at(-1)?.end ?? 0 });
    }
  }
  return numbers;
}
