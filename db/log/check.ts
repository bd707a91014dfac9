import { createHash } from 'node:crypto';
import { contentHashOf, deskKeyOf, recordIdOf, toHex } from '#shared/domain/ids.ts';
import { storedValues } from '#shared/domain/values.ts';
import { ConcordError, systemError } from '#shared/errors.ts';
import { compareBytes } from '#shared/log/commit.ts';
import { attachmentChunks } from '../attachments.ts';
import type { ReadHandle } from '../database.ts';
import type { Desk } from '../desk.ts';
import { readKeptCard } from '../trust/desk-card.ts';
import type { LongWork } from '../workers/long-work.ts';
import { CommitRows, type StoredCommit, type UnreadableCommit } from './commit-rows.ts';
import type { MaterialisedRecord } from './materialise.ts';
import { verifyCommit } from './sealed-commit.ts';
import { readState, readValues, type StateColumns, stateHash } from './state.ts';

export interface CheckProblem {
  readonly code: string;
  readonly message: string;
}

export interface CheckReport {
  readonly ok: boolean;
  /** SHA-256 over the logical state of every record, 64 hex digits. */
  readonly stateHash: string;
  /** The same after building all tables again from the log; null unless that was asked for. */
  readonly rebuiltHash: string | null;
  readonly commits: number;
  readonly records: number;
  readonly attachments: number;
  readonly problems: readonly CheckProblem[];
}

const KEPT_PROBLEMS = 100;

/**
 * The logical-state hash: SHA-256 over `id ‖ state hash` of every record in the order of their ids. Desks with the
 * same log and the same trust decisions have the same hash.
 */
export function logicalStateHash(db: ReadHandle): string {
  const digest = createHash('sha256').update('concord/workspace-state/1');
  // This desk's own decisions (contacts, tag descriptions) are records of the log too and count.
  const rows = db
    .prepare<[], StateColumns & { id: Uint8Array; kind: string }>(
      'SELECT id, kind, state, beside FROM record ORDER BY id',
    )
    .iterate();
  for (const row of rows) digest.update(row.id).update(stateHash(row.id, row.kind, readState(row)));
  return digest.digest('hex');
}

/**
 * Verifies the whole store: file structure, the full-text index, every commit's form, hashes and signature, every
 * attachment's content, and with `isRebuild` that the tables built again from the log alone say the same. A rebuild
 * that agrees is kept; one that differs is kept too, since the log is the record of truth, and reported. From a log
 * that is damaged nothing is built: the tables may be all that is left of what it said.
 */
export function checkStore(desk: Desk, isRebuild: boolean, work: LongWork): CheckReport {
  const problems: CheckProblem[] = [];
  const note = (code: string, message: string) => {
    if (problems.length < KEPT_PROBLEMS) problems.push({ code, message });
  };
  if (!isStructureWhole(desk)) note('workspace.damaged', 'The store file is damaged. Restore the latest backup.');
  if (!isIndexWhole(desk)) note('search.damaged', 'The search index is damaged. Run the check with rebuild.');
  const { commits, damaged } = checkCommits(desk, note, work);
  checkCards(desk, note);
  const attachments = checkAttachments(desk, note, work);
  const before = logicalStateHash(desk.db);
  const rebuiltHash = isRebuild && damaged === 0 ? rebuild(desk, work) : null;
  if (rebuiltHash !== null && rebuiltHash !== before) {
    note('state.differs', 'The tables did not agree with the log. They were built again from it.');
  }
  if (isRebuild && damaged > 0) {
    note('state.kept', 'The tables were not built again, since the log is damaged. Restore the latest backup.');
  }
  const records = desk.db.prepare<[], { n: number }>('SELECT count(*) AS n FROM record').get()?.n ?? 0;
  return { ok: problems.length === 0, stateHash: before, rebuiltHash, commits, records, attachments, problems };
}

function isStructureWhole(desk: Desk): boolean {
  try {
    const found = desk.db.prepare<[], { integrity_check: string }>('PRAGMA integrity_check').all();
    // What it says of the full-text index is checked, and mended, apart.
    return found.every(({ integrity_check: line }) => line === 'ok' || /fts5/i.test(line));
  } catch (error) {
    if (isDamage(error)) return false;
    throw error;
  }
}

function isIndexWhole(desk: Desk): boolean {
  try {
    desk.db.exec("INSERT INTO search (search) VALUES ('integrity-check')");
    return true;
  } catch (error) {
    if (isDamage(error)) return false;
    throw error;
  }
}

