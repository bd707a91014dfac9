import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { errorOf, TestDesk, withId } from './cli-fixture.ts';

let desk: TestDesk;
beforeAll(async () => {
  desk = await TestDesk.create('Osh field office', 'UNRCCA');
});
afterAll(() => desk.close());

const shown = z.looseObject({
  id: z.string(),
  kind: z.string(),
  title: z.string().nullable(),
  author: z.looseObject({ trust: z.string(), organisation: z.string() }),
  updatedAt: z.iso.datetime(),
  tags: z.array(z.string()),
});
const list = z.strictObject({ total: z.int(), hits: z.array(z.looseObject({ id: z.string(), title: z.string() })) });
const show = (id: string, kind = 'note') => desk.json(shown, [kind, 'show', id]);
const total = async () => (await desk.json(list, ['note', 'list', '--limit', '0'])).total;

const FULL = {
  title: 'Clash at the market',
  summary: 'Two hurt.',
  body: '# What was seen\n\n- stalls burnt',
  status: 'submitted',
  type: 'intercommunal-violence',
  severity: 3,
  likelihood: 'likely',
  confidence: 'moderate',
  trend: 'worsening',
  horizon: 'weeks',
  eventStart: '2026-11-20',
  eventEnd: '2026-11-21',
  eventPrecision: 'day',
  observedAt: '2026-11-21T09:30Z',
  reportedAt: '2026-11-22',
  country: 'KGZ',
  areas: [{ level: 1, name: 'Osh', pcode: 'KG06' }],
  place: 'Kara-Suu',
  latitude: 40.7,
  longitude: 72.87,
  coordinatePrecision: 'exact',
  actors: [{ name: 'Traders', role: 'party' }],
  fatalitiesLow: 0,
  fatalitiesBest: 0,
  fatalitiesHigh: 1,
  riskFactors: ['rf1'],
  peaceIndicators: ['markets-open'],
  structuralCauses: 'Water.',
  triggers: 'A rumour.',
  responses: [{ action: 'Call the mayor', addressee: 'Mayor', deadline: '2026-11-30' }],
  gaps: 'Numbers.',
  nextUpdateDue: '2026-12-01',
  sources: [{ description: 'Trader', reliability: 'B', credibility: '2', access: 'restricted', identity: 'A. B.' }],
  tlp: 'TLP:GREEN',
  sensitivity: 'confidential',
  chathamHouse: true,
  tags: ['topic:water', 'youth'],
};

describe('a note', () => {
  it('comes back with every field that was given', async () => {
    const id = await desk.note(FULL);
    const found = await show(id);
    expect(found).toMatchObject({ ...FULL, id, kind: 'note' });
    expect(found.author).toMatchObject({ trust: 'self', organisation: 'UNRCCA' });
  });

  it('can be written from its own printed document, which makes a second one', async () => {
    const id = await desk.note(FULL);
    const { out } = await desk.cli(['--json', 'note', 'show', id]);
    const copy = await desk.json(withId, ['note', 'add', '--file', '-'], { input: out });
    expect(copy.id).not.toBe(id);
    expect(await show(copy.id)).toMatchObject(FULL);
  });

  it('is read from a file, also with a byte order mark and in UTF-16', async () => {
    const text = JSON.stringify({ title: 'Конфликт у колодца' });
    const files = { 'bom.json': Buffer.from(`\uFEFF${text}`), 'utf16.json': Buffer.from(`\uFEFF${text}`, 'utf16le') };
    for (const [name, bytes] of Object.entries(files)) {
      await writeFile(join(desk.folder, name), bytes);
      const { id } = await desk.json(withId, ['note', 'add', '--file', name]);
      expect((await show(id)).title).toBe('Конфликт у колодца');
    }
  });

  it('is written from words too', async () => {
    const words = ['title=Checkpoint at the ford', 'severity=2', 'country=TCD', 'tags=topic:small arms'];
    const { id } = await desk.json(withId, ['note', 'add', ...words]);
    expect(await show(id)).toMatchObject({ severity: 2, country: 'TCD', tags: ['topic:small arms'] });
  });

  it('keeps what is not named when some of it is changed', async () => {
    const id = await desk.note(FULL);
    await desk.json(withId, ['note', 'set', id, 'severity=5', 'place=']);
    await desk.json(withId, ['note', 'set', id, '--file', '-'], { input: '{"trend":"improving","tags":["calm"]}' });
    expect(await show(id)).toMatchObject({ ...FULL, severity: 5, place: null, trend: 'improving', tags: ['calm'] });
  });

  it('given back as it was printed, leaves what was changed in between beside it', async () => {
    const id = await desk.note({ title: 'One', severity: 2, place: 'Osh' });
    const { out } = await desk.cli(['--json', 'note', 'show', id]);
    const printed = z.looseObject({ heads: z.array(z.string()) }).parse(JSON.parse(out));
    await desk.json(withId, ['note', 'set', id, 'severity=5', 'place=Uzgen']);
    const input = JSON.stringify({ ...printed, title: 'Two', severity: 1 });
    await desk.json(withId, ['note', 'set', id, '--file', '-'], { input });
    const shown = await show(id);
    expect(shown).toMatchObject({ title: 'Two', severity: 1, place: 'Uzgen' });
    expect(shown['conflicts']).toMatchObject([{ path: 'severity', rivals: [{ value: 1 }, { value: 5 }] }]);
    const broken = JSON.stringify({ ...printed, heads: ['x'] });
    const failed = await desk.cli(['--json', 'note', 'set', id, '--file', '-'], { input: broken });
    expect(errorOf(failed).code).toBe('input.invalid');
  });

  it('says why when more people may read it', async () => {
    const id = await desk.note({ title: 'One', tlp: 'TLP:RED' });
    const failed = await desk.cli(['--json', 'note', 'set', id, 'tlp=GREEN']);
    expect([failed.code, errorOf(failed)]).toMatchObject([1, { detail: { field: 'markingReason' } }]);
    await desk.json(withId, ['note', 'set', id, 'tlp=GREEN', 'markingReason=Published by the ministry']);
    expect(await show(id)).toMatchObject({ tlp: 'TLP:GREEN', markingReason: 'Published by the ministry' });
  });

  it('is not changed by a file that holds another one', async () => {
    const [one, other] = [await desk.note({ title: 'One' }), await desk.note({ title: 'Other' })];
    const { out } = await desk.cli(['--json', 'note', 'show', other]);
    const failed = await desk.cli(['--json', 'note', 'set', one, '--file', '-'], { input: out });
    expect([failed.code, errorOf(failed).code, (await show(one)).title]).toEqual([1, 'input.invalid', 'One']);
  });
});

