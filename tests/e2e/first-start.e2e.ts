import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import type { Desk } from './support/open-desk.ts';
import {
  ask,
  deskAtWork,
  find,
  journeyDesk,
  PASSPHRASE,
  refusal,
  reopened,
  soon,
  textOf,
  unlock,
} from './support/desk-at-work.ts';

const NEW_PASSPHRASE = 'amber kettle under northern stairs';

/** The groups of the recovery key that is in view, in their order. */
async function groupsInView(page: Page): Promise<string[]> {
  const groups = page.getByRole('main').getByRole('listitem').getByRole('code');
  await groups.first().waitFor();
  return groups.allInnerTexts();
}

/** Types back the two groups that the sheet asks for, and goes on with Enter. */
async function typeBack(page: Page, groups: readonly string[]): Promise<void> {
  const fields = page.getByRole('textbox', { name: /^Group \d+$/ });
  expect(await fields.count()).toBe(2);
  for (const field of await fields.all()) {
    const label = await field.evaluate((input: HTMLInputElement) => input.labels?.[0]?.textContent ?? '');
    await field.fill(groups[Number(/\d+/.exec(label)?.[0]) - 1] ?? 'no such group');
  }
  await page.keyboard.press('Enter');
}

/** Tries a wrong passphrase once the desk hears one, and waits for the answer. */
async function wrongPassphrase(desk: Desk): Promise<void> {
  const { page } = desk;
  await soon(() => page.getByRole('timer').count()).toBe(0);
  await page.getByLabel('Passphrase').fill('not the passphrase');
  await page.keyboard.press('Enter');
  // What was wrong is taken out of the field once the answer is there.
  await soon(() => page.getByLabel('Passphrase').inputValue()).toBe('');
}

/**
 * Tries wrong passphrases until the desk says how long to wait, at most so many. The wait counts from before an attempt,
 * and checking one takes longer than the first waits on a slow machine.
 */
async function refusedWithWait(desk: Desk, most: number): Promise<void> {
  const timer = desk.page.getByText(/^The next attempt is heard in \d+ s\.$/);
  for (let attempt = 1; attempt <= most; attempt++) {
    await wrongPassphrase(desk);
    const { waitMs } = await ask(desk, 'workspace.state', {});
    if (waitMs > 500) return timer.waitFor();
  }
  throw new Error(`No wait after ${most} more wrong passphrases`);
}

it('sets a desk up by keyboard, explains a weak passphrase, and shows the recovery key once', async () => {
  const desk = await journeyDesk();
  const { page } = desk;
  const { keyboard } = page;
  const heading = page.getByRole('heading', { name: 'Set up this desk' });
  await heading.waitFor();

  // Nothing is made while something is missing, and each thing is said beside its field.
  await keyboard.press('Enter');
  await page.getByText('Write your name, as colleagues know it.').waitFor();
  await page.getByText('Choose your organisation or write its name.').waitFor();
  await page.getByText('Use at least 10 characters.').waitFor();

  await keyboard.type('Aizada Bekova');
  await keyboard.press('Tab');
  await keyboard.type('unrcca');
  await page.getByRole('option', { name: /^UNRCCA/ }).waitFor();
  await keyboard.press('Enter');
  await soon(() => page.getByRole('combobox', { name: 'Organisation' }).inputValue()).toBe('UNRCCA');
  await keyboard.press('Tab');
  await keyboard.type('Bishkek');
  await keyboard.press('Tab');
  await soon(() => page.getByRole('radio', { name: /Live work/ }).isChecked()).toBe(true);
  await keyboard.press('Tab');

  await keyboard.type('short');
  await page.getByText('Too short: at least 10 characters.').waitFor();
  await keyboard.type('er-is-weak');
  await keyboard.press('ControlOrMeta+a');
  await keyboard.type('password1234');
  await page.getByText(/^(Very weak|Weak): guessed/).waitFor();
  await page.getByText(/known passwords?\. Add one or two words that do not belong together\./).waitFor();
  await keyboard.press('ControlOrMeta+a');
  await keyboard.type(PASSPHRASE);
  await page.getByText(/^(Strong|Very strong): out of reach/).waitFor();
  await keyboard.press('Tab');
  await keyboard.type('quiet otter');
  await keyboard.press('Enter');
  await page.getByText('The two do not match. Type it once more.').waitFor();
  expect((await ask(desk, 'workspace.state', {})).status).toBe('none');
  await keyboard.press('ControlOrMeta+a');
  await keyboard.type(PASSPHRASE);
  await keyboard.press('Enter');

  await page.getByRole('heading', { name: 'Put the recovery key on paper' }).waitFor();
  const groups = await groupsInView(page);
  expect(groups.length).toBeGreaterThanOrEqual(6);
  expect(new Set(groups).size).toBeGreaterThan(4);
  await typeBack(
    page,
    groups.map(() => '00000'),
  );
  await page
    .getByText(/^This is not group \d+\. Compare with your copy\.$/)
    .first()
    .waitFor();
  await typeBack(page, groups);

  await page.getByText('What you observe is written down here').waitFor();
  expect(await ask(desk, 'workspace.state', {})).toMatchObject({
    ...{ status: 'open', name: 'Bishkek', officer: 'Aizada Bekova', organisation: 'UNRCCA', exercise: null },
  });
  const bar = page.getByRole('banner');
  expect(await textOf(bar)).toContain('Bishkek');
  expect(await textOf(bar)).not.toContain('EXERCISE');
  expect(await page.content()).not.toContain(groups.join('-'));
  expect(desk.complaints).toEqual([]);
});

