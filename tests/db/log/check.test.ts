import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { addAttachment, readAttachment } from '#db/attachments.ts';
import { STORE_FILE } from '#db/database.ts';
import { checkStore, logicalStateHash, rebuild } from '#db/log/check.ts';
import { saveRecord, saveRecordAsAction } from '#db/records.ts';
import { cancelled, UNWATCHED } from '#db/workers/long-work.ts';
import { recordIdBytes } from '#shared/domain/ids.ts';
import { anyCase, anyNote, anyNotePart } from '#tests/support/any-values.ts';
import { deliver, introduce, scratchFolder, shareable, type TestDesk, testDesk } from '#tests/support/desks.ts';
import { codeOf, createWorkspace, unlockWorkspace } from '#tests/support/workspaces.ts';

vi.mock('hash-wasm', () => import('#tests/support/quick-argon2.ts'));

function codes({ desk }: TestDesk, isRebuild = false): string[] {
  return checkStore(desk, isRebuild, UNWATCHED).problems.map(({ code }) => code);
}

/** A desk with a note of several commits, an attachment, and a colleague’s note. */
async function filled(): Promise<TestDesk> {
  const [at, other] = await Promise.all([testDesk(), testDesk()]);
  introduce(at, other);
  const { id } = saveRecordAsAction(at.desk, 'note', null, { title: 'one', body: 'words', tags: ['a', 'b'] });
  saveRecordAsAction(at.desk, 'note', id, { title: 'two', place: 'Osh' });
  saveRecordAsAction(at.desk, 'case', null, { title: 'a case', countries: ['KGZ'] });
  addAttachment(at.desk.db, new Uint8Array(3_000_000).fill(7), 1);
  other.desk.change(() => saveRecord(other.desk, 'note', null, { title: 'theirs' }));
  deliver(shareable(other), other, at);
  return at;
}

/** The same blob with one bit changed. */
function flipped(bytes: Uint8Array, where: number): Uint8Array {
  const copy = Uint8Array.from(bytes);
  const at = where % copy.length;
  copy[at] = (copy[at] ?? 0) ^ (1 << (where & 7));
  return copy;
}

describe('the check', () => {
  it('finds nothing wrong with a sound store, and a rebuild gives the same', async () => {
    const at = await filled();
    const report = checkStore(at.desk, true, UNWATCHED);
    expect(report).toMatchObject({ ok: true, problems: [], commits: 6, records: 4, attachments: 1 });
    expect(report.rebuiltHash).toBe(report.stateHash);
    expect(report.stateHash).toMatch(/^[0-9a-f]{64}$/);
    expect(checkStore(at.desk, false, UNWATCHED)).toEqual({ ...report, rebuiltHash: null });
  });

  it('finds any changed bit of any commit, and then builds nothing from the log', { timeout: 60_000 }, async () => {
    const at = await filled();
    const { db } = at.desk;
    const rows = db.prepare<[], Record<string, unknown>>('SELECT * FROM commit_log ORDER BY seq').all();
    const state = logicalStateHash(db);
    fc.assert(
      fc.property(
        fc.constantFrom('id', 'record', 'desk', 'header', 'signature', 'secret', 'ops'),
        fc.nat({ max: rows.length - 1 }),
        fc.nat(),
        (column, row, where) => {
          const { seq, [column]: whole } = rows[row] ?? {};
          if (!(whole instanceof Uint8Array)) return;
          const put = db.prepare(`UPDATE commit_log SET ${column} = ? WHERE seq = ?`);
          put.run(flipped(whole, where), seq);
          const report = checkStore(at.desk, true, UNWATCHED);
          put.run(whole, seq);
          expect(report.ok).toBe(false);
          expect(report.rebuiltHash).toBeNull();
          const found = report.problems.map(({ code }) => code);
          expect(found[0]).toMatch(/^commit\./);
          expect(found.at(-1)).toBe('state.kept');
          expect(logicalStateHash(db)).toBe(state);
        },
      ),
      { numRuns: 60 },
    );
    expect(codes(at, true)).toEqual([]);
  });

  it('finds a commit that was taken apart or is not CBOR', async () => {
    const at = await filled();
    const { db } = at.desk;
    for (const sql of [
      "UPDATE commit_log SET ops = x'' WHERE seq = 3",
      "UPDATE commit_log SET ops = x'80' WHERE seq = 4",
      "UPDATE commit_log SET ops = x'a0' WHERE seq = 5",
      "UPDATE commit_log SET secret = NULL, salts = x'80' WHERE seq = 6",
    ]) {
      db.exec(sql);
    }
    expect(codes(at)).toHaveLength(4);
  });

  it('finds a changed, missing, moved or added piece of an attachment', async () => {
    for (const spoil of [
      'UPDATE attachment_chunk SET data = zeroblob(length(data)) WHERE idx = 1',
      'DELETE FROM attachment_chunk WHERE idx = 2',
      'DELETE FROM attachment_chunk WHERE idx = 0',
      'UPDATE attachment_chunk SET idx = idx + 1 WHERE idx = 2',
      "INSERT INTO attachment_chunk SELECT hash, 3, x'07' FROM attachment",
      'UPDATE attachment SET size = size - 1',
    ]) {
      const at = await filled();
      const hash = addAttachment(at.desk.db, new Uint8Array(3_000_000).fill(7), 1).hash;
      expect(readAttachment(at.desk.db, hash)).toHaveLength(3_000_000);
      at.desk.db.exec(spoil);
      expect(codes(at), spoil).toEqual(['attachment.damaged']);
      expect(() => readAttachment(at.desk.db, hash)).toThrow(expect.objectContaining({ code: 'attachment.damaged' }));
    }
  });

  it('finds tables that say something else than the log, and puts them right', async () => {
    for (const spoil of [
      "UPDATE record SET state = replace(state, '\"two\"', '\"forged\"') WHERE kind = 'note'",
      "DELETE FROM record WHERE kind = 'case'",
      "UPDATE record SET state = replace(state, '\"isVerified\":true', '\"isVerified\":false') WHERE kind = 'contact'",
    ]) {
      const at = await filled();
      const before = logicalStateHash(at.desk.db);
      at.desk.db.exec(spoil);
      expect(logicalStateHash(at.desk.db), spoil).not.toBe(before);
      const report = checkStore(at.desk, true, UNWATCHED);
      expect(report.problems, spoil).toMatchObject([{ code: 'state.differs' }]);
      expect(report.rebuiltHash, spoil).toBe(before);
      expect(checkStore(at.desk, true, UNWATCHED), spoil).toMatchObject({ ok: true, stateHash: before });
    }
  });

  it('finds a damaged search index, and a rebuild makes it whole', async () => {
    const at = await filled();
    // The tables of the index are guarded against statements of ours as well.
    at.desk.db.unsafeMode(true);
    at.desk.db.exec('UPDATE search_data SET block = zeroblob(length(block)) WHERE id > 1000');
    at.desk.db.unsafeMode(false);
    expect(codes(at)).toEqual(['search.damaged']);
    codes(at, true);
    expect(codes(at)).toEqual([]);
    const found = at.desk.db.prepare("SELECT rowid FROM search WHERE search MATCH 'two'").all();
    expect(found).toHaveLength(1);
  });

  it('can be stopped, and then has changed nothing', async () => {
    const at = await filled();
    const before = logicalStateHash(at.desk.db);
    for (const phase of ['checking', 'indexing']) {
      const stopping = {
        step: (now: string) => {
          if (now === phase) throw cancelled();
        },
      };
      expect(() => checkStore(at.desk, true, stopping)).toThrow(expect.objectContaining({ code: 'cancelled' }));
      expect(logicalStateHash(at.desk.db)).toBe(before);
    }
    expect(codes(at, true)).toEqual([]);
  });
});