describe('an array of notes', () => {
  it('gives the ids in its order', async () => {
    const ids = z.strictObject({ ids: z.array(z.string()) });
    const input = JSON.stringify([{ title: 'First' }, { title: 'Second' }, { title: 'Third' }]);
    const written = await desk.json(ids, ['note', 'add', '--file', '-'], { input });
    const titles = await Promise.all(written.ids.map(async (id) => (await show(id)).title));
    expect(titles).toEqual(['First', 'Second', 'Third']);
    expect(await desk.json(ids, ['note', 'add', '--file', '-'], { input: '[]' })).toEqual({ ids: [] });
  });

  it('is written whole or not at all, and the error names the entry and the field', async () => {
    const before = await total();
    const input = JSON.stringify([{ title: 'Good' }, { title: 'Bad', severity: 9 }, { title: 'Good' }]);
    const failed = await desk.cli(['--json', 'note', 'add', '--file', '-'], { input });
    expect(failed.code).toBe(1);
    expect(errorOf(failed)).toMatchObject({ code: 'input.invalid', detail: { index: 1, field: 'severity' } });
    expect(errorOf(failed).message).toMatch(/^Entry 2, field "severity": /);
    expect([await total(), failed.out]).toEqual([before, '']);
  });

  it('is one step to undo', async () => {
    const before = await total();
    await desk.cli(['note', 'add', '--file', '-'], { input: '[{"title":"a"},{"title":"b"}]' });
    expect(await total()).toBe(before + 2);
    const step = await desk.json(z.looseObject({ label: z.string(), count: z.int() }), ['undo']);
    expect([step, await total()]).toMatchObject([{ label: 'note.save', count: 2 }, before]);
    await desk.cli(['redo']);
    expect(await total()).toBe(before + 2);
  });
});

describe('what cannot be a note', () => {
  it.each([
    [{}, 'title'],
    [{ title: 'x', titel: 'y' }, 'titel'],
    [{ title: 'x', severity: 'high' }, 'severity'],
    [{ title: 'x', country: 'Atlantis' }, 'country'],
    [{ title: 'x', latitude: 12 }, 'longitude'],
    [{ title: 'x', latitude: 91, longitude: 0 }, 'latitude'],
    [{ title: 'x', eventStart: '2026-02-30' }, 'eventStart'],
    [{ title: 'x', eventStart: '2026-02-03', eventEnd: '2026-02-01' }, 'eventEnd'],
    [{ title: 'x', fatalitiesLow: 5, fatalitiesBest: 2 }, 'fatalitiesBest'],
    [{ title: 'x', tlp: 'TLP:PURPLE' }, 'tlp'],
    [{ title: 'x', sources: [{ reliability: 'Z' }] }, 'sources.reliability'],
    [{ title: 'x'.repeat(301) }, 'title'],
    [{ title: { text: 'x' } }, 'title'],
  ])('%j is refused for its field %s', async (values, field) => {
    const before = await total();
    const failed = await desk.cli(['--json', 'note', 'add', '--file', '-'], { input: JSON.stringify(values) });
    expect([failed.code, errorOf(failed)]).toMatchObject([1, { code: 'input.invalid', detail: { field } }]);
    expect(errorOf(failed).message).toContain(field.split('.')[0]);
    expect(await total()).toBe(before);
  });

  it('a file that is not there, and bytes that are no text', async () => {
    const absent = await desk.cli(['--json', 'note', 'add', '--file', 'none.json']);
    expect(errorOf(absent)).toMatchObject({ code: 'file.unreadable', detail: { file: 'none.json' } });
    const binary = await desk.cli(['--json', 'note', 'add', '--file', '-'], { input: Uint8Array.of(0x7b, 0xff, 0xfe) });
    expect(errorOf(binary).code).toBe('input.invalid');
  });

  it('an id that is unknown, malformed, or of another kind', async () => {
    const { id } = await desk.json(withId, ['case', 'add', 'title=A case']);
    for (const [args, code] of [
      [['note', 'show', '0'.repeat(26)], 'record.unknown'],
      [['note', 'show', 'nonsense'], 'record.unknown'],
      [['note', 'show', id], 'record.kind'],
      [['note', 'set', id, 'title=x'], 'record.kind'],
      [['case', 'set', '0'.repeat(26), 'title=x'], 'record.unknown'],
      [['tag', 'add', '0'.repeat(26), 'x'], 'record.unknown'],
    ] as const) {
      const failed = await desk.cli(['--json', ...args]);
      expect([args, failed.code, errorOf(failed).code]).toEqual([args, 1, code]);
    }
  });
});

