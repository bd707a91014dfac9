import { type DeskKey, deskKeyOf, type RecordId, recordIdOf } from '#shared/domain/ids.ts';
import type { CommitHeader, SealedCommit } from '#shared/log/commit.ts';
import { LIMITS } from '#shared/log/limits.ts';
import type { ReadHandle } from '../database.ts';

/** How much of a record's log there is from somebody. */
interface Load {
  commits: number;
  bytes: number;
}

interface RecordLoad {
  owner: DeskKey | null;
  readonly ofStrangers: Load;
  readonly byDesk: Map<DeskKey, Load>;
}

interface LoadRow extends Load {
  desk: Uint8Array;
}

/**
 * Keeps what comes from outside to one record within the bounds of `LIMITS`: every save of a record reads its whole log,
 * so whoever could make that as long as they like could stop all saving. Each desk has room of its own, the owner more
 * than others. Strangers share a room as well, since anybody can make desks without end; the owner and its colleagues do
 * not, so that nobody can fill it before a retraction or a stricter marking comes. What this desk wrote itself is never
 * too much.
 */
export class RecordBounds {
  private readonly self: DeskKey;
  private readonly isInside: (owner: DeskKey, desk: DeskKey) => boolean;
  private readonly loads = new Map<RecordId, RecordLoad>();
  private readonly ownerOf;
  private readonly loadOf;

  /** `isInside` tells whether a desk's edits apply to the records of an owner. */
  constructor(db: ReadHandle, self: Uint8Array, isInside: (owner: DeskKey, desk: DeskKey) => boolean) {
    this.self = deskKeyOf(self);
    this.isInside = isInside;
    this.ownerOf = db.prepare<[Uint8Array], { owner: Uint8Array }>('SELECT owner FROM record WHERE id = ?');
    this.loadOf = db.prepare<[Uint8Array], LoadRow>(
      `SELECT desk, count(*) AS commits, sum(length(header) + length(ops)) AS bytes
       FROM commit_log WHERE record = ? GROUP BY desk`,
    );
  }

  /**
   * Counts a commit that is to be put in the log, or of one that is there already (`known`) what more of it is to be
   * disclosed. Returns false, and counts nothing, where that would be too much.
   */
  admits(header: CommitHeader, sealed: SealedCommit, known: SealedCommit | null): boolean {
    const desk = deskKeyOf(header.desk);
    if (desk === this.self) return true;
    const load = this.of(header.record);
    // Whoever founds a record says so in the founding commit, and the record's id proves it.
    if (header.nonce) load.owner = desk;
    const mine = load.byDesk.get(desk) ?? { commits: 0, bytes: 0 };
    const commits = known ? 0 : 1;
    const bytes = sizeOf(sealed) - (known ? sizeOf(known) : 0);
    const isStranger = this.isStranger(load.owner, desk);
    const [most, mostBytes] =
      desk === load.owner
        ? [LIMITS.recordCommits, LIMITS.recordBytes]
        : [LIMITS.recordCommitsOfDesk, LIMITS.recordBytesOfDesk];
    if (!fits(mine, commits, bytes, most, mostBytes)) return false;
    const { ofStrangers } = load;
    if (isStranger && !fits(ofStrangers, commits, bytes, LIMITS.recordCommits, LIMITS.recordBytes)) return false;
    for (const one of isStranger ? [ofStrangers, mine] : [mine]) {
      one.commits += commits;
      one.bytes += bytes;
    }
    load.byDesk.set(desk, mine);
    return true;
  }

  /** While nobody knows who owns the record, everybody may be a stranger. */
  private isStranger(owner: DeskKey | null, desk: DeskKey): boolean {
    return owner === null || (desk !== owner && !this.isInside(owner, desk));
  }

  private of(record: Uint8Array): RecordLoad {
    const id = recordIdOf(record);
    const found = this.loads.get(id);
    if (found) return found;
    const owner = this.ownerOf.get(record)?.owner;
    const load: RecordLoad = {
      owner: owner ? deskKeyOf(owner) : null,
      ofStrangers: { commits: 0, bytes: 0 },
      byDesk: new Map(),
    };
    for (const { desk, commits, bytes } of this.loadOf.iterate(record)) {
      const key = deskKeyOf(desk);
      if (key === this.self) continue;
      load.byDesk.set(key, { commits, bytes });
      if (!this.isStranger(load.owner, key)) continue;
      load.ofStrangers.commits += commits;
      load.ofStrangers.bytes += bytes;
    }
    this.loads.set(id, load);
    return load;
  }
}

function fits(load: Load, commits: number, bytes: number, mostCommits: number, mostBytes: number): boolean {
  return load.commits + commits <= mostCommits && load.bytes + bytes <= mostBytes;
}

/** About what a commit takes up in the log. */
function sizeOf({ header, ops }: SealedCommit): number {
  return ops.reduce((sum, op) => sum + (op?.length ?? 0), header.length);
}
