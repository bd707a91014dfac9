/** A piece of a typed query. Offsets are UTF-16 units in the input. */
export type QueryPiece =
  | { readonly kind: 'open' | 'close' | 'or' | 'not'; readonly start: number; readonly end: number }
  | {
      readonly kind: 'text';
      readonly start: number;
      readonly end: number;
      /** What stands between the quotes, or the word without its star. */
      readonly text: string;
      /** Where `text` starts in the input. */
      readonly textStart: number;
      readonly isQuoted: boolean;
      readonly isPrefix: boolean;
      /** False for a quoted phrase whose closing quote was typed: nothing can be added to it. */
      readonly isOpenEnded: boolean;
    };

const QUOTES = new Set(['"', '“', '”', '„', '‟', '«', '»', '＂', '「', '」', '『', '』', '《', '》']);
const OPEN = new Set(['(', '（']);
const CLOSE = new Set([')', '）']);
const MINUS = new Set(['-', '−', '－']);
const STARS = new Set(['*', '＊']);
const OR = new Set(['OR', '|', '||']);
const SILENT = new Set(['AND', '&&']);
const SPACE = /\s/;

function endOfQuoted(input: string, from: number): number {
  let index = from;
  while (index < input.length && !QUOTES.has(input.charAt(index))) index += 1;
  return index;
}

function endOfWord(input: string, from: number): number {
  let index = from;
  while (index < input.length) {
    const unit = input.charAt(index);
    if (SPACE.test(unit) || QUOTES.has(unit) || OPEN.has(unit) || CLOSE.has(unit)) break;
    index += 1;
  }
  return index;
}

function quoted(input: string, start: number): QueryPiece {
  const close = endOfQuoted(input, start + 1);
  const isClosed = close < input.length;
  const isStarred = isClosed && STARS.has(input.charAt(close + 1));
  const end = close + (isClosed ? 1 : 0) + (isStarred ? 1 : 0);
  const text = input.slice(start + 1, close);
  const isPrefix = isStarred || STARS.has(text.trimEnd().slice(-1));
  return { kind: 'text', start, end, text, textStart: start + 1, isQuoted: true, isPrefix, isOpenEnded: !isClosed };
}

function word(input: string, start: number, isWithOperators: boolean): QueryPiece | number {
  const end = endOfWord(input, start);
  const text = input.slice(start, end);
  if (isWithOperators) {
    if (OR.has(text)) return { kind: 'or', start, end };
    if (text === 'NOT') return { kind: 'not', start, end };
    if (SILENT.has(text)) return end;
  }
  const isPrefix = STARS.has(text.slice(-1));
  return { kind: 'text', start, end, text, textStart: start, isQuoted: false, isPrefix, isOpenEnded: true };
}

/**
 * Cuts what a person typed into pieces: words, phrases in any quotes, parentheses, OR, AND, NOT, and a minus directly
 * before something. With `isWithOperators` false the words OR, AND and NOT are plain words. Accepts any string.
 */
export function lexQuery(input: string, isWithOperators: boolean): QueryPiece[] {
  const pieces: QueryPiece[] = [];
  let index = 0;
  while (index < input.length) {
    const unit = input.charAt(index);
    if (SPACE.test(unit)) {
      index += 1;
    } else if (OPEN.has(unit) || CLOSE.has(unit)) {
      pieces.push({ kind: OPEN.has(unit) ? 'open' : 'close', start: index, end: index + 1 });
      index += 1;
    } else if (QUOTES.has(unit)) {
      const piece = quoted(input, index);
      pieces.push(piece);
      index = piece.end;
    } else if (MINUS.has(unit) && index + 1 < input.length && !SPACE.test(input.charAt(index + 1))) {
      pieces.push({ kind: 'not', start: index, end: index + 1 });
      index += 1;
    } else {
      const piece = word(input, index, isWithOperators);
      if (typeof piece === 'number') {
        index = piece;
      } else {
        pieces.push(piece);
        index = piece.end;
      }
    }
  }
  return pieces;
}
