import { createContext, use, useCallback, useSyncExternalStore } from 'react';
import type { ListMemory, ListState } from './list-memory.ts';
import type { ListKind } from './list-query.ts';

export const ListMemoryContext = createContext<ListMemory | null>(null);

export function useListMemory(): ListMemory {
  const memory = use(ListMemoryContext);
  if (!memory) throw new Error('useListMemory needs a ListMemoryProvider above it');
  return memory;
}

/** The state of one list, and a way to change parts of it. */
export function useListState(kind: ListKind): readonly [ListState, (change: Partial<ListState>) => void] {
  const memory = useListMemory();
  const state = useSyncExternalStore(memory.subscribe, () => memory.get(kind));
  const change = useCallback((part: Partial<ListState>) => memory.set(kind, part), [memory, kind]);
  return [state, change];
}
