import { useCallback } from 'react';
import { useRouter } from '../../router/useRouter.ts';
import { firstQuery, NO_FILTER } from '../search/list-query.ts';
import { useListMemory } from '../search/useListMemory.ts';
import { alteredRecords, commonOrganisation, type RecordChange } from './bundle-changes.ts';

/**
 * Leads to the records that a bundle altered: to the one, or to the list of the organisation they came from, with all of
 * them selected.
 */
export function useShowRecords(): (changes: readonly RecordChange[]) => void {
  const memory = useListMemory();
  const { go } = useRouter();
  return useCallback(
    (changes) => {
      const altered = alteredRecords(changes);
      const kind = altered.some((change) => change.kind === 'note') ? ('note' as const) : ('case' as const);
      const page = kind === 'note' ? ('notes' as const) : ('cases' as const);
      const rows = altered.filter((change) => change.kind === kind);
      const [only, ...others] = rows;
      if (only && others.length === 0) return go({ page, record: only.record });
      const organisation = commonOrganisation(rows);
      memory.set(kind, {
        query: {
          ...firstQuery('newest'),
          filter: organisation === null ? NO_FILTER : { ...NO_FILTER, values: { organisation: [organisation] } },
        },
        selection: { mode: 'some', ids: new Set(rows.map(({ record }) => record)) },
        cursor: 0,
        scrolled: 0,
      });
      return go({ page, record: null });
    },
    [memory, go],
  );
}
