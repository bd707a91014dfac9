import type { Page } from 'playwright-core';
import { type Application, openApplication } from '../application.ts';
import type { Host } from '../host.ts';
import type { Connect } from '../ipc/connection.ts';
import { startAutoLock } from '../services/auto-lock.ts';
import { createLog, type Log } from '../services/log.ts';
import { openRendererFiles } from '../services/renderer-files.ts';
import { DEFAULT_SIZE } from '../services/window-state.ts';
import type { Dialogs } from './dialogs.ts';
import { createEventSender, hostPage, PREVIEW_ORIGIN } from './page-host.ts';
import { personDialogs } from './person-dialogs.ts';
import { type BrowserOptions, openBrowser } from './preview-browser.ts';

export interface PreviewOptions extends Partial<Omit<BrowserOptions, 'isHeadless'>> {
  readonly connect: Connect;
  /** Absolute folder of the workspace; it may not exist yet. */
  readonly workspaceFolder: string;
  /** Absolute path of the preferences file. */
  readonly preferencesPath: string;
  /** Absolute folder of the built interface. */
  readonly rendererFolder: string;
  readonly isHeadless: boolean;
  /** Who answers the file dialogs; a person when left out. */
  readonly dialogs?: Dialogs;
  readonly log?: Log;
}

export interface Preview {
  readonly page: Page;
  readonly application: Application;
  /** Locks the workspace, ends the store and then the browser. May be called more than once. */
  close(): Promise<void>;
  /** Resolves when all has ended, also when a person closed the window. */
  readonly closed: Promise<void>;
}

/**
 * Opens the built interface in a Chromium window, with the handlers that the desktop uses behind it. Everything crosses
 * pipes; no network port is opened. Throws `file.unreadable` when there is no browser or no built interface.
 */
export async function openPreview(options: PreviewOptions): Promise<Preview> {
  const log = options.log ?? createLog(() => undefined);
  const files = await openRendererFiles(options.rendererFolder, PREVIEW_ORIGIN);
  const browser = await openBrowser({ viewport: DEFAULT_SIZE, ...options });
  const { context, page } = browser;
  const ended = Promise.withResolvers<void>();
  const sendEvent = createEventSender(page);
  const dialogs = options.dialogs ?? personDialogs(() => page);
  const host: Host = {
    kind: 'preview',
    platform: process.platform,
    openDialog: (purpose) => dialogs.open(purpose),
    saveDialog: (suggestedName, purpose) => dialogs.save(suggestedName, purpose),
    emit: sendEvent,
    quit: () => void close(),
  };

  let application: Application | null = null;
  let stopAutoLock: () => void = () => undefined;
  let closing: Promise<void> | null = null;
  const close = (): Promise<void> => {
    closing ??= (async () => {
      stopAutoLock();
      await application?.close();
      await browser.close();
    })().finally(() => ended.resolve());
    return closing;
  };

  try {
    const opened = await openApplication({ ...options, host, log });
    application = opened;
    stopAutoLock = startAutoLock({
      idleSeconds: opened.idleSeconds,
      limitMinutes: () => opened.preferences.get().autoLockMinutes,
      isOpen: opened.isOpen,
      lock: opened.lock,
    });
    const onClosed = (): void => void close().catch((thrown: unknown) => log.failure('close', thrown));
    page.on('close', onClosed);
    context.on('close', onClosed);
    await hostPage(context, page, {
      files,
      dispatch: opened.dispatch,
      onRefused: (type) => log.write('denied.request', { type }),
    });
    await page.goto(files.page, { waitUntil: 'load' });
    return { page, application: opened, close, closed: ended.promise };
  } catch (thrown) {
    await close();
    throw thrown;
  }
}
