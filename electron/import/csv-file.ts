import type { z } from 'zod';
import type { NoteInput } from '#shared/domain/note.ts';
import { toHex } from '#shared/domain/ids.ts';
import type { CsvMap } from '#shared/import/csv-map.ts';
import { noteFromRow, type RowProblem } from '#shared/import/csv-rows.ts';
import { type BrokenRecord, type CsvRecord, isBroken } from '#shared/import/csv-text.ts';
import { cleanCell } from '#shared/import/cell.ts';
import { cut } from '#shared/import/note-draft.ts';
import { type ImportPlan, planImport } from '#shared/import/import-plan.ts';
import { suggestMap } from '#shared/import/ready-maps.ts';
import { RowLedger } from '#shared/import/row-origin.ts';
import { dateColumns, type Readings, Survey } from '#shared/import/survey.ts';
import type { csvInspection, csvPreview } from '#shared/ipc/shapes.ts';
import { sha256 } from '#db/crypto/hash.ts';
import { type CsvSource, sizeOf } from './csv-bytes.ts';
import { openTable, type OpenTable, readRows } from './csv-table-file.ts';

export type { CsvSource } from './csv-bytes.ts';

/** A row of the file: the note that it holds, or why it holds none. `line` is the physical line, from 1, where it begins. */
export type CsvNote =
  { readonly line: number; readonly input: NoteInput } | { readonly line: number; readonly problem: RowProblem };

/** Data rows that an inspection shows. */
const SHOWN_ROWS = 50;
/** Characters of a cell that an inspection shows. */
const SHOWN_LENGTH = 500;
/** Files above this size are not counted through for a first look. */
const COUNTED_SIZE = 32 * 1024 * 1024;
/** Rows that a preview reads at most. */
const PREVIEW_ROWS = 20_000;

/**
 * A first look at a file: how it is written, its columns, some of its rows, and the map that fits it. `map` carries choices
 * already made (encoding, separator, header row); null when there are none. Throws `csv.unreadable`, `file.unreadable`.
 */
export async function inspectCsv(
  source: CsvSource,
  map: CsvMap | null,
  savedMaps: readonly CsvMap[],
): Promise<z.infer<typeof csvInspection>> {
  const file = await openTable(source, map);
  const { table } = file;
  const data = file.leadingRows.slice(table.firstDataRow).map((cells) => cells.map(cleanCell));
  return {
    encoding: file.encoding.encoding,
    delimiter: file.delimiter,
    headerRow: table.headerRow === null ? 0 : table.headerRow + 1,
    header: [...table.header],
    hxl: table.hxl && [...table.hxl],
    rows: data.slice(0, SHOWN_ROWS).map((cells) => cells.map((cell) => cut(cell, SHOWN_LENGTH))),
    rowCount: (await sizeOf(source)) <= COUNTED_SIZE ? await countRows(file) : null,
    dates: dateColumns(table, data).map(({ column, formats }) => ({ column, formats: [...formats] })),
    suggestedMap: suggestMap(table.header, table.hxl, savedMaps),
  };
}

async function countRows(file: OpenTable): Promise<number> {
  let count = 0;
  for await (const _ of readRows(file)) count++;
  return count;
}

/**
 * Reads a file row by row under a map. Rows that cannot be read come as problems between the others; nothing of the file
 * is held but the rows of one piece and 16 bytes a row for telling repeats. Throws `csv.map-invalid` when the map fits
 * nothing or leaves open how dates or numbers are meant, `csv.unreadable` and `file.unreadable`.
 */
export async function* readCsvNotes(source: CsvSource, map: CsvMap): AsyncGenerator<CsvNote> {
  const file = await openTable(source, map);
  const survey = new Survey(map, file.table);
  if (survey.isNeeded) {
    for await (const row of readRows(file)) if (!isBroken(row)) survey.add(row.cells);
  }
  const reading = new NoteReading(file, map, survey.settle());
  for await (const row of readRows(file)) yield reading.next(row);
}