function isDamage(error: unknown): boolean {
  return systemError(error)?.code === 'workspace.damaged';
}

function checkCommits(
  desk: Desk,
  note: (code: string, message: string) => void,
  work: LongWork,
): { commits: number; damaged: number } {
  const total = desk.db.prepare<[], { n: number }>('SELECT count(*) AS n FROM commit_log').get()?.n ?? 0;
  let done = 0;
  let damaged = 0;
  for (const commit of new CommitRows(desk.db).all()) {
    try {
      checkCommit(commit, desk.realm);
    } catch (error) {
      if (!(error instanceof ConcordError)) throw error;
      damaged += 1;
      note(error.code, `${error.message} (record ${recordIdOf(commit.record)})`);
    }
    done += 1;
    work.step('checking', done, total);
  }
  return { commits: done, damaged };
}

/** Throws the reason when a row of the log is not what its author signed, or is filed under other names than its own. */
function checkCommit(commit: StoredCommit | UnreadableCommit, realm: string): void {
  if ('unreadable' in commit) throw commit.unreadable;
  const { id, header } = verifyCommit(commit.sealed, realm);
  const names = [
    [id, commit.id],
    [header.record, commit.record],
    [header.desk, commit.desk],
  ] as const;
  if (names.some(([signed, filed]) => compareBytes(signed, filed) !== 0)) {
    throw new ConcordError('commit.hash', 'A change is filed under another id, record or author than its own.');
  }
}

/** Cards that came with bundles, and those of contacts. Whatever else is damaged of a contact is told of its log. */
function checkCards(desk: Desk, note: (code: string, message: string) => void): void {
  const rows = desk.db.prepare<[], { desk: Uint8Array; text: string }>('SELECT desk, text FROM card').iterate();
  for (const row of rows) {
    const named = deskKeyOf(row.desk);
    if (readKeptCard(row.text)?.desk === named) continue;
    note('card.damaged', `A desk card is damaged. Ask the desk for its card again (${named.slice(0, 12)}…).`);
  }
  const contacts = desk.db
    .prepare<[], { id: Uint8Array; state: string }>("SELECT id, state FROM record WHERE kind = 'contact'")
    .iterate();
  for (const { id, state } of contacts) {
    const { card } = storedValues('contact', readValues(state));
    if (card === null || readKeptCard(card)) continue;
    note('card.damaged', `The desk card of a contact is damaged. Ask for it again (record ${recordIdOf(id)}).`);
  }
}

function checkAttachments(desk: Desk, note: (code: string, message: string) => void, work: LongWork): number {
  const rows = desk.db.prepare<[], { hash: Uint8Array; size: number }>('SELECT hash, size FROM attachment').all();
  rows.forEach(({ hash, size }, done) => {
    const digest = createHash('sha256');
    let length = 0;
    for (const chunk of attachmentChunks(desk.db, contentHashOf(hash))) {
      digest.update(chunk);
      length += chunk.length;
    }
    if (length !== size || digest.digest('hex') !== toHex(hash)) {
      note('attachment.damaged', `An attachment is damaged (${toHex(hash).slice(0, 12)}…).`);
    }
    work.step('checking', done + 1, rows.length);
  });
  return rows.length;
}

/** Builds every materialised table again from the log, in one transaction. Returns the new logical-state hash. */
export function rebuild(desk: Desk, work: LongWork): string {
  return desk.change(() => {
    rebuildTables(desk, work);
    return logicalStateHash(desk.db);
  });
}

/** Builds every materialised table again from the log. Must run inside `change`. */
export function rebuildTables(desk: Desk, work: LongWork): void {
  const ids = desk.db
    .prepare<[], { record: Uint8Array }>('SELECT record FROM commit_log GROUP BY record ORDER BY min(seq)')
    .all();
  desk.materialiser.clear();
  // Contacts first: they decide whose edits apply.
  const isContact = new Set(
    ids.filter(({ record }) => refreshReadable(desk, record)?.kind === 'contact').map(({ record }) => toHex(record)),
  );
  desk.decisionsChanged();
  ids.forEach(({ record }, done) => {
    if (!isContact.has(toHex(record))) refreshReadable(desk, record);
    work.step('indexing', done + 1, ids.length);
  });
}

/** One record whose log is damaged must not keep all others shut. The check names it. */
export function refreshReadable(desk: Desk, record: Uint8Array): MaterialisedRecord | null {
  try {
    return desk.refresh(record, null);
  } catch (error) {
    if (error instanceof ConcordError) return null;
    throw error;
  }
}
