import { type CommitId, type DeskKey, hashBytes } from '#shared/domain/ids.ts';
import type { ReadHandle, WriteHandle } from './database.ts';
import type { Desk } from './desk.ts';

/** A commit in a bundle, and the ops of it that the bundle disclosed; null for the others. */
export interface CarriedCommit {
  readonly id: Uint8Array;
  readonly ops: readonly unknown[];
}

/** A bundle that this desk has written, as the store keeps it. */
export interface WrittenBundle {
  /** 16 bytes. */
  readonly id: Uint8Array;
  /** The hash that names the bundle in its chain. */
  readonly hash: Uint8Array;
  readonly sequence: number;
  /** SHA-256 over the sorted recipients. */
  readonly recipients: Uint8Array;
  readonly manifest: Uint8Array;
  /** The desks that it was written for. */
  readonly readers: readonly DeskKey[];
  readonly commits: readonly CarriedCommit[];
}

/** The place of the next bundle to a set of recipients: its number from 1, and the hash of the one before it. */
export interface BundleChain {
  readonly sequence: number;
  readonly previous: Uint8Array | null;
}

/** The place of the next bundle to a set of recipients in this desk's chain. */
export function nextInChain(db: ReadHandle, recipients: Uint8Array): BundleChain {
  const last = db
    .prepare<[Uint8Array], { sequence: number; hash: Uint8Array }>(
      `SELECT sequence, hash FROM bundle WHERE direction = 'out' AND recipients = ? ORDER BY sequence DESC LIMIT 1`,
    )
    .get(recipients);
  return { sequence: (last?.sequence ?? 0) + 1, previous: last?.hash ?? null };
}

/** Remembers that a bundle carried a commit, and which ops of it were to be read there. */
export function rememberCommit(db: WriteHandle): (bundle: number, commit: CarriedCommit) => void {
  const insert = db.prepare('INSERT OR IGNORE INTO bundle_commit (bundle, "commit", shown) VALUES (?, ?, ?)');
  return (bundle, { id, ops }) => {
    const shown = new Uint8Array(Math.ceil(ops.length / 8));
    ops.forEach((op, at) => {
      if (op !== null) shown[at >>> 3] = (shown[at >>> 3] ?? 0) | (1 << (at & 7));
    });
    insert.run(bundle, id, shown);
  };
}

/** Tells whether a desk can have read an op: in a bundle of this desk that was written for it, or in one that it wrote. */
export function disclosures(db: ReadHandle): (desk: DeskKey, commit: CommitId, position: number) => boolean {
  const find = db.prepare<[Uint8Array, Uint8Array, Uint8Array], { shown: Uint8Array }>(
    `SELECT shown FROM bundle_commit JOIN bundle ON bundle.seq = bundle_commit.bundle
     WHERE "commit" = ? AND ((direction = 'in' AND sender = ?)
       OR (direction = 'out' AND EXISTS (SELECT 1 FROM bundle_recipient WHERE bundle = bundle.seq AND desk = ?)))`,
  );
  return (desk, commit, position) => {
    const reader = hashBytes(desk);
    return find
      .all(hashBytes(commit), reader, reader)
      .some(({ shown }) => ((shown[position >>> 3] ?? 0) & (1 << (position & 7))) !== 0);
  };
}

/** Remembers a bundle that was written and which commits it carried. */
export function recordBundle(desk: Desk, bundle: WrittenBundle): void {
  desk.change(() => {
    const result = desk.db
      .prepare(
        `INSERT INTO bundle (id, direction, hash, sender, sequence, recipients, manifest, at)
         VALUES (@id, 'out', @hash, @sender, @sequence, @recipients, @manifest, @at)`,
      )
      .run({
        id: bundle.id,
        hash: bundle.hash,
        sender: desk.key.publicKey,
        sequence: bundle.sequence,
        recipients: bundle.recipients,
        manifest: bundle.manifest,
        at: desk.now(),
      });
    const addReader = desk.db.prepare('INSERT OR IGNORE INTO bundle_recipient (bundle, desk) VALUES (?, ?)');
    for (const reader of bundle.readers) addReader.run(result.lastInsertRowid, hashBytes(reader));
    const remember = rememberCommit(desk.db);
    for (const commit of bundle.commits) remember(Number(result.lastInsertRowid), commit);
  });
}
