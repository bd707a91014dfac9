import { type Browser, chromium, type LaunchOptions } from 'playwright-core';

export interface Borrowed {
  readonly running: Browser;
  /** To be called once. */
  giveBack(): void;
}

/** A browser that nobody uses is kept this long, since in tests the next one is wanted at once. */
const LINGER_MS = 2_000;

let shared: { readonly browser: Promise<Browser>; users: number; timer: NodeJS.Timeout | null } | null = null;

/**
 * Lends the one headless browser of this process, starting it when there is none. What borrowers open in it is kept
 * apart by browser contexts of their own, which live in memory. `options` count only for the first borrower.
 */
export async function borrowHeadless(options: LaunchOptions): Promise<Borrowed> {
  shared ??= { browser: chromium.launch(options), users: 0, timer: null };
  const mine = shared;
  mine.users += 1;
  if (mine.timer) clearTimeout(mine.timer);
  mine.timer = null;

  const forget = (): void => {
    if (shared === mine) shared = null;
  };
  const giveBack = (): void => {
    mine.users -= 1;
    if (mine.users > 0) return;
    mine.timer = setTimeout(() => {
      forget();
      void mine.browser.then((browser) => browser.close()).catch(() => undefined);
    }, LINGER_MS).unref();
  };
  try {
    const running = await mine.browser;
    if (!running.isConnected()) throw new Error('The browser has ended');
    running.once('disconnected', forget);
    return { running, giveBack };
  } catch (thrown) {
    forget();
    throw thrown;
  }
}
