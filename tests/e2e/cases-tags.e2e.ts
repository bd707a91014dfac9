import { expect, it } from 'vitest';
import { ask, deskAtWork, find, soon, textOf } from './support/desk-at-work.ts';
import { writeNotes } from './support/many-notes.ts';
import type { Desk } from './support/open-desk.ts';

const counts = async (desk: Desk) =>
  Object.fromEntries((await ask(desk, 'tags.list', {})).map(({ tag, count }) => [tag, count]));

it('opens a case by keyboard, links a note to it, and leads from one to the other', async () => {
  const desk = await deskAtWork();
  const { page } = desk;
  const { keyboard } = page;
  const [note = ''] = await writeNotes(desk, [
    { title: 'Joint patrol agreed at Batken', country: 'KGZ', eventStart: '2026-11-20' },
    { title: 'Joint school opened', country: 'TJK', eventStart: '2026-11-21' },
  ]);
  await keyboard.press('c');
  await page.getByRole('heading', { name: 'New case' }).waitFor();
  await keyboard.press('ControlOrMeta+s');
  await soon(() =>
    page
      .getByRole('textbox', { name: 'What the case is about' })
      .evaluate((field) => field.getAttribute('aria-invalid')),
  ).toBe('true');
  await keyboard.type('Dialogue on the shared canal');
  await page.getByRole('button', { name: /Phase$/ }).click();
  await page.getByRole('option', { name: /^Pre-negotiation/ }).click();
  const office = page.getByRole('combobox', { name: 'Lead office' });
  await office.fill('UNRCCA');
  await office.press('Tab');
  const countries = page.getByRole('combobox', { name: 'Countries' });
  for (const typed of ['kyrgyzs', 'tajik']) {
    await countries.fill(typed);
    await page.getByRole('listbox', { name: 'Countries' }).getByRole('option').first().waitFor();
    await countries.press('Enter');
  }
  await page.getByRole('textbox', { name: 'Opened' }).fill('1 Oct 2026');
  await page.getByRole('textbox', { name: 'Summary' }).fill('Both water ministries have asked for good offices.');
  const unfold = (title: string) =>
    page
      .getByRole('heading', { name: new RegExp(`^${title}`), level: 2 })
      .getByRole('button')
      .click();
  await unfold('Parties and mediators');
  await page.getByRole('button', { name: 'Add a party' }).click();
  await page.getByRole('textbox', { name: 'Group, body or person' }).fill('Ministry of Water');
  await unfold('Tags, links and files');
  const links = page.getByRole('combobox', { name: 'Linked notes and cases' });
  await links.fill('joint patrol');
  await page.getByRole('option', { name: /Joint patrol agreed at Batken/ }).waitFor();
  await links.press('Enter');
  await keyboard.press('ControlOrMeta+s');
  await page.getByText('Case saved').waitFor();

  const record = page.getByRole('region', { name: 'Record' });
  await record.getByRole('heading', { name: 'Dialogue on the shared canal' }).waitFor();
  for (const words of [
    'Pre-negotiation',
    'Kyrgyzstan',
    'Tajikistan',
    'UNRCCA',
    'open since 1 Oct 2026',
    'Ministry of Water',
  ])
    await soon(() => textOf(record)).toContain(words);
  const { hits } = await find(desk, '', 'case');
  expect(hits).toHaveLength(1);
  expect((await ask(desk, 'cases.get', { id: hits[0]?.id ?? '' })).values).toMatchObject({
    ...{
      title: 'Dialogue on the shared canal',
      phase: 'pre-negotiation',
      leadOffice: 'UNRCCA',
      openedOn: '2026-10-01',
    },
    ...{ countries: ['KGZ', 'TJK'], links: [note], parties: [{ name: 'Ministry of Water' }] },
  });
  await record.getByRole('button', { name: 'Joint patrol agreed at Batken' }).click();
  await page.getByRole('heading', { name: 'Notes', level: 1 }).waitFor();
  await record.getByRole('heading', { name: 'Joint patrol agreed at Batken' }).waitFor();
  await keyboard.press('g');
  await keyboard.press('c');
  await soon(() => textOf(page.getByRole('search').getByRole('status'))).toBe('1 case');
  expect(desk.complaints).toEqual([]);
});

it('renames, merges, colours and explains tags, and takes each back', async () => {
  const desk = await deskAtWork();
  const { page } = desk;
  const { keyboard } = page;
  await writeNotes(desk, [
    { title: 'One', tags: ['border', 'topic:water'] },
    { title: 'Two', tags: ['borders', 'topic:water'] },
    { title: 'Three', tags: ['borders', 'border'] },
  ]);
  await keyboard.press('g');
  await keyboard.press('t');
  await page.getByRole('heading', { name: 'Tags', level: 1 }).waitFor();
  const tag = (name: RegExp) => page.getByRole('listbox', { name: 'Tags' }).getByRole('option', { name });
  const name = page.getByRole('textbox', { name: 'Name' });
  await tag(/^topic: water/).click();
  await soon(() => name.inputValue()).toBe('topic:water');
  await name.fill('topic:drinking water');
  await page.getByRole('button', { name: 'Rename on 2 records' }).click();
  await page.getByText('Renamed to “topic:drinking water” on 2 records').waitFor();
  expect(await counts(desk)).toEqual({ border: 2, borders: 2, 'topic:drinking water': 2 });

  await tag(/^borders/).click();
  await soon(() => name.inputValue()).toBe('borders');
  await name.fill('border');
  await page.getByText('This tag is in use on 2 records. The two become one; undo parts them again.').waitFor();
  await page.getByRole('button', { name: 'Merge 2 records into “border”' }).click();
  await page.getByText(/merged into “border”/).waitFor();
  await soon(() => counts(desk)).toEqual({ border: 3, 'topic:drinking water': 2 });
  await soon(() => textOf(tag(/^border/))).toMatch(/3/);
  await page.getByRole('heading', { name: 'Tags', level: 1 }).click();
  await keyboard.press('ControlOrMeta+z');
  await page.getByText(/^Undone: renaming a tag/).waitFor();
  await soon(() => counts(desk)).toEqual({ border: 2, borders: 2, 'topic:drinking water': 2 });
  await soon(() => tag(/^borders/).count()).toBe(1);

  await tag(/^topic: drinking water/).click();
  const colourOf = () =>
    tag(/^topic: drinking water/)
      .getByText('drinking water')
      .evaluate((chip) => getComputedStyle(chip.closest('[data-colour]') ?? chip).backgroundColor);
  const plain = await colourOf();
  await page.getByRole('radio', { name: 'Teal' }).click({ force: true });
  await soon(colourOf).not.toBe(plain);
  await page.getByRole('textbox', { name: 'What it means' }).fill('Wells, pumps and canals');
  await page.getByRole('textbox', { name: 'What it means' }).press('Tab');
  await soon(async () =>
    (await ask(desk, 'tags.list', {})).find((one) => one.tag === 'topic:drinking water'),
  ).toMatchObject({
    ...{ colour: 'teal', description: 'Wells, pumps and canals' },
  });
  await soon(() => textOf(tag(/^topic: drinking water/))).toContain('Wells, pumps and canals');

  await page.getByRole('button', { name: 'Show 2 notes' }).click();
  await page.getByRole('button', { name: 'Remove filter Tag: topic:drinking water' }).waitFor();
  await soon(() => textOf(page.getByRole('search').getByRole('status'))).toBe('2 notes');
  expect(desk.complaints).toEqual([]);
});
