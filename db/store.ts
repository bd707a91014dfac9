import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { generateIdentity, identityToRecipient } from 'age-encryption';
import { exerciseRealm, LIVE } from '#shared/domain/realm.ts';
import { ConcordError } from '#shared/errors.ts';
import { isSigningSound } from './crypto/sign.ts';
import { openWriter, STORE_FILE, type WriteHandle } from './database.ts';
import { type Change, Desk, foundDesk } from './desk.ts';
import { ATTEMPTS_FILE, remainingWait, tryKey } from './keys/attempts.ts';
import { flushFolder } from './keys/durable-file.ts';
import {
  assertKeyFile,
  assertStrongEnough,
  createKeyFile,
  hasKeyFile,
  KEY_FILE,
  rewrapKeyFile,
  unwrapByPassphrase,
  unwrapByRecoveryKey,
} from './keys/key-file.ts';
import { LOCK_FILE, WorkspaceLock } from './keys/workspace-lock.ts';
import { catchUp } from './log/catch-up.ts';
import { migrate } from './migrate.ts';

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

/** The key file of a workspace that is being made; it gets its name when everything else stands. */
const PENDING = `${KEY_FILE}.pending`;

/**
 * Creates a workspace in a new or empty folder and opens it. Returns the recovery key, which is stored nowhere.
 * Throws `workspace.exists`, `passphrase.weak`, `workspace.busy`. What was made half is cleared away: at once when this
 * fails, at the next try when the machine stopped in the middle.
 */
export async function createStore(
  options: NewWorkspace & StoreOptions,
): Promise<{ store: OpenStore; recoveryKey: string }> {
  const { folder } = options;
  assertStrongEnough(options.passphrase);
  assertFree(folder);
  const made = makeFolder(folder);
  try {
    return await createLocked(options, new WorkspaceLock(folder, options.lockWaitMs));
  } catch (error) {
    if (made !== undefined) {
      // Unless the lock is another's, who came in between.
      if (!(error instanceof ConcordError)) rmSync(join(folder, LOCK_FILE), { force: true });
      removeEmpty(folder, made);
    }
    throw error;
  }
}

async function createLocked(
  options: NewWorkspace & StoreOptions,
  lock: WorkspaceLock,
): Promise<{ store: OpenStore; recoveryKey: string }> {
  const { folder } = options;
  let isOurs = false;
  try {
    // Another process may have had the lock in between and be done.
    assertFree(folder);
    isOurs = true;
    clear(folder);
    return await fill(options, lock);
  } catch (error) {
    if (isOurs) clear(folder);
    lock.release();
    if (isOurs) rmSync(join(folder, LOCK_FILE), { force: true });
    throw error;
  }
}

/** The store first, its key last: a folder counts as a workspace from the moment the key file stands. */
async function fill(
  options: NewWorkspace & StoreOptions,
  lock: WorkspaceLock,
): Promise<{ store: OpenStore; recoveryKey: string }> {
  const { folder, name: workspace, officer, organisation } = options;
  const ageIdentity = await generateIdentity();
  const ageRecipient = await identityToRecipient(ageIdentity);
  const pending = join(folder, PENDING);
  const { storeKey, recoveryKey } = await createKeyFile(pending, options.passphrase);
  const db = openWriter(join(folder, STORE_FILE), storeKey);
  try {
    migrate(db);
    const realm = options.exercise === null ? LIVE : exerciseRealm(options.exercise);
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
}

/** Throws `workspace.exists` unless the folder is missing, empty, or holds only what a cut-off creation left. */
function assertFree(folder: string): void {
  if (!existsSync(folder)) return;
  if (!statSync(folder).isDirectory()) {
    throw new ConcordError('workspace.exists', 'This is a file, not a folder. Choose an empty or new folder.');
  }
  const names = readdirSync(folder);
  const isCutOff = names.includes(PENDING) || !names.some((name) => name.startsWith(STORE_FILE));
  if (isCutOff && names.every(isMadeHere)) return;
  throw new ConcordError(
    'workspace.exists',
    hasKeyFile(join(folder, KEY_FILE))
      ? 'There is already a workspace in this folder. Open it, or choose another folder.'
      : 'This folder is not empty. Choose an empty or new folder for the workspace.',
  );
}

/** Whether a creation makes a file of this name before the workspace stands. */
function isMadeHere(name: string): boolean {
  return [STORE_FILE, PENDING, LOCK_FILE].some((own) => name.startsWith(own));
}

/** Takes away what a creation makes, but for the lock that is held; the file that tells a cut-off creation last. */
function clear(folder: string): void {
  const names = readdirSync(folder).filter((name) => name === KEY_FILE || (isMadeHere(name) && name !== LOCK_FILE));
  names.sort((left, right) => Number(left === PENDING) - Number(right === PENDING));
  for (const name of names) rmSync(join(folder, name), { force: true });
}

/** Makes a folder and those above it; returns the topmost that was made, if any. */
function makeFolder(folder: string): string | undefined {
  try {
    return mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch (error) {
    // On a read-only disk the system calls the folder missing.
    let at = folder;
    while (!existsSync(at) && dirname(at) !== at) at = dirname(at);
    accessSync(at, constants.W_OK);
    throw error;
  }
}

/** Takes away a folder and those above it that were made for it, as far as they are empty. */
function removeEmpty(folder: string, topmost: string): void {
  try {
    for (let at = folder; at.length >= topmost.length; at = dirname(at)) rmdirSync(at);
  } catch {
    // Somebody has put something into it: it is no longer ours to take away.
  }
}

/** Opens a workspace with its passphrase; failures make the next attempt wait. Throws as `key-file.ts`. */
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
  // A file that no passphrase opens takes no attempt.
  assertKeyFile(join(folder, KEY_FILE));
  const lock = new WorkspaceLock(folder, options.lockWaitMs);
  try {
    const storeKey = await tryKey(join(folder, ATTEMPTS_FILE), options.clock, unwrap);
    const path = join(folder, STORE_FILE);
    if (!existsSync(path)) {
      throw new ConcordError(
        'workspace.vanished',
        'The store file of this workspace is missing. Restore the latest backup.',
      );
    }
    // SQLite would take an empty file for a new store.
    if (statSync(path).size === 0) {
      throw new ConcordError(
        'workspace.damaged',
        'The store file of this workspace is empty. Restore the latest backup.',
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

/** Throws `passphrase.wrong`, or `passphrase.wait` as at the door, unless this passphrase opens the workspace. */
export async function confirmPassphrase(folder: string, passphrase: string, clock: () => number): Promise<void> {
  await tryKey(join(folder, ATTEMPTS_FILE), clock, () => unwrapByPassphrase(join(folder, KEY_FILE), passphrase));
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
  catchUp(desk);
  return {
    folder,
    storeKey,
    desk,
    close: () => {
      try {
        db.pragma('wal_checkpoint(TRUNCATE)');
      } catch {
        // A full or missing disk: what is in the write-ahead log is taken over at the next opening.
      } finally {
        db.close();
        lock.release();
      }
    },
  };
}
