import { mkdir, rm, stat, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { datedNotes, SAMPLE_CASE } from '#electron/demo/sample-notes.ts';
import { axeFindings } from './support/axe.ts';
import { ask, deskAtWork, journeyDesk, journeyFolder, PASSPHRASE, soon, textOf } from './support/desk-at-work.ts';
import { writeNotes } from './support/many-notes.ts';
import type { Desk } from './support/open-desk.ts';

/*
 * A sheet of pictures of each main screen and state, in `test-output/pictures`, to be looked at; each is also looked at by
 * axe. With CONCORD_UPDATE_PICTURE=1 the README's picture is taken anew as well.
 */

const project = resolve(import.meta.dirname, '../..');
const sheet = join(project, 'test-output', 'pictures');

/** So that the README opens at once on a slow line. */
const MOST_BYTES = 300_000;

interface Look {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  readonly colorScheme: 'light' | 'dark';
}
const WIDE: Look = { name: 'light-1280', width: 1280, height: 800, colorScheme: 'light' };
const DARK: Look = { name: 'dark-1280', width: 1280, height: 800, colorScheme: 'dark' };
const SMALL: Look = { name: 'light-1024', width: 1024, height: 700, colorScheme: 'light' };
const ARABIC: Look = { ...WIDE, name: 'arabic-1280' };

/** Takes the screen as it stands in each look and gives what axe finds in them. */
async function take(page: Page, screen: string, looks: readonly Look[]): Promise<string[]> {
  const found: string[] = [];
  for (const { name, width, height, colorScheme } of looks) {
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.evaluate(async () => {
      await document.fonts.ready;
      // Two frames: what follows a change of size is laid out in the first and painted in the second.
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    });
    await page.screenshot({ path: join(sheet, `${screen}.${name}.png`), animations: 'disabled', caret: 'hide' });
    for (const finding of await axeFindings(page)) found.push(`${screen}.${name}: ${finding}`);
  }
  await page.setViewportSize({ width: WIDE.width, height: WIDE.height });
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  return found;
}

/** Pictures of one desk: `at` takes one, `found` is all that axe found in them. */
function photographer(page: Page, looks: readonly Look[]) {
  const found: string[] = [];
  return {
    at: async (screen: string, ...seen: readonly Locator[]): Promise<void> => {
      for (const locator of seen) await locator.waitFor();
      found.push(...(await take(page, screen, looks)));
    },
    found,
  };
}

const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { name });
const go = async ({ page }: Desk, key: string) => {
  await page.keyboard.press('g');
  await page.keyboard.press(key);
};

/** The demonstration's field office on a day of its own, so that the pictures do not change from day to day. */
async function fieldOffice(options: Parameters<typeof deskAtWork>[0] = {}): Promise<Desk> {
  const about = { name: 'Tarsa field office', officer: 'Hawa Sall', organisation: 'UNOCA' };
  const desk = await deskAtWork({ ...about, ...options });
  const ids = await writeNotes(desk, datedNotes(Date.UTC(2026, 10, 24)));
  await ask(desk, 'cases.save', { id: null, values: { ...SAMPLE_CASE, links: ids.slice(0, 2) }, draft: null });
  for (const [tag, colour] of [
    ['topic:livestock', 'orange'],
    ['topic:water', 'blue'],
    ['area:Tarsa basin', 'green'],
    ['process:Tarsa dialogue', 'purple'],
  ] as const)
    await ask(desk, 'tags.describe', { tag, colour, description: null });
  return desk;
}

async function openRaid({ page }: Desk): Promise<void> {
  await page.getByRole('option', { name: /Cattle raid at Amala wells/ }).click();
  await page
    .getByRole('region', { name: 'Record' })
    .getByRole('heading', { name: /Cattle raid/ })
    .waitFor();
}

beforeAll(async () => {
  await rm(sheet, { recursive: true, force: true });
  await mkdir(sheet, { recursive: true });
});

it('shows the doors: setting up, the recovery key, the lock', { timeout: 300_000 }, async () => {
  const desk = await journeyDesk();
  const { page } = desk;
  const { at, found } = photographer(page, [WIDE, DARK, SMALL]);
  await at('set-up', heading(page, 'Set up this desk'));
  await page.getByLabel('Passphrase', { exact: true }).fill('password1234');
  await page.keyboard.press('Enter');
  await at('set-up-problems', page.getByText(/guessed/), page.getByText('Write your name, as colleagues know it.'));
  await page.getByLabel('Your name').fill('Hawa Sall');
  await page.getByRole('combobox', { name: 'Organisation' }).fill('UNOCA');
  await page.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE);
  await page.getByLabel('Passphrase once more').fill(PASSPHRASE);
  await page.keyboard.press('Enter');
  await at('recovery-key', heading(page, 'Put the recovery key on paper'));
  await ask(desk, 'workspace.lock', {});
  await page.reload();
  await at('unlock', heading(page, 'Unlock Concord'));
  await page.getByLabel('Passphrase').fill('wrong');
  await page.keyboard.press('Enter');
  await at('unlock-refused', page.getByRole('alert'));
  await page.getByRole('button', { name: 'Use the recovery key' }).click();
  await at('unlock-recovery', page.getByLabel('Recovery key'));
  expect(found).toEqual([]);
});

