import Database from 'better-sqlite3';
import { statSync } from 'node:fs';
import { toHex } from '#shared/domain/ids.ts';
import { ConcordError } from '#shared/errors.ts';

/** The file of the encrypted store inside a workspace folder. */
export const STORE_FILE = 'store.db';

declare const access: unique symbol;
/** A connection that may write. Only the writer worker holds one. */
export type WriteHandle = Database.Database & { readonly [access]: 'write' };
/** A connection that sees committed data only. A write handle serves as one. */
export type ReadHandle = Database.Database & { readonly [access]: 'write' | 'read' };

/** Opens the store for writing, creating the file when there is none. Throws `workspace.damaged` for a wrong key. */
export function openWriter(path: string, storeKey: Uint8Array): WriteHandle {
  const db = open(path, storeKey, false);
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  // On macOS a flush reaches the disk's own cache only, unless it is asked for more. Elsewhere these change nothing.
  db.pragma('fullfsync = ON');
  db.pragma('checkpoint_fullfsync = ON');
  db.pragma('foreign_keys = ON');
  return db as WriteHandle;
}

/** Opens the store for reading; the file must exist. */
export function openReader(path: string, storeKey: Uint8Array): ReadHandle {
  return open(path, storeKey, true) as ReadHandle;
}

function open(path: string, storeKey: Uint8Array, isReadonly: boolean): Database.Database {
  const db = new Database(path, { readonly: isReadonly, fileMustExist: isReadonly, timeout: 10_000 });
  try {
    db.pragma("cipher = 'sqlcipher'");
    db.pragma('legacy = 4');
    db.pragma(`key = "x'${toHex(storeKey)}'"`);
    db.pragma('page_size = 4096');
    db.pragma('temp_store = MEMORY');
    db.pragma('secure_delete = ON');
    db.pragma('cache_size = -65536');
    db.pragma('mmap_size = 0');
    db.pragma('trusted_schema = OFF');
    // The first read is what tells a right key from a wrong one.
    db.prepare('SELECT count(*) FROM sqlite_schema').get();
    return db;
  } catch (error) {
    db.close();
    if (error instanceof Database.SqliteError && error.code === 'SQLITE_NOTADB') {
      throw new ConcordError(
        'workspace.damaged',
        'The store does not open with this workspace’s key. It was replaced or damaged: restore the latest backup.',
      );
    }
    throw error;
  }
}

/**
 * Tells the file at a path from every other; null when there is none. Windows lets nobody take away a file that is open,
 * and not all of its file systems number their files.
 */
export function fileAt(path: string): string | null {
  const found = statSync(path, { bigint: true, throwIfNoEntry: false });
  if (!found) return null;
  return process.platform === 'win32' ? 'there' : `${found.dev}:${found.ino}`;
}
