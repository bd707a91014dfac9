import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { realData } from '../support/real-data.ts';
import { ask, deskAtWork, find, journeyFolder, soon, textOf } from './support/desk-at-work.ts';
import type { Desk } from './support/open-desk.ts';

const EVENTS = 601;

/** Opens a file through the import page and its dialog. */
async function choose({ page, dialogs }: Desk, path: string): Promise<void> {
  await page.keyboard.press('g');
  await page.keyboard.press('i');
  await page.getByRole('heading', { name: 'Import', level: 1 }).waitFor();
  dialogs.willOpen(path);
  await page.getByRole('button', { name: 'Choose a file' }).click();
}

const sums = (page: Page) => textOf(page.getByRole('main'));
const table = (page: Page) => page.getByRole('heading', { name: 'A table of events' });
const preview = (page: Page) => page.getByRole('region', { name: 'Preview' });

const path = realData('ucdp-ged/conflict_data_BGD.csv');

it.skipIf(path === null)(
  'recognises a real file of conflict events, shows what it will become, takes it in once, and gives it back',
  async () => {
    const desk = await deskAtWork();
    const { page } = desk;
    await choose(desk, path ?? '');
    await table(page).waitFor();
    await page.getByRole('button', { name: /^UCDP GED.*Map$/ }).waitFor();
    await soon(() => textOf(preview(page))).toContain(`${EVENTS} rows = ${EVENTS} can come in`);
    const first = await textOf(preview(page));
    for (const words of ['TLP:CLEAR', 'Bhāndāria town', 'Bangladesh', '13–14 Dec 2013', 'Supporters of Awami League'])
      expect(first).toContain(words);
    await page.getByRole('button', { name: 'Next note' }).click();
    await soon(() => textOf(preview(page))).toContain('Rangamati town');
    expect((await find(desk, '')).total).toBe(0);

    await page.getByRole('button', { name: `Import ${EVENTS} events` }).click();
    await page.getByRole('heading', { name: 'Imported', level: 1 }).waitFor();
    expect(await sums(page)).toContain(`${EVENTS} rows = ${EVENTS} new notes`);
    expect((await find(desk, '')).total).toBe(EVENTS);
    const { hits } = await find(desk, 'Bhāndāria "Awami League"');
    expect((await ask(desk, 'notes.get', { id: hits[0]?.id ?? '' })).values).toMatchObject({
      ...{ country: 'BGD', place: 'Bhāndāria town', latitude: 22.488976, longitude: 90.062732 },
      ...{ eventStart: '2013-12-13', eventEnd: '2013-12-14', eventPrecision: 'days', origin: 'ucdp-ged:71663' },
      ...{ fatalitiesLow: 1, fatalitiesBest: 1, fatalitiesHigh: 1, tlp: 'TLP:CLEAR' },
      sources: expect.arrayContaining([expect.objectContaining({ description: 'BBC Monitoring Newsfile' })]),
    });

    await page.getByRole('button', { name: 'Show them' }).click();
    await soon(() => textOf(page.getByRole('search').getByRole('status'))).toBe(`${EVENTS} notes`);
    await page.keyboard.press('/');
    await page.keyboard.type('bhandaria');
    const list = page.getByRole('listbox', { name: 'Notes' });
    await soon(() => list.getByRole('option').count()).toBe(1);
    await list.focus();

    await choose(desk, path ?? '');
    await table(page).waitFor();
    await page.getByRole('button', { name: `Import ${EVENTS} events` }).click();
    await page.getByRole('heading', { name: 'Nothing new came in', level: 1 }).waitFor();
    expect(await sums(page)).toContain(`${EVENTS} rows = ${EVENTS} here already`);
    expect((await find(desk, '')).total).toBe(EVENTS);

    await page.keyboard.press('ControlOrMeta+z');
    await page.getByText(`Undone: importing ${EVENTS} notes`).waitFor();
    expect((await find(desk, '')).total).toBe(0);
    await page.keyboard.press('g');
    await page.keyboard.press('n');
    await page
      .getByText('What you observe is written down here')
      .or(page.getByText('No note has all of this'))
      .waitFor();
    const checked = await ask(desk, 'store.check', { isRebuild: true, job: 'check' });
    expect([checked.ok, checked.rebuiltHash]).toEqual([true, checked.stateHash]);
    expect(desk.complaints).toEqual([]);
  },
);