it('shows a desk that is empty, and one at work, on every page', { timeout: 600_000 }, async () => {
  const empty = await deskAtWork({ name: 'Central Africa desk', officer: 'Elena Marsh', organisation: 'DPPA' });
  const folder = await journeyFolder();
  const card = join(folder, 'headquarters.concord-card');
  empty.dialogs.willSave(card);
  await ask(empty, 'desk.saveCard', {});
  const hq = photographer(empty.page, [WIDE, DARK, SMALL]);
  await hq.at('notes-empty', empty.page.getByText('What you observe is written down here'));
  await go(empty, 'c');
  await hq.at('cases-empty', empty.page.getByText('Each engagement has its file here'));
  await go(empty, 't');
  await hq.at('tags-empty', empty.page.getByText('Tags gather here as you use them'));
  await go(empty, 'r');
  await hq.at('release-nothing', heading(empty.page, 'Release'));

  const field = await fieldOffice();
  const { at, found } = photographer(field.page, [WIDE, DARK, SMALL]);
  await walkRecords(field, at);
  await walkTables(field, at, folder);
  await walkRelease(field, at, card, join(folder, 'tarsa.concord'));

  await go(empty, 'i');
  empty.dialogs.willOpen(join(folder, 'tarsa.concord'));
  await empty.page.getByRole('button', { name: 'Choose a file' }).click();
  await hq.at('import-bundle', heading(empty.page, 'A bundle'));
  await empty.page.getByRole('button', { name: /^Import \d+ changes$/ }).click();
  await hq.at('import-bundle-done', heading(empty.page, 'Imported'));
  await empty.page.getByRole('button', { name: 'Show them' }).click();
  await empty.page.getByRole('option', { name: /Cattle raid at Amala wells/ }).click();
  await hq.at('note-received', empty.page.getByText(/fields withheld by/));
  expect([...hq.found, ...found]).toEqual([]);
  expect([...empty.complaints, ...field.complaints]).toEqual([]);
});

it('shows the same in Arabic, from right to left', { timeout: 600_000 }, async () => {
  const folder = await journeyFolder();
  const desk = await fieldOffice({ exercise: 'Tarsa basin' });
  await ask(desk, 'preferences.set', { locale: 'ar' });
  await desk.page.reload();
  await soon(() => desk.page.evaluate(() => document.documentElement.dir)).toBe('rtl');
  const { at, found } = photographer(desk.page, [ARABIC]);
  await walkRecords(desk, at);
  await walkTables(desk, at, folder);
  expect(found).toEqual([]);
  expect(desk.complaints).toEqual([]);
});

it('shows what the README shows', async () => {
  const desk = await fieldOffice();
  await openRaid(desk);
  const picture = await desk.page.screenshot({ animations: 'disabled', caret: 'hide' });
  await writeFile(join(sheet, 'readme.png'), picture);
  expect(picture.length).toBeLessThan(MOST_BYTES);
  if (process.env['CONCORD_UPDATE_PICTURE'] === '1') {
    await mkdir(join(project, 'docs', 'images'), { recursive: true });
    await writeFile(join(project, 'docs', 'images', 'notes.png'), picture);
  }
  expect((await stat(join(project, 'docs', 'images', 'notes.png'))).size).toBeLessThan(MOST_BYTES);
});

type At = (screen: string, ...seen: readonly Locator[]) => Promise<void>;

