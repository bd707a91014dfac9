import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { addContact, updateContact } from '#db/contacts.ts';
import { randomBytes } from '#db/crypto/random.ts';
import { sha256 } from '#db/crypto/hash.ts';
import { type Change, Desk } from '#db/desk.ts';
import { BundleImport, type BundleOutcome } from '#db/log/bundle-import.ts';
import { verifyCommit } from '#db/log/sealed-commit.ts';
import type { RecordId } from '#shared/domain/ids.ts';
import type { SealedCommit } from '#shared/log/commit.ts';
import { type BareDeskOptions, foundBareDesk } from './bare-desk.ts';

export interface TestDesk {
  readonly desk: Desk;
  readonly folder: string;
  readonly storeKey: Uint8Array;
  /** Every change told so far. */
  readonly changes: Change[];
  /** Moves the desk's wall clock. */
  setTime(at: number): void;
}

export interface TestDeskOptions extends BareDeskOptions {
  /** The desk's wall clock at the start, ms. */
  readonly time?: number;
}

/** A folder that is gone when the test has ended. */
export function scratchFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'concord-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A desk on a real encrypted store, without the cost of a passphrase. Its clock stands still unless it is moved. */
export async function testDesk(options: TestDeskOptions = {}): Promise<TestDesk> {
  const folder = scratchFolder();
  const storeKey = randomBytes(32);
  let now = options.time ?? Date.UTC(2026, 0, 15, 10);
  const db = await foundBareDesk(folder, storeKey, now, options);
  onTestFinished(() => {
    db.close();
  });
  // Nothing that is tested with it is about power cuts, and flushing would take most of the time.
  db.pragma('synchronous = OFF');
  const changes: Change[] = [];
  const desk = new Desk(
    db,
    () => now,
    (told) => changes.push(...told),
  );
  return { desk, folder, storeKey, changes, setTime: (at) => (now = at) };
}

/** Makes the second desk a contact of the first; verified unless told otherwise. */
export function introduce(to: TestDesk, who: TestDesk, isVerified = true): RecordId {
  const id = addContact(to.desk, who.desk.cardText);
  if (isVerified) updateContact(to.desk, id, { isVerified: true });
  return id;
}

/** Both desks know and verify each other. */
export function introduceAll(desks: readonly TestDesk[]): void {
  for (const one of desks) for (const other of desks) if (one !== other) introduce(one, other);
}

/** Everything in a desk's log but its own decisions about contacts and tags. */
export function shareable(from: TestDesk): SealedCommit[] {
  const records = from.desk.db
    .prepare<[], { id: Uint8Array }>("SELECT id FROM record WHERE kind IN ('note', 'case') ORDER BY row")
    .all();
  return records.flatMap(({ id }) => from.desk.commits.ofRecord(id).map((commit) => commit.sealed));
}

/** Applies commits as a bundle would. */
export function deliver(
  commits: readonly SealedCommit[],
  from: TestDesk,
  to: TestDesk,
  isDryRun = false,
): BundleOutcome {
  return to.desk.change(() => {
    const id = randomBytes(16);
    const target = new BundleImport(
      to.desk,
      {
        id,
        hash: sha256(id),
        sender: from.desk.key.publicKey,
        sequence: 1,
        recipients: sha256('recipients'),
        manifest: new Uint8Array(),
      },
      isDryRun,
    );
    target.addCommits(commits.map((commit) => ({ verified: verifyCommit(commit, to.desk.realm) })));
    return target.finish(() => undefined);
  }, isDryRun);
}
