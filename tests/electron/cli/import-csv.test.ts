import { copyFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { realData } from '../../support/real-data.ts';
import { checkDocument, errorOf, importDocument, TestDesk } from './cli-fixture.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 240_000 });

let desk: TestDesk;
beforeAll(async () => {
  desk = await TestDesk.create('Import desk');
});
afterAll(() => desk.close());

const listDocument = z.looseObject({ total: z.int(), hits: z.array(z.looseObject({ id: z.string() })) });
const count = async (...args: string[]) => (await desk.json(listDocument, ['search', '--limit', '1', ...args])).total;
const put = (name: string, content: string | Uint8Array) => writeFile(join(desk.folder, name), content);

describe('a real file of conflict events', () => {
  const path = realData('ucdp-ged/conflict_data_BGD.csv');
  const EVENTS = 601;

  it.skipIf(path === null)(
    'is rehearsed, comes in whole, and adds nothing a second time',
    { timeout: 240_000 },
    async () => {
      const file = path ?? '';
      const rehearsed = await desk.json(importDocument, ['import', file, '--dry-run']);
      expect(rehearsed).toMatchObject({ received: EVENTS, accepted: EVENTS, refused: 0, isDryRun: true });
      expect(await count()).toBe(0);

      const taken = await desk.json(importDocument, ['import', file]);
      expect(taken).toMatchObject({ received: EVENTS, accepted: EVENTS, refused: 0, problems: [], isDryRun: false });
      expect(taken.files).toMatchObject([{ format: 'csv', map: 'UCDP GED' }]);
      expect(await count('--country', 'Bangladesh')).toBe(EVENTS);

      const again = await desk.json(importDocument, ['import', file]);
      expect(again).toMatchObject({ received: EVENTS, accepted: 0, duplicate: EVENTS });
      // The same content under another name is the same events.
      await copyFile(file, join(desk.folder, 'copy.csv'));
      expect(await desk.json(importDocument, ['import', 'copy.csv'])).toMatchObject({ accepted: 0, duplicate: EVENTS });

      const { hits } = await desk.json(listDocument, ['search', 'Bhāndāria', 'Awami League']);
      const note = await desk.json(z.looseObject({ title: z.string() }), ['note', 'show', hits[0]?.id ?? '']);
      expect(note).toMatchObject({
        ...{ country: 'BGD', place: 'Bhāndāria town', latitude: 22.488976, longitude: 90.062732 },
        ...{ eventStart: '2013-12-13', eventEnd: '2013-12-14', eventPrecision: 'days', coordinatePrecision: 'exact' },
        ...{ fatalitiesLow: 1, fatalitiesBest: 1, fatalitiesHigh: 1, tlp: 'TLP:CLEAR', origin: 'ucdp-ged:71663' },
        actors: expect.arrayContaining([
          expect.objectContaining({ name: 'Supporters of Awami League' }),
          expect.objectContaining({ name: 'Supporters of BNP' }),
        ]),
        sources: expect.arrayContaining([expect.objectContaining({ description: 'BBC Monitoring Newsfile' })]),
      });

      const checked = await desk.json(checkDocument, ['check', '--rebuild']);
      expect([checked.ok, checked.rebuiltHash, checked.records]).toEqual([true, checked.stateHash, EVENTS]);

      await desk.cli(['undo']);
      expect(await count('--country', 'BGD')).toBe(0);
      expect(await desk.json(importDocument, ['import', file])).toMatchObject({ accepted: EVENTS, duplicate: 0 });
    },
  );
});

describe('a table', () => {
  it('with plain column names needs no map', async () => {
    await put('plain.csv', 'Title;Date;Country;Severity\nPlain one;2026-03-01;Chad;3\nPlain two;2026-03-02;NER;2\n');
    expect(await desk.json(importDocument, ['import', 'plain.csv'])).toMatchObject({ received: 2, accepted: 2 });
    expect(await count('plain')).toBe(2);
  });

  it('lists the rows that cannot be read with their line and reason, and takes the rest', async () => {
    await put(
      'holes.csv',
      'title,date,severity\nGood hole,2026-03-01,2\nBad hole,2026-03-01,nine\n,2026-03-02,1\n"open,2026-03-03,1\n',
    );
    const report = await desk.json(importDocument, ['import', 'holes.csv']);
    expect(report.received).toBe(report.accepted + report.refused);
    expect(report.accepted).toBeGreaterThanOrEqual(1);
    expect(report.problems.map(({ line }) => line)).toContain(5);
    for (const problem of report.problems) expect(problem.message).not.toBe('');
    const { out } = await desk.cli(['import', 'holes.csv']);
    expect(out).toContain('row.unreadable');
  });

  it('is read through a map out of a file, or through one by its name', async () => {
    await put('odd.csv', 'Was,Wann,Wo\nMapped event,03.04.2026,Ndjamena\n');
    const noMap = await desk.cli(['--json', 'import', 'odd.csv']);
    expect([noMap.code, errorOf(noMap).code]).toEqual([1, 'csv.no-map']);
    expect(errorOf(noMap).message).toContain('--print-map');
    const first = await desk.cli(['import', '--print-map', 'odd.csv']);
    expect(JSON.parse(first.out)).toMatchObject({
      name: 'Columns by name',
      columns: ['Was', 'Wann', 'Wo'].map((column) => ({ column, target: 'body.line' })),
    });
    const map = {
      ...{ name: 'Odd', constants: { country: 'TCD' }, dateFormat: 'dmy', decimal: 'auto', unmapped: 'drop' },
      columns: [
        { column: 'Was', target: 'title' },
        { column: 'Wann', target: 'eventStart' },
        { column: 'Wo', target: 'place' },
      ],
    };
    await put('map.json', `\uFEFF${JSON.stringify(map)}`);
    expect(await desk.json(importDocument, ['import', 'odd.csv', '--map', 'map.json'])).toMatchObject({ accepted: 1 });
    const { hits } = await desk.json(listDocument, ['search', 'Mapped event']);
    expect(hits).toMatchObject([{ date: '2026-04-03', place: 'Ndjamena', country: 'TCD' }]);
  });

  it.each([
    ['{"name":"x"}', 'map.json is not a map of columns'],
    ['[1]', 'map.json is not a map of columns'],
    ['not json', 'map.json is not a map of columns'],
  ])('with the map %s is refused', async (content, reason) => {
    await put('map.json', content);
    const failed = await desk.cli(['--json', 'import', 'plain.csv', '--map', 'map.json']);
    expect([failed.code, errorOf(failed).code]).toEqual([1, 'csv.map-invalid']);
    expect(errorOf(failed).message).toContain(reason);
  });

  it('with the name of a map that does not exist is refused with the names that do', async () => {
    const failed = await desk.cli(['--json', 'import', 'plain.csv', '--map', 'Nobody']);
    expect(errorOf(failed).message).toContain('"UCDP GED", "ACLED');
  });
});

describe('several files', () => {
  it('are summed up, each with its own report', async () => {
    await put('one.csv', 'title,date,country\nSeveral A,2026-01-01,TCD\nSeveral B,2026-01-02,TCD\n');
    await put('two.csv', 'title,date,country\nSeveral C,2026-01-03,TCD\nSeveral A,2026-01-01,TCD\n');
    const report = await desk.json(importDocument, ['import', 'one.csv', 'two.csv']);
    expect(report.received).toBe(4);
    expect(report.files.map((file) => file['received'])).toEqual([2, 2]);
    const names = ['received', 'accepted', 'duplicate', 'suggested', 'conflict', 'refused'] as const;
    for (const name of names) {
      expect(report[name]).toBe(report.files.reduce((sum, file) => sum + Number(file[name]), 0));
    }
  });

  it('are all looked at before the first is taken in', async () => {
    await put('fine.csv', 'title,date,country\nNever taken,2026-01-01,TCD\n');
    const failed = await desk.cli(['--json', 'import', 'fine.csv', 'absent.csv']);
    expect([failed.code, failed.out, errorOf(failed).detail]).toEqual([1, '', { file: 'absent.csv' }]);
    expect(await count('Never taken')).toBe(0);
  });
});

describe('what is neither a table nor a bundle', () => {
  it.each([
    ['book.xlsx', 'PK\u0003\u0004zip', 'file.unknown-format'],
    ['report.pdf', '%PDF-1.7', 'file.unknown-format'],
    ['a.concord-card', '-----BEGIN CONCORD DESK CARD-----\n', 'file.unknown-format'],
    ['nothing.csv', '', 'csv.unreadable'],
    ['blank.csv', '\n\n\n', 'csv.unreadable'],
  ])('%s is refused with its name', async (name, content, code) => {
    await put(name, content);
    const failed = await desk.cli(['--json', 'import', name]);
    expect([failed.code, errorOf(failed).code]).toEqual([1, code]);
    expect(errorOf(failed).message.startsWith(`${name}: `)).toBe(true);
  });

  it('a folder, too', async () => {
    expect(errorOf(await desk.cli(['--json', 'import', '.'])).code).toBe('file.unreadable');
  });

  it('a format that is named goes before what the file looks like', async () => {
    await put('plain.concord', 'title,date,country\nNamed csv,2026-01-01,TCD\n');
    expect(errorOf(await desk.cli(['--json', 'import', 'plain.concord'])).code).toBe('bundle.foreign');
    expect(await desk.json(importDocument, ['import', 'plain.concord', '--format', 'csv'])).toMatchObject({
      accepted: 1,
    });
    expect((await desk.cli(['import', 'plain.concord', '--format', 'xml'])).code).toBe(2);
  });
});
