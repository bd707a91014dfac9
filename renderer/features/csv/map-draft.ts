import { columnFinder } from '#shared/import/columns.ts';
import type { CsvColumn, CsvColumnFormat, CsvMap } from '#shared/import/csv-map.ts';
import { foldLabel } from '#shared/import/csv-table.ts';
import { parseHashtag } from '#shared/import/hxl.ts';
import { hxlMap } from '#shared/import/hxl-map.ts';
import { parseTarget } from '#shared/import/map-targets.ts';
import { namedColumnsMap } from '#shared/import/named-columns-map.ts';
import { READY_MAPS } from '#shared/import/ready-maps.ts';
import type { Output } from '#shared/ipc/contract.ts';

export type Inspection = Output<'csv.inspect'>;

/** One field that a column fills; `at` is its place among the columns of the map. */
export interface Filling {
  readonly at: number;
  readonly column: CsvColumn;
}

/** What a map does with each column of a file, by the position of the column. Columns that it does not name have none. */
export function fillingsOf(
  map: CsvMap,
  { header, hxl }: Pick<Inspection, 'header' | 'hxl'>,
): readonly (readonly Filling[])[] {
  const find = columnFinder({ header, hashtags: header.map((_, index) => parseHashtag(hxl?.[index] ?? '')) });
  const fillings: Filling[][] = header.map(() => []);
  for (const [at, column] of map.columns.entries()) {
    const index = find(column.column);
    if (index !== null) fillings[index]?.push({ at, column });
  }
  return fillings;
}

/** Columns that the map names but the file does not have; published layouts lose and gain some from year to year. */
export function absentColumns(map: CsvMap, inspection: Pick<Inspection, 'header' | 'hxl'>): readonly string[] {
  const present = new Set(fillingsOf(map, inspection).flatMap((fillings) => fillings.map(({ at }) => at)));
  return [...new Set(map.columns.filter((_, at) => !present.has(at)).map(({ column }) => column))];
}

/** The map with one more field that this column fills. A column that was left out no longer is. */
export function withFilling(map: CsvMap, name: string, target: string): CsvMap {
  const others = map.columns.filter(
    ({ column, target: before }) => foldLabel(column) !== foldLabel(name) || before !== 'drop',
  );
  return { ...map, columns: [...others, { column: name, target }] };
}

/** The map with another field in place of one; `null` takes it away. What was said about reading the column goes with it. */
export function withTarget(map: CsvMap, at: number, target: string | null): CsvMap {
  const columns = map.columns.flatMap((column, index): CsvColumn[] => {
    if (index !== at) return [column];
    return target === null ? [] : column.target === target ? [column] : [{ column: column.column, target }];
  });
  return { ...map, columns };
}

/** The map with a column read in another way; an undefined part goes back to what holds for the whole file. */
export function withFormat(map: CsvMap, at: number, part: Partial<Pick<CsvColumnFormat, 'date' | 'decimal'>>): CsvMap {
  const columns = map.columns.map((column, index): CsvColumn => {
    if (index !== at) return column;
    const given = Object.entries({ ...column.format, ...part }).filter(([, value]) => value !== undefined);
    return given.length === 0
      ? { column: column.column, target: column.target }
      : { ...column, format: Object.fromEntries(given) };
  });
  return { ...map, columns };
}

/** The map with every date of one column read in this way. */
export function withDates(map: CsvMap, positions: readonly number[], date: CsvColumnFormat['date']): CsvMap {
  return positions.reduce((changed, at) => withFormat(changed, at, { date }), map);
}

/** The numbers of the items of a collection that a column can fill: those that the map fills, and the first that is free. */
export function itemsToFill(map: CsvMap, field: string, most: number): readonly number[] {
  const used = new Set<number>();
  for (const { target } of map.columns) {
    const parsed = parseTarget(target);
    if (parsed?.field === field && parsed.item !== null) used.add(parsed.item);
  }
  let free = 1;
  while (used.has(free)) free++;
  return [...used, ...(free <= most ? [free] : [])].sort((one, other) => one - other);
}

/** How the file itself is written, which stays when another map is chosen. */
export function withReading(map: CsvMap, from: CsvMap): CsvMap {
  const { encoding: _, delimiter: __, headerRow: ___, ...rest } = map;
  return {
    ...rest,
    ...(from.encoding === undefined ? {} : { encoding: from.encoding }),
    ...(from.delimiter === undefined ? {} : { delimiter: from.delimiter }),
    ...(from.headerRow === undefined ? {} : { headerRow: from.headerRow }),
  };
}

export interface MapChoice {
  readonly map: CsvMap;
  readonly origin: 'saved' | 'ready' | 'made';
}

/** Every map that can be begun with: saved ones, those that come with Concord, and those made from this very file. */
export function mapChoices(
  { header, hxl }: Pick<Inspection, 'header' | 'hxl'>,
  saved: readonly CsvMap[],
): readonly MapChoice[] {
  const tagged = hxl ? hxlMap(header, hxl) : null;
  const made = [...(tagged ? [tagged] : []), namedColumnsMap(header), emptyMap()];
  const taken = new Set(saved.map(({ name }) => name));
  return [
    ...saved.map((map): MapChoice => ({ map, origin: 'saved' })),
    ...[
      ...READY_MAPS.map((map): MapChoice => ({ map, origin: 'ready' })),
      ...made.map((map): MapChoice => ({ map, origin: 'made' })),
    ].filter(({ map }) => !taken.has(map.name)),
  ];
}

/** Nothing decided: every column goes to the text under its name. */
export function emptyMap(): CsvMap {
  return {
    name: 'No columns',
    columns: [],
    constants: { status: 'submitted', tlp: 'TLP:AMBER', sensitivity: 'unclassified' },
    dateFormat: 'auto',
    decimal: 'auto',
    unmapped: 'body',
  };
}

/** The map without what it is called, so that a change of its name asks for nothing anew. */
export function unnamed(map: CsvMap): CsvMap {
  const { description: _, ...rest } = map;
  return { ...rest, name: 'preview' };
}

/** True when two maps do the same, whatever they are called. */
export function isSameMap(one: CsvMap, other: CsvMap): boolean {
  const bare = ({ name: _, description: __, ...rest }: CsvMap) => JSON.stringify(sorted(rest));
  return bare(one) === bare(other);
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([key, part]) => [key, sorted(part)]),
  );
}
