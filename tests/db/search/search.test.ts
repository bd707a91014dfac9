import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { updateContact } from '#db/contacts.ts';
import { checkStore, rebuild } from '#db/log/check.ts';
import { saveRecord } from '#db/records.ts';
import { Authors } from '#db/trust/authors.ts';
import { createReaderApi } from '#db/workers/reader-api.ts';
import { UNWATCHED } from '#db/workers/long-work.ts';
import type { RecordId } from '#shared/domain/ids.ts';
import type { LooseValues } from '#shared/domain/values.ts';
import { deliver, introduce, shareable, type TestDesk, testDesk } from '#tests/support/desks.ts';
import { expectedOf, listed } from '#tests/support/search-model.ts';

type Reader = ReturnType<typeof createReaderApi>;

function readerOf({ folder, storeKey }: TestDesk): Reader {
  const reader = createReaderApi();
  reader.open({ folder, storeKey });
  onTestFinished(() => reader.close({}));
  return reader;
}

/** Tells the reader what has changed since it was told last, as the host does. */
function tell(reader: Reader, at: TestDesk): void {
  const changes = at.changes.splice(0);
  reader.refresh({ rows: changes.map(({ row }) => row), isTrust: changes.some(({ kind }) => kind === 'contact') });
}

const request = {
  text: '',
  filter: { values: {}, from: null, to: null },
  sort: 'newest',
  offset: 0,
  limit: 500,
  hasFacets: true,
  isTyping: false,
} as const;

const word = fc.constantFrom('alpha', 'bravo', 'charlie', 'delta');
const words = fc.array(word, { maxLength: 3 }).map((list) => list.join(' '));
const day = fc.constantFrom('2026-01-01', '2026-01-02', '2025-12-31T23:00Z', null);
const shared = {
  tags: fc.uniqueArray(fc.constantFrom('alpha', 'topic:bravo', 'calm'), { maxLength: 3 }),
  tlp: fc.constantFrom('TLP:RED', 'TLP:GREEN'),
  sensitivity: fc.constantFrom('unclassified', 'confidential'),
  // Not searched; relaxing a marking takes one that was not given before.
  markingReason: fc.uuid(),
  isDiscarded: fc.constantFrom(null, null, null, true, false),
};
const noteInput = fc.record({
  title: words.map((text) => `Note ${text}`),
  summary: words,
  country: fc.constantFrom('KGZ', 'MLI', null),
  type: fc.constantFrom('armed-clash', null),
  severity: fc.constantFrom(1, 5, null),
  status: fc.constantFrom('draft', 'reviewed'),
  eventStart: day,
  observedAt: day,
  ...shared,
});
const caseInput = fc.record({
  title: words.map((text) => `Case ${text}`),
  countries: fc.uniqueArray(fc.constantFrom('KGZ', 'MLI', 'NER'), { maxLength: 3 }),
  openedOn: fc.constantFrom('2026-01-01', null),
  ...shared,
});

const step = fc.oneof(
  fc.record({
    kind: fc.constant('note' as const),
    input: noteInput,
    pick: fc.option(fc.nat()),
    by: fc.nat({ max: 2 }),
  }),
  fc.record({
    kind: fc.constant('note' as const),
    input: noteInput,
    pick: fc.option(fc.nat()),
    by: fc.nat({ max: 2 }),
  }),
  fc.record({
    kind: fc.constant('case' as const),
    input: caseInput,
    pick: fc.option(fc.nat()),
    by: fc.nat({ max: 2 }),
  }),
  fc.record({ kind: fc.constant('receive' as const), by: fc.integer({ min: 1, max: 2 }) }),
  fc.record({ kind: fc.constant('trust' as const), isVerified: fc.boolean(), isRemoved: fc.boolean() }),
  fc.record({ kind: fc.constant('rebuild' as const) }),
  fc.record({ kind: fc.constant('later' as const) }),
);

const filter = fc.record({
  values: fc.record(
    {
      kind: fc.subarray(['note', 'case']),
      country: fc.subarray(['KGZ', 'MLI', 'XXX']),
      severity: fc.subarray(['1', '5']),
      tag: fc.subarray(['alpha', 'calm', 'nobody']),
      organisation: fc.subarray(['UNOWAS', 'African Union']),
      marking: fc.subarray(['TLP:RED']),
      status: fc.subarray(['draft', 'monitoring']),
    },
    { requiredKeys: [] },
  ),
  from: fc.constantFrom(null, null, 20_260_101),
  to: fc.constantFrom(null, null, 20_260_114),
});

