import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { generateIdentity, identityToRecipient } from 'age-encryption';
import { exerciseRealm, LIVE } from '#shared/domain/realm.ts';
import { ConcordError } from '#shared/errors.ts';
import { MAX_CLOCK_AHEAD, hlcFromBytes } from '#shared/log/hlc.ts';
import { decodeHeader } from '#shared/log/commit.ts';
import { isSigningSound } from './crypto/sign.ts';
import { openWriter, STORE_FILE, type WriteHandle } from './database.ts';
import { type Change, Desk, foundDesk } from './desk.ts';
import { ATTEMPTS_FILE, assertMayTry, clearAttempts, countAttempt, remainingWait } from './keys/attempts.ts';
import { flushFolder } from './keys/durable-file.ts';
import {
  createKeyFile,
  hasKeyFile,
  KEY_FILE,
  rewrapKeyFile,
  unwrapByPassphrase,
  unwrapByRecoveryKey,
  assertStrongEnough,
} from './keys/key-file.ts';
import { WorkspaceLock } from './keys/workspace-lock.ts';
import { migrate } from './migrate.ts';
import { TEXT_VERSION } from './search/record-text.ts';

export interface NewWorkspace {
  readonly folder: string;
  readonly passphrase: string;
  readonly name: string;
  readonly officer: string;
  readonly organisation: string;
  /** The exercise's name, or null for a live workspace. */
  readonly exercise: string | null;
}

export interface OpenStore {
  readonly folder: string;
  readonly storeKey: Uint8Array;
  readonly desk: Desk;
  close(): void;
}

export interface StoreOptions {
  /** Milliseconds since 1970 UTC; tests set it. */
  readonly clock: () => number;
  readonly onChange: (changes: readonly Change[]) => void;
  /** How long (ms) to wait for another process to let go of the workspace. */
  readonly lockWaitMs: number;
}

/** Whether a folder holds a workspace, and how long (ms) until the next unlock attempt is heard. */
export function workspaceAt(folder: string, now: number): { exists: boolean; waitMs: number } {
  return {
    exists: hasKeyFile(join(folder, KEY_FILE)),
    waitMs: remainingWait(join(folder, ATTEMPTS_FILE), now),
  };
}

/**
 * Creates a workspace in a new or empty folder and opens it. Returns the recovery key, which is stored nowhere.
 * Throws `workspace.exists`, `passphrase.weak`, `workspace.busy`; a folder that was made half is cleared away.
 */
export async function createStore(
  options: NewWorkspace & StoreOptions,
): Promise<{ store: OpenStore; recoveryKey: string }> {
  const { folder } = options;
  assertStrongEnough(options.passphrase);
  if (existsSync(folder) && readdirSync(folder).length > 0) {
    throw new ConcordError(
      'workspace.exists',
      hasKeyFile(join(folder, KEY_FILE))
        ? 'There is already a workspace in this folder. Open it, or choose another folder.'
        : 'This folder is not empty. Choose an empty or new folder for the workspace.',
    );
  }
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const lock = new WorkspaceLock(folder, options.lockWaitMs);
  try {
    const ageIdentity = await generateIdentity();
    const ageRecipient = await identityToRecipient(ageIdentity);
    // The store first, its key last: a folder counts as a workspace from the moment the key file stands.
    const pending = join(folder, `${KEY_FILE}.pending`);
    const { storeKey, recoveryKey } = await createKeyFile(pending, options.passphrase);
    const db = openWriter(join(folder, STORE_FILE), storeKey);
    try {
      migrate(db);
      const realm = options.exercise === null ? LIVE : exerciseRealm(options.exercise);
      const { name: workspace, officer, organisation } = options;
      db.transaction(() =>
        foundDesk(db, { workspace, officer, organisation, realm, ageIdentity, ageRecipient }, options.clock()),
      ).immediate();
      const store = openStore(db, folder, storeKey, lock, options);
      renameSync(pending, join(folder, KEY_FILE));
      flushFolder(folder);
      return { store, recoveryKey };
    } catch (error) {
      db.close();
      throw error;
    }
  } catch (error) {
    lock.release();
    for (const name of readdirSync(folder)) rmSync(join(folder, name), { force: true });
    throw error;
  }
}

