import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { ask, deskAtWork, find, journeyFolder, soon, textOf } from './support/desk-at-work.ts';
import { writeNotes } from './support/many-notes.ts';
import type { Desk } from './support/open-desk.ts';

const SOURCE = 'Ibrahim Kellou';
const RAID = {
  ...{ title: 'Cattle raid at Amala wells', summary: 'Riders took the herd at dawn.', country: 'TCD', severity: 4 },
  ...{ eventStart: '2026-11-20', tlp: 'TLP:AMBER', tags: ['topic:livestock', 'internal:follow up'] },
  sources: [{ description: 'A resident', reliability: 'B', credibility: '2', identity: SOURCE, contact: 'by radio' }],
};
const MARKET = { title: 'Market at Amala reopens', country: 'TCD', severity: 1, eventStart: '2026-11-21' };
/** Its summary tells the name that is withheld from its source. */
const LEAK = {
  ...{ title: 'Rumour of a second raid', summary: `${SOURCE} heard it at the well.`, eventStart: '2026-11-22' },
  sources: [{ description: 'A resident', identity: SOURCE }],
};

async function goTo(page: Page, key: string, heading: string): Promise<void> {
  await page.keyboard.press('g');
  await page.keyboard.press(key);
  await page.getByRole('heading', { name: heading, level: 1 }).waitFor();
}

async function chooseForImport({ page, dialogs }: Desk, path: string): Promise<void> {
  await goTo(page, 'i', 'Import');
  dialogs.willOpen(path);
  await page.getByRole('button', { name: 'Choose a file' }).click();
}

/** Saves a desk's card and gives the fingerprint that its officer reads out. */
async function saveCard({ page, dialogs }: Desk, path: string): Promise<string> {
  await goTo(page, 'o', 'Contacts');
  dialogs.willSave(path);
  await page.getByRole('button', { name: 'Save desk card' }).click();
  await page.getByText(/^Desk card saved as /).waitFor();
  return textOf(page.getByRole('list', { name: 'Fingerprint of this desk' }));
}

/** Goes on from the card in view: compares with what was read out, adds, and says that they match. */
async function addAndVerify(page: Page, officer: string, readOut: string): Promise<void> {
  const fingerprint = page.getByRole('list', { name: `Fingerprint of ${officer}` });
  await fingerprint.waitFor();
  expect(await textOf(fingerprint)).toBe(readOut);
  await page.getByRole('button', { name: 'Add contact' }).click();
  await page.getByRole('region', { name: 'Compare fingerprints' }).waitFor();
  expect(await textOf(fingerprint)).toBe(readOut);
  await page.getByRole('button', { name: 'They match' }).click();
  await page
    .getByText(/^Verified/)
    .first()
    .waitFor();
}

/** From a selection in the list, which is asked to whom it goes, to the review. */
async function review(page: Page, officer: string): Promise<void> {
  await page.keyboard.press('r');
  await page.getByRole('option', { name: officer }).click();
  await page.getByRole('button', { name: /^Next: review/ }).click();
  await page.getByRole('treegrid', { name: 'What each recipient could read' }).waitFor();
}

async function write({ page, dialogs }: Desk, button: string, path: string): Promise<void> {
  dialogs.willSave(path);
  const named = page.getByRole('button', { name: /^Write bundle/ });
  await soon(() => named.innerText()).toContain(button);
  await named.click();
  await page.getByText('Re-read as each recipient: identical to the review.').waitFor();
}

const stateHash = async (desk: Desk) => (await ask(desk, 'store.check', { isRebuild: false, job: 'check' })).stateHash;
const count = (page: Page) => textOf(page.getByRole('search').getByRole('status'));

