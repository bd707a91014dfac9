import { attributePath } from '../domain/fields.ts';
import { expected, fits, isNoValue, readCode, readCountry, readFlag, shortened } from './cell.ts';
import { foldLabel } from './csv-table.ts';
import { readDate } from './dates.ts';
import type { PlannedColumn } from './import-plan.ts';
import { MOST_ITEMS } from './map-targets.ts';
import type { NoteDraft, Value } from './note-draft.ts';
import { readDegrees, readNumber, readPoint } from './numbers.ts';

/** The parts of the split cells that fill items of a collection, by planned column; null where a cell stays whole. */
export type SplitCells = ReadonlyMap<PlannedColumn, readonly string[] | null>;

/**
 * Splits the cells of a row that list several items. Lists that run side by side (the publishers and the dates of several
 * articles) are split only when all of them have the same number of parts: a part must never meet the wrong neighbour.
 */
export function splitCells(columns: readonly PlannedColumn[], cells: readonly string[]): SplitCells {
  const splits = new Map<PlannedColumn, readonly string[] | null>();
  const counts = new Map<string, Set<number>>();
  for (const column of columns) {
    const cell = cells[column.index] ?? '';
    const { split } = column.format;
    if (split === undefined || column.target.item === null || cell === '') continue;
    const parts = partsOf(cell, split);
    splits.set(column, parts);
    const field = column.target.field;
    counts.set(field, (counts.get(field) ?? new Set()).add(parts.length));
  }
  for (const [column, parts] of splits) {
    const isEven = counts.get(column.target.field)?.size === 1;
    if (!isEven || (column.target.item ?? 0) + (parts?.length ?? 0) - 1 > MOST_ITEMS) splits.set(column, null);
  }
  return splits;
}

/** A separator that holds quotes, such as `";"`, stands between quoted parts: the outer quotes belong to it. */
function partsOf(cell: string, split: string): string[] {
  const isQuoted = split.startsWith('"') && split.endsWith('"') && cell.length > 1;
  const bare = isQuoted && cell.startsWith('"') && cell.endsWith('"') ? cell.slice(1, -1) : cell;
  return bare.split(split).map((part) => part.trim());
}

/** Fills the field of one column from a cell that is not blank; notes what cannot be read in `problems`, by target. */
export function fillColumn(
  column: PlannedColumn,
  cell: string,
  draft: NoteDraft,
  problems: Map<string, string>,
  splits: SplitCells,
): void {
  const { target, format } = column;
  const kind = target.entry.kind;
  if (kind === 'tags') {
    for (const part of format.split === undefined ? [cell] : partsOf(cell, format.split))
      addMember(column, part, draft, problems);
    return;
  }
  const parts = splits.get(column);
  if (!parts || target.item === null) {
    fillOne(column, cell, target.item, draft, problems, parts === null);
    return;
  }
  for (const [at, part] of parts.entries()) {
    if (part !== '') fillOne(column, part, target.item + at, draft, problems, false);
  }
}

/** The meaning that the map gives to a value; the value itself when it gives none; null when it counts as blank. */
function meaningOf(column: PlannedColumn, value: string): string | null {
  const meaning = column.meanings?.get(foldLabel(value));
  if (meaning !== undefined) return meaning === '' ? null : meaning;
  const { entry, field } = column.target;
  const isPlain = entry.kind === 'text' || entry.kind === 'line' || field === 'tags';
  return column.meanings && column.format.isClosed && isPlain ? null : value;
}

function addMember(column: PlannedColumn, part: string, draft: NoteDraft, problems: Map<string, string>): void {
  const meaning = part === '' ? null : meaningOf(column, part);
  if (meaning === null) return;
  const { target, format } = column;
  if (target.field === 'tags') {
    if (!draft.addTag(`${format.prefix ?? ''}${meaning}`)) draft.addLine(format.label ?? column.label, meaning);
    return;
  }
  const code = readCode(target.field, meaning);
  if (code !== null) draft.addMember(target.field, code);
  else if (!format.isClosed) problems.set(column.target.field, problem(column, part));
}

function fillOne(
  column: PlannedColumn,
  cell: string,
  item: number | null,
  draft: NoteDraft,
  problems: Map<string, string>,
  isUnsplitList: boolean,
): void {
  const { target, format, label } = column;
  const { kind } = target.entry;
  const key = item === null ? target.field : attributePath(target.field, String(item), target.attribute ?? '');
  const already = kind === 'coordinates' ? draft.register('latitude') : draft.get(target, item);
  if (kind === 'line') {
    const text = meaningOf(column, cell);
    if (text !== null) draft.addLine(format.label ?? label, `${format.prefix ?? ''}${text}`);
    return;
  }
  if (already !== undefined && (format.isFallback || kind !== 'text')) return;
  const meaning = meaningOf(column, cell);
  if (meaning === null) return;
  if (kind === 'text') {
    draft.addText(target, `${format.prefix ?? ''}${meaning}`, format.label ?? label, format.before, item);
    if (target.field === 'areas' && item !== null) draft.set({ ...target, attribute: 'level' }, item, item);
    return;
  }
  if (kind !== 'country' && isNoValue(meaning)) return;
  const value = readValue(column, meaning);
  if (value === null && format.isClosed) return;
  if (value === null) {
    // A list whose parts could not be told apart is kept in words; it is no mistake of the row.
    if (isUnsplitList) draft.addLine(format.label ?? label, cell);
    else problems.set(key, problem(column, cell));
    return;
  }
  problems.delete(key);
  if (typeof value === 'object') {
    if ('precision' in value) {
      draft.set(target, value.value, item);
      if (target.field === 'eventStart' && value.precision !== 'day') draft.suggestPrecision(value.precision);
    } else {
      draft.setRegister('latitude', value.latitude);
      draft.setRegister('longitude', value.longitude);
    }
    return;
  }
  if (fits(key, value)) draft.set(target, value, item);
  else if (!format.isClosed) problems.set(key, problem(column, cell));
}

/** The value of a cell by the kind of its target; null when it cannot be read. */
function readValue(
  column: PlannedColumn,
  text: string,
): Value | ReturnType<typeof readDate> | ReturnType<typeof readPoint> {
  const { target, format, decimal } = column;
  switch (target.entry.kind) {
    case 'date':
      return readDate(text, column.date);
    case 'whole':
      return readNumber(text, decimal);
    case 'decimal':
      return readDegrees(text, target.field === 'latitude' ? 'latitude' : 'longitude', decimal);
    case 'coordinates':
      return readPoint(text, decimal);
    case 'country':
      return readCountry(text, format.countryCode);
    case 'flag':
      return readFlag(text);
    default:
      return readCode(target.entry.target, text);
  }
}

function problem(column: PlannedColumn, cell: string): string {
  return `Column "${shortened(column.label)}": "${shortened(cell)}" is not ${expected(column.target.entry)}.`;
}