it('lists the rows that cannot be read by line and reason, and takes the rest', async () => {
  const desk = await deskAtWork();
  const { page } = desk;
  const file = join(await journeyFolder(), 'incidents.csv');
  const rows = [
    'title,date,country,killed',
    'Well poisoned,2026-03-01,Chad,2',
    'Truck burnt,2026-03-02,Chad,nine',
    'Market closed,32/13/2026,Chad,1',
    'Elders met,2026-03-04,Niger,1',
  ];
  await writeFile(file, `${rows.join('\r\n')}\r\n`);
  await choose(desk, file);
  await table(page).waitFor();
  const list = page.getByRole('list', { name: 'Rows that cannot be read' });
  await soon(() => list.getByRole('listitem').count()).toBe(2);
  const before = await list.getByRole('listitem').allInnerTexts();
  expect(before[0]).toMatch(/Line 3[\s\S]*nine/);
  expect(before[1]).toMatch(/Line 4[\s\S]*32\/13\/2026/);
  await soon(() => textOf(preview(page))).toContain('4 rows = 2 can come in + 2 cannot be read');

  await page.getByRole('button', { name: 'Import 2 events' }).click();
  await page.getByRole('heading', { name: 'Imported', level: 1 }).waitFor();
  expect(await sums(page)).toContain('4 rows = 2 new notes + 2 refused');
  const refused = page.getByRole('list', { name: 'Refused rows' }).getByRole('listitem');
  expect(await refused.allInnerTexts()).toEqual(before);
  expect((await find(desk, '')).hits.map(({ title }) => title)).toEqual(['Elders met', 'Well poisoned']);

  // Repaired and imported again: only what was missing comes in.
  await writeFile(file, `${rows.join('\r\n').replace('nine', '4').replace('32/13/2026', '2026-03-03')}\r\n`);
  await choose(desk, file);
  await page.getByRole('button', { name: /^Import \d events$/ }).click();
  await page.getByRole('heading', { name: 'Imported', level: 1 }).waitFor();
  expect(await sums(page)).toContain('4 rows = 2 new notes + 2 here already');
  expect(desk.complaints).toEqual([]);
});

it('asks which way round dates are where nothing in the file tells, and refuses what is no table in words', async () => {
  const desk = await deskAtWork();
  const { page } = desk;
  const folder = await journeyFolder();
  const ambiguous = join(folder, 'weekly.csv');
  await writeFile(ambiguous, 'Title;Date;Country\nShots at the ford;03/04/2026;Chad\nWell reopened;05/04/2026;Chad\n');
  await choose(desk, ambiguous);
  await page.getByText(/^The dates in the column “Date” can be read in two ways/).waitFor();
  expect(
    await page
      .getByRole('button', { name: /^Import/ })
      .last()
      .isDisabled(),
  ).toBe(true);
  await page.getByRole('radio', { name: /Day first/ }).click({ force: true });
  await page.getByRole('button', { name: 'Import 2 events' }).click();
  await page.getByRole('heading', { name: 'Imported', level: 1 }).waitFor();
  expect((await find(desk, '')).hits.map(({ date }) => date)).toEqual(['2026-04-05', '2026-04-03']);

  const { commits } = await ask(desk, 'store.stats', {});
  const sheet = join(folder, 'weekly.xlsx');
  await writeFile(
    sheet,
    Uint8Array.from({ length: 4000 }, (_, at) => (at < 4 ? ([0x50, 0x4b, 3, 4][at] ?? 0) : at * 7)),
  );
  await choose(desk, sheet);
  const alert = page.getByRole('alert');
  await alert.waitFor();
  expect(await textOf(alert)).toContain('Nothing was');
  await page.getByText('A spreadsheet has to be saved as CSV first.', { exact: false }).waitFor();
  await page.getByRole('button', { name: 'Import another file' }).click();
  await page.getByRole('button', { name: 'Choose a file' }).waitFor();
  expect((await ask(desk, 'store.stats', {})).commits).toBe(commits);
  expect(desk.complaints).toEqual([]);
});
