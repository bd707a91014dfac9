import { checkValues } from '../domain/check.ts';
import type { NoteInput } from '../domain/note.ts';
import { emptyValues, mergeInput } from '../domain/values.ts';
import { ConcordError, type ErrorCode } from '../errors.ts';
import { countryName } from '../reference/countries.ts';
import { SITUATION_TYPES } from '../reference/situation-types.ts';
import { labelOf } from '../reference/vocabulary.ts';
import { cleanCell, shortened } from './cell.ts';
import { composedTitle } from './composed-title.ts';
import { fillColumn, type SplitCells, splitCells } from './fill-column.ts';
import type { ImportPlan } from './import-plan.ts';
import { NoteDraft } from './note-draft.ts';
import { type RowLedger, rowContent } from './row-origin.ts';

/** Why a row did not become a note, said for a person. */
export interface RowProblem {
  readonly code: ErrorCode;
  readonly message: string;
}

export type RowResult = { readonly input: NoteInput } | { readonly problem: RowProblem };

export interface RowContext {
  readonly plan: ImportPlan;
  /** Of this reading of this file: it must see every row once, in order. */
  readonly ledger: RowLedger;
}

/** The most problems of one row that its message names. */
const MOST_NAMED = 3;

/**
 * Turns one row into the input of a note that passes every check of the domain, or says what is wrong with it: which
 * column, which value, what was expected. Item ids and title depend only on the map and the row, `origin` on the equal
 * rows before it as well: the same file always gives the same notes.
 */
export function noteFromRow(row: readonly string[], context: RowContext): RowResult {
  const { plan, ledger } = context;
  const cells = row.map(cleanCell);
  const width = plan.table.header.length;
  const beyond = cells.slice(width).find((cell) => cell !== '');
  if (beyond !== undefined) {
    return unreadable(
      `The row has ${cells.length} values but the file has ${width} columns. ` +
        'A value that holds the separator must stand in quotes.',
    );
  }
  const draft = new NoteDraft();
  const problems = new Map<string, string>();
  const id = fill(plan, cells, draft, problems);
  addConstants(plan, draft);
  keepRangeInOrder(draft);
  if (problems.size > 0) return unreadable(listed([...problems.values()]));

  const country = draft.register('country');
  const type = draft.register('type');
  if (draft.register('title') === undefined) {
    const title = composedTitle(
      draft,
      typeof type === 'string' ? labelOf(SITUATION_TYPES, type) : null,
      typeof country === 'string' ? countryName(country) : null,
    );
    if (title === null) {
      return { problem: { code: 'row.missing', message: 'The row fills nothing that could be the title of a note.' } };
    }
    draft.setRegister('title', title);
  }
  const input = draft.input();
  const found = domainProblems(input, plan, cells);
  if (found.length > 0) return unreadable(listed(found));

  const origin = ledger.originOf(id, rowContent(plan.table.header, cells));
  if (origin === null) {
    return unreadable(
      'The id of this row stands on an earlier row of the file, with other values. Only the first came in.',
    );
  }
  return { input: { ...input, origin } };
}

function unreadable(message: string): RowResult {
  return { problem: { code: 'row.unreadable', message } };
}

function listed(messages: readonly string[]): string {
  const more = messages.length - MOST_NAMED;
  return messages.slice(0, MOST_NAMED).join(' ') + (more > 0 ? ` And ${more} more.` : '');
}

/** Fills the draft from all columns; returns the row's own id, null when the map names none or the cell is blank. */
function fill(
  plan: ImportPlan,
  cells: readonly string[],
  draft: NoteDraft,
  problems: Map<string, string>,
): string | null {
  const splits: SplitCells = splitCells(plan.columns, cells);
  let id: string | null = null;
  for (const column of plan.columns) {
    const cell = cells[column.index] ?? '';
    if (cell === '') continue;
    if (column.target.entry.kind === 'id') id ??= cell;
    else fillColumn(column, cell, draft, problems, splits);
  }
  for (const { index, label } of plan.extra) {
    const cell = cells[index] ?? '';
    if (cell !== '') draft.addLine(label, cell);
  }
  return id;
}

function addConstants(plan: ImportPlan, draft: NoteDraft): void {
  const { tags = [], source, ...registers } = plan.map.constants;
  for (const [field, value] of Object.entries(registers)) {
    if (value !== undefined && draft.register(field) === undefined) draft.setRegister(field, value);
  }
  for (const tag of tags) draft.addTag(tag);
  if (source) draft.addSource(source.description, source.reference);
}

/**
 * Published figures at times give a best estimate outside their own range. The best estimate stands, and the bound that
 * contradicts it is kept in words, so that the event comes in and nothing is made up.
 */
function keepRangeInOrder(draft: NoteDraft): void {
  const best = draft.register('fatalitiesBest');
  if (typeof best !== 'number') return;
  const low = draft.register('fatalitiesLow');
  const high = draft.register('fatalitiesHigh');
  if (typeof low === 'number' && low > best) {
    draft.clearRegister('fatalitiesLow');
    draft.addLine('Low estimate of fatalities in the source, above its best estimate', String(low));
  }
  if (typeof high === 'number' && high < best) {
    draft.clearRegister('fatalitiesHigh');
    draft.addLine('High estimate of fatalities in the source, below its best estimate', String(high));
  }
}

function domainProblems(input: Record<string, unknown>, plan: ImportPlan, cells: readonly string[]): string[] {
  try {
    const values = mergeInput('note', emptyValues('note'), input, () => 'i0');
    return checkValues('note', values).map(({ field, message }) => {
      const column = plan.columns.find(({ target }) => target.field === field.split('.')[0]);
      const cell = column ? (cells[column.index] ?? '') : '';
      if (!column) return `${field}: ${message}`;
      return `Column "${shortened(column.label)}"${cell === '' ? '' : ` ("${shortened(cell)}")`}: ${message}`;
    });
  } catch (error) {
    if (error instanceof ConcordError) return [error.message.replace(' Nothing was changed.', '')];
    throw error;
  }
}
