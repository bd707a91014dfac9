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
  readonly all: Load;
  readonly byDesk: Map<DeskKey, Load>;
}

interface LoadRow extends Load {
  desk: Uint8Array;
}

/**
 * Keeps what comes from outside to one record within the bounds of `LIMITS`: every save of a record reads its whole log,
 * so whoever could make that as long as they like could stop all saving. Who counts as a colleague makes no difference,
 * so that the log does not depend on it. What this desk wrote itself is never too much.
 */
export class RecordBounds {
  private readonly self: DeskKey;
  private readonly loads = new Map<RecordId, RecordLoad>();
  private readonly ownerOf;
  private readonly loadOf;

  constructor(db: ReadHandle, self: Uint8Array) {
    this.self = deskKeyOf(self);
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
    const isOwn = desk === load.owner;
    if (!fits(load.all, commits, bytes, LIMITS.recordCommits, LIMITS.recordBytes)) return false;
    if (!isOwn && !fits(mine, commits, bytes, LIMITS.recordCommitsOfDesk, LIMITS.recordBytesOfDesk)) return false;
    for (const one of [load.all, mine]) {
      one.commits += commits;
      one.bytes += bytes;
    }
    load.byDesk.set(desk, mine);
    return true;
  }

  private of(record: Uint8Array): RecordLoad {
    const id = recordIdOf(record);
    const found = this.loads.get(id);
    if (found) return found;
    const owner = this.ownerOf.get(record)?.owner;
    const load: RecordLoad = {
      owner: owner ? deskKeyOf(owner) : null,
      all: { commits: 0, bytes: 0 },
      byDesk: new Map(),
    };
    for (const { desk, commits, bytes } of this.loadOf.iterate(record)) {
      const key = deskKeyOf(desk);
      if (key === this.self) continue;
      load.byDesk.set(key, { commits, bytes });
      load.all.commits += commits;
      load.all.bytes += bytes;
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
