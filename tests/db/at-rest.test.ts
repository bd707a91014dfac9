import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { addAttachment, readAttachment } from '#db/attachments.ts';
import { addContact, updateContact } from '#db/contacts.ts';
import { saveCsvMap } from '#db/csv-maps.ts';
import { openReader, openWriter, STORE_FILE } from '#db/database.ts';
import { saveDraft } from '#db/drafts.ts';
import { saveRecordAsAction } from '#db/records.ts';
import { describeTag } from '#db/tags.ts';
import { fieldMeta } from '#shared/domain/fields.ts';
import { shapeOf } from '#shared/domain/kinds.ts';
import { scratchFolder, testDesk } from '#tests/support/desks.ts';
import { isInIndexPages, vocabularyOf } from '#tests/support/vocabulary.ts';
import { createWorkspace, PASSPHRASE } from '#tests/support/workspaces.ts';

vi.mock('hash-wasm', () => import('#tests/support/quick-argon2.ts'));

let count = 0;

/** A word that nothing else holds. */
function canary(): string {
  count += 1;
  return `canary${count}qz${Math.floor(Math.random() * 1e9)}`;
}

/** Text in every field of a kind that takes any text. */
function canaryFields(kind: 'note' | 'case', found: string[]): Record<string, unknown> {
  const word = () => {
    const one = canary();
    found.push(one);
    return one;
  };
  const fields: Record<string, unknown> = {};
  for (const [field, schema] of Object.entries(shapeOf(kind))) {
    const meta = fieldMeta(schema);
    if (meta.shape === 'register' && !meta.vocabulary && schema.safeParse('any text').success) fields[field] = word();
    if (field === 'tags') fields[field] = [word(), `internal:${word()}`];
    if (meta.shape !== 'items') continue;
    const parts = Object.entries(meta.attributes ?? {}).filter(
      ([, part]) => !fieldMeta(part).vocabulary && part.safeParse('any text').success,
    );
    fields[field] = [Object.fromEntries(parts.map(([name]) => [name, word()]))];
  }
  return fields;
}

/** Those of the words that any file of the folder holds, in UTF-8 or UTF-16 of either order. */
function leaked(folder: string, words: readonly string[]): string[] {
  const files = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile());
  const contents = files.map((entry) => readFileSync(join(folder, entry.name)));
  return words.filter((word) => {
    const little = Buffer.from(word, 'utf16le');
    const forms = [Buffer.from(word), little, Buffer.from(little).swap16(), Buffer.from(word.toUpperCase())];
    return contents.some((content) => forms.some((form) => content.includes(form)));
  });
}

