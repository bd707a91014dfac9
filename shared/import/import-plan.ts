import { ConcordError } from '../errors.ts';
import { columnFinder } from './columns.ts';
import type { CsvColumn, CsvColumnFormat, CsvMap } from './csv-map.ts';
import { type CsvTable, foldLabel } from './csv-table.ts';
import { type DateReading, readingOf } from './dates.ts';
import type { DecimalSign } from './numbers.ts';
import { type ParsedTarget, parseTarget } from './map-targets.ts';
import { personalColumn } from './personal-columns.ts';
import type { Readings } from './survey.ts';

/** One column of a file and one field that it fills. */
export interface PlannedColumn {
  readonly index: number;
  readonly label: string;
  readonly target: ParsedTarget;
  readonly format: CsvColumnFormat;
  /** Meanings of values, by the folded value; null when the map gives none. */
  readonly meanings: ReadonlyMap<string, string> | null;
  readonly date: DateReading;
  readonly decimal: DecimalSign;
}

/** A map laid over the columns of one file. */
export interface ImportPlan {
  readonly map: CsvMap;
  readonly table: CsvTable;
  readonly columns: readonly PlannedColumn[];
  /**
   * Columns that the map does not name and that go to the body; empty when they are dropped. Those whose names speak of
   * people are among `columns` instead: they go to the source.
   */
  readonly extra: readonly { readonly index: number; readonly label: string }[];
}

/**
 * Lays a map over a file's columns. Columns that the file lacks are passed over, since published layouts change from
 * version to version; a map of which nothing fits is refused with `csv.map-invalid`.
 */
export function planImport(map: CsvMap, table: CsvTable, readings: Readings): ImportPlan {
  const find = columnFinder(table);
  const named = new Set<number>();
  const plan = (column: CsvColumn, index: number | null): PlannedColumn[] => {
    const target = parseTarget(column.target);
    if (index === null || !target) return [];
    named.add(index);
    if (target.entry.kind === 'drop') return [];
    const format = column.format ?? {};
    const decimal = format.decimal === '.' || format.decimal === ',' ? format.decimal : readings.decimal;
    const meanings = format.values
      ? new Map(Object.entries(format.values).map(([value, meaning]) => [foldLabel(value), meaning]))
      : null;
    const date = readings.dates.get(index) ?? readingOf('ymd');
    return [{ index, label: table.header[index] ?? column.column, target, format, meanings, date, decimal }];
  };
  const columns = map.columns.flatMap((column) => plan(column, find(column.column)));
  if (columns.length === 0 && map.unmapped === 'drop') {
    throw new ConcordError(
      'csv.map-invalid',
      'The map names none of the columns of this file. Choose another map, or say which column goes where. ' +
        'Nothing was imported.',
    );
  }
  const rest = table.header.flatMap((label, index) =>
    map.unmapped === 'body' && !named.has(index) ? [{ index, label, personal: personalColumn(label) }] : [],
  );
  const withheld = rest.flatMap(({ index, personal }) => (personal ? plan(personal, index) : []));
  const extra = rest.filter(({ personal }) => !personal).map(({ index, label }) => ({ index, label }));
  return { map, table, columns: [...columns, ...withheld], extra };
}
