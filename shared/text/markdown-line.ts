import { classOf, UNSPACED } from './char-class.ts';

/*
 * One line of Markdown without its inline syntax. Everything is decided from arrays that one walk over the line fills,
 * so a line of ten thousand open brackets costs no more than any other.
 */

const PUNCTUATION = /[!-/:-@[-`{-~]/;
const LETTER_OR_DIGIT = /[\p{L}\p{N}\p{M}]/u;
const DIGIT = /\p{Nd}/u;
const SYNTAX = /[\\`[<*_~&]/;
/** Tags inside a word or sentence; any other tag separates words. */
const INLINE_TAG = /^\/?(?:a|abbr|b|cite|code|del|em|i|ins|kbd|mark|q|s|small|span|strong|sub|sup|u)(?:[\s/].*)?$/i;
const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['nbsp', '\u00a0'],
  ['#39', "'"],
]);
const MAX_ENTITY = 5;
const AUTOLINK = /^(?:[a-z][a-z0-9+.-]{1,31}:[^\s<>]*|[^\s<>@]+@[^\s<>@]+)$/i;
const TAG = /^(?:\/?[a-z][a-z0-9-]*(?:[\s/][^<>]*)?|![^<>]*|\?[^<>]*)$/i;

interface LineMap {
  /** For an opening bracket, parenthesis or run of backticks the index of its partner; else -1. */
  readonly partner: Int32Array;
  /** The character is escaped by a backslash before it. */
  readonly isEscaped: Uint8Array;
}

function isLetterAt(line: string, at: number): boolean {
  return at >= 0 && at < line.length && LETTER_OR_DIGIT.test(line.charAt(at));
}

/** Pairs each run of backticks with the next one of equal length: what stands between is code and holds no syntax. */
function mapCode(line: string, isEscaped: Uint8Array, partner: Int32Array): Uint8Array {
  const isCode = new Uint8Array(line.length);
  const waiting = new Map<number, number[]>();
  const runs: { start: number; length: number }[] = [];
  for (let at = 0; at < line.length; at += 1) {
    if (line.charAt(at) !== '`' || isEscaped[at]) continue;
    let end = at;
    while (line.charAt(end) === '`') end += 1;
    const runIndex = runs.push({ start: at, length: end - at }) - 1;
    const same = waiting.get(end - at);
    if (same) same.push(runIndex);
    else waiting.set(end - at, [runIndex]);
    at = end - 1;
  }
  const used = new Map<number, number>();
  for (let index = 0; index < runs.length; index += 1) {
    const run = runs[index];
    if (!run) break;
    // A backtick inside a word is an apostrophe (O`zbekiston).
    if (isLetterAt(line, run.start - 1)) continue;
    const same = waiting.get(run.length) ?? [];
    let next = used.get(run.length) ?? 0;
    while (next < same.length && (same[next] ?? 0) <= index) next += 1;
    used.set(run.length, next);
    const closer = same[next];
    const close = closer === undefined ? undefined : runs[closer];
    if (closer === undefined || !close) continue;
    partner[run.start] = close.start;
    isCode.fill(1, run.start, close.start + close.length);
    index = closer;
  }
  return isCode;
}

function mapLine(line: string): LineMap {
  const partner = new Int32Array(line.length).fill(-1);
  const isEscaped = new Uint8Array(line.length);
  for (let at = 0; at + 1 < line.length; at += 1) {
    if (line.charAt(at) === '\\' && PUNCTUATION.test(line.charAt(at + 1))) {
      isEscaped[at + 1] = 1;
      at += 1;
    }
  }
  const isCode = mapCode(line, isEscaped, partner);
  const brackets: number[] = [];
  const parentheses: number[] = [];
  for (let at = 0; at < line.length; at += 1) {
    if (isEscaped[at] || isCode[at]) continue;
    const unit = line.charAt(at);
    if (unit === '[') brackets.push(at);
    else if (unit === '(') parentheses.push(at);
    else if (unit === ']' || unit === ')') {
      const open = (unit === ']' ? brackets : parentheses).pop();
      if (open !== undefined) partner[open] = at;
    }
  }
  return { partner, isEscaped };
}

function lengthOfRun(line: string, at: number): number {
  const unit = line.charAt(at);
  let end = at;
  while (line.charAt(end) === unit) end += 1;
  return end - at;
}

/**
 * A run of emphasis characters is syntax at the edge of a word; inside one (5*3, snake_case) or alone it is text. Two
 * stars are syntax inside a word as well, and so is one where words have no spaces between them; 2**3 is a power.
 */
