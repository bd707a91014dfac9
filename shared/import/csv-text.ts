import { CSV_DELIMITERS, type CsvDelimiter } from './csv-map.ts';

/** A row as it stands in the file. `line` is the physical line, from 1, on which it begins. */
export interface CsvRecord {
  readonly line: number;
  readonly cells: readonly string[];
  /** False only for a last row that ends with the file instead of with a line end: it may have been cut off. */
  readonly isEnded: boolean;
  /** True when a value began with a quote that was taken literally: the row may be torn where its text has line breaks. */
  readonly isLoose: boolean;
}

/** A row that cannot be told apart from what follows; reading goes on with the next physical line. */
export interface BrokenRecord {
  readonly line: number;
  readonly broken: 'quote-not-closed' | 'text-after-quote' | 'too-long';
}

export type CsvPiece = CsvRecord | BrokenRecord;

export function isBroken(piece: CsvPiece): piece is BrokenRecord {
  return 'broken' in piece;
}

const QUOTE = 34;
const SPACE = 32;
const TAB = 9;
const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;

/** A row longer than this, in UTF-16 units, is taken for one whose quote was never closed. */
export const MAX_ROW_LENGTH = 1_048_576;

/**
 * Reads delimited text that arrives in pieces (RFC 4180, and what files really hold): line ends LF, CRLF or CR, also
 * inside quotes; blanks around quotes; quotes inside values that do not begin with one. A value such as
 * `"BBC" says so` that begins with a quoted word is taken literally when its row stands on one line. Rows of blanks
 * are kept out. Holds at most one row beyond the text pushed last.
 */
export class CsvReader {
  readonly #delimiter: CsvDelimiter;
  readonly #maxRow: number;
  #rest = '';
  #line = 1;
  /** True while the tail of a line that was given up for its length passes by. */
  #isSkipping = false;
  #literal = 0;

  constructor(delimiter: CsvDelimiter, maxRow: number = MAX_ROW_LENGTH) {
    this.#delimiter = delimiter;
    this.#maxRow = maxRow;
  }

  /** How many values so far began with a quote and had to be taken literally: under the right separator hardly any. */
  get literalQuotes(): number {
    return this.#literal;
  }

  /** The rows that are complete after this text. */
  push(text: string): CsvPiece[] {
    return this.#read(text, false);
  }

  /** The rows that remain at the end of the file. */
  end(): CsvPiece[] {
    return this.#read('', true);
  }

