import { execFile } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { extractAll, listPackage } from '@electron/asar';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packFolder } from '../../../scripts/pack-folder.ts';

const root = resolve(import.meta.dirname, '../../..');
const isLinux = process.platform === 'linux';
if (!isLinux) console.warn('The packed folder is examined on Linux only: the stand-in for Electron has its layout.');

let folder: string;
let packed: string;
beforeAll(async () => {
  if (!isLinux) return;
  folder = await mkdtemp(join(tmpdir(), 'concord-pack-'));
  packed = await packFolder({
    root,
    output: join(folder, 'release'),
    electronDist: await standInElectron(join(folder, 'electron')),
  });
});
afterAll(() => folder && rm(folder, { recursive: true, force: true }));

/** A folder that looks like an unpacked Electron, without one. */
async function standInElectron(path: string): Promise<string> {
  await mkdir(join(path, 'locales'), { recursive: true });
  await mkdir(join(path, 'resources'));
  for (const name of [
    'LICENSE',
    'LICENSES.chromium.html',
    'version',
    'chrome-sandbox',
    'icudtl.dat',
    'resources/default_app.asar',
  ])
    await writeFile(join(path, name), '');
  for (const language of ['en-US', 'ar', 'es', 'fr', 'ru', 'zh-CN', 'de', 'ja'])
    await writeFile(join(path, 'locales', `${language}.pak`), '');
  await writeFile(join(path, 'electron'), '#!/bin/sh\necho stand-in\n');
  await chmod(join(path, 'electron'), 0o755);
  return path;
}

describe.skipIf(!isLinux)('the packed folder', () => {
  const archive = () => join(packed, 'resources', 'app.asar');
  const files = async () => {
    const paths = listPackage(archive(), { isPack: false }).map((path) =>
      path.replaceAll('\\', '/').replace(/^\//, ''),
    );
    return paths.filter((path) => !paths.some((other) => other.startsWith(`${path}/`)));
  };

  it('holds the program under its own name, the archive, and beside it only what cannot run from within', async () => {
    expect((await stat(join(packed, 'concord'))).mode & 0o111).toBe(0o111);
    const resources = await readdir(join(packed, 'resources'), { recursive: true, withFileTypes: true });
    const names = resources
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name).slice(packed.length + 1));
    const native = `node_modules/better-sqlite3/prebuilds/linux-${process.arch}.node`;
    expect(names.sort()).toEqual(['resources/app.asar', `resources/app.asar.unpacked/${native}`]);
    expect((await readdir(join(packed, 'locales'))).sort()).toEqual([
      'ar.pak',
      'en-US.pak',
      'es.pak',
      'fr.pak',
      'ru.pak',
      'zh-CN.pak',
    ]);
  });

  it('has in the archive exactly what was built, what SQLite needs, and the name of the program', async () => {
    const built = await readdir(join(root, 'out'), { recursive: true, withFileTypes: true });
    const wanted = built
      .filter((entry) => entry.isFile() && !entry.name.endsWith('.map'))
      .map(({ parentPath, name }) => join('out', parentPath.slice(join(root, 'out').length), name));
    const inside = await files();
    expect(inside.filter((path) => path.startsWith('out/')).sort()).toEqual(wanted.sort());
    expect(wanted).toEqual(
      expect.arrayContaining([
        'out/main/main.js',
        'out/main/writer-worker.js',
        'out/main/reader-worker.js',
        'out/preload/preload.cjs',
        'out/renderer/index.html',
      ]),
    );
    const others = inside.filter((path) => !path.startsWith('out/'));
    expect(
      others.filter((path) => !/^node_modules\/better-sqlite3\/lib\/(methods\/)?[a-z-]+\.js$/.test(path)).sort(),
    ).toEqual([
      'node_modules/better-sqlite3/LICENSE',
      'node_modules/better-sqlite3/package.json',
      `node_modules/better-sqlite3/prebuilds/linux-${process.arch}.node`,
      'package.json',
    ]);
  });

  it('has no sources, tests, documents, maps, development packages or settings', async () => {
    const strange = (await files()).filter((path) =>
      /\.(ts|tsx|map|md|ya?ml|toml|env|po|log|sh)$|(^|\/)(tests?|docs|src|deps|scripts|\.\w+)\//.test(path),
    );
    expect(strange).toEqual([]);
  });

  it('tells nothing of where it was made', async () => {
    const content = await readFile(archive());
    for (const path of [root, folder]) expect(content.includes(path)).toBe(false);
  });

  it('runs: a workspace is made, a note written, found and checked, and the interface served, from the archive alone', async () => {
    const program = join(folder, 'unpacked');
    extractAll(archive(), program);
    const runner = join(root, 'tests', 'support', 'run-packaged.ts');
    const { stdout } = await promisify(execFile)(process.execPath, [runner, program, join(folder, 'user')], {
      cwd: folder,
    });
    const outcome: unknown = JSON.parse(stdout.slice(stdout.indexOf('{')));
    expect(outcome).toMatchObject({
      webPreferences: {
        sandbox: true,
        contextIsolation: true,
        preload: join(program, 'out', 'preload', 'preload.cjs'),
      },
      page: 200,
      created: true,
      saved: true,
      found: { total: 1, hits: [{ title: 'Shots near the market' }] },
      checked: { ok: true },
      hasQuit: true,
    });
    const { assets } = Object(outcome);
    expect(assets.length).toBeGreaterThanOrEqual(2);
    for (const asset of assets) expect(asset).toMatchObject({ status: 200 });
  });
});

describe('the built preload', () => {
  const source = () => readFile(join(root, 'out', 'preload', 'preload.cjs'), 'utf8');

  it('is one small file that needs electron and nothing else, and holds no schema', async () => {
    const text = await source();
    expect(await readdir(join(root, 'out', 'preload'))).toEqual(['preload.cjs']);
    expect(text.length).toBeLessThan(6000);
    expect([...text.matchAll(/\brequire\(["']([^"']+)["']\)/g)].map(([, name]) => name)).toEqual(['electron']);
    expect(text).not.toMatch(/\bzod\b|safeParse|strictObject|\bimport\(|\bimport\.meta/i);
  });

  it('exposes the bridge when it is run', async () => {
    const exposed: Record<string, unknown> = {};
    const electron = {
      contextBridge: { exposeInMainWorld: (name: string, value: unknown) => void (exposed[name] = value) },
      ipcRenderer: {},
    };
    const { runInNewContext } = await import('node:vm');
    runInNewContext(await source(), {
      require: (name: string) => (name === 'electron' ? electron : expect.unreachable()),
      process: { platform: 'linux' },
      Set,
      Promise,
      TypeError,
      exports: {},
      module: {},
    });
    expect(Object.keys(exposed)).toEqual(['concord']);
    expect(exposed['concord']).toMatchObject({
      invoke: expect.any(Function),
      on: expect.any(Function),
      host: { kind: 'electron', platform: 'linux' },
    });
  });
});

it('is made by settings that are checked: a setting that does not exist is refused', async () => {
  const { build, Platform } = await import('electron-builder');
  const config = { extends: join(root, 'electron-builder.yml'), noSuchSetting: true };
  await expect(build({ targets: Platform.LINUX.createTarget('dir'), projectDir: root, config })).rejects.toThrow(
    /noSuchSetting/,
  );
});
