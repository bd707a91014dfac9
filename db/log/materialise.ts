import type { DeskKey } from '#shared/domain/ids.ts';
import { deskKeyOf } from '#shared/domain/ids.ts';
import { type CommitHeader, compareBytes, decodeHeader } from '#shared/log/commit.ts';
import { hlcFromBytes } from '#shared/log/hlc.ts';
import { type LogEntry, resolve } from '#shared/log/merge.ts';
import type { WriteHandle } from '../database.ts';
import { FullText } from '../search/full-text.ts';
import { recordText } from '../search/record-text.ts';
import type { Trust } from '../trust/trust.ts';
import { CommitRows, logEntry, STANDING, type StoredCommit } from './commit-rows.ts';
import { Listing } from './listing.ts';
import { readShown, readState, type RecordState, type StateColumns, stateOf, writeState } from './state.ts';

/** A record's row in the materialised tables. */
export interface MaterialisedRecord {
  readonly row: number;
  readonly kind: string;
  readonly owner: DeskKey;
  readonly state: RecordState;
}

interface RecordRow extends StateColumns {
  row: number;
  kind: string;
  owner: Uint8Array;
}

/** Facts of a record's first commit. */
export interface Founding {
  readonly kind: string;
  readonly owner: DeskKey;
  readonly realm: string;
  /** Milliseconds since 1970 UTC by the founder's clock. */
  readonly createdAt: number;
}

/** Keeps the tables that are caches of the log: record, note, case_file, tags and the full-text index. */
export class Materialiser {
  private readonly db: WriteHandle;
  private readonly commits: CommitRows;
  private readonly fullText: FullText;
  private readonly listing: Listing;
  private readonly find;
  private readonly findKind;
  private readonly insert;
  private readonly update;

  constructor(db: WriteHandle) {
    this.db = db;
    this.commits = new CommitRows(db);
    this.fullText = new FullText(db);
    this.listing = new Listing(db);
    this.find = db.prepare<[Uint8Array], RecordRow>('SELECT row, kind, owner, state, beside FROM record WHERE id = ?');
    this.findKind = db.prepare<[Uint8Array], { kind: string }>('SELECT kind FROM record WHERE id = ?');
    this.insert = db.prepare(
      `INSERT INTO record (id, kind, owner, created_at, updated_at, state, beside)
       VALUES (@id, @kind, @owner, @createdAt, @updatedAt, @state, @beside)`,
    );
    this.update = db.prepare(
      `UPDATE record SET kind = @kind, created_at = @createdAt, updated_at = @updatedAt, state = @state, beside = @beside
       WHERE row = @row`,
    );
  }

  /** The record as it stands in the tables, or null while its founding commit does not count. */
  get(id: Uint8Array): MaterialisedRecord | null {
    const row = this.find.get(id);
    if (!row) return null;
    return { row: row.row, kind: row.kind, owner: deskKeyOf(row.owner), state: readState(row) };
  }

  /** The kind of a record, or null when it is not here. Asked for each commit of a bundle, so it reads nothing else. */
  kindOf(id: Uint8Array): string | null {
    return this.findKind.get(id)?.kind ?? null;
  }

  /**
   * Works the record out anew from its commits and brings every table in step. `fresh` saves reading the log when the
   * caller has just founded the record with that one commit. Returns null while the founding commit is missing
   * or kept aside.
   */
  refresh(id: Uint8Array, trust: Trust, fresh?: { founding: Founding; entry: LogEntry }): MaterialisedRecord | null {
    const stored = fresh ? [] : this.commits.ofRecord(id);
    const founding = fresh?.founding ?? this.foundingOf(stored);
    if (!founding) return null;
    const entries = fresh ? [fresh.entry] : stored.map((commit) => logEntry(commit, founding.kind));
    const before = fresh ? null : this.get(id);
    const resolution = resolve(entries, (desk) => trust.isInside(founding.owner, desk));
    const self = trust.self.desk;
    const state = stateOf(founding.kind, founding.realm, resolution, (desk) => trust.isInside(self, desk));
    const updatedAt = millisOf(resolution.updated) ?? founding.createdAt;
    const row = this.write(id, founding, before, state, updatedAt);
    this.listing.update(row, founding, state, updatedAt);
    this.fullText.update(row, before ? recordText(before.kind, before.state) : null, recordText(founding.kind, state));
    return { row, kind: founding.kind, owner: founding.owner, state };
  }

  private write(
    id: Uint8Array,
    founding: Founding,
    before: MaterialisedRecord | null,
    state: RecordState,
    updatedAt: number,
  ): number {
    const { kind, createdAt } = founding;
    if (before) {
      this.update.run({ row: before.row, kind, createdAt, updatedAt, ...writeState(state) });
      if (before.kind !== kind) this.listing.drop(before.row);
      return before.row;
    }
    const owner = Buffer.from(founding.owner, 'hex');
    const result = this.insert.run({ id, kind, owner, createdAt, updatedAt, ...writeState(state) });
    return Number(result.lastInsertRowid);
  }

  /** Empties the full-text index and fills it from the records, for when texts give other tokens than they used to. */
  reindex(): void {
    this.db.exec("INSERT INTO search (search) VALUES ('delete-all')");
    const rows = this.db
      .prepare<[], { row: number; kind: string; state: string }>('SELECT row, kind, state FROM record ORDER BY row')
      .all();
    for (const { row, kind, state } of rows) this.fullText.update(row, null, recordText(kind, readShown(state)));
  }

  /** Forgets everything materialised, so that it can be built again from the log alone. */
  clear(): void {
    // The index has no stored text to delete by: it is emptied as a whole.
    this.db.exec(`
      INSERT INTO search (search) VALUES ('delete-all');
      DELETE FROM record_tag; DELETE FROM tag; DELETE FROM note; DELETE FROM case_file; DELETE FROM record;
    `);
  }

  /**
   * The facts of a record's first commit; null while it is missing or kept aside for its clock. An owner who signed
   * several for one record is taken by the one with the smallest id, whichever came first.
   */
  private foundingOf(stored: readonly StoredCommit[]): Founding | null {
    let first: { readonly id: Uint8Array; readonly header: CommitHeader } | null = null;
    for (const { id, standing, sealed } of stored) {
      if (standing === STANDING.quarantined) continue;
      const header = decodeHeader(sealed.header);
      if (header.nonce && (!first || compareBytes(id, first.id) < 0)) first = { id, header };
    }
    if (!first) return null;
    const { kind, desk, realm, hlc } = first.header;
    return { kind, owner: deskKeyOf(desk), realm, createdAt: hlcFromBytes(hlc)?.at ?? 0 };
  }
}

/** Milliseconds of a clock in its text form; null for an empty text. */
export function millisOf(hlc: string): number | null {
  return hlc === '' ? null : Number.parseInt(hlc.slice(0, 12), 16);
}
