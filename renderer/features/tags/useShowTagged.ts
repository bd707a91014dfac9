import { useCallback } from 'react';
import { usePreferences } from '../../bridge/usePreferences.ts';
import { useRouter } from '../../router/useRouter.ts';
import { asked } from '../search/list-memory.ts';
import { firstQuery, type ListKind, toggled } from '../search/list-query.ts';
import { useListMemory } from '../search/useListMemory.ts';

/** Leads to the list of notes or cases that have a tag. */
export function useShowTagged(): (kind: ListKind, tag: string) => void {
  const memory = useListMemory();
  const { go } = useRouter();
  const { sort } = usePreferences().preferences;
  return useCallback(
    (kind, tag) => {
      const query = firstQuery(sort);
      memory.set(kind, asked(memory.get(kind), { ...query, filter: toggled(query.filter, 'tag', tag) }));
      go({ page: kind === 'note' ? 'notes' : 'cases', record: null });
    },
    [memory, go, sort],
  );
}
