import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { launchPreview } from '#electron/preview/launch.ts';
import type { Preview, PreviewOptions } from '#electron/preview/preview.ts';
import { scriptedDialogs, type ScriptedDialogs } from './scripted-dialogs.ts';

export interface Desk {
  readonly page: Page;
  readonly preview: Preview;
  readonly dialogs: ScriptedDialogs;
  /** A folder of this desk alone, with its workspace in it; journeys put their files here. */
  readonly folder: string;
  /** What the page complained of: errors of scripts, refusals of the Content-Security-Policy, messages in the console. */
  readonly complaints: readonly string[];
  /** Ends Concord and keeps the folder, so that the desk can be opened again. */
  close(): Promise<void>;
  /** Ends Concord and removes the folder. */
  remove(): Promise<void>;
}

export interface DeskOptions extends Partial<
  Pick<PreviewOptions, 'viewport' | 'locale' | 'colorScheme' | 'timezone' | 'reducedMotion' | 'forcedColors'>
> {
  /** The folder of a desk that was closed before; a new one when left out. */
  readonly folder?: string;
}

/** Opens the built interface over the real store in a browser without a window, at the size that officers have. */
export async function openDesk({ folder, ...options }: DeskOptions = {}): Promise<Desk> {
  const home = folder ?? (await mkdtemp(join(tmpdir(), 'concord-desk-')));
  const dialogs = scriptedDialogs();
  const preview = await launchPreview({
    viewport: { width: 1280, height: 800 },
    locale: 'en-GB',
    timezone: 'UTC',
    reducedMotion: 'reduce',
    ...options,
    workspaceFolder: join(home, 'workspace'),
    preferencesPath: join(home, 'preferences.json'),
    isHeadless: true,
    dialogs,
  });
  const { page } = preview;
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning')
      complaints.push(`${message.type()}: ${message.text()}`);
  });
  // Loaded once more, so that nothing is missed that the page complained of before there was somebody to hear it.
  await page.reload({ waitUntil: 'load' });
  const remove = async (): Promise<void> => {
    await preview.close();
    await rm(home, { recursive: true, force: true });
  };
  return { page, preview, dialogs, folder: home, complaints, close: preview.close, remove };
}
