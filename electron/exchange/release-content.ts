import {
  type CommitId,
  commitIdOf,
  type ContentHash,
  type DeskKey,
  deskKeyOf,
  hashBytes,
  isContentHash,
  type RecordId,
  recordIdBytes,
} from '#shared/domain/ids.ts';
import { itemsOf, textsOf } from '#shared/domain/values.ts';
import type { PlainValue } from '#shared/log/op.ts';
import { attributePath } from '#shared/domain/fields.ts';
import { CommitGraph } from '#shared/log/graph.ts';
import type { LogEntry } from '#shared/log/merge.ts';
import { type OpPlace, type Standing, standingOps } from '#shared/log/standing.ts';
import type { SealedCommit } from '#shared/log/commit.ts';
import { type RecordRelease, releaseOf } from '#shared/exchange/release-rules.ts';
import { unknownRecord } from '#db/desk.ts';
import type { ReadHandle } from '#db/database.ts';
import { attachmentChunks, attachmentSize } from '#db/attachments.ts';
import { CommitRows, logEntry } from '#db/log/commit-rows.ts';
import { withholdOps } from '#db/log/sealed-commit.ts';
import { readState, type RecordState, type StateColumns } from '#db/log/state.ts';
import { Authors } from '#db/trust/authors.ts';
import type { BundleBody } from './bundle/outgoing.ts';

/** A record as it stands before a release: its state and its whole history, parents first. */
export interface ReleasableRecord {
  readonly id: RecordId;
  readonly kind: string;
  readonly state: RecordState;
  readonly entries: readonly LogEntry[];
  readonly owner: DeskKey;
  /** What the record is made of now; the rest is history. */
  readonly standing: Standing;
}

/** Reads records for release out of the store. */
export class ReleaseSource {
  readonly db: ReadHandle;
  readonly authors: Authors;
  private readonly commits: CommitRows;
  private readonly find;
  private readonly findCarried;

  constructor(db: ReadHandle) {
    this.db = db;
    this.authors = new Authors(db);
    this.commits = new CommitRows(db);
    this.find = db.prepare<[Uint8Array], StateColumns & { kind: string; owner: Uint8Array }>(
      'SELECT kind, owner, state, beside FROM record WHERE id = ?',
    );
    this.findCarried = db.prepare<[Uint8Array], { bundle: number }>(
      'SELECT bundle FROM bundle_commit WHERE "commit" = ? LIMIT 1',
    );
  }

  /** Throws `record.unknown`. */
  record(id: RecordId): ReleasableRecord {
    const row = this.find.get(recordIdBytes(id));
    if (!row) throw unknownRecord();
    const entries = new CommitGraph(
      this.commits.ofRecord(recordIdBytes(id)).map((commit) => logEntry(commit, row.kind)),
    ).ordered;
    const owner = deskKeyOf(row.owner);
    const standing = standingOps(entries, (desk) => this.authors.trust.isInside(owner, desk));
    return { id, kind: row.kind, state: readState(row), entries, owner, standing };
  }

  /** What a release of this record carries, given which other records go along. */
  release(record: ReleasableRecord, isReleased: (id: string) => boolean): RecordRelease {
    const { standing } = record;
    // A removal names what it removed: it goes only to where the addition may have gone before.
    const removals = new Set(
      standing.removals.filter(({ addedBy }) => addedBy.some((commit) => this.wasCarried(commit))).map(placeKey),
    );
    return releaseOf(record.kind, record.entries, isReleased, (commit, position, op) => {
      // Tags that an organisation put on somebody else's record are its own.
      if (standing.suggestions.has(commit)) return op.field !== 'tags';
      return standing.ops.get(commit)?.has(position) === true || removals.has(placeKey({ commit, position }));
    });
  }

  private wasCarried(commit: CommitId): boolean {
    return this.findCarried.get(hashBytes(commit)) !== undefined;
  }

