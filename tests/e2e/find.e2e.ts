import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { englishCountry } from '#renderer/language/terms.ts';
import { SEVERITIES } from '#shared/reference/scales.ts';
import { ask, deskForAll, find, soon, textOf } from './support/desk-at-work.ts';
import { type ManyNote, manyNotes, writeNotes } from './support/many-notes.ts';

const NOTES = manyNotes(320);
/** Newest first, as the list shows them. */
const NEWEST = NOTES.toReversed();

const desk = deskForAll(async (open) => void (await writeNotes(open, NOTES)));

const rowsOf = (page: Page): Locator => page.getByRole('listbox', { name: 'Notes' }).getByRole('option');
const words = ({ title, summary }: ManyNote): string[] => `${title} ${summary}`.toLowerCase().match(/[a-z]+/g) ?? [];
const holds = (note: ManyNote, ...starts: string[]): boolean =>
  starts.every((start) => words(note).some((word) => word.startsWith(start)));
const countIn = (page: Page): Locator => page.getByRole('search').getByRole('status');

/** The list as it is when the workspace has just been opened. */
async function freshList(): Promise<Page> {
  const { page } = desk();
  await page.reload();
  await soon(() => textOf(countIn(page))).toMatch(/^\d+ notes$/);
  await rowsOf(page).first().waitFor();
  return page;
}

async function search(page: Page, text: string): Promise<void> {
  await page.keyboard.press('/');
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type(text);
}

/** Titles of the rows that are in view, from the top. */
async function titlesInView(page: Page): Promise<string[]> {
  const texts = await rowsOf(page).allInnerTexts();
  return texts.flatMap((text) => /Quarrel about the \w+, number \d+/.exec(text)?.[0] ?? []);
}

/** The marked words of a row that a person sees: not those beyond the end of a line that is cut. */
function marksInView(row: Locator): Promise<string[]> {
  return row.locator('mark').evaluateAll((marks) =>
    marks
      .filter((mark) => {
        const line = mark.parentElement?.getBoundingClientRect();
        const { left, right } = mark.getBoundingClientRect();
        return line !== undefined && left >= line.left - 1 && right <= line.right + 1;
      })
      .map((mark) => mark.textContent.toLowerCase()),
  );
}

/** What a facet shows: each value in words with its count. */
async function facetShown(page: Page, name: string): Promise<Record<string, number>> {
  const labels = await page.getByRole('group', { name, exact: true }).locator('label').allInnerTexts();
  return Object.fromEntries(
    labels.map((label) => {
      const [, value = label, count] = /^(.*?)\s+([\d,]+)$/s.exec(label.trim()) ?? [];
      return [value.trim(), Number(count)];
    }),
  );
}

function counted(notes: readonly ManyNote[], values: (note: ManyNote) => readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const note of notes) for (const value of values(note)) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
}

const byCountry = (note: ManyNote): string[] => [englishCountry(note.country)];
const bySeverity = (note: ManyNote): string[] => [
  `${note.severity} · ${SEVERITIES.find(({ code }) => code === note.severity)?.label}`,
];
const byTag = (note: ManyNote): readonly string[] => note.tags;

