import type { Page } from 'playwright-core';
import type { FakeBridge } from '#renderer/dev/fake-bridge.ts';
import type { Scene } from './scene.ts';

async function newNote(page: Page): Promise<void> {
  await page.keyboard.press('n');
  await page.getByLabel('What happened').first().waitFor();
}

async function fill(page: Page): Promise<void> {
  await newNote(page);
  await page.keyboard.type('Shots fired near the registration centre');
  await page.keyboard.press('Tab');
  await page.keyboard.type('kyrg');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Osh');
  await page.keyboard.press('Tab');
  await page.keyboard.type('23 nov 2026');
  await page.keyboard.press('Tab');
  await page.keyboard.press('4');
}

/** Opens the editor of the first note of the list. */
async function editFirst(page: Page): Promise<void> {
  await page.getByRole('option').first().click();
  await page.getByRole('article').waitFor();
  await page.keyboard.press('e');
  await page.getByLabel('What happened').first().waitFor();
}

/** Opens the editor of a note that another organisation owns. */
async function editOfOthers(page: Page): Promise<void> {
  await page.getByRole('option').first().waitFor();
  for (let row = 0; row < 20; row++) {
    await page.keyboard.press('j');
    await page.waitForTimeout(150);
    if (await page.getByRole('button', { name: 'Suggest an edit' }).isVisible()) break;
  }
  await page.keyboard.press('e');
  await page.getByText('will be a suggestion to').waitFor();
}

async function goToTags(page: Page): Promise<void> {
  await page.keyboard.press('g');
  await page.keyboard.press('t');
  await page.getByRole('heading', { name: 'Tags' }).waitFor();
  await page.waitForTimeout(200);
}

/** The editor of a full note with one section open, scrolled to it. */
function section(name: string, title: string): Scene {
  return {
    name: `note-edit-${name}`,
    options: { preferences: { openSections: [`note.${name}`] } },
    async act(page) {
      await editFirst(page);
      const head = page.getByRole('button', { name: title, exact: false }).first();
      await head.evaluate((element) => element.scrollIntoView({ block: 'start' }));
    },
  };
}

/** Writing notes and cases, drafts, tags. */
export const EDITOR_SCENES: readonly Scene[] = [
  { name: 'note-edit-new', act: newNote },
  { name: 'note-edit-filled', act: fill },
  { name: 'note-edit-first', act: editFirst },
  {
    name: 'note-edit-problems',
    async act(page) {
      await newNote(page);
      await page.getByRole('combobox', { name: 'Country' }).fill('congo');
      await page.getByLabel('Date', { exact: true }).fill('32 nov');
      await page.keyboard.press('Control+Enter');
      await page.waitForTimeout(200);
    },
  },
  section('what', 'What happened, in full'),
  section('where', 'Where and when, exactly'),
  section('who', 'Who'),
  section('sure', 'How sure'),
  section('next', 'What next'),
  section('filing', 'Tags, links and files'),
  section('marking', 'Who may see it'),
  {
    name: 'note-edit-relaxed',
    options: { preferences: { openSections: ['note.marking'] } },
    async act(page) {
      await editFirst(page);
      await page.keyboard.press('Escape');
      await page.keyboard.press('m');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Control+Enter');
    },
  },
  {
    name: 'note-edit-clash',
    async act(page) {
      await editFirst(page);
      await page.getByLabel('What happened').first().fill('Shots fired from a passing car');
      await page.getByRole('radio', { name: '5' }).press('5');
      await page.evaluate(async () => {
        const bridge: FakeBridge = Reflect.get(window, 'concord');
        const id = bridge.desk.records[0]?.id ?? '';
        await bridge.invoke('notes.save', {
          id,
          values: { severity: 2, title: 'Shots near the market', place: 'Osh' },
          draft: null,
        });
      });
      await page.getByText('also changed elsewhere').waitFor();
    },
  },
  { name: 'note-edit-suggestion', act: editOfOthers },
  { name: 'note-edit-busy', options: { hanging: ['drafts.list'] }, act: (page) => page.keyboard.press('n') },
  {
    name: 'note-edit-failed',
    options: { failing: ['notes.save', 'drafts.save'] },
    async act(page) {
      await fill(page);
      await page.keyboard.press('Control+Enter');
      await page.getByRole('alert').waitFor();
    },
  },
  {
    name: 'case-edit-new',
    async act(page) {
      await page.keyboard.press('c');
      await page.getByLabel('What the case is about').first().waitFor();
    },
  },
  {
    name: 'case-edit-first',
    options: { preferences: { openSections: ['case.parties'] } },
    async act(page) {
      await page.keyboard.press('g');
      await page.keyboard.press('c');
      await page.getByRole('option').first().click();
      await page.getByRole('article').waitFor();
      await page.keyboard.press('e');
      await page.getByLabel('What the case is about').first().waitFor();
    },
  },
  { name: 'tags', act: goToTags },
  {
    name: 'tags-merge',
    async act(page) {
      await goToTags(page);
      await page.getByRole('option', { name: /border/ }).click();
      await page.keyboard.press('e');
      await page.getByLabel('Name').fill('topic:water');
    },
  },
  {
    name: 'tags-none-found',
    async act(page) {
      await goToTags(page);
      await page.keyboard.press('/');
      await page.keyboard.type('zzz');
    },
  },
  { name: 'tags-empty', options: { notes: 0 }, act: goToTags },
  { name: 'tags-error', options: { failing: ['tags.list'] }, act: goToTags },
];