it(
  'carries notes from one desk to another with proof, and brings an edit back as a suggestion',
  { timeout: 300_000 },
  async () => {
    const folder = await journeyFolder();
    const at = (name: string) => join(folder, name);
    const field = await deskAtWork({ name: 'Tarsa field office', officer: 'Hawa Sall', organisation: 'UNOCA' });
    const hq = await deskAtWork({ name: 'Central Africa desk', officer: 'Elena Marsh', organisation: 'DPPA' });

    // Cards change hands; the fingerprint read out at one desk is the one shown at the other.
    const fieldPrint = await saveCard(field, at('field.concord-card'));
    const hqPrint = await saveCard(hq, at('hq.concord-card'));
    expect(fieldPrint).toMatch(/^(\d{5} ){5}\d{5}$/);
    await field.page.getByRole('button', { name: 'Add a contact' }).click();
    field.dialogs.willOpen(at('hq.concord-card'));
    await field.page.getByRole('button', { name: 'Choose the file' }).click();
    await addAndVerify(field.page, 'Elena Marsh', hqPrint);
    await chooseForImport(hq, at('field.concord-card'));
    await addAndVerify(hq.page, 'Hawa Sall', fieldPrint);
    expect(await ask(hq, 'contacts.list', {})).toMatchObject([{ officer: 'Hawa Sall', isVerified: true }]);

    // The review says what stays behind and why, and warns where a withheld name is still told.
    const [raid = ''] = await writeNotes(field, [RAID, MARKET, LEAK]);
    const out = field.page;
    await goTo(out, 'n', 'Notes');
    await soon(() => count(out)).toBe('3 notes');
    await out.keyboard.press('ControlOrMeta+a');
    await out.getByText('3 selected').waitFor();
    await review(out, 'Elena Marsh');
    await out
      .getByText('“Summary” still holds what is withheld from “Identity of the source”.', { exact: false })
      .waitFor();
    await out.getByRole('button', { name: `Leave out ${LEAK.title}` }).click();
    await soon(() => out.getByText('still holds what is withheld').count()).toBe(0);
    await out.getByRole('button', { name: 'Unfold all' }).click();
    const lineOf = (words: string) => out.getByRole('row').filter({ hasText: words });
    await soon(() => textOf(lineOf('Identity of the source'))).toContain('Withheld');
    expect(await textOf(lineOf('Identity of the source'))).toContain('names a source');
    expect(await textOf(lineOf('Contact of the source'))).toContain('Withheld');
    expect(await textOf(lineOf('Tags').first())).toContain('Withheld in part internal tag');
    expect(await textOf(lineOf('Reliability of the source'))).toContain('Visible');
    await write(field, 'Write bundle for 1 contact, 2 notes, 3 fields withheld', at('tarsa.concord'));
    const bytes = await readFile(at('tarsa.concord'));
    expect(bytes.includes('Amala')).toBe(false);

    // First looked into, then taken in.
    const into = hq.page;
    const before = await stateHash(hq);
    await chooseForImport(hq, at('tarsa.concord'));
    await into.getByRole('heading', { name: 'A bundle', level: 1 }).waitFor();
    const facts = into.getByRole('complementary', { name: 'About this bundle' });
    await soon(() => textOf(facts)).toContain('You have compared fingerprints with this desk: it is Hawa Sall.');
    expect(await textOf(into.getByRole('group', { name: 'Records by kind of change' }))).toMatch(/^2 New/);
    const changes = into.getByRole('list', { name: 'All records' }).getByRole('listitem');
    expect((await changes.allInnerTexts()).join('\n')).toContain('3 fields withheld');
    expect([await stateHash(hq), (await find(hq, '')).total]).toEqual([before, 0]);
    await into.getByRole('button', { name: /^Import \d+ changes?$/ }).click();
    await into.getByRole('heading', { name: 'Imported', level: 1 }).waitFor();
    await into.getByRole('button', { name: 'Show them' }).click();
    await soon(() => count(into)).toBe('2 notes');
    await into.getByRole('option', { name: new RegExp(RAID.title) }).click();
    const record = into.getByRole('region', { name: 'Record' });
    await record.getByRole('heading', { name: RAID.title }).waitFor();
    await record.getByRole('img', { name: 'verified' }).first().waitFor();
    const received = await textOf(record);
    for (const words of ['Hawa Sall, UNOCA', '3 fields withheld by', 'A resident', 'livestock'])
      expect(received).toContain(words);
    expect(await into.content()).not.toContain(SOURCE);
    const arrived = await ask(hq, 'notes.get', { id: raid });
    expect(arrived).toMatchObject({ isInside: false, owner: { officer: 'Hawa Sall', trust: 'verified' } });
    expect(arrived.withheld).toMatchObject([{ count: 3, by: { trust: 'verified' } }]);
    expect(JSON.stringify(arrived)).not.toContain('Kellou');
    expect(arrived.values.tags).toEqual(['topic:livestock']);

    // A second time adds nothing.
    const once = await stateHash(hq);
    await chooseForImport(hq, at('tarsa.concord'));
    await into.getByText('Everything in it is here already, or was refused. There is nothing to import.').waitFor();
    expect(await stateHash(hq)).toBe(once);

    // The other desk's edit comes back beside the owner's value, not in its place.
    await goTo(into, 'n', 'Notes');
    await into.getByRole('button', { name: 'Clear the selection' }).click();
    await into.getByRole('option', { name: new RegExp(RAID.title) }).click();
    await record.getByRole('button', { name: 'Suggest an edit' }).click();
    await into.getByText('Your changes will be a suggestion to', { exact: false }).waitFor();
    await into.getByRole('radio', { name: /Critical/ }).press('5');
    await into.getByRole('button', { name: /^Save suggestion/ }).click();
    await into.getByText('Suggestion saved').waitFor();
    await review(into, 'Hawa Sall');
    await write(hq, 'Write bundle for 1 contact, 1 note, nothing withheld', at('back.concord'));
    await chooseForImport(field, at('back.concord'));
    await out.getByRole('heading', { name: 'A bundle', level: 1 }).waitFor();
    await soon(() => textOf(out.getByRole('button', { name: /Suggestion/ }))).toMatch(/^1 Suggestion/);
    await out.getByRole('button', { name: /^Import \d+ changes?$/ }).click();
    await out.getByRole('button', { name: 'Show them' }).click();
    await out.getByRole('option', { name: new RegExp(RAID.title) }).click();
    const suggestion = out.getByRole('region', { name: 'Suggestion' });
    await soon(() => textOf(suggestion)).toContain('Elena Marsh, DPPA');
    expect(await textOf(suggestion)).toMatch(/Severity.*Critical/);
    const own = await ask(field, 'notes.get', { id: raid });
    expect(own.values.severity).toBe(RAID.severity);
    expect(own.values.sources[0]?.identity).toBe(SOURCE);
    expect(own.suggestions).toMatchObject([{ by: { officer: 'Elena Marsh' }, ops: [{ field: 'severity', value: 5 }] }]);
    expect([...field.complaints, ...hq.complaints]).toEqual([]);
  },
);

