import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { electronProgram, type ElectronFolder, fetchElectron, fetchTrouble } from '../../scripts/electron-binary.ts';
import { scratchFolder } from '#tests/support/scratch.ts';

let electron: ElectronFolder;
const onFetch = vi.fn<() => void>();
beforeEach(async () => {
  const folder = await scratchFolder();
  electron = { folder: join(folder, 'electron'), notePath: join(folder, 'cache', 'note') };
  onFetch.mockReset();
  await mkdir(electron.folder);
  await writeFile(join(electron.folder, 'package.json'), '{"version":"45.0.0"}');
  vi.stubEnv('ELECTRON_SKIP_BINARY_DOWNLOAD', '');
  return () => vi.unstubAllEnvs();
});

async function place(version = '45.0.0'): Promise<void> {
  await mkdir(join(electron.folder, 'dist'), { recursive: true });
  await writeFile(join(electron.folder, 'dist', 'version'), `v${version}\n`);
  await writeFile(join(electron.folder, 'dist', 'electron'), '');
  await writeFile(join(electron.folder, 'path.txt'), 'electron');
}
const installer = (source: string) => writeFile(join(electron.folder, 'install.js'), source);

it('finds the program that belongs to the package, and no other', async () => {
  expect(await electronProgram(electron)).toBeNull();
  await place('44.9.9');
  expect(await electronProgram(electron)).toBeNull();
  await place();
  expect(await electronProgram(electron)).toBe(join(electron.folder, 'dist', 'electron'));
  await writeFile(join(electron.folder, 'path.txt'), 'gone');
  expect(await electronProgram(electron)).toBeNull();
});

describe('fetching', () => {
  it('is not done when the program is there', async () => {
    await place();
    await installer('process.exit(1)');
    expect(await fetchElectron(electron, false, onFetch)).toBeNull();
    expect(onFetch).not.toHaveBeenCalled();
  });

  it('runs the installer of the package', async () => {
    await installer(`const fs = require('node:fs'); fs.mkdirSync('dist'); fs.writeFileSync('dist/version', '45.0.0');
      fs.writeFileSync('dist/electron', ''); fs.writeFileSync('path.txt', 'electron');`);
    expect(await fetchElectron(electron, false, onFetch)).toBeNull();
    expect(onFetch).toHaveBeenCalledTimes(1);
  });

  it('says in a few words why it failed, and does not try again at every start', async () => {
    await installer(`console.error('Error: getaddrinfo ENOTFOUND somewhere'); process.exit(1);`);
    expect(await fetchElectron(electron, false, onFetch)).toMatch(/could not be fetched \(no connection\)$/);
    expect(await fetchElectron(electron, false, onFetch)).toMatch(/could not be fetched today/);
    expect(onFetch).toHaveBeenCalledTimes(1);
    expect(await fetchElectron(electron, true, onFetch)).toMatch(/no connection/);
    expect(onFetch).toHaveBeenCalledTimes(2);
    await writeFile(electron.notePath, new Date(Date.now() - 25 * 3600 * 1000).toISOString());
    await fetchElectron(electron, false, onFetch);
    expect(onFetch).toHaveBeenCalledTimes(3);
    expect(Date.parse(await readFile(electron.notePath, 'utf8'))).toBeGreaterThan(Date.now() - 60_000);
  });

  it.each(['garbage', '', new Date(Date.now() + 1e9).toISOString()])(
    'is not put off by a note that says %j',
    async (note) => {
      await mkdir(join(electron.notePath, '..'));
      await writeFile(electron.notePath, note);
      await installer('process.exit(1)');
      await fetchElectron(electron, false, onFetch);
      expect(onFetch).toHaveBeenCalledTimes(1);
    },
  );

  it('that ends well without bringing anything is a failure', async () => {
    await installer('');
    expect(await fetchElectron(electron, false, onFetch)).toMatch(/still missing/);
  });

  it('is left out when there is no package or when it is not wanted', async () => {
    expect(await fetchElectron(electron, false, onFetch)).toMatch(/not among the installed packages/);
    await installer('');
    vi.stubEnv('ELECTRON_SKIP_BINARY_DOWNLOAD', '1');
    expect(await fetchElectron(electron, false, onFetch)).toMatch(/not to be fetched/);
    expect(onFetch).not.toHaveBeenCalled();
  });
});

it.each([
  ['Error: getaddrinfo EAI_AGAIN x', 'no connection'],
  ['TypeError: fetch failed', 'no connection'],
  ['HTTPError: Response code 403 (Forbidden)', 'the server answered 403'],
  ['Error: ENOSPC: no space left on device, write', 'the disk is full'],
  ["Error: EACCES: permission denied, mkdir 'dist'", 'its folder cannot be written to'],
  ['ChecksumMismatchError: sumchecker', 'what came was not the right file'],
  ['', 'its installer failed'],
])('reads %j as %j', (errors, words) => {
  expect(fetchTrouble(errors)).toBe(words);
});