describe('a search', () => {
  it(
    'finds, orders and counts what a plain look through all records does, after whatever changes',
    { timeout: 120_000 },
    async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(step, { minLength: 4, maxLength: 18 }),
          fc.array(fc.tuple(fc.option(word, { nil: '' }), filter), { minLength: 3, maxLength: 6 }),
          async (steps, questions) => {
            const [at, colleague, outsider] = await Promise.all([
              testDesk(),
              testDesk({ name: 'Colleague' }),
              testDesk({ organisation: 'African Union' }),
            ]);
            introduce(at, colleague);
            const contact = introduce(at, outsider, false);
            for (const other of [colleague, outsider]) introduce(other, at);
            const reader = readerOf(at);
            at.changes.length = 0;
            const ids: { id: RecordId; kind: 'note' | 'case' }[] = [];
            let now = at.desk.now();
            for (const one of steps) {
              if (one.kind === 'rebuild') rebuild(at.desk, UNWATCHED);
              else if (one.kind === 'later')
                for (const any of [at, colleague, outsider]) any.setTime((now += 40_000_000));
              else if (one.kind === 'trust') updateContact(at.desk, contact, one);
              else {
                const writer = [at, colleague, outsider][one.by] ?? at;
                if (one.kind === 'receive') {
                  deliver(shareable(at), at, writer);
                  deliver(shareable(writer), writer, at);
                } else {
                  const known = one.pick === null ? undefined : ids[one.pick % Math.max(1, ids.length)];
                  if (known && known.kind !== one.kind) continue;
                  if (known && !writer.desk.db.prepare('SELECT 1 FROM record WHERE kind = ?').get(one.kind)) continue;
                  try {
                    const id = writer.desk.change(() =>
                      saveRecord(writer.desk, one.kind, known?.id ?? null, one.input),
                    ).id;
                    if (!known) ids.push({ id, kind: one.kind });
                  } catch (error) {
                    // Not received there yet.
                    expect(error).toMatchObject({ code: 'record.unknown' });
                  }
                }
              }
              tell(reader, at);
            }
            const fresh = readerOf(at);
            const all = listed(at.desk, new Authors(at.desk.db));
            for (const [text, asked] of [['', { values: {}, from: null, to: null }] as const, ...questions]) {
              const expected = expectedOf(all, text, asked);
              const found = reader.search({ ...request, text, filter: asked });
              expect(found.hits.map(({ id }) => id)).toEqual(expected.ids);
              expect(found.total).toBe(expected.ids.length);
              if (all.length > 0) expect(found.facets).toEqual(expected.facets);
              expect(fresh.search({ ...request, text, filter: asked })).toEqual(found);
              expect(reader.ids({ text, filter: asked })).toEqual(expected.ids);
              const byRelevance = reader.search({ ...request, text, filter: asked, sort: 'relevance' });
              expect(byRelevance.hits.map(({ id }) => id).sort()).toEqual([...expected.ids].sort());
              expect(byRelevance.facets).toEqual(found.facets);
            }
            expect(checkStore(at.desk, false, UNWATCHED).ok).toBe(true);
          },
        ),
        { numRuns: 25 },
      );
    },
  );

  it('gives the same hits page by page', async () => {
    const at = await testDesk();
    for (let index = 0; index < 30; index++) {
      at.desk.change(() =>
        saveRecord(at.desk, 'note', null, { title: `Note ${index} water`, severity: (index % 5) + 1 }),
      );
    }
    const reader = readerOf(at);
    for (const sort of ['newest', 'relevance'] as const) {
      const whole = reader.search({ ...request, text: 'water', sort });
      const paged = [0, 7, 14, 21, 28, 35].flatMap((offset) => {
        const page = reader.search({ ...request, text: 'water', sort, offset, limit: 7, hasFacets: false });
        expect(page).toMatchObject({ total: 30, facets: {} });
        return page.hits;
      });
      expect(paged).toEqual(whole.hits);
    }
  });

  it('puts a word in the title before one in the text, and an exact word before its stem', async () => {
    const at = await testDesk();
    const titled = (input: LooseValues) => at.desk.change(() => saveRecord(at.desk, 'note', null, input)).id;
    const inTitle = titled({ title: 'Mediation begins', body: 'filler words here' });
    const stemmed = titled({ title: 'They talk', body: 'mediations and more filler words here to read' });
    const inBody = titled({ title: 'They talk', body: 'mediation and more filler words here to read' });
    for (let index = 0; index < 10; index++) titled({ title: `Other ${index}`, body: 'filler words here' });
    const found = readerOf(at).search({ ...request, text: 'mediation', sort: 'relevance' });
    expect(found.hits.map(({ id }) => id)).toEqual([inTitle, inBody, stemmed]);
    expect(found.hits[0]?.titleMarks).toEqual([{ start: 0, end: 9 }]);
    expect(found.hits[1]?.snippet.slice(found.hits[1].marks[0]?.start, found.hits[1].marks[0]?.end)).toBe('mediation');
  });

  it('finds what is still being typed, and everything for signs alone', async () => {
    const at = await testDesk();
    const id = at.desk.change(() => saveRecord(at.desk, 'note', null, { title: 'Displacement near Osh' })).id;
    const reader = readerOf(at);
    const idsFor = (text: string, isTyping: boolean) =>
      reader.search({ ...request, text, isTyping }).hits.map((hit) => hit.id);
    expect(idsFor('displ', true)).toEqual([id]);
    expect(idsFor('displ', false)).toEqual([]);
    for (const signs of ['', '  ', '"', '***', '-', '()']) expect(idsFor(signs, true), signs).toEqual([id]);
    expect(idsFor('nowhere', true)).toEqual([]);
    expect(idsFor('kyrgyzstan', false)).toEqual([]);
    at.desk.change(() => saveRecord(at.desk, 'note', id, { country: 'KGZ' }));
    tell(reader, at);
    expect(idsFor('kyrgyzstan', false)).toEqual([id]);
  });

  it('keeps what strangers claim to belong to apart from the organisation of that name', async () => {
    const [at, stranger] = await Promise.all([testDesk({ organisation: 'DPPA' }), testDesk({ organisation: 'DPPA' })]);
    const contact = introduce(at, stranger, false);
    at.desk.change(() => saveRecord(at.desk, 'note', null, { title: 'Ours' }));
    stranger.desk.change(() => saveRecord(stranger.desk, 'note', null, { title: 'Forged' }));
    deliver(shareable(stranger), stranger, at);
    const titles = (organisation: string) =>
      readerOf(at)
        .search({ ...request, filter: { ...request.filter, values: { organisation: [organisation] } } })
        .hits.map(({ title }) => title);
    expect(titles('DPPA')).toEqual(['Ours']);
    expect(titles('unverified:DPPA')).toEqual(['Forged']);
    expect(readerOf(at).search(request).facets.organisation).toHaveLength(2);
    updateContact(at.desk, contact, { isVerified: true });
    expect(titles('DPPA').sort()).toEqual(['Forged', 'Ours']);
  });

  it('throws for nothing that anybody could type', async () => {
    const at = await testDesk();
    at.desk.change(() => saveRecord(at.desk, 'note', null, { title: 'x' }));
    const reader = readerOf(at);
    const hostile = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc
        .array(
          fc.constantFrom(
            '"',
            '*',
            '(',
            ')',
            '-',
            'AND',
            'OR',
            'NOT',
            'NEAR',
            ':',
            'title',
            '^',
            '{',
            '}',
            '\u0000',
            '\uD800',
            'x',
            ' ',
          ),
          { maxLength: 20 },
        )
        .map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(
        hostile,
        fc.boolean(),
        fc.constantFrom('newest' as const, 'relevance' as const),
        (text, isTyping, sort) => {
          const { total, hits } = reader.search({ ...request, text, isTyping, sort });
          expect(hits.length).toBe(total);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('a record that is put away', () => {
  it('is in no list, count or search until it is brought back', async () => {
    const at = await testDesk();
    const save = (id: RecordId | null, input: LooseValues) =>
      at.desk.change(() => saveRecord(at.desk, 'note', id, input)).id;
    const kept = save(null, { title: 'Kept water', tags: ['a'] });
    const away = save(null, { title: 'Away water', tags: ['a'], country: 'KGZ' });
    const reader = readerOf(at);
    const all = () => {
      tell(reader, at);
      const { hits, facets } = reader.search({ ...request, text: 'water' });
      return [hits.map(({ id }) => id), facets.tag, facets.country, reader.tags({}).map(({ count }) => count)];
    };
    const both = [[away, kept], [{ value: 'a', count: 2 }], [{ value: 'KGZ', count: 1 }], [2]];
    const one = [[kept], [{ value: 'a', count: 1 }], [], [1]];
    expect(all()).toEqual(both);
    save(away, { isDiscarded: true });
    expect(all()).toEqual(one);
    save(away, { title: 'Away water still' });
    expect(all()).toEqual(one);
    save(away, { isDiscarded: false });
    expect(all()).toEqual(both);
  });
});

describe('the reader', () => {
  it('is locked until it is opened, and can be opened again over an open one', async () => {
    const at = await testDesk();
    const reader = createReaderApi();
    expect(() => reader.search(request)).toThrow(expect.objectContaining({ code: 'workspace.locked' }));
    reader.refresh({ rows: [1], isTrust: true });
    reader.open(at);
    reader.open(at);
    expect(reader.search(request)).toMatchObject({ total: 0, hits: [] });
    expect(reader.stats({})).toMatchObject({ notes: 0 });
    reader.close({});
    expect(() => reader.tags({})).toThrow(expect.objectContaining({ code: 'workspace.locked' }));
    reader.close({});
  });
});