it('takes a first note by keyboard alone and finds it by two half-remembered words', async () => {
  const desk = await deskAtWork();
  const { page } = desk;
  const { keyboard } = page;
  await page.getByRole('button', { name: 'Write the first note' }).waitFor();

  await keyboard.press('n');
  await page.getByRole('heading', { name: 'New note' }).waitFor();
  await soon(() => page.getByRole('textbox', { name: 'What happened' }).evaluate(isFocused)).toBe(true);
  await keyboard.type('Irrigation guards beaten at the Isfara headworks');
  await keyboard.press('Tab');
  await keyboard.type('kyrgyz');
  await page.getByRole('option', { name: /Kyrgyzstan/ }).waitFor();
  await keyboard.press('Enter');
  await keyboard.press('Tab');
  await keyboard.type('Golovnoy');
  await keyboard.press('Tab');
  await keyboard.type('24 Nov 2026');
  await keyboard.press('Tab');
  await keyboard.press('4');
  await keyboard.press('ControlOrMeta+s');

  await page.getByText('Note saved').waitFor();
  await page.getByRole('heading', { name: 'Irrigation guards beaten at the Isfara headworks' }).waitFor();
  const { hits, total } = await find(desk, '');
  expect(total).toBe(1);
  const id = hits[0]?.id ?? '';
  const { values } = await ask(desk, 'notes.get', { id });
  expect(values).toMatchObject({
    title: 'Irrigation guards beaten at the Isfara headworks',
    ...{ country: 'KGZ', place: 'Golovnoy', eventStart: '2026-11-24', severity: 4 },
  });
  expect(await ask(desk, 'drafts.list', {})).toEqual([]);

  // Others, so that finding means something.
  for (const title of [
    'Market reopened at Batken',
    'Irrigation schedule agreed',
    'Guards replaced at the customs post',
  ])
    await ask(desk, 'notes.save', { id: null, values: { title }, draft: null });
  await keyboard.press('/');
  await keyboard.type('irrig headw');
  const rows = page.getByRole('listbox', { name: 'Notes' }).getByRole('option');
  await soon(() => rows.count()).toBe(1);
  expect(await textOf(rows)).toContain('Irrigation guards beaten at the Isfara headworks');
  await soon(() => rows.locator('mark').allInnerTexts()).toEqual(['Irrigation', 'headworks']);
  expect(desk.complaints).toEqual([]);
});

it('locks, refuses a wrong passphrase with a wait that a restart does not forget, and unlocks', async () => {
  const first = await deskAtWork();
  const secret = 'Sniper fire reported near the Chorku bridge';
  await ask(first, 'notes.save', { id: null, values: { title: secret }, draft: null });
  await first.page.reload();
  await first.page.getByRole('option', { name: new RegExp(secret) }).waitFor();

  await first.page.keyboard.press('ControlOrMeta+l');
  await first.page.getByRole('heading', { name: 'Unlock Concord' }).waitFor();
  expect(await first.page.content()).not.toContain(secret);
  expect(await refusal(first, 'tags.list', {})).toBe('workspace.locked');

  await wrongPassphrase(first);
  expect(await textOf(first.page.getByRole('alert'))).toContain('This is not the passphrase of this workspace.');
  expect(await first.page.getByRole('timer').count()).toBe(0);
  await wrongPassphrase(first);
  await refusedWithWait(first, 3);
  expect(await first.page.getByRole('button', { name: 'Unlock', exact: true }).isDisabled()).toBe(true);
  expect(await refusal(first, 'workspace.unlock', { passphrase: PASSPHRASE })).toBe('passphrase.wait');

  const second = await reopened(first);
  await second.page.getByRole('heading', { name: 'Unlock Concord' }).waitFor();
  // A count that began anew would let two more pass.
  await refusedWithWait(second, 2);
  await soon(() => second.page.getByRole('timer').count()).toBe(0);
  await unlock(second);
  await second.page.getByRole('option', { name: new RegExp(secret) }).waitFor();
  expect(second.complaints).toEqual([]);
});

