/** Letters that take two columns of a terminal (UAX #11, wide and full-width), and pictures that do. */
const WIDE =
  /^[\u1100-\u115F\u2E80-\u303E\u3041-\uA4CF\uA960-\uA97F\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6\u{1F300}-\u{1F64F}\u{1F680}-\u{1F6FF}\u{1F900}-\u{1F9FF}\u{20000}-\u{3FFFD}]/u;
/** What stands on its own without taking a column: accents, joiners, and the marks of a hit. */
const WIDTHLESS = /^[\p{M}\u200B-\u200D\u2060\uFDD0\uFDD1]+$/u;

/** Around a hit while text is laid out: code points that are no characters and that safe text never holds. */
export const HIT_START = '\uFDD0';
export const HIT_END = '\uFDD1';

/** Laid out text with its hits in bold where there is colour, else between asterisks. */
export function withHits(line: string, hasColour: boolean): string {
  return line.replaceAll(HIT_START, hasColour ? '\u001B[1m' : '*').replaceAll(HIT_END, hasColour ? '\u001B[22m' : '*');
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** How many columns a text takes in a terminal. The text holds no control characters. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const { segment } of graphemes.segment(text)) width += graphemeWidth(segment);
  return width;
}

function graphemeWidth(segment: string): number {
  if (WIDTHLESS.test(segment)) return 0;
  return WIDE.test(segment) ? 2 : 1;
}

/** The text cut to at most `width` columns, with an ellipsis where something was cut off. */
export function truncate(text: string, width: number): string {
  if (displayWidth(text) <= width) return text;
  let kept = '';
  let used = 0;
  for (const { segment } of graphemes.segment(text)) {
    const next = graphemeWidth(segment);
    if (used + next > width - 1) break;
    kept += segment;
    used += next;
  }
  return `${kept.trimEnd()}…`;
}

/** One paragraph broken at spaces into lines of at most `width` columns; a longer word is broken inside. */
export function wrap(text: string, width: number): string[] {
  return fill(
    text.split(' ').flatMap((part) => pieces(part, width)),
    width,
  );
}

/** As `wrap`, but a longer word stays whole, so that an id or a path can be copied. */
export function wrapWhole(text: string, width: number): string[] {
  return fill(text.split(' '), width);
}

function fill(words: readonly string[], width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of words) {
    if (line !== '' && displayWidth(line) + 1 + displayWidth(word) > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  if (line !== '' || lines.length === 0) lines.push(line);
  return lines;
}

function pieces(word: string, width: number): string[] {
  if (displayWidth(word) <= width) return [word];
  const parts: string[] = [];
  let part = '';
  let used = 0;
  for (const { segment } of graphemes.segment(word)) {
    const next = graphemeWidth(segment);
    if (used + next > width) {
      parts.push(part);
      part = '';
      used = 0;
    }
    part += segment;
    used += next;
  }
  return part === '' ? parts : [...parts, part];
}

export interface TableColumn {
  readonly header: string;
  readonly isRight?: boolean;
  /** True for a column that gives way when the table is too wide. */
  readonly isFlexible?: boolean;
}

const GAP = '  ';
const LEAST_FLEXIBLE = 8;

/** A table with a header, at most `width` columns wide as long as its flexible columns can give way. Cells are safe text. */
export function table(columns: readonly TableColumn[], rows: readonly (readonly string[])[], width: number): string[] {
  const all = [columns.map((column) => column.header), ...rows];
  const widths = columns.map((_, at) => Math.max(...all.map((row) => displayWidth(row[at] ?? ''))));
  const total = () => widths.reduce((sum, one) => sum + one, GAP.length * (columns.length - 1));
  while (total() > width) {
    const widest = columns
      .map((column, at) => ({ at, room: column.isFlexible ? (widths[at] ?? 0) - LEAST_FLEXIBLE : 0 }))
      .reduce((left, right) => (right.room > left.room ? right : left));
    if (widest.room <= 0) break;
    widths[widest.at] = (widths[widest.at] ?? 0) - 1;
  }
  return all.map((row) =>
    columns
      .map((column, at) => padded(truncate(row[at] ?? '', widths[at] ?? 0), widths[at] ?? 0, column.isRight ?? false))
      .join(GAP)
      .trimEnd(),
  );
}

function padded(text: string, width: number, isRight: boolean): string {
  const blank = ' '.repeat(Math.max(0, width - displayWidth(text)));
  return isRight ? blank + text : text + blank;
}

/** `name  value` lines with the values one under another, wrapped to `width` at spaces. Values are safe text. */
export function facts(entries: readonly (readonly [string, string])[], width: number): string[] {
  const first = Math.max(...entries.map(([name]) => displayWidth(name)));
  return entries.flatMap(([name, value]) =>
    wrapWhole(value, Math.max(20, width - first - GAP.length)).map(
      (line, at) => `${padded(at === 0 ? name : '', first, false)}${GAP}${line}`,
    ),
  );
}
