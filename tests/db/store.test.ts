import { cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { openWriter, STORE_FILE } from '#db/database.ts';
import { KEY_FILE } from '#db/keys/key-file.ts';
import * as migrations from '#db/migrate.ts';
import { saveRecordAsAction } from '#db/records.ts';
import { type OpenStore, workspaceAt } from '#db/store.ts';
import { createWriterApi } from '#db/workers/writer-api.ts';
import { listDrafts, saveDraft } from '#db/drafts.ts';
import { recordIdBytes } from '#shared/domain/ids.ts';
import { scratchFolder } from '#tests/support/desks.ts';
import {
  codeOf,
  createWorkspace,
  PASSPHRASE,
  recoverWorkspace,
  snapshot,
  StoreSetting,
  unlockWorkspace,
} from '#tests/support/workspaces.ts';

vi.mock('hash-wasm', () => import('#tests/support/quick-argon2.ts'));

function save({ desk }: OpenStore, title: string): Uint8Array {
  return recordIdBytes(saveRecordAsAction(desk, 'note', null, { title }).id);
}

function titleOf({ desk }: OpenStore, id: Uint8Array): unknown {
  return desk.materialiser.get(id)?.state.values['title'];
}

describe('creating a workspace', () => {
  it('makes a folder, however deep, that opens again with what was saved', async () => {
    const folder = join(scratchFolder(), 'deep', 'er');
    const { store } = await createWorkspace(folder);
    const id = save(store, 'Kept');
    store.close();
    expect(Object.keys(snapshot(folder)).sort()).toEqual([STORE_FILE, KEY_FILE]);
    const again = await unlockWorkspace(folder);
    expect(titleOf(again, id)).toBe('Kept');
    expect(workspaceAt(folder, 0)).toEqual({ exists: true, waitMs: 0 });
  });

  it('leaves a folder alone that holds anything', async () => {
    const folder = scratchFolder();
    writeFileSync(join(folder, 'thesis.txt'), 'mine');
    const before = snapshot(folder);
    expect(await codeOf(() => createWorkspace(folder))).toBe('workspace.exists');
    expect(readdirSync(folder)).toEqual(['thesis.txt']);
    expect(snapshot(folder)).toEqual(before);
    expect(await codeOf(() => createWorkspace(join(folder, 'thesis.txt')))).toBe('workspace.exists');
    // A store whose key file was lost is not an empty folder.
    rmSync(join(folder, 'thesis.txt'));
    writeFileSync(join(folder, STORE_FILE), 'all that is left');
    expect(await codeOf(() => createWorkspace(folder))).toBe('workspace.exists');
    expect(readdirSync(folder)).toEqual([STORE_FILE]);
  });

  it('leaves a workspace alone, open or closed', async () => {
    const folder = scratchFolder();
    const { store } = await createWorkspace(folder);
    expect(await codeOf(() => createWorkspace(folder))).toBe('workspace.exists');
    store.close();
    const before = snapshot(folder);
    expect(await codeOf(() => createWorkspace(folder))).toBe('workspace.exists');
    expect(snapshot(folder)).toEqual(before);
  });

  it('leaves nothing, not even the folders that it made, when it fails half-way', async () => {
    const parent = scratchFolder();
    const failing = vi.spyOn(migrations, 'migrate').mockImplementation((db) => {
      db.exec('CREATE TABLE half (made)');
      throw Object.assign(new Error('no space'), { code: 'ENOSPC' });
    });
    try {
      expect(await codeOf(() => createWorkspace(join(parent, 'a', 'b')))).toBe('workspace.disk-full');
      expect(readdirSync(parent)).toEqual([]);
      mkdirSync(join(parent, 'mine'));
      expect(await codeOf(() => createWorkspace(join(parent, 'mine')))).toBe('workspace.disk-full');
      expect(readdirSync(join(parent, 'mine'))).toEqual([]);
    } finally {
      failing.mockRestore();
    }
    const weak = { ...new StoreSetting(), folder: join(parent, 'weak') };
    expect(await codeOf(() => unlockWorkspace(weak.folder))).toBe('workspace.none');
    expect(existsSync(weak.folder)).toBe(false);
  });

  it('clears away what a creation left that was cut off, and takes the folder', async () => {
    const folder = scratchFolder();
    const { store } = await createWorkspace(folder);
    store.close();
    // As it is just before the key file gets its name.
    renameSync(join(folder, KEY_FILE), join(folder, `${KEY_FILE}.pending`));
    writeFileSync(join(folder, `${KEY_FILE}.pending.abc.new`), 'half');
    writeFileSync(join(folder, `${STORE_FILE}-wal`), 'half');
    expect(await codeOf(() => unlockWorkspace(folder))).toBe('workspace.none');
    const { store: second } = await createWorkspace(folder);
    const id = save(second, 'New');
    second.close();
    expect(titleOf(await unlockWorkspace(folder), id)).toBe('New');
  });

  it('refuses names that no card can carry, before anything is left', async () => {
    const folder = join(scratchFolder(), 'new');
    const { createStore } = await import('#db/store.ts');
    const { clock, onChange } = new StoreSetting();
    const options = { folder, passphrase: 'long enough', clock, onChange, lockWaitMs: 0 };
    const people = { name: 'N', officer: 'O', organisation: 'U', exercise: null };
    for (const wrong of [{ officer: '' }, { organisation: 'x'.repeat(121) }, { exercise: '' }]) {
      expect(await codeOf(() => createStore({ ...options, ...people, ...wrong }))).toBe('input.invalid');
    }
    expect(await codeOf(() => createStore({ ...options, ...people, passphrase: 'short' }))).toBe('passphrase.weak');
    expect(existsSync(folder)).toBe(false);
  });
});

describe('unlocking a workspace', () => {
  it('counts wrong passphrases over restarts and forgets them after the right one', async () => {
    const folder = scratchFolder();
    (await createWorkspace(folder)).store.close();
    const setting = new StoreSetting();
    for (let time = 0; time < 3; time++) {
      expect(await codeOf(() => unlockWorkspace(folder, setting, 'not the passphrase'))).toBe('passphrase.wrong');
    }
    expect(await codeOf(() => unlockWorkspace(folder, new StoreSetting()))).toBe('passphrase.wait');
    expect(await codeOf(() => recoverWorkspace(folder, 'AAAA', 'another passphrase'))).toBe('passphrase.wait');
    expect(workspaceAt(folder, setting.now).waitMs).toBe(2000);
    setting.now += 2000;
    (await unlockWorkspace(folder, setting)).close();
    expect(await codeOf(() => unlockWorkspace(folder, setting, 'not the passphrase'))).toBe('passphrase.wrong');
    expect(workspaceAt(folder, setting.now).waitMs).toBe(0);
  });

  it('gives nobody at an open desk more guesses than at a closed one', async () => {
    const folder = scratchFolder();
    const setting = new StoreSetting();
    const { store } = await createWorkspace(folder, setting);
    const api = createWriterApi({ clock: setting.clock, lockWaitMs: 0, onChange: () => undefined });
    store.close();
    await api.unlock({ folder, passphrase: PASSPHRASE });
    const next = 'another four unrelated words';
    const confirm = (passphrase: string) => codeOf(() => api.confirmPassphrase({ passphrase }));
    expect(await confirm('a guess')).toBe('passphrase.wrong');
    expect(await codeOf(() => api.changePassphrase({ current: 'a guess', next }))).toBe('passphrase.wrong');
    expect(await confirm('a guess')).toBe('passphrase.wrong');
    expect(await confirm(PASSPHRASE)).toBe('passphrase.wait');
    expect(await codeOf(() => api.changePassphrase({ current: PASSPHRASE, next }))).toBe('passphrase.wait');
    setting.now += 2000;
    expect(await confirm(PASSPHRASE)).toBe('done');
    expect(await codeOf(() => api.changePassphrase({ current: PASSPHRASE, next }))).toBe('done');
    api.lock({});
    (await unlockWorkspace(folder, setting, next)).close();
  });

  it('is refused while it is open', async () => {
    const folder = scratchFolder();
    await createWorkspace(folder);
    expect(await codeOf(() => unlockWorkspace(folder))).toBe('workspace.busy');
  });

  it('touches nothing when the store is missing, damaged, empty, cut short or of a newer version', async () => {
    const folder = scratchFolder();
    const { store } = await createWorkspace(folder);
    const { storeKey } = store;
    save(store, 'Kept');
    store.close();
    const path = join(folder, STORE_FILE);
    const spoilt = async (spoil: () => void): Promise<string> => {
      const copy = scratchFolder();
      cpSync(path, join(copy, STORE_FILE));
      spoil();
      const before = snapshot(folder);
      const code = await codeOf(() => unlockWorkspace(folder));
      expect(snapshot(folder)).toEqual(before);
      cpSync(join(copy, STORE_FILE), path);
      return code;
    };
    expect(await spoilt(() => rmSync(path))).toBe('workspace.vanished');
    expect(await spoilt(() => truncateSync(path, 0))).toBe('workspace.damaged');
    expect(await spoilt(() => truncateSync(path, 100))).toBe('workspace.damaged');
    expect(await spoilt(() => writeFileSync(path, 'x'.repeat(8192)))).toBe('workspace.damaged');
    expect(await spoilt(() => truncateSync(path, 3 * 4096))).toBe('workspace.damaged');
    const newer = () => {
      const db = openWriter(path, storeKey);
      db.pragma(`user_version = ${migrations.STORE_VERSION + 1}`);
      db.close();
    };
    expect(await spoilt(newer)).toBe('workspace.newer');
    (await unlockWorkspace(folder)).close();
  });

  it('takes no attempt for a key file that no passphrase opens', async () => {
    const folder = scratchFolder();
    (await createWorkspace(folder)).store.close();
    for (const [content, code] of [
      ['{', 'workspace.damaged'],
      ['{"format":"concord-workspace","version":2}', 'workspace.newer'],
    ] as const) {
      writeFileSync(join(folder, KEY_FILE), content);
      const before = snapshot(folder);
      for (let time = 0; time < 5; time++) expect(await codeOf(() => unlockWorkspace(folder))).toBe(code);
      expect(snapshot(folder)).toEqual(before);
    }
  });
});

describe('the recovery key', () => {
  it('opens the workspace and makes the old passphrase and itself useless', async () => {
    const folder = scratchFolder();
    const { store, recoveryKey } = await createWorkspace(folder);
    const id = save(store, 'Kept');
    store.close();
    expect(await codeOf(() => recoverWorkspace(folder, recoveryKey, 'short'))).toBe('passphrase.weak');
    expect(await codeOf(() => recoverWorkspace(folder, 'wrong', 'another passphrase'))).toBe('recovery-key.wrong');
    const recovered = await recoverWorkspace(folder, recoveryKey, 'another passphrase');
    expect(titleOf(recovered.store, id)).toBe('Kept');
    expect(recovered.recoveryKey).not.toBe(recoveryKey);
    recovered.store.close();
    expect(await codeOf(() => unlockWorkspace(folder))).toBe('passphrase.wrong');
    expect(await codeOf(() => recoverWorkspace(folder, recoveryKey, 'a third passphrase'))).toBe('recovery-key.wrong');
    (await unlockWorkspace(folder, new StoreSetting(), 'another passphrase')).close();
  });
});

describe('a folder that vanishes while its workspace is open', () => {
  it('takes no more writes, and the lock can be let go', async () => {
    const folder = join(scratchFolder(), 'w');
    const { store } = await createWorkspace(folder);
    const id = save(store, 'Kept');
    renameSync(folder, `${folder}-away`);
    expect(await codeOf(() => save(store, 'Lost'))).toBe('workspace.vanished');
    // Something else under the same name is not the workspace either.
    mkdirSync(folder);
    writeFileSync(join(folder, STORE_FILE), 'another');
    expect(await codeOf(() => save(store, 'Lost'))).toBe('workspace.vanished');
    rmSync(folder, { recursive: true });
    renameSync(`${folder}-away`, folder);
    const second = save(store, 'Back');
    store.close();
    const again = await unlockWorkspace(folder);
    expect([titleOf(again, id), titleOf(again, second)]).toEqual(['Kept', 'Back']);
    rmSync(folder, { recursive: true });
    expect(await codeOf(() => save(again, 'Lost'))).toBe('workspace.vanished');
    again.close();
    expect(await codeOf(() => unlockWorkspace(folder))).toBe('workspace.none');
  });
});

describe('a store that is closed', () => {
  it('keeps drafts as well', async () => {
    const folder = scratchFolder();
    const { store } = await createWorkspace(folder);
    const draft = saveDraft(store.desk.db, { id: null, kind: 'note', record: null, values: { title: 'x' } }, 5);
    store.close();
    const { desk } = await unlockWorkspace(folder);
    expect(listDrafts(desk.db)).toMatchObject([{ id: draft.id, savedAt: 5, values: { title: 'x' } }]);
  });
});