describe('several hundred notes', () => {
  it('are found while typing, with what was searched marked in each row', async () => {
    const page = await freshList();
    expect(await textOf(countIn(page))).toBe(`${NOTES.length} notes`);
    for (const typed of ['pu', 'pump', 'pump ca']) {
      await search(page, typed);
      const expected = NEWEST.filter((note) => holds(note, ...typed.split(' ')));
      expect(expected.length).toBeGreaterThan(5);
      await soon(() => textOf(countIn(page))).toBe(`${expected.length} notes`);
      await soon(async () => (await titlesInView(page))[0]).toBe(expected[0]?.title);
      const seen = await titlesInView(page);
      expect(seen.length).toBeGreaterThan(5);
      expect(seen).toEqual(expected.slice(0, seen.length).map(({ title }) => title));
      for (let at = 0; at < 5; at++) {
        await soon(() => marksInView(rowsOf(page).nth(at))).not.toEqual([]);
        for (const mark of await marksInView(rowsOf(page).nth(at)))
          expect(typed.split(' ').some((start) => mark.startsWith(start))).toBe(true);
      }
    }
    await search(page, 'pump nowhere');
    await page.getByText('No note has all of this').waitFor();
    await page.getByRole('button', { name: 'Clear the search and filters' }).click();
    await soon(() => textOf(countIn(page))).toBe(`${NOTES.length} notes`);
  });

  it('are narrowed by facets that combine, with the counts that brute force gives', async () => {
    const page = await freshList();
    await soon(() => facetShown(page, 'Country')).toEqual(counted(NOTES, byCountry));
    expect(await facetShown(page, 'Severity')).toEqual(counted(NOTES, bySeverity));
    expect(await facetShown(page, 'Tag')).toEqual(counted(NOTES, byTag));

    const tick = (facet: string, value: RegExp) =>
      page.getByRole('group', { name: facet, exact: true }).getByText(value).click();
    await tick('Country', /^Kyrgyzstan$/);
    await tick('Country', /^Tajikistan$/);
    await tick('Severity', /^4 · Severe$/);
    const inBoth = ({ country }: ManyNote) => country === 'KGZ' || country === 'TJK';
    const isSevere = ({ severity }: ManyNote) => severity === 4;
    const expected = NEWEST.filter((note) => inBoth(note) && isSevere(note));
    await soon(() => textOf(countIn(page))).toBe(`${expected.length} notes`);
    // Each facet is counted without its own choice, so that the others of it can still be judged.
    await soon(() => facetShown(page, 'Country')).toEqual(counted(NOTES.filter(isSevere), byCountry));
    await soon(() => facetShown(page, 'Severity')).toEqual(counted(NOTES.filter(inBoth), bySeverity));
    await soon(() => facetShown(page, 'Tag')).toEqual(counted(expected, byTag));

    await search(page, 'market');
    const found = expected.filter((note) => holds(note, 'market'));
    expect(found.length).toBeGreaterThan(0);
    await soon(() => textOf(countIn(page))).toBe(found.length === 1 ? '1 note' : `${found.length} notes`);
    await soon(() => titlesInView(page)).toEqual(found.map(({ title }) => title));
    await page.getByRole('button', { name: 'Remove filter Severity: 4 · Severe' }).click();
    await soon(() => textOf(countIn(page))).toBe(
      `${NOTES.filter((note) => inBoth(note) && holds(note, 'market')).length} notes`,
    );
  });

  it('can be read by date or by how well they match', async () => {
    const page = await freshList();
    await search(page, 'orchard');
    const expected = NEWEST.filter((note) => holds(note, 'orchard'));
    const inTitle = (title: string | undefined) => title?.includes('the orchard') === true;
    await soon(() => textOf(countIn(page))).toBe(`${expected.length} notes`);
    await soon(async () => (await titlesInView(page)).slice(0, 5)).toEqual(
      expected.slice(0, 5).map(({ title }) => title),
    );
    const byDate = await titlesInView(page);
    expect(byDate.every(inTitle)).toBe(false);

    await page.getByRole('button', { name: 'Order: Newest first' }).click();
    await page.getByRole('menuitem', { name: 'Best match first' }).click();
    await page.getByRole('button', { name: 'Order: Best match first' }).waitFor();
    await soon(async () => (await titlesInView(page)).slice(0, 5).every(inTitle)).toBe(true);
    await page.getByRole('button', { name: 'Order: Best match first' }).click();
    await page.getByRole('menuitem', { name: 'Newest first' }).click();
    await soon(() => titlesInView(page)).toEqual(byDate);
  });

  it('are walked through, read and selected by keyboard', async () => {
    const page = await freshList();
    const { keyboard } = page;
    const opened = page.getByRole('region', { name: 'Record' }).getByRole('heading', { level: 2 });
    const selected = () => rowsOf(page).and(page.locator('[aria-selected="true"]')).count();
    for (const [key, at] of [
      ['j', 1],
      ['j', 2],
      ['k', 1],
      ['ArrowDown', 2],
    ] as const) {
      await keyboard.press(key);
      await soon(() => textOf(opened)).toBe(NEWEST[at]?.title);
    }
    await keyboard.press('Enter');
    await soon(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('Record');
    await keyboard.press('Escape');
    await soon(() => page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('listbox');

    await keyboard.press('x');
    await page.getByText('1 selected').waitFor();
    await keyboard.press('Shift+ArrowDown');
    await keyboard.press('Shift+ArrowDown');
    await page.getByText('3 selected').waitFor();
    expect(await selected()).toBe(3);
    await keyboard.press('x');
    await page.getByText('2 selected').waitFor();
    await keyboard.press('Escape');
    await soon(selected).toBe(0);
    expect(await page.getByRole('toolbar', { name: 'With the selection' }).count()).toBe(0);
  });

  it('are all tagged with four keystrokes, and given back by one', async () => {
    const page = await freshList();
    const { keyboard } = page;
    const usage = async (tag: string) =>
      (await ask(desk(), 'tags.list', {})).find((summary) => summary.tag === tag)?.count ?? 0;
    const before = await usage('urgent');
    expect(before).toBe(counted(NOTES, byTag)['urgent']);
    await search(page, 'ferry');
    const expected = NOTES.filter((note) => holds(note, 'ferry'));
    await soon(() => textOf(countIn(page))).toBe(`${expected.length} notes`);
    await keyboard.press('Enter');
    await keyboard.press('ControlOrMeta+a');
    await page.getByText(`${expected.length} selected`).waitFor();

    await keyboard.press('t');
    await page.getByRole('combobox', { name: 'Add a tag' }).waitFor();
    await keyboard.press('u');
    await page.getByRole('option', { name: 'urgent' }).waitFor();
    await keyboard.press('Enter');
    await keyboard.press('Enter');

    const fresh = expected.filter(({ tags }) => !tags.includes('urgent')).length;
    await page.getByText(`Tags changed on ${fresh} records`).waitFor();
    await soon(() => usage('urgent')).toBe(before + fresh);
    expect((await find(desk(), 'ferry')).hits.every(({ tags }) => tags.includes('urgent'))).toBe(true);
    await keyboard.press('ControlOrMeta+z');
    await page.getByText(/^Undone: tags of \d+ records$/).waitFor();
    await soon(() => usage('urgent')).toBe(before);
  });

  it('stand still while others arrive, and say how many there are', async () => {
    const page = await freshList();
    const before = await titlesInView(page);
    const [, second = ''] = (await find(desk(), '')).hits.map(({ id }) => id);
    const severity = (await ask(desk(), 'notes.get', { id: second })).values.severity === 5 ? 1 : 5;
    await writeNotes(desk(), [
      { title: 'Arrived first', eventStart: '2027-01-01' },
      { title: 'Arrived last', eventStart: '2027-01-02' },
    ]);
    await ask(desk(), 'notes.save', { id: second, values: { severity }, draft: null });
    const strip = page.getByRole('button', { name: /^2 new/ });
    await strip.waitFor();
    // The row changes where it stands; none moves.
    await soon(() => textOf(rowsOf(page).nth(1))).toContain(`Severity ${severity},`);
    expect(await titlesInView(page)).toEqual(before);
    await strip.click();
    await soon(async () => (await rowsOf(page).allInnerTexts())[0]).toContain('Arrived last');
    expect((await titlesInView(page))[0]).toBe(before[0]);
    expect(await strip.count()).toBe(0);
    expect(desk().complaints).toEqual([]);
  });
});
