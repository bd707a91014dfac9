import { readFileSync } from 'node:fs';
import { extname, join, resolve } from 'node:path';
import { lingui, linguiTransformerBabelPreset } from '@lingui/vite-plugin';
import babel from '@rolldown/plugin-babel';
import react from '@vitejs/plugin-react';
import { type Browser, chromium, type Page, type Route } from 'playwright-core';
import { build } from 'vite';
import { findBrowser } from '#electron/preview/find-browser.ts';
import { securityHeaders } from '#electron/services/content-policy.ts';
import type { FakeOptions } from '#renderer/dev/fake-bridge.ts';

const renderer = resolve(import.meta.dirname, '../../../renderer');
const ORIGIN = 'https://concord.invalid';
const NONCE = 'bG9vaw';
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
};

/** Builds the interface over sample data into a folder, which is emptied before. */
export async function buildSamplePage(folder: string): Promise<void> {
  process.env['LINGUI_SUPPRESS_BABEL_WARNING'] = '1';
  await build({
    root: renderer,
    configFile: false,
    logLevel: 'warn',
    plugins: [react(), lingui(), babel({ presets: [linguiTransformerBabelPreset({ descriptorFields: 'message' })] })],
    build: {
      outDir: folder,
      emptyOutDir: true,
      assetsInlineLimit: 0,
      minify: false,
      target: 'esnext',
      modulePreload: { polyfill: false },
      rolldownOptions: { input: join(renderer, 'dev/dev.html') },
    },
  });
}

/** Starts the browser in which the sample page is shown; null when there is none. */
export async function startBrowser(): Promise<Browser | null> {
  const browser = await findBrowser();
  if (!browser) return null;
  return chromium.launch({
    executablePath: browser.executablePath,
    args: [...browser.args, '--disable-gpu', '--no-first-run'],
    ...(browser.env ? { env: browser.env } : {}),
  });
}

/**
 * Opens the sample page of a folder under the headers of the program, no network port involved, and waits until it shows
 * something. What the page's console complains about goes to `onComplaint`.
 */
export async function openSamplePage(
  page: Page,
  folder: string,
  options: Partial<FakeOptions>,
  onComplaint: (what: string) => void,
): Promise<void> {
  page.on('pageerror', (error) => onComplaint(`error: ${error.message}`));
  page.on('console', (message) => {
    // Chromium does not know every feature that the policy denies for other browsers.
    if (message.text().includes('Permissions-Policy')) return;
    if (message.type() === 'error' || message.type() === 'warning') {
      onComplaint(`${message.type()}: ${message.text().slice(0, 300)}`);
    }
  });
  await page.route('**/*', (route) => answer(route, folder));
  await page.goto(`${ORIGIN}/dev/dev.html#${encodeURIComponent(JSON.stringify(options))}`);
  await page.waitForSelector('main');
  await page.evaluate(async () => {
    await document.fonts.ready;
  });
}

function answer(route: Route, folder: string): Promise<void> {
  const { pathname } = new URL(route.request().url());
  try {
    const body = readFileSync(join(folder, pathname));
    const headers = {
      ...securityHeaders(NONCE),
      'Content-Type': TYPES[extname(pathname)] ?? 'application/octet-stream',
    };
    if (!pathname.endsWith('.html')) return route.fulfill({ body, headers });
    const page = body.toString('utf8').replace('<head>', `<head><meta property="csp-nonce" nonce="${NONCE}">`);
    return route.fulfill({ body: page, headers });
  } catch {
    return route.fulfill({ status: 404, body: '' });
  }
}