  /** The commits of a record as they leave, parents first, with what the release withholds taken out. */
  outgoing(record: ReleasableRecord, release: RecordRelease): SealedCommit[] {
    const sealed = new Map<CommitId, SealedCommit>(
      this.commits.ofRecord(recordIdBytes(record.id)).map((commit) => [commitIdOf(commit.id), commit.sealed]),
    );
    return record.entries.flatMap((entry) => {
      const commit = sealed.get(entry.id);
      if (!commit) return [];
      const positions = release.withheldOps.get(entry.id);
      return [positions ? withholdOps(commit, (index) => positions.has(index)) : commit];
    });
  }

  /** The attachments whose hash the release shows, as far as their content is here; sorted, without repeats. */
  attachments(record: ReleasableRecord, release: RecordRelease): { hash: ContentHash; size: number }[] {
    const visible = new Set(release.visible);
    return itemsOf(record.state.values['attachments']).flatMap((item) => {
      const hash = item['hash'];
      if (typeof hash !== 'string' || !isContentHash(hash)) return [];
      if (!visible.has(attributePath('attachments', item.id, 'hash'))) return [];
      const size = attachmentSize(this.db, hash);
      return size === null ? [] : [{ hash, size }];
    });
  }
}

/** A record and what the release carries of it. */
export interface PreparedRecord {
  readonly record: ReleasableRecord;
  readonly release: RecordRelease;
}

/** The attachments of all records of a release, in rising order of hash, without repeats. */
export function attachmentsOf(
  source: ReleaseSource,
  prepared: readonly PreparedRecord[],
): { hash: ContentHash; size: number }[] {
  const sizes = new Map<ContentHash, number>();
  for (const { record, release } of prepared) {
    for (const { hash, size } of source.attachments(record, release)) sizes.set(hash, size);
  }
  return [...sizes].map(([hash, size]) => ({ hash, size })).sort((left, right) => (left.hash < right.hash ? -1 : 1));
}

/** The content of a bundle: cards of those whose work it shows, commits, attachments. Can be gone through any number of times. */
export function bundleBody(source: ReleaseSource, prepared: readonly PreparedRecord[]): BundleBody {
  const desks = new Set(prepared.flatMap(({ record, release }) => shownDesks(record, release)));
  const cards = [...desks].sort().flatMap((desk) => source.authors.card(desk) ?? []);
  const attachments = attachmentsOf(source, prepared);
  return {
    cards: () => [cards],
    commits: function* () {
      for (const { record, release } of prepared) yield source.outgoing(record, release);
    },
    attachments: () => [
      attachments.map(({ hash, size }) => ({ hash, size, content: () => attachmentChunks(source.db, hash) })),
    ],
  };
}

/** The owner of a record and everybody of whose work the release shows something: the cards of others name them for nothing. */
function shownDesks({ owner, entries }: ReleasableRecord, { withheldOps }: RecordRelease): DeskKey[] {
  const shown = entries.filter(({ id, ops }) => ops.some((op, at) => op !== null && !withheldOps.get(id)?.has(at)));
  return [owner, ...shown.map((entry) => entry.desk)];
}

function placeKey({ commit, position }: OpPlace): string {
  return `${commit} ${position}`;
}

/** The registers of a record as they are shown, by path. */
export function shownRegisters({ state }: ReleasableRecord): Map<string, PlainValue> {
  const registers = new Map<string, PlainValue>();
  for (const [field, value] of Object.entries(state.values)) {
    if (isPlain(value)) registers.set(field, value);
    if (!Array.isArray(value) || textsOf(value).length > 0) continue;
    for (const item of itemsOf(value)) {
      for (const [attribute, part] of Object.entries(item)) {
        if (attribute !== 'id' && isPlain(part)) registers.set(attributePath(field, item.id, attribute), part);
      }
    }
  }
  return registers;
}

function isPlain(value: unknown): value is string | number | boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}
