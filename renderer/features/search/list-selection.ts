/**
 * Which rows of a list are selected: some by id, or all that were found but a few. Ids rather than positions, so that a
 * list that changes keeps its selection.
 */
export type ListSelection =
  | { readonly mode: 'some'; readonly ids: ReadonlySet<string> }
  | { readonly mode: 'all'; readonly except: ReadonlySet<string> };

export const NOTHING: ListSelection = { mode: 'some', ids: new Set() };
export const EVERYTHING: ListSelection = { mode: 'all', except: new Set() };

export function isSelected(selection: ListSelection, id: string): boolean {
  return selection.mode === 'all' ? !selection.except.has(id) : selection.ids.has(id);
}

/** How many rows of a list with so many rows. */
export function selectedCount(selection: ListSelection, total: number): number {
  return selection.mode === 'all' ? Math.max(0, total - selection.except.size) : selection.ids.size;
}

export function toggledRow(selection: ListSelection, id: string): ListSelection {
  if (selection.mode === 'all') return { mode: 'all', except: turned(selection.except, id) };
  return { mode: 'some', ids: turned(selection.ids, id) };
}

/** The selection with these rows in it as well. */
export function withRows(selection: ListSelection, ids: readonly string[]): ListSelection {
  if (selection.mode === 'some') return { mode: 'some', ids: new Set([...selection.ids, ...ids]) };
  const except = new Set(selection.except);
  for (const id of ids) except.delete(id);
  return { mode: 'all', except };
}

function turned(ids: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(ids);
  if (!next.delete(id)) next.add(id);
  return next;
}
