import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** What a build makes; each of them is written anew by every build. */
const OUTPUTS = ['out/main/main.js', 'out/preload/preload.cjs', 'out/renderer/index.html'];
/** What a build is made from. */
const SOURCES = [
  'db',
  'electron',
  'renderer',
  'shared',
  'electron.vite.config.ts',
  'lingui.config.ts',
  'package.json',
  'tsconfig.base.json',
];

/** Null when the built program is as new as its sources, else why it has to be built. */
export async function buildReason(root: string): Promise<'it was not built yet' | 'the sources have changed' | null> {
  const outputs = await Promise.all(OUTPUTS.map((path) => changedAt(join(root, path))));
  const oldest = Math.min(...outputs.map((time) => time ?? -Infinity));
  if (oldest === -Infinity) return 'it was not built yet';
  const newest = Math.max(...(await Promise.all(SOURCES.map((path) => newestIn(join(root, path))))));
  return newest > oldest ? 'the sources have changed' : null;
}

async function newestIn(path: string): Promise<number> {
  const own = (await changedAt(path)) ?? -Infinity;
  const entries = await readdir(path, { recursive: true }).catch(() => []);
  const times = await Promise.all(entries.map((entry) => changedAt(join(path, entry))));
  return Math.max(own, ...times.map((time) => time ?? -Infinity));
}

async function changedAt(path: string): Promise<number | null> {
  return stat(path).then(
    ({ mtimeMs }) => mtimeMs,
    () => null,
  );
}
