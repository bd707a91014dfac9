import type { Page } from 'playwright-core';
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
    name: 'note-edit-countries',
    async act(page) {
      await newNote(page);
      await page.keyboard.press('Tab');
      await page.keyboard.type('кирг');
      await page.waitForTimeout(200);
    },
  },
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
];