it('refuses a bundle for somebody else and one that is cut short or altered, in words, with nothing changed', async () => {
  const folder = await journeyFolder();
  const at = (name: string) => join(folder, name);
  const sender = await deskAtWork({ officer: 'Hawa Sall', organisation: 'UNOCA' });
  const desk = await deskAtWork({ officer: 'Elena Marsh', organisation: 'DPPA' });
  const { page } = desk;

  // The sender knows both this desk and another, by their cards.
  const add = async (path: string) => {
    const token = await ask(sender, 'files.receive', { name: 'a.concord-card', bytes: await readFile(path) });
    return (await ask(sender, 'contacts.add', { file: token.file })).id;
  };
  desk.dialogs.willSave(at('own.concord-card'));
  await ask(desk, 'desk.saveCard', {});
  const own = await add(at('own.concord-card'));
  const other = await deskAtWork({ officer: 'Somebody Else', organisation: 'OSCE' });
  other.dialogs.willSave(at('other.concord-card'));
  await ask(other, 'desk.saveCard', {});
  const somebody = await add(at('other.concord-card'));
  await other.remove();

  const ids = await writeNotes(sender, [MARKET]);
  const bundle = async (name: string, recipient: string) => {
    sender.dialogs.willSave(at(name));
    await ask(sender, 'bundles.write', { selection: { ids }, recipients: [recipient], job: name });
    return readFile(at(name));
  };
  await bundle('other.concord', somebody);
  const whole = await bundle('whole.concord', own);
  await writeFile(at('cut.concord'), whole.subarray(0, Math.floor(whole.length * 0.8)));
  const altered = Buffer.from(whole);
  altered.writeUInt8(altered.readUInt8(altered.length - 40) ^ 1, altered.length - 40);
  await writeFile(at('altered.concord'), altered);
  await writeFile(at('letter.concord'), 'Dear colleague, the bundle follows.');

  const before = await stateHash(desk);
  for (const [name, words] of [
    ['other.concord', 'was not written for this desk'],
    ['cut.concord', 'incomplete'],
    ['altered.concord', 'Nothing was'],
    ['letter.concord', 'Nothing was'],
  ] as const) {
    await chooseForImport(desk, at(name));
    const alert = page.getByRole('alert');
    await alert.waitFor();
    expect(await textOf(alert)).toContain(words);
    expect(await textOf(alert)).toContain('Nothing was');
    expect(await page.getByRole('button', { name: /^Import \d/ }).count()).toBe(0);
    await page.getByRole('button', { name: 'Import another file' }).click();
    await page.getByRole('button', { name: 'Choose a file' }).waitFor();
  }
  expect(await stateHash(desk)).toBe(before);
  expect((await find(desk, '')).total).toBe(0);

  // The whole one comes in all the same; its sender is told apart as a stranger.
  await chooseForImport(desk, at('whole.concord'));
  await page.getByText('This desk is not among your contacts.', { exact: false }).waitFor();
  await page.getByRole('button', { name: /^Import 1 change$/ }).click();
  await page.getByRole('heading', { name: 'Imported', level: 1 }).waitFor();
  expect((await find(desk, '')).hits.map(({ title }) => title)).toEqual([MARKET.title]);
  expect([...desk.complaints, ...sender.complaints]).toEqual([]);
});
