import { type CsvMap, type CsvDelimiter, CSV_DELIMITERS } from '#shared/import/csv-map.ts';
import {
  CsvReader,
  type CsvPiece,
  type CsvRecord,
  detectDelimiter,
  isBroken,
  namedSeparator,
} from '#shared/import/csv-text.ts';
import { type CsvTable, readTable } from '#shared/import/csv-table.ts';
import { readyMapFor } from '#shared/import/ready-maps.ts';
import { ConcordError } from '#shared/errors.ts';
import type { CsvSource } from './csv-bytes.ts';
import { detectEncoding, type FoundEncoding, readText } from './csv-encoding.ts';

/** An event file of which encoding, separator and columns are known. */
export interface OpenTable {
  readonly source: CsvSource;
  readonly encoding: FoundEncoding;
  readonly delimiter: CsvDelimiter;
  readonly table: CsvTable;
  /** The leading rows that are not blank, header and hashtags included, for a first look. */
  readonly leadingRows: readonly (readonly string[])[];
}

/** How much text is looked at to find separator and columns. */
const SAMPLE_LENGTH = 256 * 1024;
const SAMPLE_ROWS = 500;

/**
 * Finds out how a file is written; what the map says goes before what is found. Throws `csv.unreadable` when it holds no
 * table, and as `detectEncoding` does.
 */
export async function openTable(
  source: CsvSource,
  map: Pick<CsvMap, 'encoding' | 'delimiter' | 'headerRow'> | null,
): Promise<OpenTable> {
  const encoding = await detectEncoding(source, map?.encoding);
  let sample = '';
  let isWhole = true;
  for await (const text of readText(source, encoding)) {
    sample += text;
    isWhole = sample.length < SAMPLE_LENGTH;
    if (!isWhole) break;
  }
  sample = withoutMarks(sample);
  const delimiter = map?.delimiter ?? detectDelimiter(sample);
  const reader = new CsvReader(delimiter);
  const pieces = [...reader.push(sample), ...(isWhole ? reader.end() : [])];
  const rows = pieces.filter((piece) => isTableRow(piece, delimiter)).slice(0, SAMPLE_ROWS);
  const leadingRows = rows.map(({ cells }) => cells);
  if (leadingRows.length === 0) {
    throw new ConcordError(
      'csv.unreadable',
      'No rows can be read from this file. Check that it is a table saved as CSV, and choose its encoding and separator.',
    );
  }
  const table = readTable(leadingRows, map?.headerRow ?? null, (cells) => readyMapFor(cells) !== null);
  return { source, encoding, delimiter, table, leadingRows };
}

/** Further byte order marks stand at the start of files that were put together out of several. */
function withoutMarks(text: string): string {
  return text.replace(/^\uFEFF+/, '');
}

/** False for rows that cannot be read and for a spreadsheet's line that names the separator. */
function isTableRow(piece: CsvPiece, delimiter: CsvDelimiter): piece is CsvRecord {
  if (isBroken(piece)) return false;
  const named = namedSeparator(piece, delimiter);
  return named === null || !CSV_DELIMITERS.some((known) => known === named);
}

/**
 * The data rows of a file in their order, one list for each piece of the file that was read, and the rows that cannot be
 * told apart.
 */
export async function* readRows({ source, encoding, delimiter, table }: OpenTable): AsyncGenerator<CsvPiece> {
  const reader = new CsvReader(delimiter);
  let isStart = true;
  let before = 0;
  const dataOf = (pieces: CsvPiece[]) =>
    pieces.filter((piece) => {
      if (isBroken(piece)) return true;
      return isTableRow(piece, delimiter) && before++ >= table.firstDataRow;
    });
  for await (const text of readText(source, encoding)) {
    const pieces = reader.push(isStart ? withoutMarks(text) : text);
    isStart &&= text === '';
    yield* dataOf(pieces);
  }
  yield* dataOf(reader.end());
}
