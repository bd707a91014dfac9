import type { ListKind, ListQuery } from './list-query.ts';
import { firstQuery } from './list-query.ts';
import { type ListSelection, NOTHING } from './list-selection.ts';

/** What a list of records remembers while the person is on another page. */
export interface ListState {
  readonly query: ListQuery;
  /** Position of the row that the keyboard is on. */
  readonly cursor: number;
  readonly selection: ListSelection;
  /** Pixels that were scrolled away. */
  readonly scrolled: number;
  /** Counts up whenever the list is asked anew, so that rows only move when somebody asked. */
  readonly edition: number;
  /** How many changes there had been when the list was left; null while it never was. */
  readonly leftAt: number | null;
}

/** What a new query does to a list: it starts at its top, and "all" no longer means what it did. */
export function asked(state: ListState, query: ListQuery): Partial<ListState> {
  const selection = state.selection.mode === 'all' ? NOTHING : state.selection;
  return { query, cursor: 0, scrolled: 0, selection };
}

export interface ListMemory {
  get(kind: ListKind): ListState;
  set(kind: ListKind, change: Partial<ListState>): void;
  /** Counts the change events of records since the workspace was opened. */
  changes(): number;
  noticeChange(): void;
  subscribe(listener: () => void): () => void;
}

export function createListMemory(sort: ListQuery['sort']): ListMemory {
  const first: ListState = {
    query: firstQuery(sort),
    cursor: 0,
    selection: NOTHING,
    scrolled: 0,
    edition: 0,
    leftAt: null,
  };
  const states = new Map<ListKind, ListState>();
  const listeners = new Set<() => void>();
  let changes = 0;
  const get = (kind: ListKind) => states.get(kind) ?? first;
  return {
    get,
    set(kind, change) {
      states.set(kind, { ...get(kind), ...change });
      for (const listener of listeners) listener();
    },
    changes: () => changes,
    noticeChange: () => void changes++,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