it('opens with the recovery key, sets a new passphrase, and gives a new key in place of the old', async () => {
  const desk = await journeyDesk();
  const { page } = desk;
  await page.getByRole('heading', { name: 'Set up this desk' }).waitFor();
  const about = { name: 'Osh', officer: 'Aizada Bekova', organisation: 'UNRCCA', exercise: null };
  const { recoveryKey: old } = await ask(desk, 'workspace.create', { ...about, passphrase: PASSPHRASE });
  await ask(desk, 'workspace.lock', {});

  await page.getByRole('button', { name: 'Use the recovery key' }).click();
  await page.getByLabel('Recovery key').fill(old.toLowerCase().replaceAll('-', ' '));
  await page.getByLabel('New passphrase').fill('too short');
  expect(await page.getByRole('button', { name: 'Unlock', exact: true }).isDisabled()).toBe(true);
  await page.getByLabel('New passphrase').fill(NEW_PASSPHRASE);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Put the recovery key on paper' }).waitFor();
  const groups = await groupsInView(page);
  expect(groups.join('')).not.toBe(old.replaceAll(/[^0-9A-Za-z]/g, ''));
  await typeBack(page, groups);
  await page.getByText('What you observe is written down here').waitFor();

  await page.keyboard.press('ControlOrMeta+l');
  await page.getByRole('heading', { name: 'Unlock Concord' }).waitFor();
  expect(await refusal(desk, 'workspace.unlock', { passphrase: PASSPHRASE })).toBe('passphrase.wrong');
  const again = { recoveryKey: old, newPassphrase: NEW_PASSPHRASE };
  expect(await refusal(desk, 'workspace.unlock', again)).not.toBe(null);
  await unlock(desk, NEW_PASSPHRASE);
  expect(desk.complaints).toEqual([]);
});

it('offers what was not saved again after a restart, and after a lock', async () => {
  const first = await deskAtWork();
  await first.page.keyboard.press('n');
  await first.page.getByRole('textbox', { name: 'What happened' }).fill('Roadblock north of Kara-Suu');
  await first.page.getByRole('combobox', { name: 'Place' }).fill('Kara-Suu');
  await first.page.keyboard.press('Tab');
  await first.page.getByText(/^Draft saved \d/).waitFor();
  await soon(async () => (await ask(first, 'drafts.list', {}))[0]?.values).toMatchObject({ place: 'Kara-Suu' });

  const second = await reopened(first);
  const { page } = second;
  await unlock(second);
  const drafts = page.getByRole('region', { name: 'Unsaved drafts' });
  await drafts.getByText('Roadblock north of Kara-Suu').first().waitFor();
  await drafts.getByRole('button', { name: /^Continue/ }).click();
  await soon(() => page.getByRole('textbox', { name: 'What happened' }).inputValue()).toBe(
    'Roadblock north of Kara-Suu',
  );
  expect(await page.getByRole('combobox', { name: 'Place' }).inputValue()).toBe('Kara-Suu');

  // Typed and locked at once: the last words are put away before the door closes.
  await page.getByRole('textbox', { name: 'What happened' }).fill('Roadblock north of Kara-Suu lifted');
  await page.keyboard.press('ControlOrMeta+l');
  await page.getByRole('heading', { name: 'Unlock Concord' }).waitFor();
  await unlock(second);
  await drafts.getByText('Roadblock north of Kara-Suu lifted').first().waitFor();
  await drafts.getByRole('button', { name: /^Continue/ }).click();
  await page.keyboard.press('ControlOrMeta+s');
  await page.getByText('Note saved').waitFor();
  expect(await ask(second, 'drafts.list', {})).toEqual([]);
  expect((await find(second, '')).hits.map(({ title }) => title)).toEqual(['Roadblock north of Kara-Suu lifted']);
  expect(second.complaints).toEqual([]);
});

function isFocused(element: Element): boolean {
  return element === document.activeElement;
}
