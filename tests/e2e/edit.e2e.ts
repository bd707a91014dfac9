import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { ask, deskForAll, find, journeyFolder, soon, textOf } from './support/desk-at-work.ts';
import type { Desk } from './support/open-desk.ts';

const sharedDesk = deskForAll(async () => undefined);

/** The desk as it is when the window has just been opened, with what other tests wrote in its list. */
async function openedDesk(): Promise<Desk> {
  const desk = sharedDesk();
  await desk.page.reload();
  await desk.page.getByRole('heading', { name: 'Notes', level: 1 }).waitFor();
  return desk;
}

/** Chooses in a short list by the words of the choice. */
async function choose(scope: Page | Locator, label: string, option: RegExp): Promise<void> {
  const button = scope.getByRole('button', { name: new RegExp(`${label}$`) });
  await button.click();
  const page = 'page' in scope ? scope.page() : scope;
  await page.getByRole('option', { name: option }).click();
  await page.getByRole('listbox').waitFor({ state: 'detached' });
}

/** Types into a field that completes, and takes the choice. */
async function complete(scope: Page | Locator, label: string, typed: string, option: RegExp): Promise<void> {
  const page = 'page' in scope ? scope.page() : scope;
  await scope.getByRole('combobox', { name: label, exact: true }).fill(typed);
  await page.getByRole('option', { name: option }).first().click();
}

const unfold = (page: Page, title: string) =>
  page
    .getByRole('heading', { name: new RegExp(`^${title}`), level: 2 })
    .getByRole('button')
    .click();

/** Opens the note of this title in the list, and its history beside it. */
async function openNote({ page }: Desk, title: string): Promise<void> {
  await page.getByRole('option', { name: new RegExp(title) }).click();
  await page.getByRole('region', { name: 'Record' }).getByRole('heading', { name: title, level: 2 }).waitFor();
}

/** Gives the page files as if they were dropped or pasted there. */
async function give(page: Page, how: 'drop' | 'paste', files: readonly { name: string; type: string; text: string }[]) {
  await page.getByRole('textbox', { name: 'What happened' }).evaluate(
    (field, { how, files }) => {
      const transfer = new DataTransfer();
      for (const { name, type, text } of files) transfer.items.add(new File([text], name, { type }));
      const options = { bubbles: true, cancelable: true };
      field.dispatchEvent(
        how === 'drop'
          ? new DragEvent('drop', { ...options, dataTransfer: transfer })
          : new ClipboardEvent('paste', { ...options, clipboardData: transfer }),
      );
    },
    { how, files },
  );
}

