import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { openPreview, type Preview, type PreviewOptions } from '#electron/preview/preview.ts';
import { fakeStore, type FakeStore, LOCKED, OPEN } from '#tests/support/fake-handlers.ts';
import { scratchFolder } from '#tests/support/scratch.ts';
import { writeStandIn } from '#tests/support/stand-in-renderer.ts';

// The page's own globals, as the functions that are carried into it see them.
declare const concord: {
  invoke(method: string, input: unknown): Promise<{ ok: boolean; value?: unknown; error?: { code: string } }>;
  on(event: string, listener: (data: unknown) => void): () => void;
  host: { kind: string; platform: string };
};

let store: FakeStore;
beforeEach(() => {
  store = fakeStore();
});

async function open(options: Partial<PreviewOptions> = {}, script = ''): Promise<Preview> {
  const folder = await scratchFolder();
  const preview = await openPreview({
    connect: store.connect,
    workspaceFolder: join(folder, 'workspace'),
    preferencesPath: join(folder, 'preferences.json'),
    rendererFolder: await writeStandIn(folder, script),
    isHeadless: true,
    ...options,
  });
  onTestFinished(() => preview.close());
  return preview;
}

describe('the page', () => {
  it('runs the built interface in a secure context with the bridge in place before its first script', async () => {
    const { page } = await open({}, 'document.body.dataset.bridge = typeof window.concord.invoke;');
    expect(await page.evaluate(() => ({ ...document.body.dataset }))).toEqual({ ran: 'yes', bridge: 'function' });
    expect(await page.evaluate(() => [isSecureContext, concord.host])).toEqual([
      true,
      { kind: 'preview', platform: process.platform },
    ]);
    expect(await page.locator('h1').evaluate((heading) => getComputedStyle(heading).color)).toBe('rgb(1, 2, 3)');
  });

  it('cannot replace or change the bridge', async () => {
    const { page } = await open();
    const outcome = await page.evaluate(() => {
      'use strict';
      const failures: string[] = [];
      for (const attempt of [
        () => Object.defineProperty(globalThis, 'concord', { value: 1 }),
        () => Object.defineProperty(concord, 'invoke', { value: 1 }),
        () => Object.defineProperty(concord.host, 'kind', { value: 'electron' }),
      ]) {
        try {
          attempt();
        } catch (thrown) {
          failures.push(thrown instanceof Error ? thrown.name : '');
        }
      }
      return failures;
    });
    expect(outcome).toEqual(['TypeError', 'TypeError', 'TypeError']);
  });

  it('gives style elements that carry the nonce their effect, and others none', async () => {
    const { page } = await open();
    const colours = await page.evaluate(() => {
      const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';
      return [nonce, ''].map((value) => {
        const style = document.createElement('style');
        if (value) style.setAttribute('nonce', value);
        style.textContent = `h1 { background: ${value ? 'rgb(4, 5, 6)' : 'rgb(7, 8, 9)'}; }`;
        document.head.append(style);
        const heading = document.querySelector('h1');
        return heading ? getComputedStyle(heading).backgroundColor : '';
      });
    });
    expect(colours).toEqual(['rgb(4, 5, 6)', 'rgb(4, 5, 6)']);
  });
});

describe('calls', () => {
  it('carry bytes both ways unchanged', async () => {
    store = fakeStore({
      'attachments.read': async () => ({
        bytes: Uint8Array.from({ length: 70_000 }, (_, index) => index % 251),
        size: 70_000,
      }),
      'attachments.add': async ({ bytes }) => ({
        hash: String(bytes.reduce((sum, byte) => sum + byte, 0)),
        size: bytes.length,
      }),
    });
    store.isOpen = true;
    const { page } = await open();
    const read = await page.evaluate(async () => {
      const reply = await concord.invoke('attachments.read', { hash: 'a'.repeat(64) });
      const value = reply.value;
      if (typeof value !== 'object' || value === null || !('bytes' in value)) return null;
      return value.bytes instanceof Uint8Array ? [value.bytes.length, value.bytes[69_999]] : null;
    });
    expect(read).toEqual([70_000, 69_999 % 251]);
    const added = await page.evaluate(() =>
      concord.invoke('attachments.add', { name: 'a.bin', mediaType: 'x/y', bytes: Uint8Array.of(0, 128, 255) }),
    );
    expect(added).toEqual({ ok: true, value: { hash: '383', size: 3 } });
  });

  it('are refused while the workspace is locked, and heard when it is open', async () => {
    store = fakeStore({ 'tags.list': async () => [] });
    const { page } = await open();
    const list = () => page.evaluate(() => concord.invoke('tags.list', {}));
    expect((await list()).error?.code).toBe('workspace.locked');
    await page.evaluate(() => concord.invoke('workspace.unlock', { passphrase: 'x' }));
    expect(await list()).toEqual({ ok: true, value: [] });
  });

  it('of unknown methods never leave the page, and malformed ones come back as typed errors', async () => {
    const { page } = await open();
    await expect(page.evaluate(() => concord.invoke('fs.read', {}))).rejects.toThrow('Unknown method');
    const reply = await page.evaluate(() => concord.invoke('workspace.unlock', { passphrase: 7 }));
    expect(reply.error?.code).toBe('input.invalid');
    const direct = await page.evaluate(() => {
      const binding: unknown = Reflect.get(globalThis, '__concordInvoke');
      return typeof binding === 'function' ? binding('workspace.state', 'not json') : null;
    });
    expect(direct).toContain('input.invalid');
  });
});

