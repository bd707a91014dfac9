import type { Input } from '#shared/ipc/contract.ts';
import type { FacetName } from '#shared/ipc/shapes.ts';

export type SearchRequest = Input<'search.run'>;
export type SearchFilter = SearchRequest['filter'];
export type ListKind = 'note' | 'case';

/** What a list is asked to show. */
export interface ListQuery {
  readonly text: string;
  readonly filter: SearchFilter;
  readonly sort: SearchRequest['sort'];
}

/** One thing that narrows a list, as a chip shows it. */
export type Chip =
  { readonly facet: FacetName; readonly value: string } | { readonly facet: 'from' | 'to'; readonly value: string };

export const NO_FILTER: SearchFilter = { values: {}, from: null, to: null };

export function firstQuery(sort: ListQuery['sort']): ListQuery {
  return { text: '', filter: NO_FILTER, sort };
}

/** The values that are chosen in a facet. */
export function chosenIn(filter: SearchFilter, facet: FacetName): readonly string[] {
  return filter.values[facet] ?? [];
}

/** The filter with a value chosen, or no longer chosen. Facets without a value are left out, so that equal filters look equal. */
export function toggled(filter: SearchFilter, facet: FacetName, value: string): SearchFilter {
  const before = chosenIn(filter, facet);
  const after = before.includes(value) ? before.filter((other) => other !== value) : [...before, value];
  const { [facet]: _, ...others } = filter.values;
  return { ...filter, values: after.length === 0 ? others : { ...others, [facet]: after } };
}

export function withoutChip(filter: SearchFilter, chip: Chip): SearchFilter {
  return chip.facet === 'from' || chip.facet === 'to'
    ? { ...filter, [chip.facet]: null }
    : toggled(filter, chip.facet, chip.value);
}

/** Everything that narrows the list beside the text, in the order in which the chips stand. */
export function chipsOf(filter: SearchFilter, facets: readonly FacetName[]): readonly Chip[] {
  const chips: Chip[] = facets.flatMap((facet) => chosenIn(filter, facet).map((value) => ({ facet, value })));
  if (filter.from !== null) chips.push({ facet: 'from', value: filter.from });
  if (filter.to !== null) chips.push({ facet: 'to', value: filter.to });
  return chips;
}

export function isNarrowed({ text, filter }: ListQuery): boolean {
  return text.trim() !== '' || filter.from !== null || filter.to !== null || Object.keys(filter.values).length > 0;
}

/** True while the last word may go on: it then matches as a beginning. */
export function isTyping(text: string): boolean {
  return /[\p{L}\p{N}\p{M}]$/u.test(text);
}

/** The request for a slice of a list of one kind. */
export function requestOf(
  kind: ListKind,
  query: ListQuery,
  offset: number,
  limit: number,
  hasFacets: boolean,
): SearchRequest {
  return {
    text: query.text.trim() === '' ? '' : query.text,
    filter: { ...query.filter, values: { ...query.filter.values, kind: [kind] } },
    sort: query.sort,
    offset,
    limit,
    hasFacets,
    isTyping: isTyping(query.text),
  };
}
