import { type RefObject, useEffect, useEffectEvent, useState } from 'react';
import { useConnection } from '../../bridge/useConnection.ts';
import { usePreferences } from '../../bridge/usePreferences.ts';
import type { KeyStroke } from '../../keys/chord.ts';
import { useCommand } from '../../keys/useCommands.ts';
import { useRouter } from '../../router/useRouter.ts';
import { contractSelection, fetchIds, MOST_IDS, type Selection } from './fetch-ids.ts';
import { asked } from './list-memory.ts';
import { firstQuery, isNarrowed, type ListKind, type ListQuery } from './list-query.ts';
import { EVERYTHING, NOTHING, selectedCount, toggledRow, withRows } from './list-selection.ts';
import { useListState } from './useListMemory.ts';
import type { RecordList } from './useRecordList.ts';

interface Parts {
  readonly kind: ListKind;
  readonly list: RecordList;
  readonly record: string | null;
  readonly isNarrow: boolean;
  readonly field: RefObject<HTMLInputElement | null>;
  readonly rows: RefObject<HTMLDivElement | null>;
  readonly pane: RefObject<HTMLElement | null>;
}

export interface ListKeys {
  readonly ask: (query: ListQuery) => void;
  readonly clearQuery: () => void;
  readonly toggleFacets: () => void;
  readonly clickRow: (index: number, held: { readonly range: boolean; readonly toggle: boolean }) => void;
  readonly openRow: (index: number) => void;
  readonly close: () => void;
  readonly selectAll: () => void;
  readonly unselect: () => void;
  /** What an action means now: the selected rows, else the record that is open or under the cursor; null for none. */
  readonly targets: () => Promise<Selection | null>;
  /** The same, each record by its id. */
  readonly targetIds: () => Promise<readonly string[]>;
  /** How many rows an action would touch. */
  readonly targetCount: number;
}

/** The record pane follows the cursor after this pause, so that running through a list does not load every record. */
const FOLLOW_MS = 90;

