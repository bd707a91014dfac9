import { constants } from 'node:fs';
import { type FileHandle, link, mkdir, open, rename, stat, unlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { ConcordError, systemError } from '#shared/errors.ts';
import { toHex } from '#shared/domain/ids.ts';
import { randomBytes } from '#db/crypto/random.ts';

/**
 * Writes a file that is either there whole or not at all: into a new file beside it, flushed to the disk, then given
 * its name. Whatever fails, nothing is left behind. Throws `file.exists` (unless `isOverwrite`), `file.unwritable`,
 * `workspace.disk-full`, and whatever `write` throws.
 */
export async function writeAtomically<T>(
  path: string,
  isOverwrite: boolean,
  write: (file: FileHandle) => Promise<T>,
): Promise<T> {
  if (!isOverwrite && (await isThere(path))) throw exists();
  const part = join(dirname(path), `.${basename(path).slice(0, 80)}.${toHex(randomBytes(6))}.part`);
  try {
    const file = await open(part, constants.O_RDWR | constants.O_CREAT | constants.O_EXCL, 0o600);
    let result: T;
    try {
      result = await write(file);
      await file.sync();
    } finally {
      await file.close();
    }
    await giveName(part, path, isOverwrite);
    return result;
  } catch (thrown) {
    await unlink(part).catch(() => undefined);
    throw writeError(thrown);
  }
}

/** As `writeAtomically`, for content that is at hand; makes the folder, for its owner only, where it is missing. */
export async function replaceFile(path: string, content: string | Uint8Array): Promise<void> {
  try {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  } catch (thrown) {
    if (codeOf(thrown) === 'EEXIST')
      throw unwritable('A file stands where the folder should be. Move it away.', thrown);
    throw writeError(thrown);
  }
  await writeAtomically(path, true, (file) => file.writeFile(content));
}

/**
 * Gives a file that was written and flushed under a passing name in the same folder the name that it is to have, so that
 * it lasts through a loss of power. Throws as `writeAtomically`; the passing file is then still there.
 */
export async function giveName(part: string, path: string, isOverwrite: boolean): Promise<void> {
  try {
    await takeName(part, path, isOverwrite);
  } catch (thrown) {
    throw writeError(thrown);
  }
  await flushFolder(dirname(path));
}

async function takeName(part: string, path: string, isOverwrite: boolean): Promise<void> {
  if (isOverwrite) {
    await rename(part, path);
    return;
  }
  try {
    // A hard link never replaces a file, so that nobody's file is lost between the look and the naming.
    await link(part, path);
    await unlink(part);
  } catch (thrown) {
    if (codeOf(thrown) === 'EEXIST') throw exists();
    // The disk has no hard links (FAT, exFAT, some network shares): claim the name with an empty file instead.
    await (await open(path, 'wx', 0o600)).close();
    try {
      await rename(part, path);
    } catch (failed) {
      await unlink(path).catch(() => undefined);
      throw failed;
    }
  }
}

/** Makes the new name last through a loss of power; not every system lets a folder be flushed. */
async function flushFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch {
    // The file itself is on the disk.
  }
}

async function isThere(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch {
    return false;
  }
}

function exists(): ConcordError {
  return new ConcordError('file.exists', 'A file of this name is already there. Choose another name.');
}

function codeOf(thrown: unknown): string | null {
  return thrown instanceof Error && 'code' in thrown && typeof thrown.code === 'string' ? thrown.code : null;
}

/** What a person is told when a file cannot be written; errors that already say it pass. */
function writeError(thrown: unknown): unknown {
  if (thrown instanceof ConcordError) return thrown;
  const known = systemError(thrown);
  if (known?.code === 'workspace.disk-full') return known;
  switch (codeOf(thrown)) {
    case 'EEXIST':
      return exists();
    case 'EFBIG':
      return unwritable(
        'The file is too large for this disk’s format. Choose another disk, or release fewer records.',
        thrown,
      );
    case 'EROFS':
    case 'EACCES':
    case 'EPERM':
      return unwritable('The folder cannot be written to. Choose another folder, or check its permissions.', thrown);
    case 'ENOENT':
    case 'ENOTDIR':
      return unwritable('The folder is not there any more. Choose another folder, or connect its disk again.', thrown);
    case 'EISDIR':
      return unwritable('A folder of this name is already there. Choose another name.', thrown);
    case 'ENAMETOOLONG':
      return unwritable('The file’s name is too long. Choose a shorter one.', thrown);
    case 'EIO':
    case 'ENODEV':
    case 'ENXIO':
      return unwritable('The disk could not be written to. Check that it is connected, then try again.', thrown);
    default:
      return thrown;
  }
}

function unwritable(message: string, cause: unknown): ConcordError {
  return new ConcordError('file.unwritable', `${message} Nothing was written.`, undefined, { cause });
}
