import { sha256 } from '#db/crypto/hash.ts';
import { toHex } from '#shared/domain/ids.ts';
import type { CsvColumn, CsvMap } from '#shared/import/csv-map.ts';
import { noteFromRow, type RowResult } from '#shared/import/csv-rows.ts';
import { readTable } from '#shared/import/csv-table.ts';
import { planImport } from '#shared/import/import-plan.ts';
import { RowLedger } from '#shared/import/row-origin.ts';
import { Survey } from '#shared/import/survey.ts';

const digest = (text: string) => toHex(sha256(text));

/** A map with these columns, and what every note needs as constants. */
export function mapOf(columns: readonly CsvColumn[], more: Partial<CsvMap> = {}): CsvMap {
  const constants = { status: 'submitted', tlp: 'TLP:AMBER', sensitivity: 'unclassified' };
  return {
    name: 'test',
    columns: [...columns],
    constants,
    dateFormat: 'auto',
    decimal: '.',
    unmapped: 'drop',
    ...more,
  };
}

/** Reads rows under a map whose columns are named by the rows' first. */
export function readAll(map: CsvMap, header: readonly string[], rows: readonly (readonly string[])[]): RowResult[] {
  const table = readTable([header, ...rows], 1);
  const survey = new Survey(map, table);
  for (const row of rows) survey.add(row);
  const plan = planImport(map, table, survey.settle());
  const ledger = new RowLedger(digest, map.dataset ?? null, table.header);
  return rows.map((row) => noteFromRow(row, { plan, ledger }));
}

/** Reads one row, given by the names of its columns. */
export function read(columns: readonly CsvColumn[], row: Readonly<Record<string, string>>, more: Partial<CsvMap> = {}) {
  const [result] = readAll(mapOf(columns, more), Object.keys(row), [Object.values(row)]);
  if (!result) throw new Error('No result');
  return result;
}

/** What a note is made of; throws where the row became a problem. */
export function inputOf(result: RowResult) {
  if ('problem' in result) throw new Error(result.problem.message);
  return result.input;
}

export function messageOf(result: RowResult): string {
  return 'problem' in result ? result.problem.message : 'no problem';
}

export const TITLE: CsvColumn = { column: 't', target: 'title' };
