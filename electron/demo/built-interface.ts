import { spawn } from 'node:child_process';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { ConcordError } from '#shared/errors.ts';

const PROJECT = join(import.meta.dirname, '..', '..');
const PAGE = join(PROJECT, 'out', 'renderer', 'index.html');
const SOURCES = ['renderer', 'shared', 'electron.vite.config.ts', 'package-lock.json'];

/** Builds the interface unless what was built last is newer than its sources. Throws `file.unreadable` when that fails. */
export async function ensureInterface(signal: AbortSignal): Promise<void> {
  const builtAt = await changedAt(PAGE);
  const newest = Math.max(...(await Promise.all(SOURCES.map((source) => newestIn(join(PROJECT, source))))));
  if (builtAt > newest) return;
  const builder = join(PROJECT, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js');
  const child = spawn(process.execPath, [builder, 'build'], { cwd: PROJECT, stdio: 'ignore', signal });
  const code = await new Promise((resolve) => {
    child.once('error', () => resolve(null));
    child.once('exit', resolve);
  });
  if (signal.aborted) throw new ConcordError('cancelled', 'Cancelled. Nothing was changed.');
  if (code !== 0)
    throw new ConcordError('file.unreadable', 'The interface could not be built; "npm run build" says why.');
}

async function newestIn(path: string): Promise<number> {
  let entries;
  try {
    entries = await readdir(path, { withFileTypes: true });
  } catch {
    return changedAt(path);
  }
  const times = await Promise.all(
    entries.map((entry) =>
      entry.isDirectory() ? newestIn(join(path, entry.name)) : changedAt(join(path, entry.name)),
    ),
  );
  return Math.max(0, ...times);
}

async function changedAt(path: string): Promise<number> {
  try {
    return (await stat(path)).mtimeMs;
  } catch {
    return 0;
  }
}
