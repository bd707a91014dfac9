import type { Desk } from '#db/desk.ts';
import type { Authors } from '#db/trust/authors.ts';
import type { Filter } from '#db/search/facets.ts';
import { deskKeyOf, recordIdOf } from '#shared/domain/ids.ts';
import { textsOf } from '#shared/domain/values.ts';

/** What a search should say of a record, worked out in the plainest way from its state. */
export interface Listed {
  readonly id: string;
  readonly row: number;
  readonly day: number;
  readonly updated: number;
  readonly facets: Readonly<Record<string, readonly string[]>>;
  readonly words: string;
}

const dayOf = (date: unknown) => (typeof date === 'string' ? Number(date.slice(0, 10).replaceAll('-', '')) : null);
const dayOfTime = (at: number) => dayOf(new Date(at).toISOString()) ?? 0;

/** Every record that lists and searches should show. */
export function listed(desk: Desk, authors: Authors): Listed[] {
  return desk.db
    .prepare<[], { row: number; id: Uint8Array; created_at: number; updated_at: number }>(
      "SELECT row, id, created_at, updated_at FROM record WHERE kind IN ('note', 'case')",
    )
    .all()
    .flatMap(({ row, id, created_at: created, updated_at: updated }) => {
      const record = desk.materialiser.get(id);
      const values = record?.state.values ?? {};
      if (!record || values['isDiscarded'] === true) return [];
      const one = (value: unknown) => (value === null || value === undefined ? [] : [String(value)]);
      const isNote = record.kind === 'note';
      const dates = [values['eventStart'], values['observedAt'], values['reportedAt']].filter((date) => date);
      const tags = [...textsOf(values['tags']), ...record.state.ownTags];
      const text = [values['title'], values['summary'], values['body'], values['place'], ...tags];
      return [
        {
          id: recordIdOf(id),
          row,
          day: isNote ? (dayOf(dates[0]) ?? dayOfTime(created)) : (dayOf(values['openedOn']) ?? dayOfTime(updated)),
          updated,
          facets: {
            kind: [record.kind],
            country: isNote ? one(values['country']) : textsOf(values['countries']),
            type: one(values['type']),
            severity: one(values['severity']),
            tag: tags,
            organisation: one(authors.organisation(deskKeyOf(Buffer.from(record.owner, 'hex')))),
            marking: [String(values['tlp'] ?? 'TLP:RED')],
            sensitivity: [String(values['sensitivity'] ?? 'strictly-confidential')],
            status: one(isNote ? values['status'] : values['phase']),
          },
          words: text.join(' '),
        },
      ];
    });
}

export interface Expected {
  readonly ids: string[];
  readonly facets: Record<string, { value: string; count: number }[]>;
}

/** What a search for one word (or none) under a filter should find, newest first, and what its facets should count. */
export function expectedOf(all: readonly Listed[], word: string, filter: Filter): Expected {
  const candidates = all.filter(
    ({ words, day }) =>
      (word === '' || words.split(/\W+/).includes(word)) &&
      day >= (filter.from ?? 0) &&
      day <= (filter.to ?? 99_999_999),
  );
  const passes = (record: Listed, except: string | null) =>
    Object.entries(filter.values).every(([name, wanted]) => {
      if (name === except || !wanted || wanted.length === 0) return true;
      return (record.facets[name] ?? []).some((value) => wanted.includes(value));
    });
  const facets: Expected['facets'] = {};
  for (const name of Object.keys(all[0]?.facets ?? {})) {
    const counts = new Map<string, number>();
    for (const record of candidates.filter((one) => passes(one, name))) {
      for (const value of record.facets[name] ?? []) counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    facets[name] = [...counts]
      .map(([value, count]) => ({ value, count }))
      .sort((left, right) => right.count - left.count || (left.value < right.value ? -1 : 1));
  }
  const hits = candidates.filter((record) => passes(record, null));
  hits.sort((left, right) => right.day - left.day || right.updated - left.updated || right.row - left.row);
  return { ids: hits.map(({ id }) => id), facets };
}
