import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { findBrowser } from '#electron/preview/find-browser.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'concord-browser-'));
  vi.stubEnv('CONCORD_BROWSER', undefined);
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

const hasBundled = process.platform === 'linux' && process.arch === 'x64';

describe('findBrowser', () => {
  it('takes the browser that CONCORD_BROWSER names before any other', async () => {
    vi.stubEnv('CONCORD_BROWSER', process.execPath);
    expect(await findBrowser()).toMatchObject({ executablePath: process.execPath, kind: 'installed' });
  });

  it('says so when CONCORD_BROWSER names nothing, instead of taking another', async () => {
    vi.stubEnv('CONCORD_BROWSER', join(folder, 'absent'));
    await expect(findBrowser()).rejects.toMatchObject({ code: 'file.unreadable' });
  });

  it.runIf(process.platform === 'linux')('passes over a script that is no browser', async () => {
    const script = join(folder, 'chromium');
    writeFileSync(script, '#!/bin/sh\necho "Install the browser first" >&2\nexit 1\n', { mode: 0o755 });
    vi.stubEnv('PATH', `${folder}:${process.env['PATH']}`);
    const browser = await findBrowser();
    expect(browser?.executablePath).not.toBe(script);
  });

  it('keeps the browser off the network and refuses it a first-run page', async () => {
    const browser = await findBrowser();
    if (browser === null) return void console.warn('Skipped: no browser is installed and none is bundled.');
    expect(browser.args).toEqual(
      expect.arrayContaining(['--disable-background-networking', '--no-first-run', '--disable-sync']),
    );
    expect(existsSync(browser.executablePath)).toBe(true);
  });

  it.runIf(process.platform !== 'win32')('gives up the sandbox of an installed browser only for root', async () => {
    vi.stubEnv('CONCORD_BROWSER', process.execPath);
    const asUser = vi.spyOn(process, 'getuid').mockReturnValue(1000);
    expect((await findBrowser())?.args).not.toContain('--no-sandbox');
    asUser.mockReturnValue(0);
    expect((await findBrowser())?.args).toContain('--no-sandbox');
    asUser.mockRestore();
  });

  it.runIf(hasBundled)('has a browser without any installed, and it draws text', { timeout: 120_000 }, async () => {
    vi.stubEnv('CONCORD_BROWSER', 'bundled');
    // Two at once, as test workers do: neither may see the other's half-unpacked copy.
    const [first, second] = await Promise.all([findBrowser(), findBrowser()]);
    expect(first).toEqual(second);
    expect(first?.kind).toBe('bundled');
    if (first === null) return;
    const { executablePath, args, env } = first;
    const browser = await chromium.launch({ executablePath, args: [...args], ...(env && { env: { ...env } }) });
    try {
      const page = await browser.newPage();
      await page.setContent('<p>Bundled</p>');
      expect(await page.locator('p').evaluate((element) => element.clientHeight)).toBeGreaterThan(0);
      expect(await page.locator('p').innerText()).toBe('Bundled');
    } finally {
      await browser.close();
    }
  });
});
