import fc from 'fast-check';
import { mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openRendererFiles } from '#electron/services/renderer-files.ts';
import { scratchFolder } from '#tests/support/scratch.ts';
import { writeStandIn } from '#tests/support/stand-in-renderer.ts';

const SECRET = 'secret-outside';

async function open(origin = 'app://concord') {
  const folder = await scratchFolder();
  const renderer = await writeStandIn(folder);
  await writeFile(join(folder, 'secret.js'), SECRET);
  await writeFile(join(renderer, 'passwords.txt'), SECRET);
  await mkdir(join(renderer, 'empty'));
  await symlink(join(folder, 'secret.js'), join(renderer, 'link.js'));
  const files = await openRendererFiles(renderer, origin);
  const text = async (url: string, method = 'GET') => {
    const { status, body, headers } = await files.respond(url, method);
    return { status, headers, text: new TextDecoder().decode(body) };
  };
  return { folder, renderer, files, text };
}

describe.each(['app://concord', 'https://concord.invalid'])('at %s', (origin) => {
  it('serves the page, its script and its style sheet with their types', async () => {
    const { files, text } = await open(origin);
    expect(files.page).toBe(`${origin}/`);
    for (const [path, type] of [
      ['/', 'text/html; charset=utf-8'],
      ['/index.html', 'text/html; charset=utf-8'],
      ['/assets/index.js', 'text/javascript; charset=utf-8'],
      ['/assets/index.css', 'text/css; charset=utf-8'],
    ]) {
      const served = await text(origin + path);
      expect([served.status, served.headers['Content-Type']]).toEqual([200, type]);
    }
  });

  it.each([
    '/../secret.js',
    '/%2e%2e/secret.js',
    '/%2E%2E%2Fsecret.js',
    '/..%2fsecret.js',
    '/..\\secret.js',
    '/..%5csecret.js',
    '/assets/../../secret.js',
    '/assets/%2e%2e/%2e%2e/secret.js',
    '/assets/..%c0%afsecret.js',
    '//etc/passwd',
    '///etc/passwd',
    '/file:///etc/passwd',
    '/C:/Windows/win.ini',
    '/assets/index.js%00.html',
    '/assets/index.js.map',
    '/assets',
    '/assets/',
    '/empty',
    '/passwords.txt',
    '/link.js',
    '/INDEX.HTML',
    '/__proto__',
    '/constructor',
    '/index.html?x=1',
  ])('finds nothing at %s', async (path) => {
    const { text } = await open(origin);
    const served = await text(origin + path);
    expect(served.status).toBe(404);
    expect(served.text).not.toContain(SECRET);
  });

  it('finds nothing outside its list, whatever is asked', async () => {
    const { text } = await open(origin);
    const known = new Set(['/', '/index.html', '/assets/index.js', '/assets/index.css']);
    const part = fc.constantFrom(
      '..',
      '.',
      '%2e%2e',
      '%2f',
      '\\',
      '/',
      'secret.js',
      'assets',
      'index.js',
      '%00',
      'renderer',
      ':',
    );
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.array(part).map((parts) => parts.join('/')),
          fc.webPath(),
          fc.string(),
        ),
        async (path) => {
          const url = `${origin}/${path}`;
          const served = await text(url);
          expect(served.text).not.toContain(SECRET);
          if (served.status === 200) expect(known).toContain(new URL(url).pathname);
        },
      ),
      { numRuns: 500 },
    );
  });
});

it.each([
  'app://other/index.html',
  'app://concord.example/index.html',
  'app://concord:80/index.html',
  'app://user@concord/index.html',
  'https://concord/index.html',
  'file:///etc/passwd',
  'not a url',
  '',
])('answers nobody who asks for %s', async (url) => {
  expect((await (await open()).text(url)).status).toBe(404);
});

it.each(['POST', 'PUT', 'DELETE', 'HEAD', 'OPTIONS', 'get', ''])('refuses the method %j', async (method) => {
  expect((await (await open()).text('app://concord/', method)).status).toBe(405);
});

it('answers "not found" when a file has gone since the start', async () => {
  const { renderer, text } = await open();
  await rm(join(renderer, 'assets', 'index.js'));
  expect((await text('app://concord/assets/index.js')).status).toBe(404);
});

it('does not serve what was put into the folder after the start', async () => {
  const { renderer, text } = await open();
  await writeFile(join(renderer, 'assets', 'late.js'), SECRET);
  expect((await text('app://concord/assets/late.js')).status).toBe(404);
});

it.each(['missing', 'empty'])('says that the interface is missing when its folder is %s', async (state) => {
  const folder = join(await scratchFolder(), 'renderer');
  if (state === 'empty') await mkdir(folder);
  await expect(openRendererFiles(folder, 'app://concord')).rejects.toMatchObject({ code: 'file.unreadable' });
});

describe('the headers', () => {
  it('allow the page its own scripts and nothing from elsewhere', async () => {
    const { text } = await open();
    const { headers } = await text('app://concord/');
    const policy = new Map(
      (headers['Content-Security-Policy'] ?? '').split('; ').map((rule) => [rule.split(' ')[0], rule]),
    );
    expect(policy.get('default-src')).toBe(`default-src 'none'`);
    expect(policy.get('script-src')).toBe(`script-src 'self'`);
    expect(policy.get('connect-src')).toBe(`connect-src 'none'`);
    expect(policy.get('style-src')).toMatch(/^style-src 'self' 'nonce-[\w+/]{24}'$/);
    for (const name of [
      'script-src-attr',
      'worker-src',
      'frame-src',
      'object-src',
      'base-uri',
      'form-action',
      'frame-ancestors',
      'media-src',
    ]) {
      expect(policy.get(name)).toBe(`${name} 'none'`);
    }
    expect(policy.get('require-trusted-types-for')).toBe(`require-trusted-types-for 'script'`);
    const all = headers['Content-Security-Policy'] ?? '';
    expect(all).not.toMatch(/unsafe-eval|https?:|\*|strict-dynamic|allow-duplicates/);
    expect(all.match(/unsafe-inline/g)).toHaveLength(1);
    expect(all).toContain(`style-src-attr 'unsafe-inline'`);
  });

  it('go with every answer, also with a refusal', async () => {
    const { text } = await open();
    for (const { headers } of [
      await text('app://concord/'),
      await text('app://concord/nothing'),
      await text('app://concord/', 'POST'),
    ]) {
      expect(headers).toMatchObject({
        'Content-Security-Policy': expect.stringContaining(`default-src 'none'`),
        'Cross-Origin-Embedder-Policy': 'require-corp',
        'Cross-Origin-Opener-Policy': 'same-origin',
        'Cross-Origin-Resource-Policy': 'same-origin',
        'X-Content-Type-Options': 'nosniff',
        'X-Frame-Options': 'DENY',
        'Referrer-Policy': 'no-referrer',
        'Cache-Control': 'no-store',
        'Permissions-Policy': expect.stringContaining('camera=()'),
      });
    }
  });

  it('carry a nonce that is new for each page and stands in it once', async () => {
    const { text } = await open();
    const pages = await Promise.all(Array.from({ length: 20 }, () => text('app://concord/')));
    const nonces = pages.map(({ headers, text: html }) => {
      const nonce = /'nonce-([^']+)'/.exec(headers['Content-Security-Policy'] ?? '')?.[1] ?? 'none';
      expect(html.split(nonce)).toHaveLength(2);
      expect(html).toContain(`<head><meta property="csp-nonce" nonce="${nonce}">`);
      return nonce;
    });
    expect(new Set(nonces).size).toBe(20);
  });
});
