import { mkdir, rm, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { buildReason } from '../../scripts/build-state.ts';
import { scratchFolder } from '#tests/support/scratch.ts';

let root: string;
async function write(path: string, at: number): Promise<void> {
  const full = join(root, path);
  await mkdir(dirname(full), { recursive: true });
  await writeFile(full, '');
  for (const each of [full, dirname(full)]) await utimes(each, at, at);
}
beforeEach(async () => {
  root = await scratchFolder();
  for (const source of [
    'db/notes.ts',
    'electron/main.ts',
    'renderer/features/x.tsx',
    'shared/errors.ts',
    'package.json',
  ])
    await write(source, 100);
  for (const folder of ['renderer']) await utimes(join(root, folder), 100, 100);
  for (const output of ['out/main/main.js', 'out/preload/preload.cjs', 'out/renderer/index.html'])
    await write(output, 200);
});

it('is content with a build that is newer than all its sources', async () => {
  expect(await buildReason(root)).toBeNull();
});

it.each(['out/main/main.js', 'out/preload/preload.cjs', 'out/renderer/index.html'])(
  'builds when %s is missing',
  async (path) => {
    await rm(join(root, path));
    expect(await buildReason(root)).toBe('it was not built yet');
  },
);

it.each([
  'db/notes.ts',
  'renderer/features/x.tsx',
  'renderer/features/new/deep.css',
  'package.json',
  'electron.vite.config.ts',
])('builds when %s has changed', async (path) => {
  await write(path, 300);
  expect(await buildReason(root)).toBe('the sources have changed');
});

it('builds when a source was taken away', async () => {
  await rm(join(root, 'renderer/features/x.tsx'));
  expect(await buildReason(root)).toBe('the sources have changed');
});

it('builds when one of the outputs is older than a source', async () => {
  await write('out/preload/preload.cjs', 50);
  expect(await buildReason(root)).toBe('the sources have changed');
});

it('does not build for tests, documents or what was built', async () => {
  for (const path of ['tests/x.test.ts', 'docs/cli.md', 'README.md', 'out/renderer/assets/late.js'])
    await write(path, 300);
  expect(await buildReason(root)).toBeNull();
});
