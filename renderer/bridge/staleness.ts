import type { QueryClient } from '@tanstack/react-query';
import type { EventData } from '#shared/ipc/events.ts';
import type { Method } from '#shared/ipc/contract.ts';

type Change = EventData<'changed'>[number];

/** Answers about one record: stale when that record changed. */
const OF_ONE_RECORD: ReadonlySet<string> = new Set<Method>(['notes.get', 'cases.get', 'records.history']);

/** Answers that any change of such a kind can alter. */
const BY_KIND: Readonly<Record<string, readonly Method[]>> = {
  note: ['tags.list', 'records.titles', 'store.stats', 'actions.latest', 'drafts.list', 'bundles.plan'],
  case: ['tags.list', 'records.titles', 'store.stats', 'actions.latest', 'drafts.list', 'bundles.plan'],
  tag: ['tags.list', 'actions.latest'],
  // Who is trusted decides what every record shows.
  contact: [
    'contacts.list',
    'store.stats',
    'actions.latest',
    'notes.get',
    'cases.get',
    'records.history',
    'bundles.plan',
  ],
};

/**
 * Says which cached answers a set of changes makes stale. `search.run` is never among them: a list that is being read
 * must not jump, so it asks by itself (see `features/search/useRecordList.ts`).
 */
export function isStale(queryKey: readonly unknown[], changes: readonly Change[]): boolean {
  const [method, input] = queryKey;
  if (typeof method !== 'string') return false;
  return changes.some((change) => {
    const methods: readonly string[] = BY_KIND[change.kind] ?? [];
    if (methods.includes(method)) return true;
    return OF_ONE_RECORD.has(method) && isAbout(input, change.record);
  });
}

function isAbout(input: unknown, record: string): boolean {
  return typeof input === 'object' && input !== null && 'id' in input && input.id === record;
}

/** Asks again for everything on screen that the changes make stale. */
export function markStale(client: QueryClient, changes: readonly Change[]): void {
  void client.invalidateQueries({ predicate: (query) => isStale(query.queryKey, changes) });
}
