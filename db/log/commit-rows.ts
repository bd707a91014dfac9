import type { LogEntry } from '#shared/log/merge.ts';
import { type CborValue, decodeCbor, encodeCbor } from '#shared/log/cbor.ts';
import { commitIdOf, deskKeyOf, toHex } from '#shared/domain/ids.ts';
import { type CommitHeader, COMMIT_VERSION, decodeHeader, decodeOp, type SealedCommit } from '#shared/log/commit.ts';
import { hlcFromBytes, MAX_CLOCK_AHEAD } from '#shared/log/hlc.ts';
import type { Op } from '#shared/log/op.ts';
import { ConcordError } from '#shared/errors.ts';
import type { ReadHandle, WriteHandle } from '../database.ts';

/** Why a commit is kept but does not count: 0 it counts, 1 its clock is far ahead, 2 a newer version wrote it. */
export const STANDING = { counted: 0, quarantined: 1, newer: 2 } as const;
export type Standing = (typeof STANDING)[keyof typeof STANDING];

/** How a commit that is whole stands by the wall clock (ms) of this desk. */
export function standingOf(header: CommitHeader, now: number): Standing {
  const hlc = hlcFromBytes(header.hlc);
  if (hlc && hlc.at > now + MAX_CLOCK_AHEAD) return STANDING.quarantined;
  return header.v === COMMIT_VERSION ? STANDING.counted : STANDING.newer;
}

/** A row of the log with its parts as they were signed. */
export interface StoredCommit {
  readonly seq: number;
  readonly id: Uint8Array;
  readonly record: Uint8Array;
  readonly desk: Uint8Array;
  readonly standing: Standing;
  readonly receivedAt: number;
  readonly sealed: SealedCommit;
}

/** A row of the log that is damaged. */
export interface UnreadableCommit {
  readonly record: Uint8Array;
  readonly unreadable: ConcordError;
}

interface CommitRow {
  seq: number;
  id: Uint8Array;
  record: Uint8Array;
  desk: Uint8Array;
  header: Uint8Array;
  signature: Uint8Array;
  secret: Uint8Array | null;
  salts: Uint8Array | null;
  ops: Uint8Array;
  standing: Standing;
  received_at: number;
}

const COLUMNS = 'seq, id, record, desk, header, signature, secret, salts, ops, standing, received_at';

/** Reads and writes rows of the commit log. Statements are prepared once for each connection. */
export class CommitRows {
  private readonly db: ReadHandle;
  private readonly byRecord;
  private readonly byId;

  constructor(db: ReadHandle) {
    this.db = db;
    this.byRecord = db.prepare<[Uint8Array], CommitRow>(
      `SELECT ${COLUMNS} FROM commit_log WHERE record = ? ORDER BY seq`,
    );
    this.byId = db.prepare<[Uint8Array], CommitRow>(`SELECT ${COLUMNS} FROM commit_log WHERE id = ?`);
  }

  /** All commits of a record in the order of arrival. */
  ofRecord(record: Uint8Array): StoredCommit[] {
    return this.byRecord.all(record).map(storedCommit);
  }

  /** The commit with this id, or null. */
  get(id: Uint8Array): StoredCommit | null {
    const row = this.byId.get(id);
    return row ? storedCommit(row) : null;
  }

  /** Every commit in the order of arrival, one row at a time; an error in place of one that cannot be read. */
  *all(): Generator<StoredCommit | UnreadableCommit> {
    const statement = this.db.prepare<[], CommitRow>(`SELECT ${COLUMNS} FROM commit_log ORDER BY seq`);
    for (const row of statement.iterate()) yield readableCommit(row);
  }
}

/** Writes rows of the commit log. */
export class CommitWriter {
  private readonly insertRow;
  private readonly discloseRow;

  constructor(db: WriteHandle) {
    this.insertRow = db.prepare(
      `INSERT INTO commit_log (id, record, desk, header, signature, secret, salts, ops, standing, bundle, received_at)
       VALUES (@id, @record, @desk, @header, @signature, @secret, @salts, @ops, @standing, @bundle, @receivedAt)`,
    );
    this.discloseRow = db.prepare('UPDATE commit_log SET secret = @secret, salts = @salts, ops = @ops WHERE id = @id');
  }

  /** Adds a commit that the log does not have; returns its sequence number in this log. */
  insert(commit: {
    readonly id: Uint8Array;
    readonly header: CommitHeader;
    readonly sealed: SealedCommit;
    readonly standing: Standing;
    readonly bundle: number | null;
    readonly receivedAt: number;
  }): number {
    const { id, header, sealed, standing, bundle, receivedAt } = commit;
    const result = this.insertRow.run({
      id,
      record: header.record,
      desk: header.desk,
      header: sealed.header,
      signature: sealed.signature,
      ...disclosure(sealed),
      standing,
      bundle,
      receivedAt,
    });
    return Number(result.lastInsertRowid);
  }

  /** Replaces what is disclosed of a commit that the log has. */
  disclose(id: Uint8Array, sealed: SealedCommit): void {
    this.discloseRow.run({ id, ...disclosure(sealed) });
  }
}

function disclosure(sealed: SealedCommit): { secret: Uint8Array | null; salts: Uint8Array | null; ops: Uint8Array } {
  return {
    secret: sealed.secret,
    salts: sealed.salts ? encodeCbor(sealed.salts) : null,
    ops: encodeCbor(sealed.ops),
  };
}

function readableCommit(row: CommitRow): StoredCommit | UnreadableCommit {
  try {
    return storedCommit(row);
  } catch (error) {
    if (error instanceof ConcordError) return { record: row.record, unreadable: error };
    throw error;
  }
}

function storedCommit(row: CommitRow): StoredCommit {
  return {
    seq: row.seq,
    id: row.id,
    record: row.record,
    desk: row.desk,
    standing: row.standing,
    receivedAt: row.received_at,
    sealed: {
      header: row.header,
      signature: row.signature,
      secret: row.secret,
      salts: row.salts ? byteList(decodeCbor(row.salts)) : null,
      ops: byteList(decodeCbor(row.ops)),
    },
  };
}

function byteList(value: CborValue): (Uint8Array | null)[] {
  if (!Array.isArray(value)) throw damaged();
  return value.map((part) => {
    if (part === null || part instanceof Uint8Array) return part;
    throw damaged();
  });
}

function damaged(): ConcordError {
  return new ConcordError('workspace.damaged', 'A change in the log cannot be read. Run the check.');
}

/**
 * A stored commit as the merge sees it. One that names another kind than its record's, which can only have come before
 * the record's first commit did, does not count.
 */
export function logEntry(stored: StoredCommit, kind: string): LogEntry {
  const header = decodeHeader(stored.sealed.header);
  const isReadable = header.v === COMMIT_VERSION;
  const entry = entryOf(
    stored.id,
    header,
    stored.sealed.ops.map((bytes) => (bytes && isReadable ? decodeOp(bytes) : null)),
    stored.standing,
  );
  return header.kind === kind ? entry : { ...entry, isCounted: false };
}

/** The merge's view of a commit whose header and ops are already decoded. */
export function entryOf(
  id: Uint8Array,
  header: CommitHeader,
  ops: readonly (Op | null)[],
  standing: Standing,
): LogEntry {
  return {
    id: commitIdOf(id),
    desk: deskKeyOf(header.desk),
    hlc: toHex(header.hlc),
    after: header.after.map(commitIdOf),
    ops,
    isCounted: standing === STANDING.counted,
  };
}