/** Opens a workspace with its passphrase; counts failures and makes the next attempt wait. Throws as `key-file.ts`. */
export async function unlockStore(options: { folder: string; passphrase: string } & StoreOptions): Promise<OpenStore> {
  return attempt(options, () => unwrapByPassphrase(join(options.folder, KEY_FILE), options.passphrase));
}

/**
 * Opens a workspace with its recovery key and wraps its store key anew under a new passphrase; the old passphrase and
 * the old recovery key open nothing afterwards. Returns the new recovery key.
 */
export async function recoverStore(
  options: { folder: string; recoveryKey: string; newPassphrase: string } & StoreOptions,
): Promise<{ store: OpenStore; recoveryKey: string }> {
  assertStrongEnough(options.newPassphrase);
  const path = join(options.folder, KEY_FILE);
  const store = await attempt(options, async () => unwrapByRecoveryKey(path, options.recoveryKey));
  try {
    return { store, recoveryKey: await rewrapKeyFile(path, options.newPassphrase, store.storeKey) };
  } catch (error) {
    store.close();
    throw error;
  }
}

async function attempt(
  options: { folder: string } & StoreOptions,
  unwrap: () => Promise<Uint8Array>,
): Promise<OpenStore> {
  const { folder } = options;
  if (!hasKeyFile(join(folder, KEY_FILE))) {
    throw new ConcordError(
      'workspace.none',
      'There is no workspace in this folder. Create one, or choose another folder.',
    );
  }
  const lock = new WorkspaceLock(folder, options.lockWaitMs);
  try {
    const attempts = join(folder, ATTEMPTS_FILE);
    assertMayTry(attempts, options.clock());
    countAttempt(attempts, options.clock());
    const storeKey = await unwrap();
    clearAttempts(attempts);
    const path = join(folder, STORE_FILE);
    if (!existsSync(path)) {
      throw new ConcordError(
        'workspace.vanished',
        'The store file of this workspace is missing. Restore the latest backup.',
      );
    }
    const db = openWriter(path, storeKey);
    try {
      migrate(db);
      return openStore(db, folder, storeKey, lock, options);
    } catch (error) {
      db.close();
      throw error;
    }
  } catch (error) {
    lock.release();
    throw error;
  }
}

function openStore(
  db: WriteHandle,
  folder: string,
  storeKey: Uint8Array,
  lock: WorkspaceLock,
  options: StoreOptions,
): OpenStore {
  if (!isSigningSound()) {
    throw new ConcordError(
      'internal',
      'This computer’s Ed25519 gives wrong results, so Concord cannot sign safely on it.',
    );
  }
  const desk = new Desk(db, options.clock, options.onChange);
  bringIndexUpToDate(desk);
  releaseFromQuarantine(desk);
  return {
    folder,
    storeKey,
    desk,
    close: () => {
      db.pragma('wal_checkpoint(TRUNCATE)');
      db.close();
      lock.release();
    },
  };
}

/** Makes the full-text index anew when it was made by the rules of another version. */
function bringIndexUpToDate(desk: Desk): void {
  const found = desk.db.prepare<[], { value: string }>("SELECT value FROM meta WHERE key = 'text_version'").get();
  if (found?.value === TEXT_VERSION) return;
  desk.change(() => {
    desk.materialiser.reindex();
    desk.db.prepare("INSERT OR REPLACE INTO meta (key, value) VALUES ('text_version', ?)").run(TEXT_VERSION);
  });
}

/** Lets commits count whose authors' clocks have been caught up with. */
function releaseFromQuarantine(desk: Desk): void {
  const rows = desk.db
    .prepare<[], { seq: number; record: Uint8Array; header: Uint8Array }>(
      'SELECT seq, record, header FROM commit_log WHERE standing = 1',
    )
    .all()
    .filter((row) => (hlcFromBytes(decodeHeader(row.header).hlc)?.at ?? 0) <= desk.now() + MAX_CLOCK_AHEAD);
  if (rows.length === 0) return;
  desk.change(() => {
    const release = desk.db.prepare('UPDATE commit_log SET standing = 0 WHERE seq = ?');
    for (const row of rows) {
      release.run(row.seq);
      desk.refresh(row.record, null);
    }
  });
}
