import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { toBase32 } from '#shared/domain/ids.ts';
import { randomBytes } from '../crypto/random.ts';

/**
 * Replaces a file so that after a crash at any moment either the old or the new content is there, whole: writes a
 * sibling, flushes it, renames it over, flushes the folder. On failure the sibling is removed and the error thrown. Once
 * the new content has its name nothing fails any more: the caller would take it for the old.
 */
export function writeDurably(path: string, content: Uint8Array | string): void {
  const sibling = `${path}.${toBase32(randomBytes(5))}.new`;
  try {
    const file = openSync(sibling, 'wx', 0o600);
    try {
      const bytes = typeof content === 'string' ? Buffer.from(content) : content;
      for (let at = 0; at < bytes.length;) at += writeSync(file, bytes, at);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(sibling, path);
  } catch (error) {
    rmSync(sibling, { force: true });
    throw error;
  }
  flushFolder(dirname(path));
}

/**
 * Makes a rename in the folder survive a power cut, where the system lets a folder be flushed. Never throws: the content is
 * there; without this only a power cut within the next seconds could still bring the old one back.
 */
export function flushFolder(folder: string): void {
  try {
    const handle = openSync(folder, 'r');
    try {
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
  } catch {
    // Windows and some network shares have no such call.
  }
}