function isEmphasis(line: string, at: number, length: number): boolean {
  const before = line.charAt(at - 1);
  const after = line.charAt(at + length);
  const unit = line.charAt(at);
  if (before.trim() === '' && after.trim() === '') return false;
  if (unit === '~' && length !== 2) return false;
  if (!LETTER_OR_DIGIT.test(before) || !LETTER_OR_DIGIT.test(after)) return true;
  if (unit === '_' || (DIGIT.test(before) && DIGIT.test(after))) return false;
  return length > 1 || isUnspaced(before) || isUnspaced(after);
}

function isUnspaced(character: string): boolean {
  return classOf(character.charCodeAt(0)) === UNSPACED;
}

/** Walks one line once. What is dropped is stepped over, what is kept is copied in stretches. */
class Line {
  private readonly line: string;
  private readonly map: LineMap;
  /** Where to go on after the closing bracket of a link: past its address. */
  private readonly jumps = new Map<number, number>();
  private kept = '';
  private copiedTo = 0;
  private nextGreater = -1;
  private nextLess = -1;

  constructor(line: string) {
    this.line = line;
    this.map = mapLine(line);
  }

  private drop(from: number, to: number, replacement = ''): number {
    this.kept += this.line.slice(this.copiedTo, from) + replacement;
    this.copiedTo = to;
    return to;
  }

  private bracket(at: number): number {
    const close = this.map.partner[at] ?? -1;
    if (close < 0) return at + 1;
    if (this.line.charAt(at + 1) === '^') return this.drop(at, close + 1);
    const follower = this.line.charAt(close + 1);
    const target = follower === '(' || follower === '[' ? (this.map.partner[close + 1] ?? -1) : -1;
    if (target < 0) return at + 1;
    this.jumps.set(close, target + 1);
    const isImage = this.line.charAt(at - 1) === '!' && this.copiedTo < at;
    return this.drop(isImage ? at - 1 : at, at + 1);
  }

  private angle(at: number): number {
    // The next of each is looked for once and kept, so that many open brackets do not each walk to the end.
    if (this.nextGreater <= at) this.nextGreater = indexOrEnd(this.line, '>', at + 1);
    if (this.nextLess <= at) this.nextLess = indexOrEnd(this.line, '<', at + 1);
    if (this.nextGreater >= this.line.length || this.nextLess < this.nextGreater) return at + 1;
    const inside = this.line.slice(at + 1, this.nextGreater);
    const end = this.nextGreater + 1;
    if (AUTOLINK.test(inside)) return this.drop(at, end, inside);
    return TAG.test(inside) ? this.drop(at, end, INLINE_TAG.test(inside) ? '' : ' ') : at + 1;
  }

  private entity(at: number): number {
    const end = this.line.slice(at + 1, at + 2 + MAX_ENTITY).indexOf(';');
    const character = end < 0 ? undefined : ENTITIES.get(this.line.slice(at + 1, at + 1 + end));
    return character === undefined ? at + 1 : this.drop(at, at + 2 + end, character);
  }

  private code(at: number): number {
    const length = lengthOfRun(this.line, at);
    const close = this.map.partner[at] ?? -1;
    if (close < 0) return at + length;
    return this.drop(at, close + length, this.line.slice(at + length, close).trim());
  }

  private emphasis(at: number): number {
    const length = lengthOfRun(this.line, at);
    return isEmphasis(this.line, at, length) ? this.drop(at, at + length) : at + length;
  }

  private step(at: number): number {
    if (this.map.isEscaped[at]) return at + 1;
    switch (this.line.charAt(at)) {
      case '\\':
        return this.map.isEscaped[at + 1] ? this.drop(at, at + 1) : at + 1;
      case '`':
        return this.code(at);
      case '[':
        return this.bracket(at);
      case ']': {
        const jump = this.jumps.get(at);
        return jump === undefined ? at + 1 : this.drop(at, jump);
      }
      case '<':
        return this.angle(at);
      case '&':
        return this.entity(at);
      case '*':
      case '_':
      case '~':
        return this.emphasis(at);
      default:
        return at + 1;
    }
  }

  plain(): string {
    for (let at = 0; at < this.line.length;) at = this.step(at);
    return this.kept + this.line.slice(this.copiedTo);
  }
}

function indexOrEnd(line: string, unit: string, from: number): number {
  const index = line.indexOf(unit, from);
  return index < 0 ? line.length : index;
}

/** The text of one line without emphasis, links' addresses, code marks, tags, escapes and entities. Linear; never throws. */
export function plainLine(line: string): string {
  return SYNTAX.test(line) ? new Line(line).plain() : line;
}
