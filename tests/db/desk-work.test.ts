import { describe, expect, it } from 'vitest';
import { addAttachment, attachmentChunks, attachmentSize, readAttachment } from '#db/attachments.ts';
import { nextInChain, recordBundle } from '#db/bundles.ts';
import { listCsvMaps, removeCsvMap, saveCsvMap } from '#db/csv-maps.ts';
import { sha256 } from '#db/crypto/hash.ts';
import { randomBytes } from '#db/crypto/random.ts';
import { discardDraft, listDrafts, saveDraft } from '#db/drafts.ts';
import { saveRecord } from '#db/records.ts';
import { storeStats } from '#db/stats.ts';
import { contentHashOf } from '#shared/domain/ids.ts';
import { LIMITS } from '#shared/log/limits.ts';
import { testDesk } from '#tests/support/desks.ts';

describe('attachments', () => {
  it('are kept once, whole, whatever their size', async () => {
    const { desk } = await testDesk();
    const chunk = LIMITS.attachmentChunk;
    for (const length of [0, 1, chunk - 1, chunk, chunk + 1, 2 * chunk]) {
      const bytes = randomBytes(length);
      const { hash, size } = addAttachment(desk.db, bytes, 1);
      expect(addAttachment(desk.db, bytes, 2)).toEqual({ hash, size });
      expect(size).toBe(length);
      expect(hash).toBe(contentHashOf(sha256(bytes)));
      expect(Buffer.compare(readAttachment(desk.db, hash), bytes)).toBe(0);
      expect(attachmentSize(desk.db, hash)).toBe(length);
      const chunks = [...attachmentChunks(desk.db, hash)].map((part) => part.length);
      expect(chunks.every((part) => part <= chunk)).toBe(true);
      expect(chunks.length).toBe(Math.ceil(length / chunk));
    }
    expect(storeStats(desk.db)).toMatchObject({ attachments: 6 });
    const unknown = contentHashOf(new Uint8Array(32));
    expect(attachmentSize(desk.db, unknown)).toBeNull();
    expect(() => readAttachment(desk.db, unknown)).toThrow(expect.objectContaining({ code: 'attachment.unknown' }));
  });

  it('are refused above their bound', async () => {
    const { desk } = await testDesk();
    const tooLarge = new Uint8Array(LIMITS.attachment + 1);
    expect(() => addAttachment(desk.db, tooLarge, 1)).toThrow(expect.objectContaining({ code: 'input.too-large' }));
    expect(storeStats(desk.db)).toMatchObject({ attachments: 0, attachmentBytes: 0 });
  });
});

describe('drafts', () => {
  it('are kept as they were written, the latest first, until they are discarded', async () => {
    const { desk } = await testDesk();
    const record = desk.change(() => saveRecord(desk, 'note', null, { title: 'x' })).id;
    const values = { title: 'half a pair \uD83D', body: 'a\u0000b', actors: [{ id: 'a', name: null }], n: -0.5 };
    const first = saveDraft(desk.db, { id: null, kind: 'note', record, values }, 10);
    const second = saveDraft(desk.db, { id: null, kind: 'case', record: null, values: {} }, 20);
    expect(listDrafts(desk.db)).toEqual([
      { id: second.id, kind: 'case', record: null, values: {}, savedAt: 20 },
      { id: first.id, kind: 'note', record, values, savedAt: 10 },
    ]);
    saveDraft(desk.db, { id: first.id, kind: 'note', record, values: { title: 'y' } }, 30);
    expect(listDrafts(desk.db)[0]).toMatchObject({ id: first.id, values: { title: 'y' }, savedAt: 30 });
    discardDraft(desk.db, first.id);
    discardDraft(desk.db, first.id);
    expect(listDrafts(desk.db).map(({ id }) => id)).toEqual([second.id]);
  });
});

describe('column maps', () => {
  it('are kept by name; one of a newer form is left out and stays', async () => {
    const { desk } = await testDesk();
    const map = (name: string, dateFormat: 'ymd' | 'dmy') => ({
      name,
      columns: [{ column: 'Title', target: 'title' }],
      constants: {},
      dateFormat,
      decimal: 'auto' as const,
      unmapped: 'drop' as const,
    });
    saveCsvMap(desk.db, map('b', 'ymd'), 1);
    saveCsvMap(desk.db, map('a', 'ymd'), 1);
    saveCsvMap(desk.db, map('b', 'dmy'), 2);
    expect(listCsvMaps(desk.db).map(({ name, dateFormat }) => [name, dateFormat])).toEqual([
      ['a', 'ymd'],
      ['b', 'dmy'],
    ]);
    desk.db.exec(`INSERT INTO csv_map VALUES ('newer', '{"form":2}', 3)`);
    expect(listCsvMaps(desk.db)).toHaveLength(2);
    removeCsvMap(desk.db, 'a');
    removeCsvMap(desk.db, 'a');
    expect(listCsvMaps(desk.db)).toHaveLength(1);
    expect(desk.db.prepare('SELECT name FROM csv_map').all()).toHaveLength(2);
  });
});

describe('the chain of bundles', () => {
  it('counts for each set of recipients by itself, and names the one before', async () => {
    const { desk } = await testDesk();
    const [one, two] = [sha256('one'), sha256('two')];
    const write = (recipients: Uint8Array) => {
      const { sequence, previous } = nextInChain(desk.db, recipients);
      const hash = sha256(`${sequence}`, recipients);
      recordBundle(desk, {
        id: randomBytes(16),
        hash,
        sequence,
        recipients,
        manifest: new Uint8Array(),
        readers: [desk.card.desk],
        commits: [
          { id: hash, ops: [{}] },
          { id: hash, ops: [{}] },
        ],
      });
      return {
        sequence,
        previous: previous && Buffer.from(previous).toString('hex'),
        hash: Buffer.from(hash).toString('hex'),
      };
    };
    const first = write(one);
    expect(first).toMatchObject({ sequence: 1, previous: null });
    expect(write(two)).toMatchObject({ sequence: 1, previous: null });
    expect(write(one)).toMatchObject({ sequence: 2, previous: first.hash });
    expect(desk.db.prepare('SELECT * FROM bundle_commit').all()).toHaveLength(3);
  });
});

describe('the counts of a store', () => {
  it('leave out what is put away', async () => {
    const { desk } = await testDesk();
    desk.change(() => {
      saveRecord(desk, 'note', null, { title: 'x', tags: ['a', 'b'] });
      saveRecord(desk, 'note', null, { title: 'y', isDiscarded: true });
      saveRecord(desk, 'case', null, { title: 'z', tags: ['a'] });
    });
    expect(storeStats(desk.db)).toEqual({
      notes: 1,
      cases: 1,
      commits: 3,
      tags: 2,
      contacts: 0,
      attachments: 0,
      attachmentBytes: 0,
    });
  });
});
