// Makes a workspace on a small disk, turns the disk read-only and tries to work on it. Prints the codes as JSON.
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createStore, unlockStore } from '#db/store.ts';
import { errorData } from '#shared/errors.ts';

const disk = process.argv[2] ?? '';
const setting = { clock: Date.now, onChange: () => undefined, lockWaitMs: 0 };
const people = { name: 'N', officer: 'O', organisation: 'U', exercise: null };
const passphrase = 'four unrelated words';

async function codeOf(work: () => unknown): Promise<string> {
  try {
    await work();
    return 'done';
  } catch (error) {
    return errorData(error).code;
  }
}

mkdirSync(join(disk, 'empty'));
const { store } = await createStore({ folder: join(disk, 'w'), passphrase, ...people, ...setting });
store.close();
const { status } = spawnSync('mount', ['-o', 'remount,ro', disk], { stdio: 'inherit' });
if (status !== 0) throw new Error('The disk could not be made read-only');
process.stdout.write(
  JSON.stringify({
    unlock: await codeOf(() => unlockStore({ folder: join(disk, 'w'), passphrase, ...setting })),
    createInEmpty: await codeOf(() => createStore({ folder: join(disk, 'empty'), passphrase, ...people, ...setting })),
    createNew: await codeOf(() => createStore({ folder: join(disk, 'new'), passphrase, ...people, ...setting })),
  }),
);
