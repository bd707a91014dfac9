import type { Input } from '#shared/ipc/contract.ts';
import type { Call } from '../../bridge/call.ts';
import { isTyping, type ListKind, type ListQuery, requestOf } from './list-query.ts';
import type { ListSelection } from './list-selection.ts';

export type Selection = Input<'tags.apply'>['selection'];

/** The most rows that one request brings. */
const SLICE = 500;
/** The most records that one action takes by id. */
export const MOST_IDS = 100_000;

/** The ids of the rows from one position to another, both included, as the list stands now. */
export async function fetchIds(
  call: Call,
  kind: ListKind,
  query: ListQuery,
  from: number,
  to: number,
): Promise<string[]> {
  const ids: string[] = [];
  for (let offset = from; offset <= to; offset += SLICE) {
    const limit = Math.min(SLICE, to - offset + 1);
    const { hits } = await call('search.run', requestOf(kind, query, offset, limit, false));
    ids.push(...hits.map((hit) => hit.id));
    if (hits.length < limit) break;
  }
  return ids;
}

/**
 * What the contract takes for a selection. "All" stays a search where the search is finished, so that a hundred thousand
 * rows need not be named. While its last word could go on, or rows are excepted, it becomes ids: the store reads a
 * search's words as whole, and would otherwise act on other records than those that are shown.
 */
export async function contractSelection(
  call: Call,
  kind: ListKind,
  query: ListQuery,
  selection: ListSelection,
): Promise<Selection> {
  if (selection.mode === 'some') return { ids: [...selection.ids] };
  if (selection.except.size === 0 && !isTyping(query.text)) {
    const { text, filter } = requestOf(kind, query, 0, 0, false);
    return { text, filter };
  }
  const ids = await fetchIds(call, kind, query, 0, MOST_IDS - 1);
  return { ids: ids.filter((id) => !selection.except.has(id)) };
}
