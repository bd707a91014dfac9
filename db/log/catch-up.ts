import { decodeHeader } from '#shared/log/commit.ts';
import { hlcFromBytes, MAX_CLOCK_AHEAD } from '#shared/log/hlc.ts';
import type { Desk } from '../desk.ts';
import { TEXT_VERSION } from '../search/record-text.ts';
import { UNWATCHED } from '../workers/long-work.ts';
import { rebuildTables } from './check.ts';
import { STATE_VERSION } from './state.ts';

/**
 * Brings a store that was just opened up to what this version and this hour make of its log: tables of another form are
 * built again, and commits whose time has come count.
 */
export function catchUp(desk: Desk): void {
  bringTablesUpToDate(desk);
  releaseFromQuarantine(desk);
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

/** Lets commits count whose authors' clocks have been caught up with. */
function releaseFromQuarantine(desk: Desk): void {
  // The first condition is the one that the index is made for.
  const rows = desk.db
    .prepare<[], { seq: number; record: Uint8Array; header: Uint8Array }>(
      'SELECT seq, record, header FROM commit_log WHERE standing <> 0 AND standing = 1',
    )
    .all()
    .filter((row) => (hlcFromBytes(decodeHeader(row.header).hlc)?.at ?? 0) <= desk.now() + MAX_CLOCK_AHEAD);
  if (rows.length === 0) return;
  desk.change(() => {
    const release = desk.db.prepare('UPDATE commit_log SET standing = 0 WHERE seq = ?');
    for (const row of rows) {
      release.run(row.seq);
      desk.refresh(row.record, null);
    }
  });
}