describe('a workspace folder', () => {
  it('holds nothing of what was written in any form that can be read, while it is open and after', async () => {
    const folder = scratchFolder();
    const { store, recoveryKey } = await createWorkspace(folder);
    const { desk } = store;
    const words = [PASSPHRASE, recoveryKey, recoveryKey.replaceAll('-', ''), 'A. Officer', 'Field office', 'UNOWAS'];
    words.push(desk.ageIdentity, desk.card.ageRecipient);
    const note = saveRecordAsAction(desk, 'note', null, canaryFields('note', words));
    saveRecordAsAction(desk, 'case', null, canaryFields('case', words));
    saveRecordAsAction(desk, 'note', note.id, canaryFields('note', words));
    const [draft, content, meaning, remark, column] = [canary(), canary(), canary(), canary(), canary()];
    words.push(draft, content, meaning, remark, column);
    saveDraft(desk.db, { id: null, kind: 'note', record: null, values: { body: draft } }, 1);
    const { hash } = addAttachment(desk.db, Buffer.from(content.repeat(3000)), 1);
    describeTag(desk, `topic:${canary()}`, 'blue', meaning);
    const other = await testDesk({ name: canary(), organisation: canary() });
    words.push(other.desk.card.name, other.desk.card.organisation);
    updateContact(desk, addContact(desk, other.desk.cardText), { remark });
    saveCsvMap(
      desk.db,
      {
        name: 'm',
        columns: [{ column, target: 'title' }],
        constants: {},
        dateFormat: 'auto',
        decimal: 'auto',
        unmapped: 'drop',
      },
      1,
    );
    expect(words.length).toBeGreaterThan(70);
    expect(readdirSync(folder)).toContain(`${STORE_FILE}-wal`);
    expect(leaked(folder, words)).toEqual([]);
    desk.db.pragma('wal_checkpoint(PASSIVE)');
    expect(leaked(folder, words)).toEqual([]);
    expect(Buffer.from(readAttachment(desk.db, hash)).toString()).toContain(content);
    store.close();
    expect(leaked(folder, words)).toEqual([]);
    expect(readFileSync(join(folder, STORE_FILE)).subarray(0, 15).toString()).not.toBe('SQLite format 3');
  });

  it('is found to leak by this very test when a file does', () => {
    const folder = mkdtempSync(join(tmpdir(), 'concord-test-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    openWriter(join(folder, STORE_FILE), new Uint8Array(32)).close();
    expect(leaked(folder, ['canary'])).toEqual([]);
    expect(leaked(import.meta.dirname, ['found to leak by this very test'])).toHaveLength(1);
  });
});

describe('the connection to the store', () => {
  it('is as the design says', async () => {
    const { desk, folder, storeKey } = await testDesk();
    const asked = ['cipher', 'legacy', 'page_size', 'journal_mode', 'temp_store', 'secure_delete', 'cache_size'];
    asked.push('mmap_size', 'trusted_schema');
    const told = (db: typeof desk.db) => Object.fromEntries(asked.map((name) => [name, value(db, name)]));
    const value = (db: typeof desk.db, name: string): unknown => db.pragma(name, { simple: true });
    const expected = {
      cipher: 'sqlcipher',
      legacy: '4',
      page_size: 4096,
      journal_mode: 'wal',
      temp_store: 2,
      secure_delete: 1,
      cache_size: -65_536,
      mmap_size: 0,
      trusted_schema: 0,
    };
    const writer = openWriter(join(folder, STORE_FILE), storeKey);
    expect(told(writer)).toEqual(expected);
    expect(writer.pragma('synchronous', { simple: true })).toBe(2);
    expect(writer.pragma('fullfsync', { simple: true })).toBe(1);
    expect(writer.pragma('checkpoint_fullfsync', { simple: true })).toBe(1);
    expect(writer.pragma('foreign_keys', { simple: true })).toBe(1);
    writer.close();
    const reader = openReader(join(folder, STORE_FILE), storeKey);
    const names = reader.prepare('SELECT name FROM sqlite_schema').all();
    expect(names.length).toBeGreaterThan(10);
    expect(() => reader.exec('DELETE FROM record')).toThrow(expect.objectContaining({ code: 'SQLITE_READONLY' }));
    reader.close();
    const settings = desk.db.prepare('SELECT k, v FROM search_config').all();
    expect(settings).toContainEqual({ k: 'pgsz', v: 3950 });
    expect(settings).toContainEqual({ k: 'secure-delete', v: 1 });
  });

  it('does not open with another key, for reading or writing', async () => {
    const { folder, storeKey } = await testDesk();
    const wrong = Uint8Array.from(storeKey);
    wrong[31] = (wrong[31] ?? 0) ^ 1;
    for (const open of [openWriter, openReader]) {
      expect(() => open(join(folder, STORE_FILE), wrong)).toThrow(
        expect.objectContaining({ code: 'workspace.damaged' }),
      );
    }
    expect(() => openReader(join(folder, 'none.db'), storeKey)).toThrow(
      expect.objectContaining({ code: 'SQLITE_CANTOPEN' }),
    );
  });
});

describe('the search index', () => {
  it('holds no word that was changed, taken out or put away', async () => {
    const { desk } = await testDesk();
    const words = { old: 'zanzibarold', tag: 'quaggatag', body: 'wombatbody', kept: 'ibiskept' };
    for (let filler = 0; filler < 40; filler++) {
      saveRecordAsAction(desk, 'note', null, { title: `Filler ${filler}`, body: 'zanzi zanzibar quagga wombat' });
    }
    const { id } = saveRecordAsAction(desk, 'note', null, {
      title: `${words.old} ${words.kept}`,
      body: words.body,
      tags: [words.tag],
    });
    for (const word of Object.values(words)) expect(vocabularyOf(desk.db), word).toContain(word);
    saveRecordAsAction(desk, 'note', id, { title: words.kept, tags: [] });
    expect([...vocabularyOf(desk.db)].filter((word) => word === words.old || word === words.tag)).toEqual([]);
    expect(vocabularyOf(desk.db)).toContain(words.body);
    saveRecordAsAction(desk, 'note', id, { isDiscarded: true });
    for (const word of Object.values(words)) {
      expect(vocabularyOf(desk.db), word).not.toContain(word);
      // Terms share their beginnings with their neighbours, so look for their ends.
      expect(isInIndexPages(desk.db, word.slice(-6)), word).toBe(false);
    }
    saveRecordAsAction(desk, 'note', id, { isDiscarded: false });
    expect(vocabularyOf(desk.db)).toContain(words.kept);
    desk.db.exec("INSERT INTO search (search) VALUES ('integrity-check')");
  });
});
