import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { ConcordError, errorData } from '#shared/errors.ts';
import { findBrowser } from '../preview/find-browser.ts';
import { launchPreview } from '../preview/launch.ts';
import type { Preview } from '../preview/preview.ts';
import { ensureInterface } from './built-interface.ts';

interface DeskToShow {
  /** Absolute folder of a workspace that nobody has open. */
  readonly workspace: string;
  readonly passphrase: string;
}

export interface ScreenshotOptions {
  /** Absolute folder to which the pictures go. */
  readonly folder: string;
  readonly field: DeskToShow;
  readonly hq: DeskToShow;
  readonly signal: AbortSignal;
}

export interface Screens {
  /** Names of the pictures that were made. */
  readonly files: readonly string[];
  /** Why there are none, or not all; null when all were made. */
  readonly reason: string | null;
}

const VIEWPORT = { width: 1280, height: 800 } as const;
/** How long to wait for anything to come into view, ms. */
const PATIENCE = 20_000;
const RAID = /Cattle raid at Amala wells/;

/** Opens both desks in the interface without a window and takes pictures. Never throws but `cancelled`. */
export async function takeScreenshots(options: ScreenshotOptions): Promise<Screens> {
  const files: string[] = [];
  try {
    if (!(await findBrowser())) {
      return { files, reason: 'No Chromium, Chrome or Edge was found, so there are no screenshots.' };
    }
    await ensureInterface(options.signal);
    const take = async (page: Page, name: string): Promise<void> => {
      await page.screenshot({ path: join(options.folder, name), animations: 'disabled', caret: 'hide' });
      files.push(name);
    };
    await inWindow(options.field, options.signal, async (page) => {
      await openRaid(page);
      await take(page, 'field-list-and-note.png');
      await page.keyboard.press('e');
      await page.getByRole('textbox').first().waitFor({ timeout: PATIENCE });
      await take(page, 'field-editor.png');
    });
    await inWindow(options.hq, options.signal, async (page) => {
      await openRaid(page);
      await take(page, 'headquarters-received-note.png');
    });
    return { files, reason: null };
  } catch (thrown) {
    if (options.signal.aborted) throw new ConcordError('cancelled', 'Cancelled. Nothing was changed.');
    return {
      files,
      reason: `${files.length === 0 ? 'There are no screenshots' : 'Some screenshots are missing'}: ${why(thrown)}`,
    };
  }
}

async function inWindow(desk: DeskToShow, signal: AbortSignal, work: (page: Page) => Promise<void>): Promise<void> {
  const preview = await launchPreview({
    workspaceFolder: desk.workspace,
    preferencesPath: join(desk.workspace, '..', 'preferences.json'),
    isHeadless: true,
    viewport: VIEWPORT,
    locale: 'en-GB',
    colorScheme: 'light',
    reducedMotion: 'reduce',
  });
  const stop = (): void => void preview.close();
  signal.addEventListener('abort', stop);
  try {
    preview.page.setDefaultTimeout(PATIENCE);
    await unlock(preview, desk.passphrase);
    await work(preview.page);
  } finally {
    signal.removeEventListener('abort', stop);
    await preview.close();
  }
}

async function unlock({ page, application }: Preview, passphrase: string): Promise<void> {
  const reply = await application.dispatch('workspace.unlock', { passphrase });
  if (!reply.ok) throw new ConcordError(reply.error.code, reply.error.message);
  await page.getByRole('option').first().waitFor();
}

/** The note of the raid, opened beside its list: it has sources. */
async function openRaid(page: Page): Promise<void> {
  await page.getByRole('option', { name: RAID }).click();
  await page.getByRole('heading', { name: RAID }).waitFor();
}

function why(thrown: unknown): string {
  if (thrown instanceof ConcordError) return errorData(thrown).message;
  return 'the interface did not show what was expected in time.';
}
