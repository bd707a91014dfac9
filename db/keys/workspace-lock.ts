import Database from 'better-sqlite3';
import { accessSync, constants } from 'node:fs';
import { join } from 'node:path';
import { ConcordError } from '#shared/errors.ts';

export const LOCK_FILE = 'workspace.lock';

/**
 * Holds the workspace for this process alone. The lock is the operating system's own, taken through an empty SQLite
 * file, so it goes away with the process however that ends.
 */
export class WorkspaceLock {
  private readonly handle: Database.Database;

  /**
   * Throws `workspace.busy` when another process holds the workspace after `waitMs`, and the system's own error when
   * the folder cannot be written to.
   */
  constructor(folder: string, waitMs: number) {
    // SQLite would only say that it cannot open the file.
    accessSync(folder, constants.R_OK | constants.W_OK);
    this.handle = new Database(join(folder, LOCK_FILE), { timeout: waitMs });
    try {
      this.handle.pragma('journal_mode = DELETE');
      this.handle.exec('BEGIN EXCLUSIVE');
    } catch (error) {
      this.handle.close();
      if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')) {
        throw new ConcordError(
          'workspace.busy',
          'This workspace is already open in another Concord window or command. Close it there, then try again.',
        );
      }
      throw error;
    }
  }

  release(): void {
    this.handle.close();
  }
}
