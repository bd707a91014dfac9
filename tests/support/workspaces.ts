import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { sha256 } from '#db/crypto/hash.ts';
import type { Change } from '#db/desk.ts';
import { createStore, type OpenStore, recoverStore, unlockStore } from '#db/store.ts';
import { toHex } from '#shared/domain/ids.ts';
import { errorData } from '#shared/errors.ts';

export const PASSPHRASE = 'four unrelated words here';

/** Where the wall clock of a workspace under test stands until it is moved. */
export const START = Date.UTC(2026, 0, 15, 10);

/** What the functions of `db/store.ts` need beside the folder; the clock can be moved. */
export class StoreSetting {
  now = START;
  readonly changes: Change[] = [];
  readonly clock = () => this.now;
  readonly onChange = (changes: readonly Change[]) => {
    this.changes.push(...changes);
  };
  readonly lockWaitMs = 0;
}

const PEOPLE = { name: 'Field office', officer: 'A. Officer', organisation: 'UNOWAS', exercise: null } as const;

export async function createWorkspace(
  folder: string,
  setting = new StoreSetting(),
): Promise<{ store: OpenStore; recoveryKey: string }> {
  const created = await createStore({ folder, passphrase: PASSPHRASE, ...PEOPLE, ...optionsOf(setting) });
  closeAfterwards(created.store);
  return created;
}

export async function unlockWorkspace(
  folder: string,
  setting = new StoreSetting(),
  passphrase = PASSPHRASE,
): Promise<OpenStore> {
  const store = await unlockStore({ folder, passphrase, ...optionsOf(setting) });
  closeAfterwards(store);
  return store;
}

export async function recoverWorkspace(
  folder: string,
  recoveryKey: string,
  newPassphrase: string,
  setting = new StoreSetting(),
): Promise<{ store: OpenStore; recoveryKey: string }> {
  const recovered = await recoverStore({ folder, recoveryKey, newPassphrase, ...optionsOf(setting) });
  closeAfterwards(recovered.store);
  return recovered;
}

function optionsOf({ clock, onChange, lockWaitMs }: StoreSetting) {
  return { clock, onChange, lockWaitMs };
}

function closeAfterwards(store: OpenStore): void {
  onTestFinished(() => {
    if (store.desk.db.open) store.close();
  });
}

/** The code under which the failure of some work would be told to a person; 'done' when it does not fail. */
export async function codeOf(work: () => unknown): Promise<string> {
  try {
    await work();
    return 'done';
  } catch (error) {
    return errorData(error).code;
  }
}

/** Name → hash of the content of every file in a folder, but for the lock. */
export function snapshot(folder: string): Record<string, string> {
  return Object.fromEntries(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name !== 'workspace.lock')
      .map((name) => [name, toHex(sha256(readFileSync(join(folder, name))))]),
  );
}