it('takes a note with every section filled, and shows and keeps what was entered', async () => {
  const desk = await openedDesk();
  const { page } = desk;
  const { id: linked } = await ask(desk, 'notes.save', {
    ...{ id: null, values: { title: 'Pump station closed for repair', place: 'Isfara' }, draft: null },
  });
  await page.keyboard.press('n');
  await page.getByRole('textbox', { name: 'What happened' }).fill('Stones thrown at a pump crew near Chorku');
  await page.getByRole('combobox', { name: 'Country', exact: true }).fill('tajik');
  await page.getByRole('option', { name: /^Tajikistan/ }).waitFor();
  await page.keyboard.press('Enter');
  // Once a choice is taken the list does not cover the next field.
  await page.getByRole('listbox').waitFor({ state: 'detached' });
  await page.getByRole('combobox', { name: 'Place' }).fill('Chorku');
  await page.getByRole('textbox', { name: 'Date', exact: true }).fill('20.11.2026');
  await page.getByRole('radio', { name: /Serious/ }).press('3');

  await unfold(page, 'What happened, in full');
  await complete(page, 'Kind of situation', 'intercommunal vio', /^Intercommunal violence/);
  await page.getByRole('textbox', { name: 'Summary' }).fill('A repair crew was driven off; nobody was badly hurt.');
  await page
    .getByRole('textbox', { name: 'Account' })
    .fill('The crew came **unannounced**.\n\n- two men with sticks\n- a dozen boys');
  await page.getByRole('textbox', { name: 'At least' }).fill('0');
  await page.getByRole('textbox', { name: 'Best estimate' }).fill('0');
  await page.getByRole('textbox', { name: 'At most' }).fill('1');

  await unfold(page, 'Where and when, exactly');
  await page.getByRole('textbox', { name: 'Coordinates', exact: true }).fill('40°06′N 70°33′E');
  await choose(page, 'How exact the coordinates are', /^Near the place/);
  await page.getByRole('button', { name: 'Add an area' }).click();
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Sughd');
  await page.getByRole('textbox', { name: 'P-code' }).fill('TJ04');
  await page.getByRole('textbox', { name: 'Event ended' }).fill('21 Nov 2026');
  await choose(page, 'How exact the date is', /^Exact day/);
  await page.getByRole('textbox', { name: 'Observed' }).fill('2026-11-20');
  await page.getByRole('textbox', { name: 'Reported' }).fill('2026-11-22');

  await unfold(page, 'Who');
  await page.getByRole('button', { name: 'Add an actor' }).click();
  await page.getByRole('textbox', { name: 'Group, body or person' }).fill('Youths of Chorku');
  await choose(page, 'Part in it', /^Perpetrator/);
  await page.getByRole('textbox', { name: 'Detail' }).fill('about a dozen');
  // A second one that nothing was written into is not kept.
  await page.getByRole('button', { name: 'Add an actor' }).click();

  await unfold(page, 'How sure');
  await page.getByRole('button', { name: 'Add a source' }).click();
  await page.getByRole('textbox', { name: 'Source, as it may be named' }).fill('A member of the crew');
  await choose(page, 'Reliability of the source', /^B · Usually reliable/);
  await choose(page, 'Credibility of the information', /^2 · Probably true/);
  await choose(page, 'Access', /^Restricted/);
  await page.getByRole('textbox', { name: 'Who the source is' }).fill('Rustam the driver');
  await page.getByRole('textbox', { name: 'How to reach them' }).fill('through the depot');
  await choose(page, 'Likelihood of what is feared or hoped for', /^Likely/);
  await choose(page, 'Confidence in this judgement', /^Moderate/);
  await page.getByRole('textbox', { name: 'What is not known' }).fill('Who called the boys together.');
  await choose(page, 'Status of the note', /^Submitted/);

  await unfold(page, 'What next');
  await choose(page, 'Trend', /^Worsening/);
  await choose(page, 'Expected within', /^Weeks/);
  await page.getByRole('textbox', { name: 'What could set it off' }).fill('The next attempt to repair the pump.');
  await page.getByRole('textbox', { name: 'What lies beneath' }).fill('Water is shared by custom, not by treaty.');
  await page.getByRole('group', { name: 'Risk factors' }).getByText(/^1\. /).click();
  await page.getByRole('button', { name: 'Add a response option' }).click();
  await page
    .getByRole('textbox', { name: 'What could be done' })
    .fill('Ask both water users’ associations to be present');
  await page.getByRole('textbox', { name: 'By whom' }).fill('Head of the field office');
  await page.getByRole('textbox', { name: 'Until' }).fill('1 Dec 2026');
  await page.getByRole('textbox', { name: 'Next update due' }).fill('2026-12-05');

  await unfold(page, 'Tags, links and files');
  const tags = page.getByRole('combobox', { name: 'Tags' });
  await tags.fill('topic:water');
  await tags.press('Enter');
  await tags.fill('internal:call back');
  await tags.press('Enter');
  await complete(page, 'Linked notes and cases', 'pump stat', /^.*Pump station closed/);

  await page.keyboard.press('ControlOrMeta+Enter');
  await page.getByText('Note saved').waitFor();
  const record = page.getByRole('region', { name: 'Record' });
  await record.getByRole('heading', { name: 'Stones thrown at a pump crew near Chorku' }).waitFor();
  const { hits } = await find(desk, 'Chorku');
  const { values } = await ask(desk, 'notes.get', { id: hits[0]?.id ?? '' });
  expect(values).toMatchObject({
    ...{ title: 'Stones thrown at a pump crew near Chorku', country: 'TJK', place: 'Chorku', severity: 3 },
    ...{ eventStart: '2026-11-20', eventEnd: '2026-11-21', eventPrecision: 'day' },
    ...{ observedAt: '2026-11-20', reportedAt: '2026-11-22', type: 'intercommunal-violence' },
    summary: 'A repair crew was driven off; nobody was badly hurt.',
    body: 'The crew came **unannounced**.\n\n- two men with sticks\n- a dozen boys',
    ...{ fatalitiesLow: 0, fatalitiesBest: 0, fatalitiesHigh: 1, coordinatePrecision: 'near' },
    latitude: expect.closeTo(40.1, 4),
    longitude: expect.closeTo(70.55, 4),
    areas: [{ level: 1, name: 'Sughd', pcode: 'TJ04' }],
    actors: [{ name: 'Youths of Chorku', role: 'perpetrator', detail: 'about a dozen' }],
    sources: [
      {
        ...{ description: 'A member of the crew', reliability: 'B', credibility: '2', access: 'restricted' },
        ...{ identity: 'Rustam the driver', contact: 'through the depot' },
      },
    ],
    ...{ likelihood: 'likely', confidence: 'moderate', gaps: 'Who called the boys together.', status: 'submitted' },
    ...{ trend: 'worsening', horizon: 'weeks', triggers: 'The next attempt to repair the pump.' },
    structuralCauses: 'Water is shared by custom, not by treaty.',
    riskFactors: [expect.any(String)],
    responses: [
      {
        action: 'Ask both water users’ associations to be present',
        ...{ addressee: 'Head of the field office', deadline: '2026-12-01' },
      },
    ],
    ...{ nextUpdateDue: '2026-12-05', tags: ['internal:call back', 'topic:water'], links: [linked] },
    ...{ tlp: 'TLP:AMBER', sensitivity: 'unclassified' },
  });

  const shown = await textOf(record);
  for (const words of [
    ...['Severity 3 · Serious', 'Chorku', 'Tajikistan', '20–21 Nov 2026', 'Intercommunal violence', 'Submitted'],
    ...['unannounced', 'two men with sticks', 'Sughd · TJ04', 'Youths of Chorku', 'about a dozen'],
    ...['B Usually reliable, 2 Probably true', 'Rustam the driver', 'withheld by default', 'Likely', 'Moderate'],
    ...['Worsening', 'The next attempt to repair the pump.', 'Head of the field office', '5 Dec 2026'],
    ...['Pump station closed for repair', 'TLP:AMBER'],
  ])
    expect(shown).toContain(words);
  expect(shown).not.toContain('**');
  expect(desk.complaints).toEqual([]);
});

