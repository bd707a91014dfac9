import type { NoteInput } from '#shared/domain/note.ts';
import type { CsvMap } from '#shared/import/csv-map.ts';
import { type CsvNote, type CsvSource, inspectCsv, readCsvNotes } from '#electron/import/csv-file.ts';

/** All rows of a file under a map. */
export async function readAll(source: CsvSource, map: CsvMap): Promise<CsvNote[]> {
  const rows: CsvNote[] = [];
  for await (const row of readCsvNotes(source, map)) rows.push(row);
  return rows;
}

/** All rows of a file under the map that is suggested for it; throws when none is. */
export async function readSuggested(source: CsvSource): Promise<CsvNote[]> {
  const { suggestedMap } = await inspectCsv(source, null, []);
  if (!suggestedMap) throw new Error('No map is suggested for this file');
  return readAll(source, suggestedMap);
}

/** The notes among rows; throws at the first problem. */
export function notesOf(rows: readonly CsvNote[]): NoteInput[] {
  return rows.map((row) => {
    if ('problem' in row) throw new Error(`Line ${row.line}: ${row.problem.message}`);
    return row.input;
  });
}

/** The problems among rows as `line: message`. */
export function problemsOf(rows: readonly CsvNote[]): string[] {
  return rows.flatMap((row) => ('problem' in row ? [`${row.line}: ${row.problem.message}`] : []));
}

export function textSource(text: string): CsvSource {
  return { bytes: new TextEncoder().encode(text) };
}

/** A map that takes titles from the column `Title` and nothing else. */
export const TITLES_ONLY: CsvMap = {
  name: 'plain',
  columns: [{ column: 'Title', target: 'title' }],
  constants: { status: 'submitted', tlp: 'TLP:AMBER', sensitivity: 'unclassified' },
  dateFormat: 'auto',
  decimal: 'auto',
  unmapped: 'drop',
};
