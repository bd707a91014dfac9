import type { Output } from '#shared/ipc/contract.ts';
import type { Call } from '../../bridge/call.ts';
import type { Selection } from '../../router/place.ts';

/** Which tags the records of a selection have. */
export interface SelectionTags {
  readonly total: number;
  /** On how many of them each tag is; null when they are too many to be looked at. */
  readonly counts: ReadonlyMap<string, number> | null;
}

/** Records that are looked at one by one where the store does not count for us. */
const MOST_LOOKED_AT = 5000;
/** The most that one request names, or brings. */
const MOST_TITLES = 1000;
const MOST_HITS = 500;

type Hit = Output<'search.run'>['hits'][number];

/** Counts the tags of a selection: from the facets where they count just these records, else from the records. */
export async function selectionTags(call: Call, selection: Selection): Promise<SelectionTags> {
  if ('ids' in selection) {
    const { ids } = selection;
    if (ids.length > MOST_LOOKED_AT) return { total: ids.length, counts: null };
    const hits: (Hit | null)[] = [];
    for (let at = 0; at < ids.length; at += MOST_TITLES) {
      hits.push(...(await call('records.titles', { ids: ids.slice(at, at + MOST_TITLES) })));
    }
    return { total: ids.length, counts: countTags(hits) };
  }
  const request = { ...selection, sort: 'newest', offset: 0, limit: 0, hasFacets: true, isTyping: false } as const;
  const { total, facets } = await call('search.run', request);
  // A facet is counted without its own filter, so with a filter on tags it counts other records as well.
  if ((selection.filter.values.tag ?? []).length === 0) {
    return { total, counts: new Map((facets.tag ?? []).map(({ value, count }) => [value, count])) };
  }
  if (total > MOST_LOOKED_AT) return { total, counts: null };
  const hits: Hit[] = [];
  for (let offset = 0; offset < total; offset += MOST_HITS) {
    hits.push(...(await call('search.run', { ...request, offset, limit: MOST_HITS, hasFacets: false })).hits);
  }
  return { total, counts: countTags(hits) };
}

function countTags(hits: readonly (Hit | null)[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const hit of hits) for (const tag of new Set(hit?.tags)) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  return counts;
}

/** What a tag is to a selection: on all of its records, on some, on none. */
export type Presence = 'all' | 'some' | 'none';
/** What was chosen for a tag; nothing stands for "as it is". */
export type TagChange = 'add' | 'remove';

export function presenceOf(tag: string, { total, counts }: SelectionTags): Presence {
  const count = counts?.get(tag) ?? 0;
  return count === 0 ? 'none' : count < total ? 'some' : 'all';
}

/** What the next press makes of a tag: on some, then on all, then on none, then as it was; on all and on none turn about. */
export function turned(presence: Presence, change: TagChange | null): TagChange | null {
  if (presence === 'all') return change === 'remove' ? null : 'remove';
  if (presence === 'none') return change === 'add' ? null : 'add';
  return change === null ? 'add' : change === 'add' ? 'remove' : null;
}
