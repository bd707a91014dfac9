import type { Page } from 'playwright-core';
import type { FakeOptions } from '#renderer/dev/fake-bridge.ts';
import type { Scene } from './scene.ts';

async function goToImport(page: Page): Promise<void> {
  await page.keyboard.press('g');
  await page.keyboard.press('i');
  await page.getByRole('heading', { name: 'Import' }).waitFor();
}

async function chooseFile(page: Page): Promise<void> {
  await goToImport(page);
  await page.getByRole('button', { name: 'Choose a file' }).click();
}

/** A scene of the import page with a file of this name. */
function opened(name: string, file: string, act: (page: Page) => Promise<void>, options?: Partial<FakeOptions>): Scene {
  return {
    name,
    options: { ...options, file },
    async act(page) {
      await chooseFile(page);
      await act(page);
    },
  };
}

async function seeBundle(page: Page): Promise<void> {
  await page.getByRole('heading', { name: 'A bundle' }).waitFor();
}

async function seeTable(page: Page): Promise<void> {
  await page.getByRole('heading', { name: 'A table of events' }).waitFor();
  await page.waitForTimeout(600);
}

async function goToContacts(page: Page): Promise<void> {
  await page.keyboard.press('g');
  await page.keyboard.press('o');
  await page.getByRole('heading', { name: 'Contacts', level: 1 }).waitFor();
}

/** Selects some notes in the list and goes on to the release of them. */
async function release(page: Page, rows: number): Promise<void> {
  await page.getByRole('option').first().waitFor();
  for (let row = 0; row < rows; row++) {
    await page.keyboard.press('j');
    await page.keyboard.press('x');
  }
  await page.keyboard.press('r');
  await page.getByRole('heading', { name: 'Who may read it' }).waitFor();
}

async function address(page: Page, ...officers: readonly string[]): Promise<void> {
  for (const officer of officers) await page.getByRole('option', { name: officer }).click();
}

async function review(page: Page, rows: number, ...officers: readonly string[]): Promise<void> {
  await release(page, rows);
  await address(page, ...officers);
  await page.getByRole('button', { name: 'Next: review' }).click();
  await page.getByRole('treegrid').waitFor();
  await page.waitForTimeout(200);
}

/** Import, contacts and release. */
export const EXCHANGE_SCENES: readonly Scene[] = [
  { name: 'import', act: goToImport },
  {
    name: 'import-drop',
    async act(page) {
      await goToImport(page);
      await page.evaluate(() => {
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File(['x'], 'weekly.concord'));
        window.dispatchEvent(new DragEvent('dragover', { dataTransfer, bubbles: true, cancelable: true }));
      });
    },
  },
  opened('import-unknown', 'report.pdf', async (page) => void (await page.getByRole('alert').waitFor())),
  opened('import-realm', 'exercise.concord', async (page) => void (await page.getByRole('alert').waitFor())),
  opened('import-bundle', 'weekly-47.concord', seeBundle),
  opened('import-bundle-unverified', 'osh-again.concord', seeBundle),
  opened('import-bundle-unknown', 'unknown.concord', async (page) => {
    await seeBundle(page);
    await page.getByRole('button', { name: /Refused/ }).click();
  }),
  opened('import-bundle-busy', 'weekly-47.concord', async (page) => {
    await seeBundle(page);
    await page.getByRole('button', { name: /^Import \d+/ }).click();
    await page.getByRole('progressbar').waitFor();
    await page.waitForTimeout(200);
  }),
  opened('import-bundle-done', 'weekly-47.concord', async (page) => {
    await seeBundle(page);
    await page.getByRole('button', { name: /^Import \d+/ }).click();
    await page.getByRole('heading', { name: 'Imported' }).waitFor();
  }),
  opened('import-csv', 'incidents.csv', seeTable),
  opened('import-csv-question', 'ambiguous.csv', seeTable),
  opened('import-csv-target', 'incidents.csv', async (page) => {
    await seeTable(page);
    await page.getByRole('button', { name: /Choose a field for the column Internal ref/ }).click();
    await page.getByRole('listbox').waitFor();
  }),
  opened('import-csv-save', 'incidents.csv', async (page) => {
    await seeTable(page);
    await page.getByRole('button', { name: /Take Place from the column/ }).click();
    await page.getByRole('button', { name: 'Save this map' }).click();
    await page.waitForTimeout(400);
  }),
  opened('import-csv-done', 'incidents.csv', async (page) => {
    await seeTable(page);
    await page.getByRole('button', { name: /^Import \d+/ }).click();
    await page.getByRole('heading', { name: 'Imported' }).waitFor();
  }),
  opened('import-card', 'nouakchott.concord-card', async (page) => {
    await page.getByRole('heading', { name: 'A desk card' }).waitFor();
  }),
  opened('import-card-verify', 'nouakchott.concord-card', async (page) => {
    await page.getByRole('button', { name: 'Add contact' }).click();
    await page.getByRole('button', { name: 'They match' }).waitFor();
  }),
  { name: 'contacts', act: goToContacts },
  { name: 'contacts-none', options: { contacts: false }, act: goToContacts },
  {
    name: 'contacts-verified',
    async act(page) {
      await goToContacts(page);
      await page.getByRole('option', { name: /M\. Diallo/ }).click();
    },
  },
  {
    name: 'contacts-unverified',
    async act(page) {
      await goToContacts(page);
      await page.getByRole('option', { name: /J\. Keller/ }).click();
    },
  },
  {
    name: 'contacts-differ',
    async act(page) {
      await goToContacts(page);
      await page.getByRole('option', { name: /J\. Keller/ }).click();
      await page.getByRole('button', { name: 'They differ' }).click();
      await page.getByRole('alert').waitFor();
    },
  },
  {
    name: 'contacts-add',
    async act(page) {
      await goToContacts(page);
      await page.getByRole('button', { name: 'Add a contact' }).click();
    },
  },
  {
    name: 'release-select',
    async act(page) {
      await page.keyboard.press('g');
      await page.keyboard.press('r');
      await page.getByRole('searchbox', { name: 'Words' }).fill('market');
      await page.waitForTimeout(300);
    },
  },
  { name: 'release-to', act: (page) => release(page, 5) },
  {
    name: 'release-to-none',
    options: { contacts: false },
    async act(page) {
      await page.getByRole('option').first().waitFor();
      await page.keyboard.press('r');
      await page.getByText('Nobody to release to yet').waitFor();
    },
  },
  { name: 'release-review', act: (page) => review(page, 9, 'M. Diallo', 'R. Okafor') },
  { name: 'release-review-blocked', act: (page) => review(page, 9, 'M. Diallo', 'R. Okafor', 'J. Keller') },
  {
    name: 'release-written',
    async act(page) {
      await review(page, 6, 'M. Diallo', 'R. Okafor');
      await page.getByRole('button', { name: /^Write bundle/ }).click();
      await page.getByText('identical to the review').waitFor();
    },
  },
];
