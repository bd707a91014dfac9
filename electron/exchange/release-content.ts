import {
  type CommitId,
  commitIdOf,
  type ContentHash,
  type DeskKey,
  deskKeyOf,
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
import { disclosures } from '#db/bundles.ts';
import { attachmentChunks, attachmentSize } from '#db/attachments.ts';
import { CommitRows, logEntry } from '#db/log/commit-rows.ts';
import { withholdOps } from '#db/log/sealed-commit.ts';
import { readState, type RecordState, type StateColumns } from '#db/log/state.ts';
import { Authors } from '#db/trust/authors.ts';
import type { BundleBody } from './bundle/outgoing.ts';

/** A record as it stands before a release: its state, and of its history what goes with it, parents first. */
export interface ReleasableRecord {
  readonly id: RecordId;
  readonly kind: string;
  readonly state: RecordState;
  /** Without suggestions of which these readers are to see nothing, unless something that goes stands after them. */
  readonly entries: readonly LogEntry[];
  readonly owner: DeskKey;
  /** What the record is made of now; the rest is history. */
  readonly standing: Standing;
  /** Of suggestions, the ops that these readers may see. */
  readonly suggested: Standing['ops'];
  /** Removals that these readers can make sense of: each of them may have read what was removed. */
  readonly removals: ReadonlySet<string>;
}

/** Reads records for release to certain desks out of the store. */
export class ReleaseSource {
  readonly db: ReadHandle;
  readonly authors: Authors;
  private readonly readers: readonly DeskKey[];
  private readonly commits: CommitRows;
  private readonly find;
  private readonly wasShown;

  constructor(db: ReadHandle, readers: readonly DeskKey[]) {
    this.db = db;
    this.readers = readers;
    this.authors = new Authors(db);
    this.commits = new CommitRows(db);
    this.find = db.prepare<[Uint8Array], { kind: string; owner: Uint8Array } & StateColumns>(
      'SELECT kind, owner, state, beside FROM record WHERE id = ?',
    );
    this.wasShown = disclosures(db);
  }

  /** Throws `record.unknown`. */
  record(id: RecordId): ReleasableRecord {
    const row = this.find.get(recordIdBytes(id));
    if (!row) throw unknownRecord();
    const { kind } = row;
    const all = new CommitGraph(this.commits.ofRecord(recordIdBytes(id)).map((commit) => logEntry(commit, kind)));
    const owner = deskKeyOf(row.owner);
    const standing = standingOps(all.ordered, (desk) => this.authors.trust.isInside(owner, desk));
    const suggested = this.suggestedOps(all.ordered, owner, standing);
    const going = all.ordered.filter((entry) => !standing.suggestions.has(entry.id) || suggested.has(entry.id));
    const entries = withAncestors(all.ordered, going);
    const removals = this.knownRemovals(all.ordered, standing);
    return { id, kind, state: readState(row), entries, owner, standing, suggested, removals };
  }

  /**
   * A suggestion goes to the owner's organisation, whoever made it, and one of this organisation to colleagues; nobody
   * else learns of it. Of each, only what its author has not put something else in the place of.
   */
  private suggestedOps(entries: readonly LogEntry[], owner: DeskKey, { suggestions }: Standing): Standing['ops'] {
    const { trust } = this.authors;
    const isOurs = (desk: DeskKey) => trust.isInside(trust.self.desk, desk);
    const isForOwner = this.everyReader((desk) => trust.isInside(owner, desk));
    const isAmongUs = this.everyReader((desk) => trust.isInside(owner, desk) || isOurs(desk));
    const ops = new Map<CommitId, ReadonlySet<number>>();
    const made = entries.filter((entry) => suggestions.has(entry.id));
    const add = (isAuthor: (desk: DeskKey) => boolean) => {
      const latest = standingOps(entries, isAuthor);
      // What a suggestion would take out of the record, its owner knows; a colleague may not.
      const removals = isForOwner ? latest.removals : [];
      for (const { id } of made) {
        const positions = new Set(latest.ops.get(id));
        for (const { commit, position } of removals) if (commit === id) positions.add(position);
        if (positions.size > 0) ops.set(id, positions);
      }
    };
    if (isAmongUs && made.some(({ desk }) => isOurs(desk))) add(isOurs);
    const strangers = new Set(made.map(({ desk }) => desk).filter((desk) => !isOurs(desk)));
    if (isForOwner) for (const author of strangers) add((desk) => desk === author);
    return ops;
  }

  /** A removal names what it removed, so it goes only where everybody may have read the addition. */
  private knownRemovals(entries: readonly LogEntry[], { removals }: Standing): Set<string> {
    const authorOf = new Map(entries.map(({ id, desk }) => [id, desk]));
    const isKnownTo = (desk: DeskKey) => (place: OpPlace) =>
      authorOf.get(place.commit) === desk || this.wasShown(desk, place.commit, place.position);
    const known = removals.filter(({ addedBy }) => this.everyReader((desk) => addedBy.some(isKnownTo(desk))));
    return new Set(known.map(placeKey));
  }

  /** What holds of every reader; nothing does when anybody may be one. */
  private everyReader(holds: (desk: DeskKey) => boolean): boolean {
    return this.readers.length > 0 && this.readers.every(holds);
  }

  /** What a release of this record carries, given which other records go along. */
  release(record: ReleasableRecord, isReleased: (id: string) => boolean): RecordRelease {
    const { kind, entries, standing, suggested, removals } = record;
    return releaseOf(kind, entries, isReleased, (commit, position, op) => {
      // Tags that an organisation put on somebody else's record are its own.
      if (standing.suggestions.has(commit)) return op.field !== 'tags' && suggested.get(commit)?.has(position) === true;
      return standing.ops.get(commit)?.has(position) === true || removals.has(placeKey({ commit, position }));
    });
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

/** Those of `entries` that are among `going` or that one of them stands after. */
function withAncestors(entries: readonly LogEntry[], going: readonly LogEntry[]): LogEntry[] {
  const wanted = new Set(going.map((entry) => entry.id));
  // Children stand after their parents, so from the end each commit knows whether it is needed.
  for (const entry of entries.toReversed()) {
    if (wanted.has(entry.id)) for (const id of entry.after) wanted.add(id);
  }
  return entries.filter((entry) => wanted.has(entry.id));
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