/** Notes, cases, tags and settings, read, searched, selected and edited. */
async function walkRecords(desk: Desk, at: At): Promise<void> {
  const { page } = desk;
  const { keyboard } = page;
  const count = page.getByRole('search').getByRole('status');
  const search = async (text: string) => {
    await keyboard.press('/');
    await keyboard.press('ControlOrMeta+a');
    await keyboard.type(text);
    await keyboard.press('Enter');
  };
  await go(desk, 'n');
  await at('notes', page.getByRole('option').first());
  await search('herders');
  await soon(() => textOf(count)).not.toMatch(/^1\d notes$/);
  await at('notes-found', page.locator('mark').first());
  await search('nowhere at all');
  await at('notes-none', page.getByText('No note has all of this'));
  await page.getByRole('button', { name: 'Clear the search and filters' }).click();

  await openRaid(desk);
  await at('note', page.getByRole('toolbar', { name: 'With this record' }));
  await keyboard.press('x');
  await keyboard.press('Shift+ArrowDown');
  await at('notes-selected', page.getByText('2 selected'));
  await keyboard.press('t');
  await at('notes-tag', page.getByRole('form', { name: 'Tag' }));
  // The first may only put away the list of tags.
  await soon(async () => {
    await keyboard.press('Escape');
    return page.getByRole('form', { name: 'Tag' }).count();
  }).toBe(0);
  await keyboard.press('m');
  await at('notes-mark', page.getByRole('form', { name: 'Marking' }));
  await keyboard.press('Escape');
  await keyboard.press('Escape');

  await keyboard.press('n');
  await at('note-new', heading(page, 'New note'));
  await page.getByRole('textbox', { name: 'Date', exact: true }).fill('32 Nov');
  await keyboard.press('ControlOrMeta+s');
  await at('note-new-problems', page.getByText('Write a date such as 24 Nov 2026 or 2026-11-24.'));
  await page.getByRole('textbox', { name: 'Date', exact: true }).fill('');
  await keyboard.press('Escape');
  await keyboard.press('Escape');
  await openRaid(desk);
  await keyboard.press('e');
  await page
    .getByRole('heading', { name: /^How sure/, level: 2 })
    .getByRole('button')
    .click();
  await at('note-edit', page.getByRole('button', { name: 'Add a source' }));
  await keyboard.press('Escape');
  await keyboard.press('Escape');

  await go(desk, 'c');
  await page.getByRole('option').first().click();
  await at('case', heading(page, SAMPLE_CASE.title ?? ''));
  await keyboard.press('e');
  await at('case-edit', heading(page, 'Edit case'));
  await keyboard.press('Escape');
  await keyboard.press('Escape');
  await go(desk, 't');
  await at('tags', page.getByRole('textbox', { name: 'Name' }));
  await keyboard.press('ControlOrMeta+k');
  await keyboard.type('rai');
  await at('palette', page.getByRole('dialog').getByText(/Cattle raid/));
  await keyboard.press('Escape');
  await keyboard.press('?');
  await at('keys', page.getByRole('dialog'));
  await keyboard.press('Escape');
  await go(desk, 's');
  await at('settings', heading(page, 'Settings'));
  await page.getByRole('button', { name: 'Check the workspace' }).click();
  await at('settings-checked', page.getByText('Everything is as it was written'));
}

/** A table of events from its first look to what came of it, and a file that is none. */
async function walkTables(desk: Desk, at: At, folder: string): Promise<void> {
  const { page, dialogs } = desk;
  const table = join(folder, 'incidents.csv');
  await writeFile(
    table,
    'title,date,country,place,killed\nWell poisoned,2026-03-01,Chad,Dobo,2\nTruck burnt,2026-03-02,Chad,Kessim,nine\n',
  );
  await go(desk, 'i');
  await at('import', page.getByRole('button', { name: 'Choose a file' }));
  dialogs.willOpen(table);
  await page.getByRole('button', { name: 'Choose a file' }).click();
  await at('import-table', page.getByRole('list', { name: 'Rows that cannot be read' }));
  await page.getByRole('button', { name: /^Import 1 event/ }).click();
  await at('import-table-done', heading(page, 'Imported'));
  const letter = join(folder, 'letter.concord');
  await writeFile(letter, 'Dear colleague');
  await go(desk, 'i');
  dialogs.willOpen(letter);
  await page.getByRole('button', { name: 'Choose a file' }).click();
  await at('import-refused', page.getByRole('alert'));
}

/** Contacts from the first card, and a release from the selection to the written file. */
async function walkRelease({ page, dialogs }: Desk, at: At, card: string, bundle: string): Promise<void> {
  const { keyboard } = page;
  await keyboard.press('g');
  await keyboard.press('o');
  await at('contacts', page.getByRole('button', { name: 'Save desk card' }));
  await page.getByRole('button', { name: 'Add a contact' }).click();
  dialogs.willOpen(card);
  await page.getByRole('button', { name: 'Choose the file' }).click();
  await at('card', page.getByRole('button', { name: 'Add contact' }));
  await page.getByRole('button', { name: 'Add contact' }).click();
  await at('card-compare', page.getByRole('region', { name: 'Compare fingerprints' }));

  await keyboard.press('g');
  await keyboard.press('n');
  await keyboard.press('/');
  await keyboard.type('Amala');
  await page.locator('mark').first().waitFor();
  await keyboard.press('Enter');
  await keyboard.press('ControlOrMeta+a');
  await page.getByText(/^\d selected$/).waitFor();
  await keyboard.press('r');
  await at('release-select', heading(page, /records selected/));
  await page.getByRole('button', { name: /^Next: to whom/ }).click();
  await page.getByRole('option', { name: 'Elena Marsh' }).click();
  await at('release-to', heading(page, 'Who may read it'));
  await page.getByRole('button', { name: /^Next: review/ }).click();
  await page.getByRole('button', { name: 'Unfold all fields' }).click();
  await at('release-review', page.getByText('names a source').first());
  dialogs.willSave(bundle);
  await page.getByRole('button', { name: /^Write bundle for 1 contact/ }).click();
  await at('release-written', page.getByText('Re-read as each recipient: identical to the review.'));
}
