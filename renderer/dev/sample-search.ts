import type { FacetName } from '#shared/ipc/shapes.ts';
import type { Input, Output } from '#shared/ipc/contract.ts';
import type { RecordView } from './sample-records.ts';

type Hit = Output<'search.run'>['hits'][number];
type Request = Input<'search.run'>;
type Marks = Hit['marks'];

function words(text: string): string[] {
  return text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

function marksIn(text: string, wanted: readonly string[]): Marks {
  const low = text.toLowerCase();
  return wanted
    .flatMap((word) => {
      const start = low.indexOf(word);
      return start === -1 ? [] : [{ start, end: start + word.length }];
    })
    .sort((one, other) => one.start - other.start)
    .filter((mark, index, all) => index === 0 || mark.start >= (all[index - 1]?.end ?? 0));
}

export function hitOf(record: RecordView, wanted: readonly string[]): Hit {
  const { values } = record;
  const note = record.kind === 'note' ? record.values : null;
  const title = values.title ?? '';
  const summary = values.summary ?? '';
  const marks = marksIn(summary, wanted);
  const from = Math.max(0, (marks[0]?.start ?? 0) - 40);
  const snippet = (from > 0 ? '…' : '') + summary.slice(from, from + 160);
  const shift = from > 0 ? 1 - from : 0;
  return {
    id: record.id,
    kind: record.kind,
    title: values.title,
    titleMarks: marksIn(title, wanted),
    snippet,
    marks: marks
      .map(({ start, end }) => ({ start: start + shift, end: end + shift }))
      .filter(({ end }) => end <= snippet.length),
    type: note?.type ?? null,
    status: record.kind === 'note' ? record.values.status : record.values.phase,
    severity: note?.severity ?? null,
    country: note ? note.country : record.kind === 'case' ? (record.values.countries[0] ?? null) : null,
    place: note?.place ?? null,
    date: note?.eventStart ?? new Date(record.createdAt).toISOString().slice(0, 10),
    eventEnd: note?.eventEnd ?? null,
    tlp: values.tlp ?? 'TLP:RED',
    sensitivity: values.sensitivity ?? 'strictly-confidential',
    chathamHouse: values.chathamHouse === true,
    tags: [...values.tags, ...record.ownTags],
    organisation: record.owner.organisation,
    updatedAt: record.updatedAt,
    hasConflict: record.conflicts.length > 0,
    hasSuggestion: record.suggestions.length > 0,
    attachmentCount: values.attachments.length,
  };
}

function facetValues(hit: Hit, facet: FacetName): readonly string[] {
  const single: Record<Exclude<FacetName, 'tag'>, string | null> = {
    kind: hit.kind,
    country: hit.country,
    type: hit.type,
    severity: hit.severity === null ? null : String(hit.severity),
    organisation: hit.organisation,
    marking: hit.tlp,
    sensitivity: hit.sensitivity,
    status: hit.status,
  };
  if (facet === 'tag') return hit.tags;
  const value = single[facet];
  return value === null ? [] : [value];
}

const FACET_NAMES: readonly FacetName[] = [
  'kind',
  'country',
  'type',
  'severity',
  'tag',
  'organisation',
  'marking',
  'sensitivity',
  'status',
];

/** A plain search over the samples, with the same contract as the real one. */
export function searchSamples(
  records: readonly RecordView[],
  request: Pick<Request, 'text' | 'filter'> & Partial<Request>,
): Output<'search.run'> {
  const wanted = words(request.text);
  const found = records
    .filter((record) => {
      const text =
        `${record.values.title} ${record.values.summary} ${record.kind === 'note' ? record.values.place : ''}`.toLowerCase();
      return wanted.every((word) => text.includes(word));
    })
    .map((record) => hitOf(record, wanted));
  const passes = (hit: Hit, except: FacetName | null) =>
    FACET_NAMES.every((facet) => {
      const chosen = request.filter.values[facet] ?? [];
      return facet === except || chosen.length === 0 || facetValues(hit, facet).some((value) => chosen.includes(value));
    }) &&
    (request.filter.from === null || hit.date >= request.filter.from) &&
    (request.filter.to === null || hit.date <= request.filter.to);
  const hits = found.filter((hit) => passes(hit, null)).sort((one, other) => other.date.localeCompare(one.date));
  const facets: Output<'search.run'>['facets'] = {};
  for (const facet of request.hasFacets ? FACET_NAMES : []) {
    const counts = new Map<string, number>();
    for (const hit of found) {
      if (!passes(hit, facet)) continue;
      for (const value of facetValues(hit, facet)) counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    facets[facet] = [...counts]
      .map(([value, count]) => ({ value, count }))
      .sort((one, other) => other.count - one.count);
  }
  const offset = request.offset ?? 0;
  return { total: hits.length, hits: hits.slice(offset, offset + (request.limit ?? 500)), facets };
}
