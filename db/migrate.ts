import { ConcordError } from '#shared/errors.ts';
import type { WriteHandle } from './database.ts';
import { log } from './migrations/0001-log.ts';
import { records } from './migrations/0002-records.ts';
import { search } from './migrations/0003-search.ts';
import { deskWork } from './migrations/0004-desk-work.ts';
import { beside } from './migrations/0005-beside.ts';
import { disclosed } from './migrations/0006-disclosed.ts';

/** One step from the version before. Steps are never edited once released; a change is a new file. */
export interface Migration {
  readonly version: number;
  readonly sql: string;
}

export const MIGRATIONS: readonly Migration[] = [log, records, search, deskWork, beside, disclosed];

export const STORE_VERSION = MIGRATIONS.length;

/**
 * Brings the store to a version (this Concord's own unless told otherwise), each step in a transaction of its own.
 * Throws `workspace.newer` when the store was written by a newer Concord; it is then left untouched.
 */
export function migrate(db: WriteHandle, target: number = STORE_VERSION): void {
  const found = versionOf(db);
  if (found > STORE_VERSION) {
    throw new ConcordError(
      'workspace.newer',
      'This workspace was written by a newer Concord. Update Concord, then open it again. Nothing was changed.',
    );
  }
  for (const step of MIGRATIONS) {
    if (step.version <= found || step.version > target) continue;
    db.transaction(() => {
      db.exec(step.sql);
      db.pragma(`user_version = ${step.version}`);
    }).immediate();
  }
}

/** The version of the store's schema; 0 for an empty file. */
export function versionOf(db: WriteHandle): number {
  const version: unknown = db.pragma('user_version', { simple: true });
  return typeof version === 'number' ? version : 0;
}
