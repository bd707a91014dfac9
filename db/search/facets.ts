import type { FacetName } from '#shared/ipc/shapes.ts';
import type { Columns } from './columns.ts';

/** What narrows a search: within one facet any of the values, across facets all. Days are yyyymmdd, both included. */
export interface Filter {
  readonly values: Readonly<Partial<Record<FacetName, readonly string[]>>>;
  readonly from: number | null;
  readonly to: number | null;
}

export interface FacetCount {
  readonly value: string;
  readonly count: number;
}

export type FacetCounts = Partial<Record<FacetName, FacetCount[]>>;

const NAMES = [
  'kind',
  'country',
  'type',
  'severity',
  'tag',
  'organisation',
  'marking',
  'sensitivity',
  'status',
] as const;

/** How a facet reads its values out of the columns: one number, or several, at each position. */
interface Reader {
  readonly name: FacetName;
  readonly one?: ArrayLike<number>;
  readonly many?: readonly (readonly number[])[];
  readonly text: (id: number) => string;
  readonly find: (text: string) => number | null;
  readonly size: number;
}

function readers(columns: Columns): Reader[] {
  const codes = {
    text: (id: number) => columns.codes.text(id),
    find: (text: string) => columns.codes.find(text),
    size: columns.codes.size,
  };
  const byName: Record<FacetName, Omit<Reader, 'name'>> = {
    kind: { one: columns.kinds, ...codes },
    country: { many: columns.countries, ...codes },
    type: { one: columns.types, ...codes },
    severity: { one: columns.severities, text: String, find: Number, size: 256 },
    tag: {
      many: columns.tags,
      text: (id) => columns.tagNames.text(id),
      find: (text) => columns.tagNames.find(text),
      size: columns.tagNames.size,
    },
    organisation: { one: columns.organisations, ...codes },
    marking: { one: columns.tlps, ...codes },
    sensitivity: { one: columns.sensitivities, ...codes },
    status: { one: columns.statuses, ...codes },
  };
  return NAMES.map((name) => ({ name, ...byName[name] }));
}

/**
 * Goes through candidate positions once. A position that fails no facet is a hit and counts everywhere; one that
 * fails exactly one facet counts for that facet alone, since each facet is counted without its own filter. The date
 * range belongs to no facet. Hits keep the order of the candidates.
 */
export function sift(
  columns: Columns,
  candidates: ArrayLike<number>,
  filter: Filter,
  hasFacets: boolean,
): { hits: number[]; facets: FacetCounts } {
  const all = readers(columns);
  const wanted = all.map((reader) => wantedIds(reader, filter.values[reader.name]));
  const counts = all.map((reader) => (hasFacets ? new Uint32Array(reader.size) : null));
  const hits: number[] = [];
  const from = filter.from ?? 0;
  const to = filter.to ?? 99_999_999;
  for (let index = 0; index < candidates.length; index++) {
    const at = candidates[index] ?? 0;
    const day = columns.days[at] ?? 0;
    if (day < from || day > to) continue;
    let failed = -1;
    let failures = 0;
    for (let facet = 0; facet < all.length && failures < 2; facet++) {
      const ids = wanted[facet];
      const reader = all[facet];
      if (!ids || !reader || matches(reader, at, ids)) continue;
      failed = facet;
      failures += 1;
    }
    if (failures === 0) hits.push(at);
    if (!hasFacets || failures > 1) continue;
    if (failures === 1) tally(all[failed], counts[failed], at);
    else for (let facet = 0; facet < all.length; facet++) tally(all[facet], counts[facet], at);
  }
  const facets: FacetCounts = {};
  all.forEach((reader, facet) => {
    const found = counts[facet];
    if (found) facets[reader.name] = listed(reader, found);
  });
  return { hits, facets };
}

/** Null when the facet does not narrow. A value that nothing has matches nothing. */
function wantedIds(reader: Reader, values: readonly string[] | undefined): ReadonlySet<number> | null {
  if (!values || values.length === 0) return null;
  return new Set(values.map((value) => reader.find(value) ?? -1));
}

function matches(reader: Reader, at: number, ids: ReadonlySet<number>): boolean {
  if (reader.one) return ids.has(reader.one[at] ?? 0);
  return reader.many?.[at]?.some((id) => ids.has(id)) ?? false;
}

function tally(reader: Reader | undefined, counts: Uint32Array | null | undefined, at: number): void {
  if (!reader || !counts) return;
  if (reader.one) counts[reader.one[at] ?? 0] = (counts[reader.one[at] ?? 0] ?? 0) + 1;
  else for (const id of reader.many?.[at] ?? []) counts[id] = (counts[id] ?? 0) + 1;
}

/** Values with their counts, highest first, ties by text. The number 0 stands for "none" and is not listed. */
function listed(reader: Reader, counts: Uint32Array): FacetCount[] {
  const list: FacetCount[] = [];
  for (let id = 1; id < counts.length; id++) {
    const count = counts[id] ?? 0;
    if (count > 0) list.push({ value: reader.text(id), count });
  }
  return list.sort((left, right) => right.count - left.count || (left.value < right.value ? -1 : 1));
}
