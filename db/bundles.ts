import type { Desk } from './desk.ts';
import type { ReadHandle } from './database.ts';

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
  readonly commits: readonly Uint8Array[];
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
    const remember = desk.db.prepare('INSERT OR IGNORE INTO bundle_commit (bundle, "commit") VALUES (?, ?)');
    for (const id of bundle.commits) remember.run(result.lastInsertRowid, id);
  });
}
