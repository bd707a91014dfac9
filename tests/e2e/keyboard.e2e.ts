import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { buildSamplePage, openSamplePage, startBrowser } from './support/sample-page.ts';

/*
 * Every journey of the list by keyboard alone, over sample data. What the mouse does is the same code.
 */
describe('the desk by keyboard', () => {
  const folder = mkdtempSync(join(tmpdir(), 'concord-keyboard-'));
  let browser: Browser;
  let page: Page;
  const complaints: string[] = [];

  beforeAll(async () => {
    await buildSamplePage(folder);
    const started = await startBrowser();
    if (!started) throw new Error('There is no browser to walk in.');
    browser = started;
  });
  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** One window for the tests of a group, loaded anew before each: the sample data lives in the page. */
  const inWindow = (width: number, options: Parameters<typeof openSamplePage>[2] = {}) => {
    beforeAll(async () => {
      const context = await browser.newContext({ viewport: { width, height: 800 }, reducedMotion: 'reduce' });
      page = await context.newPage();
      await openSamplePage(page, folder, options, (what) => complaints.push(what));
    });
    beforeEach(async () => {
      await page.reload();
      await rows().first().waitFor();
    });
    afterAll(() => page.context().close());
  };
  const rows = () => page.getByRole('option');
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  /** On a busy machine a page takes its time. */
  const soon = <T>(look: () => Promise<T>) => expect.poll(look, { timeout: 30_000 });
  const cursorTitle = () => page.locator('[data-cursor] .record-row-title').textContent();
  const recordTitle = () => page.getByRole('article').getByRole('heading', { level: 2 }).textContent();
  const selected = () => page.locator('[role="option"][aria-selected="true"]').count();

  const listSplit = () => page.getByRole('separator', { name: 'Width of the list' });
  const listWidth = async () => Number(await listSplit().getAttribute('aria-valuenow'));

  afterEach(() => {
    const heard = complaints.splice(0);
    if (heard.length > 0) throw new Error(heard.join('\n'));
  });

  describe('on a window with room for all panes', () => {
    inWindow(1280);

    it('moves, and the record beside the list follows', async () => {
      const [first, second] = await Promise.all(
        [rows().nth(0), rows().nth(1)].map((row) => row.locator('.record-row-title').textContent()),
      );
      expect(await cursorTitle()).toBe(first);
      await press('j');
      expect(await cursorTitle()).toBe(second);
      await soon(recordTitle).toBe(second);
      await press('k');
      await soon(recordTitle).toBe(first);
      await press('ArrowDown');
      await soon(recordTitle).toBe(second);
    });

    it('finds while typing, and goes from the field to the rows', async () => {
      await press('/');
      await page.keyboard.type('water intake');
      await soon(() => page.locator('mark').count()).toBeGreaterThan(2);
      const found = await page.locator('.query-bar-count').textContent();
      expect(found).not.toBe('420 notes');
      await press('Enter', 'j');
      await soon(recordTitle).toContain('water intake');
      await press('Escape', 'Escape');
      await soon(() => page.locator('.query-bar-count').textContent()).toBe('420 notes');
    });

    it('hears letters as text in the field, not as commands', async () => {
      await press('/');
      await page.keyboard.type('xnf?');
      expect(await page.getByRole('searchbox', { name: 'Search notes' }).inputValue()).toBe('xnf?');
      expect(await page.getByRole('dialog').count()).toBe(0);
      expect(await selected()).toBe(0);
    });

    it('selects with x, with Shift and arrows, and all; Esc lets go', async () => {
      await press('x');
      expect(await selected()).toBe(1);
      await press('Shift+ArrowDown', 'Shift+ArrowDown');
      await soon(selected).toBe(3);
      await page.getByText('3 selected').waitFor();
      await press('Control+a');
      await page.getByText('420 selected').waitFor();
      await press('x');
      await page.getByText('419 selected').waitFor();
      await press('Escape');
      expect(await selected()).toBe(0);
    });

    it('tags all that were found and takes it back', async () => {
      await press('/');
      await page.keyboard.type('famil');
      await soon(() => page.locator('.query-bar-count').textContent()).not.toBe('420 notes');
      const count = Number.parseInt((await page.locator('.query-bar-count').textContent()) ?? '', 10);
      await press('Enter', 'Control+a', 't');
      await page.keyboard.type('walked through');
      await press('Enter', 'Enter');
      await page.getByText(`Tags changed on ${count} records`).waitFor();
      await press('Control+z');
      await soon(() => page.getByText(`Undone: tags of ${count} records`).count()).toBe(1);
      await page.getByRole('checkbox', { name: /walked through/ }).waitFor({ state: 'detached' });
      expect(await page.getByRole('alert').count()).toBe(0);
    });

    it('folds the filters, remembers it, and shows all keys', async () => {
      await press('f');
      await page.getByRole('region', { name: 'Filters' }).waitFor({ state: 'detached' });
      await press('f');
      await page.getByRole('region', { name: 'Filters' }).waitFor();
      await press('?');
      await page.getByRole('dialog', { name: 'Keys' }).waitFor();
      await press('n');
      expect(await page.getByRole('dialog', { name: 'Keys' }).count()).toBe(1);
      await press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    });

    it('narrows by a filter and moves between filters by arrow', async () => {
      const kyrgyzstan = page.getByRole('checkbox', { name: /Kyrgyzstan/ });
      await kyrgyzstan.focus();
      await press('Space');
      await page.getByRole('button', { name: /Remove filter Country: Kyrgyzstan/ }).waitFor();
      await kyrgyzstan.focus();
      await press('ArrowDown');
      expect(await page.evaluate(() => document.activeElement?.getAttribute('type'))).toBe('checkbox');
      expect(await cursorTitle()).toBe(await rows().first().locator('.record-row-title').textContent());
    });

    it('runs commands and opens records from the palette', async () => {
      await press('Control+k');
      await page.keyboard.type('go set');
      await press('Enter');
      await page.getByRole('heading', { name: 'Settings', level: 1 }).waitFor();
      await press('Control+k');
      await page.keyboard.type('registration');
      await page
        .getByRole('option', { name: /registration centre/ })
        .first()
        .waitFor();
      await press('Enter');
      await soon(recordTitle).toContain('registration centre');
      await press('Escape');
      await page.getByRole('heading', { name: 'Settings', level: 1 }).waitFor();
      expect(await page.getByRole('dialog').count()).toBe(0);
    });

    it('waits with newcomers until they are asked for', async () => {
      const first = await cursorTitle();
      await page.evaluate(() => Reflect.get(window, 'concord').desk.arrive(3));
      await page.getByRole('button', { name: '3 new · show' }).waitFor();
      expect(await cursorTitle()).toBe(first);
      await page.getByRole('button', { name: '3 new · show' }).click();
      await soon(() => page.locator('.query-bar-count').textContent()).toBe('423 notes');
    });

    it('keeps the place in the list while another page is looked at', async () => {
      await press(...Array.from({ length: 30 }, () => 'j'));
      const title = await cursorTitle();
      await press('g', 's');
      await page.getByRole('heading', { name: 'Settings', level: 1 }).waitFor();
      await press('Escape');
      await soon(cursorTitle).toBe(title);
      expect(await page.locator('[data-cursor]').isVisible()).toBe(true);
    });

    it('widens a pane by arrow keys', async () => {
      const before = await listWidth();
      await listSplit().focus();
      await press('ArrowRight');
      await soon(listWidth).toBe(before + 16);
      await press('ArrowRight');
      await soon(listWidth).not.toBe(before + 16);
      expect(await listWidth()).toBe(before + 32);
    });

    it('locks, holds nothing while locked, and refuses a wrong passphrase with a wait', async () => {
      await press('Control+l');
      await page.getByRole('heading', { name: 'Unlock Concord' }).waitFor();
      expect(await page.getByText(/water|Kyrgyzstan|Bishkek/).count()).toBe(0);
      await page.keyboard.type('not the passphrase');
      await press('Enter');
      await page.getByText(/The next attempt is heard in/).waitFor();
      await page.getByText('passphrase.wrong').waitFor();
    });
  });

  describe('on a narrow window', () => {
    inWindow(1024);

    it('opens a record over the list and comes back to the same row', async () => {
      await press('j', 'j', 'Enter');
      const title = await recordTitle();
      expect(await rows().count()).toBe(0);
      await press('Escape');
      await soon(cursorTitle).toBe(title);
    });

    it('tags the open record', async () => {
      await press('Enter', 't');
      await page.keyboard.type('seen');
      await press('Enter', 'Enter');
      await page.getByText('Tags changed on 1 record').waitFor();
      await soon(() => page.getByRole('article').getByText('seen', { exact: true }).count()).toBe(1);
      expect(await page.getByRole('alert').count()).toBe(0);
    });
  });

  describe('in a language that is written from right to left', () => {
    inWindow(1280, { preferences: { locale: 'ar' } });

    it('widens a pane with the arrow that points to it', async () => {
      expect(await page.evaluate(() => document.documentElement.dir)).toBe('rtl');
      const before = await listWidth();
      await listSplit().focus();
      await press('ArrowLeft');
      await soon(listWidth).not.toBe(before);
      expect(await listWidth()).toBe(before + 16);
    });
  });
});