describe('a store file with changed bytes', () => {
  it('is told as damaged, at the opening or by the check, never as something else', { timeout: 60_000 }, async () => {
    const folder = scratchFolder();
    const { store } = await createWorkspace(folder);
    for (let index = 0; index < 30; index++) {
      saveRecordAsAction(store.desk, 'note', null, { title: `Note ${index}`, body: `words ${index} `.repeat(400) });
    }
    store.close();
    const path = join(folder, STORE_FILE);
    const whole = readFileSync(path);
    for (let page = 0; page < whole.length / 4096; page += 9) {
      const broken = Buffer.from(whole);
      broken.writeUInt8((broken[page * 4096 + 2000] ?? 0) ^ 1, page * 4096 + 2000);
      writeFileSync(path, broken);
      const code = await codeOf(async () => {
        const opened = await unlockWorkspace(folder);
        try {
          const report = checkStore(opened.desk, false, UNWATCHED);
          if (!report.ok) expect(report.problems.map((problem) => problem.code)).toContain('workspace.damaged');
          return report;
        } finally {
          opened.close();
        }
      });
      expect(['done', 'workspace.damaged'], String(page)).toContain(code);
    }
    writeFileSync(path, whole);
    const { desk } = await unlockWorkspace(folder);
    expect(checkStore(desk, true, UNWATCHED)).toMatchObject({ ok: true });
  });
});

describe('a large store', () => {
  it('has the same state and a whole index after a rebuild', { timeout: 120_000 }, async () => {
    const at = await testDesk();
    const [outsider, colleague] = await Promise.all([testDesk({ organisation: 'African Union' }), testDesk()]);
    introduce(at, outsider);
    introduce(at, colleague);
    const notes = fc.sample(anyNote, { numRuns: 120, seed: 7 });
    const parts = fc.sample(anyNotePart, { numRuns: 120, seed: 8 });
    const ids = notes.map((input) => at.desk.change(() => saveRecord(at.desk, 'note', null, input)).id);
    for (const input of fc.sample(anyCase, { numRuns: 30, seed: 9 })) saveRecordAsAction(at.desk, 'case', null, input);
    for (const other of [outsider, colleague]) deliver(shareable(at), at, other);
    parts.forEach((part, index) => {
      const writer = [at, outsider, colleague][index % 3];
      const id = ids[(index * 7) % ids.length];
      if (writer && id) writer.desk.change(() => saveRecord(writer.desk, 'note', id, part));
    });
    for (const other of [outsider, colleague]) deliver(shareable(other), other, at);
    const states = () => ids.map((id) => at.desk.materialiser.get(recordIdBytes(id))?.state);
    const terms = () => at.desk.db.prepare('SELECT term, doc, cnt FROM temp.terms ORDER BY term').all();
    at.desk.db.exec("CREATE VIRTUAL TABLE temp.terms USING fts5vocab(main, 'search', 'row')");
    const [before, words] = [states(), terms()];
    const report = checkStore(at.desk, true, UNWATCHED);
    expect(report).toMatchObject({ ok: true, problems: [] });
    expect(report.rebuiltHash).toBe(report.stateHash);
    expect(states()).toEqual(before);
    expect(terms()).toEqual(words);
    expect(rebuild(at.desk, UNWATCHED)).toBe(report.stateHash);
  });
});