it('takes files that are dropped, pasted or chosen, and gives them back byte for byte', async () => {
  const desk = await openedDesk();
  const folder = await journeyFolder();
  const { page, dialogs } = desk;
  const chosen = join(folder, 'sketch of the site.txt');
  await writeFile(chosen, 'a chosen file');
  await page.keyboard.press('n');
  await page.getByRole('textbox', { name: 'What happened' }).fill('Statement with three files');
  await give(page, 'drop', [
    { name: 'statement.html', type: 'text/html', text: '<script>window.hacked = true</script>' },
    { name: 'empty.txt', type: 'text/plain', text: '' },
  ]);
  const files = page.getByRole('group', { name: 'Files' });
  await files.getByText('The file is empty.').waitFor();
  await give(page, 'paste', [{ name: 'clipping.txt', type: 'text/plain', text: 'a pasted file' }]);
  const names = () => files.getByRole('textbox', { name: 'Name of the file' });
  await soon(() => names().count()).toBe(2);
  const chooser = page.waitForEvent('filechooser');
  await files.getByRole('button', { name: 'Add files' }).click();
  await (await chooser).setFiles(chosen);
  await soon(() => names().count()).toBe(3);
  await names().nth(1).fill('clipping from the paper.txt');
  await page.keyboard.press('ControlOrMeta+s');
  await page.getByText('Note saved').waitFor();

  const { hits } = await find(desk, 'three files');
  expect(hits[0]?.attachmentCount).toBe(3);
  const saved = [
    ['statement.html', '<script>window.hacked = true</script>'],
    ['clipping from the paper.txt', 'a pasted file'],
    ['sketch of the site.txt', 'a chosen file'],
  ] as const;
  for (const [name, content] of saved) {
    dialogs.willSave(join(folder, `back ${name}`));
    await page.getByRole('button', { name: `Save ${name} to a folder` }).click();
    await page.getByText(`Saved as back ${name}.`, { exact: false }).waitFor();
    expect(await readFile(join(folder, `back ${name}`), 'utf8')).toBe(content);
  }
  expect(dialogs.asked.map(({ suggestedName }) => suggestedName)).toEqual(saved.map(([name]) => name));
  dialogs.willSave(null);
  await page.getByRole('button', { name: 'Save statement.html to a folder' }).click();
  await soon(() => dialogs.asked.length).toBe(4);
  expect(await page.evaluate(() => Reflect.get(window, 'hacked'))).toBeUndefined();
  expect(desk.complaints).toEqual([]);
});

