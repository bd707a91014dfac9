import type { Scene } from './scene.ts';

const PASSPHRASE = 'correct horse battery staple';

/** Setting up, unlocking, the lists and records, settings, the palette. */
export const DESK_SCENES: readonly Scene[] = [
  { name: 'set-up', options: { state: 'none' } },
  {
    name: 'set-up-checked',
    options: { state: 'none' },
    async act(page) {
      await page.getByLabel('Your name').fill('A. Tashieva');
      await page.getByLabel('Passphrase', { exact: true }).fill('password12');
      await page.getByRole('button', { name: 'Create the workspace' }).click();
      await page.waitForTimeout(1500);
    },
  },
  {
    name: 'recovery-key',
    options: { state: 'none' },
    async act(page) {
      await page.getByLabel('Your name').fill('A. Tashieva');
      await page.getByRole('combobox', { name: 'Organisation' }).fill('UNRCCA');
      await page.keyboard.press('Tab');
      await page.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE);
      await page.getByLabel('Passphrase once more').fill(PASSPHRASE);
      await page.getByRole('button', { name: 'Create the workspace' }).click();
      await page.getByText('Put the recovery key on paper').waitFor();
    },
  },
  { name: 'unlock', options: { state: 'locked' } },
  {
    name: 'unlock-wrong',
    options: { state: 'locked' },
    async act(page) {
      await page.getByLabel('Passphrase').fill('something else');
      await page.getByRole('button', { name: 'Unlock' }).click();
      await page.getByRole('alert').waitFor();
    },
  },
  {
    name: 'notes',
    async act(page) {
      await page.getByRole('option').first().click();
      await page.getByRole('article').waitFor();
    },
  },
  {
    name: 'notes-found',
    async act(page) {
      await page.keyboard.press('/');
      await page.keyboard.type('famil');
      await page.getByText('Kyrgyzstan').first().click();
      await page.waitForTimeout(300);
    },
  },
  {
    name: 'notes-selected',
    async act(page) {
      for (const key of ['j', 'x', 'j', 'x', 'j', 'x']) await page.keyboard.press(key);
    },
  },
  { name: 'notes-empty', options: { notes: 0 } },
  {
    name: 'notes-none-found',
    async act(page) {
      await page.keyboard.press('/');
      await page.keyboard.type('zzz');
    },
  },
  { name: 'notes-error', options: { failing: ['search.run'] } },
  { name: 'notes-busy', options: { hanging: ['search.run'] } },
  {
    name: 'notes-tagging',
    async act(page) {
      for (const key of ['Control+a', 't']) await page.keyboard.press(key);
      await page.keyboard.type('water');
    },
  },
  {
    name: 'notes-marking',
    async act(page) {
      for (const key of ['j', 'x', 'm']) await page.keyboard.press(key);
    },
  },
  {
    name: 'notes-arrived',
    async act(page) {
      await page.getByRole('option').first().waitFor();
      await page.evaluate(() => Reflect.get(window, 'concord').desk.arrive(3));
      await page.getByText('3 new').waitFor();
    },
  },
  {
    name: 'notes-tagged',
    async act(page) {
      for (const key of ['x', 't']) await page.keyboard.press(key);
      await page.keyboard.type('elections 2026');
      for (const key of ['Enter', 'Enter']) await page.keyboard.press(key);
      await page.getByRole('button', { name: 'Undo' }).waitFor();
    },
  },
  {
    name: 'notes-history',
    async act(page) {
      await page.getByRole('option').first().click();
      await page.getByRole('button', { name: 'History' }).click();
      await page.getByRole('button', { name: 'Restore this version' }).scrollIntoViewIfNeeded();
    },
  },
  { name: 'notes-exercise', options: { exercise: 'Sahel 2026' } },
  {
    name: 'cases',
    async act(page) {
      await page.getByRole('button', { name: 'Cases' }).click();
      await page.getByRole('option').first().click();
      await page.getByRole('article').waitFor();
    },
  },
  {
    name: 'settings',
    async act(page) {
      await page.getByRole('button', { name: 'Settings' }).click();
      await page.getByText('Size on disk').waitFor();
    },
  },
  {
    name: 'settings-checked',
    async act(page) {
      await page.getByRole('button', { name: 'Settings' }).click();
      await page.getByRole('button', { name: 'Check the workspace' }).click();
      await page.getByText('Everything is as it was written').scrollIntoViewIfNeeded();
    },
  },
  { name: 'keys', act: (page) => page.keyboard.press('?') },
  { name: 'palette', act: (page) => page.keyboard.press('Control+k') },
];