/** What reading the rows of one file in order has to remember. */
class NoteReading {
  readonly #file: OpenTable;
  readonly #plan: ImportPlan;
  readonly #ledger: RowLedger;
  /** True after a row whose end could not be told, until a row has its usual width again. */
  #isAstray = false;
  #widest = 0;

  constructor(file: OpenTable, map: CsvMap, readings: Readings) {
    this.#file = file;
    this.#plan = planImport(map, file.table, readings);
    this.#ledger = new RowLedger((text) => toHex(sha256(text)), map.dataset ?? null, file.table.header);
  }

  next(row: CsvRecord | BrokenRecord): CsvNote {
    const { line } = row;
    if (isBroken(row)) {
      this.#isAstray = true;
      return { line, problem: { code: 'row.unreadable', message: BROKEN[row.broken] } };
    }
    const problem = this.#misfit(row);
    return problem === null
      ? { line, ...noteFromRow(row.cells, { plan: this.#plan, ledger: this.#ledger }) }
      : { line, problem: { code: 'row.unreadable', message: problem } };
  }

  /** What is wrong with a row before its values are looked at; null when nothing is. */
  #misfit(row: CsvRecord): string | null {
    const { table, encoding } = this.#file;
    const width = row.cells.length;
    const isUsual = width === table.rowWidth || width === table.header.length;
    if (row.isLoose && !isUsual) {
      this.#isAstray = true;
      return `The row has quotation marks inside quotation marks and ${width} of ${table.header.length} values. Marks inside a value must be doubled.`;
    }
    if (this.#isAstray && !isUsual) {
      return `The row follows one that cannot be read and has ${width} of ${table.header.length} values. Repair that row first.`;
    }
    this.#isAstray = false;
    if (!row.isEnded && width < table.namedWidth && width < (this.#widest || table.namedWidth)) {
      return `The file ends inside this row, after ${width} of ${table.header.length} values. It may have been cut off.`;
    }
    this.#widest = Math.max(this.#widest, width);
    if (encoding.isLossy && row.cells.some((cell) => cell.includes('\uFFFD'))) {
      return `The row holds bytes that are no text in ${encoding.encoding}. Choose the encoding of the file, or save it as UTF-8.`;
    }
    return null;
  }
}

const BROKEN: Readonly<Record<BrokenRecord['broken'], string>> = {
  'quote-not-closed': 'A quotation mark opens in this row and is never closed. Reading went on with the next line.',
  'text-after-quote':
    'A quotation mark opens in this row and closes on a later line in the middle of a value. ' +
    'Reading went on with the next line.',
  'too-long': 'The row is longer than a million characters. Reading went on with the next line.',
};

/**
 * The first `limit` notes that a file would give, and what an import would report, by at most the first 20,000 rows.
 * Nothing is written; what this desk already has is not known here and counts as accepted. Throws as `readCsvNotes`.
 */
export async function previewCsv(source: CsvSource, map: CsvMap, limit: number): Promise<z.infer<typeof csvPreview>> {
  const notes: z.infer<typeof csvPreview>['notes'] = [];
  const problems: z.infer<typeof csvPreview>['report']['problems'] = [];
  const origins = new Set<string>();
  const count = { received: 0, accepted: 0, duplicate: 0, refused: 0 };
  for await (const row of readCsvNotes(source, map)) {
    count.received++;
    if ('problem' in row) {
      count.refused++;
      if (problems.length < 1000) problems.push({ line: row.line, record: null, ...row.problem });
    } else {
      const origin = row.input.origin ?? '';
      if (origins.has(origin)) count.duplicate++;
      else count.accepted++;
      origins.add(origin);
      if (notes.length < limit) notes.push({ ...row.input });
    }
    if (count.received >= PREVIEW_ROWS) break;
  }
  return { notes, report: { ...count, suggested: 0, conflict: 0, problems, isDryRun: true } };
}
