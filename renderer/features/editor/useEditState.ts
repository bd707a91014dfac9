import { useSyncExternalStore } from 'react';
import type { Edit, EditState } from './edit.ts';

/** A part of what is being written; must be the same object as long as nothing about it changed. */
export function useEditState<V, T>(edit: Edit<V>, pick: (state: EditState<V>) => T): T {
  return useSyncExternalStore(edit.subscribe, () => pick(edit.state()));
}