describe('a case', () => {
  it('is written, changed, listed and shown', async () => {
    const link = await desk.note({ title: 'Linked' });
    const input = JSON.stringify({
      ...{ title: 'Corridor dialogue', phase: 'Pre-negotiation', countries: ['Chad', 'NER'], links: [link] },
      parties: [{ name: 'Herders', role: 'conflict-party' }],
    });
    const { id } = await desk.json(withId, ['case', 'add', '--file', '-'], { input });
    await desk.json(withId, ['case', 'set', id, 'leadOffice=UNRCCA']);
    const found = await show(id, 'case');
    expect(found).toMatchObject({ phase: 'pre-negotiation', leadOffice: 'UNRCCA', links: [link] });
    expect([...z.array(z.string()).parse(found['countries'])].sort()).toEqual(['NER', 'TCD']);
    const listed = await desk.json(list, ['case', 'list']);
    expect(listed.hits.map((hit) => hit.id)).toContain(id);
    const { out } = await desk.cli(['case', 'show', id]);
    expect(out).toContain('Herders · conflict-party');
  });
});

describe('tags', () => {
  it('are put on, taken off, counted and found', async () => {
    const id = await desk.note({ title: 'Tagged' });
    const changed = z.strictObject({ changed: z.int(), unchanged: z.int() });
    expect(await desk.json(changed, ['tag', 'add', id, 'Area:Liptako', ' two  words '])).toEqual({
      changed: 1,
      unchanged: 0,
    });
    expect(await desk.json(changed, ['tag', 'add', id, 'area:Liptako'])).toEqual({ changed: 0, unchanged: 1 });
    const tags = z.strictObject({ tags: z.array(z.looseObject({ tag: z.string(), count: z.int() })) });
    expect((await desk.json(tags, ['tags'])).tags).toContainEqual(
      expect.objectContaining({ tag: 'area:Liptako', count: 1 }),
    );
    await desk.json(changed, ['tag', 'remove', id, 'area:Liptako']);
    expect((await show(id)).tags).toEqual(['two words']);
  });

  it('that cannot be tags change nothing', async () => {
    const id = await desk.note({ title: 'Untagged' });
    for (const tag of ['', '   ', 'x'.repeat(121), 'ns:']) {
      const failed = await desk.cli(['--json', 'tag', 'add', id, 'good', tag]);
      expect([tag, failed.code, errorOf(failed).code]).toEqual([tag, 1, 'tag.invalid']);
    }
    expect((await show(id)).tags).toEqual([]);
  });
});

describe('for people', () => {
  it('a note is a page with its marking on top', async () => {
    const id = await desk.note(FULL);
    const { out } = await desk.cli(['note', 'show', id]);
    const lines = out.split('\n');
    expect(lines[0]).toBe('Clash at the market');
    expect(lines[1]).toBe('TLP:GREEN · confidential · Chatham House Rule · submitted');
    expect(out).toContain('Event start           20 Nov 2026\n');
    expect(out).toContain('Officer of Osh field office, Osh field office, UNRCCA');
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(80);
  });

  it('content cannot steer the terminal, wherever it stands', async () => {
    const nasty = '\u001B]0;owned\u0007\u202Eevil';
    const id = await desk.note({ title: nasty, body: nasty, place: nasty, actors: [nasty], sources: [nasty] });
    for (const args of [
      ['note', 'show', id],
      ['note', 'list'],
      ['search', 'owned'],
      ['--json', 'note', 'show', id],
    ]) {
      const { code, out } = await desk.cli(args);
      expect([args, code]).toEqual([args, 0]);
      expect(out).not.toMatch(/[\u0000-\u0009\u000B-\u001F\u0080-\u009F\u202E]/u);
      expect(out).toContain('owned');
    }
  });

  it('a list fits into 80 columns', async () => {
    await desk.note({ title: `${'A very long title about a very long event '.repeat(5)}` });
    const { out } = await desk.cli(['note', 'list']);
    for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
  });
});
