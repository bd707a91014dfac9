import { ConcordError } from '#shared/errors.ts';
import { decodeHeader } from '#shared/log/commit.ts';
import type { Desk } from '../desk.ts';
import { TEXT_VERSION } from '../search/record-text.ts';
import { UNWATCHED } from '../workers/long-work.ts';
import { rebuildTables, refreshReadable } from './check.ts';
import { STANDING, type Standing, standingOf } from './commit-rows.ts';
import { verifyCommit } from './sealed-commit.ts';
import { STATE_VERSION } from './state.ts';

/**
 * Brings a store that was just opened up to what this version and this hour make of its log: tables of another form are
 * built again, and commits whose time has come count.
 */
export function catchUp(desk: Desk): void {
  bringTablesUpToDate(desk);
  takeBackIn(desk);
}

/** Makes the tables, or the full-text index alone, anew when they were made by the rules of another version. */
function bringTablesUpToDate(desk: Desk): void {
  const find = desk.db.prepare<[string], { value: string }>('SELECT value FROM meta WHERE key = ?');
  const isState = find.get('state_version')?.value === STATE_VERSION;
  if (isState && find.get('text_version')?.value === TEXT_VERSION) return;
  desk.change(() => {
    if (isState) desk.materialiser.reindex();
    else rebuildTables(desk, UNWATCHED);
    const keep = desk.db.prepare('INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)');
    keep.run('state_version', STATE_VERSION);
    keep.run('text_version', TEXT_VERSION);
  });
}

/**
 * Lets commits count that were kept aside when they came: those whose authors' clocks have been caught up with, and those
 * of a version that this Concord has learned to read since. The ops of the latter are checked now for the first time; one
 * that does not stand the check stays aside, and `checkStore` names it.
 */
function takeBackIn(desk: Desk): void {
  const rows = desk.db
    .prepare<[], { id: Uint8Array; record: Uint8Array; standing: Standing; header: Uint8Array }>(
      // The first condition is the one that the index is made for.
      'SELECT id, record, standing, header FROM commit_log WHERE standing <> 0 AND standing IN (1, 2)',
    )
    .all()
    .flatMap(({ id, record, standing, header }) => {
      const now = standingNow(desk, header);
      if (now === null || now === standing || (now === STANDING.counted && !isReadable(desk, id))) return [];
      return [{ id, record, now }];
    });
  if (rows.length === 0) return;
  desk.change(() => {
    const stand = desk.db.prepare('UPDATE commit_log SET standing = ? WHERE id = ?');
    for (const { id, now } of rows) stand.run(now, id);
    for (const { record } of rows) refreshReadable(desk, record);
  });
}

/** Null for a header that is damaged: it stays aside and keeps nothing else shut. The check names it. */
function standingNow(desk: Desk, header: Uint8Array): Standing | null {
  try {
    return standingOf(decodeHeader(header), desk.now());
  } catch (error) {
    if (error instanceof ConcordError) return null;
    throw error;
  }
}

function isReadable(desk: Desk, id: Uint8Array): boolean {
  try {
    const stored = desk.commits.get(id);
    if (stored) verifyCommit(stored.sealed, desk.realm);
    return stored !== null;
  } catch (error) {
    if (error instanceof ConcordError) return false;
    throw error;
  }
}
