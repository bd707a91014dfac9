import { join } from 'node:path';
import { generateIdentity, identityToRecipient } from 'age-encryption';
import { openWriter, STORE_FILE, type WriteHandle } from '#db/database.ts';
import { type Change, Desk, foundDesk } from '#db/desk.ts';
import { migrate } from '#db/migrate.ts';

export interface BareDeskOptions {
  readonly name?: string;
  readonly organisation?: string;
  readonly realm?: string;
}

/** Founds a desk in a folder, on a real encrypted store but without the cost of a passphrase. */
export async function foundBareDesk(
  folder: string,
  storeKey: Uint8Array,
  now: number,
  options: BareDeskOptions = {},
): Promise<WriteHandle> {
  const db = openWriter(join(folder, STORE_FILE), storeKey);
  migrate(db);
  const ageIdentity = await generateIdentity();
  const identity = {
    workspace: options.name ?? 'Field office',
    officer: 'A. Officer',
    organisation: options.organisation ?? 'UNOWAS',
    realm: options.realm ?? 'live',
    ageIdentity,
    ageRecipient: await identityToRecipient(ageIdentity),
  };
  foundDesk(db, identity, now);
  return db;
}

/** Opens a desk that was founded before. */
export function openBareDesk(
  folder: string,
  storeKey: Uint8Array,
  clock: () => number,
  onChange: (changes: readonly Change[]) => void = () => undefined,
): Desk {
  return new Desk(openWriter(join(folder, STORE_FILE), storeKey), clock, onChange);
}
