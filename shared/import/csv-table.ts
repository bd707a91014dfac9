import { findHashtagRow, type Hashtag, parseHashtag } from './hxl.ts';

/** How the columns of a file are named and where its data begin. Rows are counted over rows that are not blank, from 0. */
export interface CsvTable {
  /** The row that names the columns; null when none does. */
  readonly headerRow: number | null;
  readonly hxlRow: number | null;
  readonly firstDataRow: number;
  /** One distinct name a column: what a map's `column` refers to. Columns without a name are called `Column 7`. */
  readonly header: readonly string[];
  /** The hashtags as they stand in the file, blank where there are none; null for a file without HXL. */
  readonly hxl: readonly string[] | null;
  readonly hashtags: readonly (Hashtag | null)[];
  /** The number of values that most data rows have. */
  readonly rowWidth: number;
  /** The number of columns up to the last that has a name of its own. */
  readonly namedWidth: number;
}

/** Names are compared without regard to case, accents' encoding and runs of blanks. */
export function foldLabel(label: string): string {
  return label.normalize('NFC').replaceAll(/\s+/g, ' ').trim().toLowerCase();
}

/**
 * Finds the header in the leading rows of a file. `headerRow` is a person's choice, counted from 1 and 0 for none;
 * `isKnownHeader` recognises the header of a published layout, which then goes before a guess.
 */
export function readTable(
  rows: readonly (readonly string[])[],
  headerRow: number | null,
  isKnownHeader: (cells: readonly string[]) => boolean = () => false,
): CsvTable {
  const hxlRow = findHashtagRow(headerRow === null ? rows : rows.map((cells, at) => (at < headerRow ? [] : cells)));
  const chosen = headerRow === null ? guessHeader(rows, hxlRow, isKnownHeader) : headerRow === 0 ? null : headerRow - 1;
  const firstDataRow = Math.max(chosen ?? -1, hxlRow ?? -1) + 1;
  const above = chosen === null ? [] : rows.slice(headerRow === null ? 0 : chosen, chosen + 1).reverse();
  const tags = hxlRow === null ? null : (rows[hxlRow] ?? []);
  const rowWidth = usualWidth(rows.slice(firstDataRow));
  const width = Math.max(rowWidth, tags?.length ?? 0, above[0]?.length ?? 0, 1);
  const names = Array.from({ length: width }, (_, column) => {
    // A merged cell of a spreadsheet leaves its name in the row above.
    const named = above.map((cells) => tidy(cells[column] ?? '')).find((name) => name !== '');
    return named ?? tidy(tags?.[column] ?? '');
  });
  return {
    headerRow: chosen,
    hxlRow,
    firstDataRow,
    header: distinct(names),
    hxl: tags && Array.from({ length: width }, (_, column) => tidy(tags[column] ?? '')),
    hashtags: Array.from({ length: width }, (_, column) => parseHashtag(tags?.[column] ?? '')),
    rowWidth,
    namedWidth: names.findLastIndex((name) => name !== '') + 1,
  };
}

function tidy(name: string): string {
  return name.replaceAll(/\s+/g, ' ').trim().slice(0, 200);
}

function guessHeader(
  rows: readonly (readonly string[])[],
  hxlRow: number | null,
  isKnownHeader: (cells: readonly string[]) => boolean,
): number | null {
  const known = rows.slice(0, 25).findIndex(isKnownHeader);
  if (known !== -1) return known;
  if (hxlRow !== null) return hxlRow === 0 ? null : hxlRow - 1;
  // Above the names of the columns a sheet may have a title and groups; below them, data with figures.
  let best = 0;
  let most = 0;
  for (const [at, cells] of rows.slice(0, 25).entries()) {
    const filled = cells.filter((cell) => cell.trim() !== '');
    if (at > 0 && filled.some((cell) => /^[\d\s.,:/+-]+$/.test(cell))) break;
    const distinctCount = new Set(filled.map(foldLabel)).size;
    if (distinctCount > most) [best, most] = [at, distinctCount];
    if (filled.length >= usualWidth(rows)) break;
  }
  return rows.length === 0 ? null : best;
}

/** The number of values that most rows have. */
function usualWidth(rows: readonly (readonly string[])[]): number {
  const counts = new Map<number, number>();
  for (const cells of rows) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
  let width = 0;
  for (const [length, count] of counts) if (count > (counts.get(width) ?? 0)) width = length;
  return width;
}

function distinct(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name, at) => {
    const wanted = name === '' ? `Column ${at + 1}` : name;
    let label = wanted;
    for (let copy = 2; taken.has(foldLabel(label)); copy++) label = `${wanted} (${copy})`;
    taken.add(foldLabel(label));
    return label;
  });
}
