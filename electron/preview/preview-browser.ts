import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type LaunchOptions,
  type Page,
} from 'playwright-core';
import { ConcordError } from '#shared/errors.ts';
import { type Browser, findBrowser } from './find-browser.ts';
import { borrowHeadless } from './headless-browser.ts';

export interface BrowserOptions {
  readonly isHeadless: boolean;
  /** Size of the page in CSS pixels when headless; of the window otherwise. */
  readonly viewport: { readonly width: number; readonly height: number };
  /** What the page is told of the person's machine; for tests. */
  readonly locale?: string;
  readonly colorScheme?: 'light' | 'dark';
  readonly reducedMotion?: 'reduce' | 'no-preference';
  readonly forcedColors?: 'active' | 'none';
  readonly timezone?: string;
}

export interface OpenBrowser {
  readonly context: BrowserContext;
  readonly page: Page;
  /** Ends what was opened and removes what it left on disk; may be called more than once. */
  close(): Promise<void>;
}

/** No name resolves, so nothing that the browser does by itself can reach a network. */
const NO_NETWORK = [
  '--host-resolver-rules=MAP * ~NOTFOUND',
  '--disable-domain-reliability',
  '--no-pings',
  '--disable-breakpad',
];

/**
 * Opens one empty page, steered over pipes: no port is opened. Without a window its profile is in memory only; with one
 * it is a fresh folder of the owner alone that is removed at the end. Throws `file.unreadable` when there is no browser
 * that can do what is asked.
 */
export async function openBrowser(options: BrowserOptions): Promise<OpenBrowser> {
  const browser = await requireBrowser(options.isHeadless);
  return options.isHeadless ? openHeadless(browser, options) : openWindow(browser, options);
}

async function openHeadless(browser: Browser, options: BrowserOptions): Promise<OpenBrowser> {
  const { running, giveBack } = await borrowHeadless({ headless: true, ...launchOptions(browser) });
  try {
    const context = await running.newContext({ viewport: { ...options.viewport }, ...contextOptions(options) });
    return { context, page: await context.newPage(), close: once(() => context.close().finally(giveBack)) };
  } catch (thrown) {
    giveBack();
    throw thrown;
  }
}

async function openWindow(browser: Browser, options: BrowserOptions): Promise<OpenBrowser> {
  const profile = await mkdtemp(join(tmpdir(), 'concord-preview-'));
  const removeProfile = (): Promise<void> => rm(profile, { recursive: true, force: true, maxRetries: 5 });
  const { width, height } = options.viewport;
  const launch = launchOptions(browser);
  try {
    const context = await chromium.launchPersistentContext(profile, {
      ...launch,
      headless: false,
      // A window without tabs and address bar, showing an empty page until the interface is served; and without the bar
      // that warns a person of the switches it was started with.
      args: [
        ...launch.args,
        '--test-type',
        '--app=data:text/html,<title>Concord</title>',
        `--window-size=${width},${height}`,
      ],
      viewport: null,
      ...contextOptions(options),
    });
    const page = context.pages()[0] ?? (await context.newPage());
    return { context, page, close: once(() => context.close().finally(removeProfile)) };
  } catch (thrown) {
    await removeProfile();
    throw thrown;
  }
}

async function requireBrowser(isHeadless: boolean): Promise<Browser> {
  const browser = await findBrowser();
  if (browser && (isHeadless || browser.kind === 'installed')) return browser;
  throw new ConcordError(
    'file.unreadable',
    'No Chromium, Chrome or Edge was found. Install one of them and start again.',
  );
}

function launchOptions(browser: Browser): LaunchOptions & { args: string[] } {
  return {
    executablePath: browser.executablePath,
    args: [...browser.args, ...NO_NETWORK],
    // Only says to the person that a program steers the window, in a bar that takes room.
    ignoreDefaultArgs: ['--enable-automation'],
    ...(browser.env ? { env: { ...browser.env } } : {}),
    // The host itself ends in order when it is told to, and ends the browser then.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  };
}

function contextOptions(options: BrowserOptions): BrowserContextOptions {
  return {
    acceptDownloads: false,
    permissions: [],
    serviceWorkers: 'block',
    ...(options.locale ? { locale: options.locale } : {}),
    ...(options.colorScheme ? { colorScheme: options.colorScheme } : {}),
    ...(options.reducedMotion ? { reducedMotion: options.reducedMotion } : {}),
    ...(options.forcedColors ? { forcedColors: options.forcedColors } : {}),
    ...(options.timezone ? { timezoneId: options.timezone } : {}),
  };
}

function once(action: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | null = null;
  return () => (done ??= action());
}