/** Moving, opening and selecting in a list, by key and by pointer. */
export function useListKeys({ kind, list, record, isNarrow, field, rows, pane }: Parts): ListKeys {
  const { call } = useConnection();
  const { preferences, change: changePreferences } = usePreferences();
  const router = useRouter();
  const [state, change] = useListState(kind);
  // Where a range of rows began.
  const [anchor, setAnchor] = useState(0);
  const { query, selection } = state;
  const total = list.total ?? 0;
  const cursor = Math.min(state.cursor, Math.max(0, total - 1));
  const hit = list.rowAt(cursor);
  const page = kind === 'note' ? ('notes' as const) : ('cases' as const);

  const openRow = (index: number) => {
    const opened = list.rowAt(index);
    if (!opened) return;
    change({ cursor: index });
    if (isNarrow) router.go({ page, record: opened.id });
    else {
      router.replace({ page, record: opened.id });
      pane.current?.focus();
    }
  };
  const move = (to: number) => {
    if (total === 0) return;
    const next = Math.min(total - 1, Math.max(0, to));
    change({ cursor: next });
    setAnchor(next);
  };
  const extend = async (to: number) => {
    const next = Math.min(total - 1, Math.max(0, to));
    change({ cursor: next });
    const [from, until] = [Math.min(anchor, next), Math.max(anchor, next)];
    const loaded = Array.from({ length: until - from + 1 }, (_, at) => list.rowAt(from + at)?.id ?? null);
    const ids = loaded.every((id) => id !== null) ? loaded : await fetchIds(call, kind, query, from, until);
    change({ selection: withRows(selection, ids) });
  };

  // On a wide window the record beside the list is the one under the cursor, once somebody has moved it.
  const [isFollowing, setFollowing] = useState(false);
  const follow = useEffectEvent((id: string) => {
    if (id !== record) router.replace({ page, record: id });
  });
  const hitId = hit?.id ?? null;
  useEffect(() => {
    if (!isFollowing || isNarrow || hitId === null) return;
    const timer = setTimeout(() => follow(hitId), FOLLOW_MS);
    return () => clearTimeout(timer);
  }, [isFollowing, isNarrow, hitId]);

  const ask = (next: ListQuery) => {
    setFollowing(false);
    setAnchor(0);
    change(asked(state, next));
    if (next.sort !== query.sort) changePreferences({ sort: next.sort });
    rows.current?.scrollTo({ top: 0 });
  };
  const isCovered = isNarrow && record !== null;
  const isHere = (stroke: KeyStroke | null) =>
    !isCovered && (stroke === null || !isArrowOrEnter(stroke) || isInList(rows.current));
  const step = (by: number) => (stroke: KeyStroke | null) => {
    if (!isHere(stroke)) return false;
    setFollowing(true);
    return move(cursor + by);
  };

  useCommand('next', step(1));
  useCommand('previous', step(-1));
  useCommand('open', (stroke) => (isHere(stroke) && total > 0 ? openRow(cursor) : false));
  useCommand('select', () => {
    if (isCovered || !hit) return false;
    change({ selection: toggledRow(selection, hit.id) });
    setAnchor(cursor);
    return undefined;
  });
  useCommand('select-down', (stroke) => (isHere(stroke) && total > 0 ? void extend(cursor + 1) : false));
  useCommand('select-up', (stroke) => (isHere(stroke) && total > 0 ? void extend(cursor - 1) : false));
  const selectAll = () => change({ selection: EVERYTHING });
  useCommand('select-all', selectAll, total > 0 && !isCovered);
  const toggleFacets = () => changePreferences({ isFacetsOpen: !preferences.isFacetsOpen });
  useCommand('facets', toggleFacets, !isCovered);
  useCommand('query', () => (field.current ? field.current.select() : false));
  const clearQuery = () => ask(firstQuery(query.sort));
  useCommand('clear-query', clearQuery, isNarrowed(query));
  const unselect = () => change({ selection: NOTHING });
  const count = selectedCount(selection, total);
  const close = () => {
    setFollowing(false);
    router.back();
    requestAnimationFrame(() => rows.current?.focus());
  };
  useCommand('back', () => {
    if (isCovered) return close();
    if (count > 0) return unselect();
    if (pane.current?.contains(document.activeElement)) return rows.current?.focus();
    if (record === null && isNarrowed(query)) return clearQuery();
    return false;
  });

  const single = record ?? hitId;
  const isForSelection = count > 0 && !isCovered;
  return {
    ask,
    clearQuery,
    toggleFacets,
    selectAll,
    unselect,
    openRow,
    close,
    clickRow(index, { range, toggle }) {
      const clicked = list.rowAt(index);
      if (!clicked) return;
      if (range) void extend(index);
      else if (toggle) {
        change({ cursor: index, selection: toggledRow(selection, clicked.id) });
        setAnchor(index);
      } else {
        move(index);
        setFollowing(true);
        if (isNarrow) openRow(index);
      }
    },
    targets: async () => {
      if (isForSelection) return contractSelection(call, kind, query, selection);
      return single === null ? null : { ids: [single] };
    },
    targetIds: async () => {
      if (!isForSelection) return single === null ? [] : [single];
      if (selection.mode === 'some') return [...selection.ids];
      const ids = await fetchIds(call, kind, query, 0, MOST_IDS - 1);
      return ids.filter((id) => !selection.except.has(id));
    },
    targetCount: isForSelection ? count : single === null ? 0 : 1,
  };
}

function isArrowOrEnter({ key }: KeyStroke): boolean {
  return key.startsWith('Arrow') || key === 'Enter';
}

/** Arrows and Enter move in the list only while the focus is there or nowhere; elsewhere they scroll and press. */
function isInList(rows: HTMLElement | null): boolean {
  const focused = document.activeElement;
  return focused === null || focused === document.body || (rows?.contains(focused) ?? false);
}
