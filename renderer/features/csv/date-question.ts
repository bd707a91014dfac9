import { CSV_DATE_FORMATS, type CsvDateFormat, type CsvMap } from '#shared/import/csv-map.ts';
import { readDate, readingOf } from '#shared/import/dates.ts';
import { parseTarget } from '#shared/import/map-targets.ts';
import type { ConcordError } from '#shared/errors.ts';
import { fillingsOf, type Inspection } from './map-draft.ts';

/** A column whose dates can be read in several ways. */
export interface DateQuestion {
  readonly column: string;
  /** Positions in the map of what reads it as a date. */
  readonly positions: readonly number[];
  readonly formats: readonly CsvDateFormat[];
  /** A value of the column that reads differently under each of them; null when the rows at hand have none. */
  readonly example: string | null;
}

/**
 * What a person has to say about dates before the file can be read: the first column that the map reads as dates by
 * itself and whose values leave the order open. A refusal of the whole file names a column that its first rows did not
 * give away. Null when nothing is open.
 */
export function dateQuestion(map: CsvMap, inspection: Inspection, refusal: ConcordError | null): DateQuestion | null {
  const fillings = fillingsOf(map, inspection);
  const named = refusal?.detail?.['choice'] === 'dateFormat' ? refusal.detail : null;
  for (const [index, column] of inspection.header.entries()) {
    const positions = (fillings[index] ?? []).flatMap(({ at, column: { target, format } }) =>
      parseTarget(target)?.entry.kind === 'date' && (format?.date ?? map.dateFormat) === 'auto' ? [at] : [],
    );
    if (positions.length === 0) continue;
    const found = inspection.dates.find((one) => one.column === column)?.formats ?? [];
    const said = named?.['column'] === column.slice(0, 80) ? String(named['candidates'] ?? '').split(' ') : [];
    const formats = (found.length > 1 ? found : said).filter(isDateFormat);
    if (formats.length > 1) return { column, positions, formats, example: exampleOf(inspection, index, formats) };
  }
  return null;
}

function isDateFormat(text: string): text is CsvDateFormat {
  return CSV_DATE_FORMATS.some((format) => format === text);
}

function exampleOf({ rows }: Inspection, index: number, formats: readonly CsvDateFormat[]): string | null {
  const cells = rows.map((row) => row[index] ?? '').filter((cell) => cell !== '');
  const tells = (cell: string) => new Set(formats.map((format) => readAs(cell, format))).size === formats.length;
  return cells.find(tells) ?? null;
}

/** The ISO date that a value is under a format; null when it is none. */
export function readAs(cell: string, format: CsvDateFormat): string | null {
  return readDate(cell, readingOf(format))?.value ?? null;
}

/** True when a refusal asks for the decimal sign. */
export function asksForDecimal(refusal: ConcordError | null): boolean {
  return refusal?.detail?.['choice'] === 'decimal';
}