describe('events', () => {
  it('reach the page in order, and the workspace state is told without asking', async () => {
    const { page, application } = await open(
      {},
      'window.seen = []; window.concord.on("state", (state) => window.seen.push(state.status));',
    );
    await page.evaluate(() => concord.invoke('workspace.unlock', { passphrase: 'x' }));
    await application.lock();
    await page.evaluate(() => concord.invoke('workspace.unlock', { passphrase: 'x' }));
    await expect.poll(() => page.evaluate('window.seen')).toEqual(['open', 'locked', 'locked', 'open']);
  });

  it('stop after the subscription was ended', async () => {
    const { page, application } = await open(
      {},
      'window.seen = 0; const stop = window.concord.on("state", () => { window.seen += 1; stop(); });',
    );
    store.isOpen = true;
    await application.lock();
    store.isOpen = true;
    await application.lock();
    await expect.poll(() => page.evaluate('window.seen')).toBe(1);
    await page.evaluate(() => concord.invoke('workspace.state', {}));
    expect(await page.evaluate('window.seen')).toBe(1);
  });
});

describe('what a page may not do', () => {
  it('reach any address, open a window, leave the interface, or run code from a string', async () => {
    const { page } = await open();
    const outcome = await page.evaluate(async () => {
      const fails = async (attempt: () => unknown): Promise<boolean> => {
        try {
          await attempt();
          return false;
        } catch {
          return true;
        }
      };
      const image = (url: string) =>
        new Promise((resolve, reject) => {
          const element = new Image();
          element.addEventListener('load', resolve);
          element.addEventListener('error', reject);
          element.src = url;
        });
      return {
        fetch: await fails(() => fetch('https://example.org/')),
        own: await fails(() => fetch('/assets/index.css')),
        image: await fails(() => image('https://example.org/a.png')),
        evaluation: await fails(() => Reflect.construct(Function, ['return 1'])),
        markup: await fails(() => {
          document.body.innerHTML = '<img src=x onerror=alert(1)>';
        }),
        worker: await fails(() => new Worker('/assets/index.js')),
        serviceWorker: await fails(async () => {
          await navigator.serviceWorker.register('/assets/index.js');
          if ((await navigator.serviceWorker.getRegistrations()).length === 0) throw new Error('none');
        }),
        policy: await fails(() => {
          const types: unknown = Reflect.get(globalThis, 'trustedTypes');
          const create: unknown =
            typeof types === 'object' && types !== null ? Reflect.get(types, 'createPolicy') : null;
          if (typeof create === 'function') create.call(types, 'mine', {});
        }),
      };
    });
    expect(Object.entries(outcome).filter(([, hasFailed]) => !hasFailed)).toEqual([]);
    await page.evaluate(() => void window.open('https://example.org/'));
    await page.evaluate(() => {
      location.href = 'https://example.org/';
    });
    await page.evaluate(() => {
      location.href = '/assets/index.js';
    });
    await page.waitForTimeout(300);
    expect(page.url()).toBe('https://concord.invalid/');
    expect(page.context().pages()).toHaveLength(1);
    expect(await page.evaluate(() => concord.host.kind)).toBe('preview');
  });

  it('ask through a frame inside the page', async () => {
    const { page } = await open();
    const reply = await page.evaluate(async () => {
      const frame = document.createElement('iframe');
      document.body.append(frame);
      const inner: unknown = frame.contentWindow ? Reflect.get(frame.contentWindow, '__concordInvoke') : null;
      return typeof inner === 'function' ? String(await inner('workspace.state', '{}')) : 'no binding';
    });
    expect(reply).toMatch(/may not ask|no binding/);
  });
});

describe('ending', () => {
  it('closes the store once, however often it is asked', async () => {
    const preview = await open();
    await Promise.all([preview.close(), preview.close()]);
    await preview.closed;
    expect(store.closed).toBe(1);
    expect(preview.page.isClosed()).toBe(true);
  });

  it('follows when a person closes the window', async () => {
    const preview = await open();
    store.isOpen = true;
    await preview.page.close();
    await preview.closed;
    expect([store.isOpen, store.closed]).toEqual([false, 1]);
  });

  it('leaves nothing behind when there is no interface to show', async () => {
    await expect(open({ rendererFolder: await scratchFolder() })).rejects.toMatchObject({ code: 'file.unreadable' });
  });
});

it('opens no network port', async () => {
  const listening = async (): Promise<number> => {
    if (!existsSync('/proc/net/tcp')) return 0;
    const tables = await Promise.all(
      ['tcp', 'tcp6'].map((name) => readFile(`/proc/net/${name}`, 'utf8').catch(() => '')),
    );
    // State 0A is "listening".
    return tables
      .join('\n')
      .split('\n')
      .filter((line) => line.trim().split(/\s+/)[3] === '0A').length;
  };
  if (!existsSync('/proc/net/tcp')) console.warn('This system has no /proc/net/tcp: ports are not counted.');
  const before = await listening();
  await open();
  expect(await listening()).toBe(before);
});

it('keeps the two states of a workspace apart', () => {
  expect([LOCKED.status, OPEN.status]).toEqual(['locked', 'open']);
});