it('restricts the marking by one key, and asks why before it is relaxed', async () => {
  const desk = await openedDesk();
  const { page } = desk;
  const { id } = await ask(desk, 'notes.save', { id: null, values: { title: 'Talks held in private' }, draft: null });
  const marking = async () => (await ask(desk, 'notes.get', { id })).values;
  await page.reload();
  await openNote(desk, 'Talks held in private');
  await page.keyboard.press('e');
  const banner = page.getByRole('note').filter({ hasText: 'Marking:' });
  await soon(() => textOf(banner)).toContain('TLP:AMBER');
  await page.keyboard.press('ControlOrMeta+Shift+m');
  await soon(() => textOf(banner)).toContain('TLP:AMBER+STRICT');
  await page.keyboard.press('ControlOrMeta+s');
  await page.getByText('Note saved').waitFor();
  expect(await marking()).toMatchObject({ tlp: 'TLP:AMBER+STRICT', markingReason: null });

  await page.keyboard.press('e');
  await page.getByRole('textbox', { name: 'What happened' }).waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('m');
  await page.getByRole('radio', { name: /TLP:GREEN/ }).check({ force: true });
  await soon(() => textOf(banner)).toContain('TLP:GREEN');
  const why = page.getByRole('textbox', { name: 'Why may more people read it?' });
  await why.waitFor();
  await page.keyboard.press('ControlOrMeta+s');
  await soon(() => why.evaluate((field) => field.getAttribute('aria-invalid'))).toBe('true');
  expect((await marking()).tlp).toBe('TLP:AMBER+STRICT');
  await why.fill('The parties have published it.');
  await page.keyboard.press('ControlOrMeta+s');
  const record = page.getByRole('region', { name: 'Record' });
  await record.waitFor();
  // From the first moment on: a record that is shown with the marking of before invites a mistake.
  expect(await textOf(record)).toContain('TLP:GREEN');
  expect(await textOf(record)).toContain('The parties have published it.');
  expect(await marking()).toMatchObject({ tlp: 'TLP:GREEN', markingReason: 'The parties have published it.' });
  expect(desk.complaints).toEqual([]);
});

it('shows both versions in the history, restores the first, and takes that back', async () => {
  const desk = await openedDesk();
  const { page } = desk;
  const first = { title: 'Curfew announced in Osh', severity: 3, place: 'Osh' };
  const { id } = await ask(desk, 'notes.save', { id: null, values: first, draft: null });
  await page.reload();
  await openNote(desk, first.title);
  await page.keyboard.press('e');
  await page.getByRole('textbox', { name: 'What happened' }).fill('Curfew lifted in Osh');
  await page.getByRole('radio', { name: /Minimal/ }).press('1');
  await page.keyboard.press('ControlOrMeta+s');
  await page.getByText('Note saved').waitFor();
  const record = page.getByRole('region', { name: 'Record' });
  await record.getByRole('heading', { name: 'Curfew lifted in Osh' }).waitFor();

  const head = record.getByRole('button', { name: 'History' });
  if ((await head.getAttribute('aria-expanded')) === 'false') await head.click();
  const restores = record.getByRole('button', { name: 'Restore this version' });
  await soon(() => restores.count()).toBe(1);
  const entries = (await record.getByRole('listitem').allInnerTexts()).filter((text) => text.includes('Aizada Bekova'));
  expect(entries).toHaveLength(2);
  expect(entries[0]).toContain('Curfew lifted in Osh');
  expect(entries[1]).toContain('Curfew announced in Osh');

  await restores.click();
  await record.getByRole('heading', { name: first.title }).waitFor();
  expect((await ask(desk, 'notes.get', { id })).values).toMatchObject(first);
  expect(await ask(desk, 'records.history', { id })).toHaveLength(3);
  await page.keyboard.press('ControlOrMeta+z');
  await page.getByText('Undone: restoring a version').waitFor();
  await record.getByRole('heading', { name: 'Curfew lifted in Osh' }).waitFor();
  expect((await ask(desk, 'notes.get', { id })).values).toMatchObject({ title: 'Curfew lifted in Osh', severity: 1 });
  expect(desk.complaints).toEqual([]);
});