  #read(text: string, isEnd: boolean): CsvPiece[] {
    const all = this.#rest + text;
    const pieces: CsvPiece[] = [];
    let at = 0;
    while (at < all.length) {
      if (this.#isSkipping) {
        const next = afterLine(all, at, isEnd);
        if (next === null) {
          at = all.endsWith('\r') ? all.length - 1 : all.length;
          break;
        }
        this.#isSkipping = false;
        this.#line++;
        at = next;
        continue;
      }
      const row = readRow(all, at, this.#delimiter, isEnd);
      const isLong =
        row === 'incomplete' ? all.length - at > this.#maxRow : typeof row !== 'string' && row.next - at > this.#maxRow;
      if (row === 'incomplete' && !isLong) break;
      if (typeof row !== 'string' && !isLong) {
        if (row.cells.some((cell) => cell.trim() !== '')) {
          pieces.push({ line: this.#line, cells: row.cells, isEnded: row.isEnded, isLoose: row.literal > 0 });
        }
        this.#line += row.lines;
        this.#literal += row.literal;
        at = row.next;
        continue;
      }
      pieces.push({ line: this.#line, broken: typeof row === 'string' && row !== 'incomplete' ? row : 'too-long' });
      const next = afterLine(all, at, isEnd);
      if (next === null) {
        this.#isSkipping = true;
        at = all.endsWith('\r') ? all.length - 1 : all.length;
        break;
      }
      this.#line++;
      at = next;
    }
    this.#rest = isEnd ? '' : all.slice(at);
    return pieces;
  }
}

interface Row {
  readonly cells: string[];
  readonly next: number;
  /** Physical lines that the row covers. */
  readonly lines: number;
  /** Values that begin with a quote that turned out to belong to the text. */
  readonly literal: number;
  readonly isEnded: boolean;
}

/** One row from `at` on; `incomplete` when more text must arrive before it can be told. */
function readRow(
  text: string,
  at: number,
  delimiter: CsvDelimiter,
  isEnd: boolean,
): Row | 'incomplete' | 'quote-not-closed' | 'text-after-quote' {
  const cells: string[] = [];
  let lines = 1;
  let literal = 0;
  let from = at;
  for (;;) {
    let stop = -1;
    const open = quoteAt(text, from, delimiter);
    if (open === 'incomplete' && !isEnd) return 'incomplete';
    if (typeof open === 'number') {
      const quoted = readQuoted(text, open, delimiter, isEnd);
      if (quoted === 'incomplete' || quoted === 'quote-not-closed') return quoted;
      if (quoted !== 'text-after-quote') {
        cells.push(quoted.value);
        lines += quoted.breaks;
        stop = quoted.stop;
      } else if (breaksWithinQuote(text, open)) {
        return 'text-after-quote';
      } else literal++;
    }
    if (stop === -1) {
      stop = endOfBare(text, from, delimiter);
      if (stop === text.length && !isEnd) return 'incomplete';
      cells.push(text.slice(from, stop));
    }
    const ending = text[stop];
    if (ending === delimiter) {
      from = stop + 1;
      continue;
    }
    if (ending === undefined) return { cells, next: stop, lines: lines - 1, literal, isEnded: false };
    if (ending === '\r' && stop + 1 === text.length && !isEnd) return 'incomplete';
    const next = ending === '\r' && text[stop + 1] === '\n' ? stop + 2 : stop + 1;
    return { cells, next, lines, literal, isEnded: true };
  }
}

/** Where a value's opening quote stands when the value begins with one, blanks aside. */
function quoteAt(text: string, from: number, delimiter: CsvDelimiter): number | null | 'incomplete' {
  let at = from;
  while (isBlank(text.charCodeAt(at), delimiter)) at++;
  if (at === text.length) return 'incomplete';
  return text.charCodeAt(at) === QUOTE ? at : null;
}

function isBlank(unit: number, delimiter: CsvDelimiter): boolean {
  return unit === SPACE || (unit === TAB && delimiter !== '\t');
}

interface Quoted {
  readonly value: string;
  readonly breaks: number;
  readonly stop: number;
}

function readQuoted(
  text: string,
  open: number,
  delimiter: CsvDelimiter,
  isEnd: boolean,
): Quoted | 'incomplete' | 'quote-not-closed' | 'text-after-quote' {
  let from = open + 1;
  let value = '';
  for (;;) {
    const quote = text.indexOf('"', from);
    if (quote === -1) return isEnd ? 'quote-not-closed' : 'incomplete';
    if (quote + 1 === text.length && !isEnd) return 'incomplete';
    if (text[quote + 1] === '"') {
      value += text.slice(from, quote + 1);
      from = quote + 2;
      continue;
    }
    value += text.slice(from, quote);
    let stop = quote + 1;
    while (isBlank(text.charCodeAt(stop), delimiter)) stop++;
    const after = text[stop];
    if (after === undefined && !isEnd) return 'incomplete';
    if (after !== undefined && after !== delimiter && after !== '\n' && after !== '\r') return 'text-after-quote';
    return { value, breaks: countBreaks(value), stop };
  }
}

/** True when the quote that opens here closes only on a later line. */
function breaksWithinQuote(text: string, open: number): boolean {
  for (let at = open + 1; at < text.length; at++) {
    const letter = text[at];
    if (letter === '\n' || letter === '\r') return true;
    if (letter === '"') {
      if (text[at + 1] !== '"') return false;
      at++;
    }
  }
  return false;
}

function endOfBare(text: string, from: number, delimiter: CsvDelimiter): number {
  const end = delimiter.charCodeAt(0);
  let at = from;
  for (; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === end || unit === LINE_FEED || unit === CARRIAGE_RETURN) return at;
  }
  return at;
}

function countBreaks(value: string): number {
  if (!value.includes('\n') && !value.includes('\r')) return 0;
  return value.match(/\r\n|\r|\n/g)?.length ?? 0;
}

/** Where the next physical line begins; null when the text ends before. */
function afterLine(text: string, from: number, isEnd: boolean): number | null {
  for (let at = from; at < text.length; at++) {
    if (text[at] === '\n') return at + 1;
    if (text[at] !== '\r') continue;
    if (at + 1 === text.length) return isEnd ? at + 1 : null;
    return text[at + 1] === '\n' ? at + 2 : at + 1;
  }
  return null;
}

/** All rows of a text that is held whole. */
export function readCsvText(text: string, delimiter: CsvDelimiter): CsvPiece[] {
  const reader = new CsvReader(delimiter);
  return [...reader.push(text), ...reader.end()];
}

const SEPARATOR_LINE = /^sep=(.)$/i;

/** The separator that a spreadsheet named on a first line of its own (`sep=;`); null when this row is not that line. */
export function namedSeparator(record: CsvRecord, delimiter: CsvDelimiter): string | null {
  return record.line === 1 ? (SEPARATOR_LINE.exec(record.cells.join(delimiter))?.[1] ?? null) : null;
}

/**
 * The separator of a file by the beginning of its text: the one under which most rows have the same number of values,
 * quotes respected. Comma when the file has a single column.
 */
export function detectDelimiter(sample: string): CsvDelimiter {
  const named = SEPARATOR_LINE.exec(/^[^\r\n]*/.exec(sample)?.[0] ?? '')?.[1];
  const known = CSV_DELIMITERS.find((delimiter) => delimiter === named);
  if (known) return known;
  let best: CsvDelimiter = ',';
  let bestScore = 0;
  for (const delimiter of CSV_DELIMITERS) {
    const score = evenness(sample, delimiter);
    if (score > bestScore) [best, bestScore] = [delimiter, score];
  }
  return best;
}

/** How alike the rows are under a separator, from 0 for a single column or rows that cannot be read. */
function evenness(sample: string, delimiter: CsvDelimiter): number {
  const reader = new CsvReader(delimiter);
  const complete = reader.push(sample);
  // The last row of a sample is mostly cut off; it counts when there is no other.
  const rows = complete.length > 0 ? complete : reader.end();
  const counts = new Map<number, number>();
  for (const row of rows) {
    if (!isBroken(row)) counts.set(row.cells.length, (counts.get(row.cells.length) ?? 0) + 1);
  }
  let score = 0;
  for (const [width, count] of counts) {
    if (width > 1)
      score = Math.max(score, (2 * (count - reader.literalQuotes)) / rows.length + Math.min(width, 50) / 100);
  }
  return score;
}
