import { ConcordError } from '../errors.ts';
import { type ColumnFinder, columnFinder } from './columns.ts';
import type { CsvColumn, CsvDateFormat, CsvMap } from './csv-map.ts';
import type { CsvTable } from './csv-table.ts';
import { DateEvidence, type DateReading, readingOf } from './dates.ts';
import { type DecimalSign, NumberEvidence } from './numbers.ts';
import { parseTarget } from './map-targets.ts';

/** How the dates and numbers of a file are to be read, settled for every column that a map reads as one. */
export interface Readings {
  /** By the index of the column. */
  readonly dates: ReadonlyMap<number, DateReading>;
  readonly decimal: DecimalSign;
}

/** A column whose dates can be read in several ways, and which. */
export interface DateQuestion {
  readonly column: string;
  readonly formats: readonly CsvDateFormat[];
}

/**
 * Looks at the values of a file before its rows are read, so that `03/04/2024` and `1.234` are read by what the rest of
 * the file shows and never by a guess.
 */
export class Survey {
  readonly #table: CsvTable;
  readonly #fixed: Map<number, DateReading> = new Map();
  readonly #dates: Map<number, DateEvidence> = new Map();
  /** Index of a number column → whether it holds coordinates. */
  readonly #numbers: Map<number, boolean> = new Map();
  readonly #numberEvidence = new NumberEvidence();
  readonly #decimal: CsvMap['decimal'];

  constructor(map: CsvMap, table: CsvTable) {
    this.#table = table;
    this.#decimal = map.decimal;
    const find = columnFinder(table);
    for (const column of map.columns) this.#take(column, map, find);
  }

  #take(column: CsvColumn, map: CsvMap, find: ColumnFinder): void {
    const index = find(column.column);
    const kind = parseTarget(column.target)?.entry.kind;
    if (index === null) return;
    if (kind === 'date') {
      const format = column.format?.date ?? map.dateFormat;
      if (format === 'auto') this.#dates.set(index, new DateEvidence());
      else this.#fixed.set(index, readingOf(format));
    }
    const isNumber = kind === 'whole' || kind === 'decimal' || kind === 'coordinates';
    if (isNumber && (column.format?.decimal ?? map.decimal) === 'auto') this.#numbers.set(index, kind !== 'whole');
  }

  /** False when the map leaves nothing open, so that the file need not be read twice. */
  get isNeeded(): boolean {
    return this.#dates.size > 0 || this.#numbers.size > 0;
  }

  add(cells: readonly string[]): void {
    for (const [index, evidence] of this.#dates) evidence.add(cells[index] ?? '');
    for (const [index, isDegrees] of this.#numbers) this.#numberEvidence.add(cells[index] ?? '', isDegrees);
  }

  /** The readings; throws `csv.map-invalid` with the column and the candidates when a person must choose. */
  settle(): Readings {
    const dates = new Map(this.#fixed);
    for (const [index, evidence] of this.#dates) {
      if (evidence.reading === null) throw dateChoice(this.#table.header[index] ?? '', evidence.candidates);
      dates.set(index, evidence.reading);
    }
    const decimal = this.#decimal === 'auto' ? this.#numberEvidence.sign : this.#decimal;
    if (decimal === null) {
      const example = (this.#numberEvidence.example ?? '').slice(0, 40);
      throw new ConcordError(
        'csv.map-invalid',
        `A number such as ${example} can be read in two ways. Choose the decimal sign and try again. Nothing was imported.`,
        { choice: 'decimal', candidates: '. ,' },
      );
    }
    return { dates, decimal };
  }
}

function dateChoice(column: string, candidates: readonly CsvDateFormat[]): ConcordError {
  return new ConcordError(
    'csv.map-invalid',
    `The dates in the column "${column.slice(0, 80)}" can be read day first or month first. ` +
      'Choose the date format and try again. Nothing was imported.',
    { choice: 'dateFormat', column: column.slice(0, 80), candidates: candidates.join(' ') },
  );
}

/** The columns of a sample that hold dates, each with the formats under which it can be read. */
export function dateColumns(table: CsvTable, rows: readonly (readonly string[])[]): DateQuestion[] {
  return table.header.flatMap((column, index) => {
    const evidence = new DateEvidence();
    for (const cells of rows) evidence.add(cells[index] ?? '');
    return evidence.isDates ? [{ column, formats: evidence.candidates }] : [];
  });
}
