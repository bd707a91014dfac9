import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { errorOf, TestDesk } from './cli-fixture.ts';

let desk: TestDesk;
beforeAll(async () => {
  desk = await TestDesk.create('Search desk');
  const input = JSON.stringify([
    {
      title: 'Herders clash at wells',
      country: 'TCD',
      type: 'pastoral-conflict',
      severity: 4,
      eventStart: '2026-01-05',
      tags: ['topic:water'],
    },
    {
      title: 'Éleveurs blessés',
      summary: 'Raid de nuit',
      country: 'NER',
      type: 'livestock-raid',
      severity: 3,
      eventStart: '2026-02-05',
      tlp: 'green',
    },
    { title: 'نزاع على المياه', country: 'TCD', severity: 3, eventStart: '2026-03-05', tags: ['topic:water'] },
    {
      title: 'Market reopens',
      body: 'The wells are shared again by herders.',
      country: 'TCD',
      status: 'reviewed',
      eventStart: '2026-04-05',
    },
  ]);
  await desk.cli(['note', 'add', '--file', '-'], { input });
  await desk.cli(['case', 'add', 'title=Wells dialogue', 'countries=TCD']);
});
afterAll(() => desk.close());

const result = z.strictObject({
  total: z.int(),
  hits: z.array(
    z.looseObject({
      id: z.string().length(26),
      kind: z.enum(['note', 'case']),
      title: z.string(),
      snippet: z.string(),
    }),
  ),
  facets: z.record(z.string(), z.array(z.strictObject({ value: z.string(), count: z.int() }))),
});
const titles = async (...args: string[]) => (await desk.json(result, ['search', ...args])).hits.map((hit) => hit.title);

describe('a search', () => {
  it('finds words in every form and language, in notes and cases', async () => {
    expect((await titles('herder')).sort()).toEqual(['Herders clash at wells', 'Market reopens']);
    expect(await titles('eleveur')).toEqual(['Éleveurs blessés']);
    expect(await titles('مياه')).toEqual(['نزاع على المياه']);
    expect(await titles('wells')).toContain('Wells dialogue');
  });

  it('puts the best first when there are words, and the newest first when asked or when there are none', async () => {
    expect((await titles('herder'))[0]).toBe('Herders clash at wells');
    expect((await titles('herder', '--sort', 'newest'))[0]).toBe('Market reopens');
    expect((await titles('--kind', 'note'))[0]).toBe('Market reopens');
  });

  it('is narrowed by facets: any value of one, all of several', async () => {
    expect(await titles('--country', 'Niger')).toEqual(['Éleveurs blessés']);
    expect(await titles('--country', 'NER', '--country', 'TCD', '--severity', '3')).toHaveLength(2);
    expect(await titles('--tag', 'Topic:water', '--type', 'pastoral-conflict')).toEqual(['Herders clash at wells']);
    expect(await titles('--tlp', 'green')).toEqual(['Éleveurs blessés']);
    expect(await titles('--status', 'reviewed')).toEqual(['Market reopens']);
    expect(await titles('--from', '2026-02-05', '--to', '2026-03-05')).toHaveLength(2);
    expect(await titles('--organisation', 'Nobody')).toEqual([]);
  });

  it('counts facets only when asked', async () => {
    expect((await desk.json(result, ['search', 'wells'])).facets).toEqual({});
    const { facets } = await desk.json(result, ['search', 'wells', '--facets']);
    expect(facets['country']).toEqual([{ value: 'TCD', count: 3 }]);
  });

  it('stops at its limit and still tells the total', async () => {
    expect(await desk.json(result, ['search', '--limit', '2'])).toMatchObject({ total: 5, hits: [{}, {}] });
    expect(await desk.json(result, ['search', '--limit', '0'])).toMatchObject({ total: 5, hits: [] });
    expect((await desk.json(result, ['search', '--limit', '100000'])).hits).toHaveLength(5);
  });

  it('takes several words as one query, and a query that begins with a minus behind --', async () => {
    expect(await titles('wells', 'shared')).toEqual(['Market reopens']);
    expect(await titles('--kind', 'note', '--', 'wells -market')).toEqual(['Herders clash at wells']);
  });

  it('for nothing says so and ends well', async () => {
    const { code, out } = await desk.cli(['search', 'zebra crossing']);
    expect([code, out]).toEqual([0, 'Nothing was found for zebra crossing.\n']);
  });

  it('marks the hits: between asterisks on paper, in bold on a screen', async () => {
    expect((await desk.cli(['search', 'herder'])).out).toContain('*Herders* clash');
    expect((await desk.cli(['search', 'herder'], { hasColour: true })).out).toContain(
      '\u001B[1mHerders\u001B[22m clash',
    );
  });

  it.each([
    [['search', 'x', '--sort', 'oldest'], 2, 'usage'],
    [['search', 'x', '--limit', 'many'], 2, 'usage'],
    [['search', 'x', '--country', 'Atlantis'], 2, 'usage'],
    [['search', 'x', '--from', 'yesterday'], 1, 'input.invalid'],
    [['search', 'x', '--from', '2026-02-30'], 1, 'input.invalid'],
    [['search', 'x'.repeat(2000)], 1, 'input.invalid'],
  ])('called as %j is refused', async (args, code, error) => {
    const failed = await desk.cli(['--json', ...args]);
    expect([failed.code, failed.out, errorOf(failed).code]).toEqual([code, '', error]);
  });

  it('never crashes on a strange query', async () => {
    for (const query of ['"', '((', 'OR', 'a AND', '-', '*', "'", '"a b', 'NEAR(a b)', '%', 'title:', '\u0000', '💥']) {
      expect((await desk.cli(['search', '--', query])).code).toBe(0);
    }
  });
});
