import { describe, expect, it } from 'vitest';
import { addContact, listContacts, updateContact } from '#db/contacts.ts';
import { Desk } from '#db/desk.ts';
import { catchUp } from '#db/log/catch-up.ts';
import { checkStore, logicalStateHash } from '#db/log/check.ts';
import { STANDING } from '#db/log/commit-rows.ts';
import { commitHash } from '#db/log/sealed-commit.ts';
import { saveRecord } from '#db/records.ts';
import { Authors } from '#db/trust/authors.ts';
import { UNWATCHED } from '#db/workers/long-work.ts';
import { recordIdBytes } from '#shared/domain/ids.ts';
import { decodeHeader } from '#shared/log/commit.ts';
import { deliver, introduce, shareable, type TestDesk, testDesk } from '#tests/support/desks.ts';
import { forge } from '#tests/support/forged-commits.ts';
import { START } from '#tests/support/workspaces.ts';

/** Opens the store of a desk as the next version would. */
function opened({ desk }: TestDesk): Desk {
  const again = new Desk(
    desk.db,
    () => START,
    () => undefined,
  );
  catchUp(again);
  return again;
}

describe('a store with a damaged commit that was kept aside', () => {
  it('is opened, and the commit stays aside', async () => {
    const at = await testDesk();
    const { seq } = at.desk.change(() => saveRecord(at.desk, 'note', null, { title: 'damaged' }));
    at.desk.db.prepare("UPDATE commit_log SET standing = 1, header = x'00' WHERE seq = ?").run(seq);
    expect(() => opened(at)).not.toThrow();
    const row = at.desk.db.prepare('SELECT standing FROM commit_log WHERE seq = ?').get(seq);
    expect(row).toEqual({ standing: 1 });
  });
});

describe('a store whose tables are of another form', () => {
  it('is opened, with its tables built again from the log', async () => {
    const mine = await testDesk();
    const theirs = await testDesk({ organisation: 'UNOWAS' });
    const partner = await testDesk({ organisation: 'OSCE' });
    introduce(mine, theirs);
    updateContact(mine.desk, addContact(mine.desk, partner.desk.cardText), { remark: 'met in June' });
    const { id } = mine.desk.change(() => saveRecord(mine.desk, 'note', null, { title: 'mine', tags: ['a'] }));
    for (const from of [theirs, partner]) {
      introduce(from, mine);
      deliver(shareable(mine), mine, from);
      from.desk.change(() => saveRecord(from.desk, 'note', id, { title: from.desk.card.organisation }));
      deliver(shareable(from), from, mine);
    }
    opened(mine);
    const before = logicalStateHash(mine.desk.db);
    const { db } = mine.desk;
    // As a version wrote them that knew fewer fields, and kept everything in one column.
    const rows = db.prepare<[], { row: number; state: string }>('SELECT row, state FROM record').all();
    for (const { row, state } of rows) {
      const { realm, values } = JSON.parse(state);
      delete values.remark;
      delete values.title;
      const older = JSON.stringify({ realm, heads: [], missing: [], waiting: [], suggestions: [], values });
      db.prepare("UPDATE record SET state = ?, beside = '{}' WHERE row = ?").run(older, row);
    }
    db.exec("UPDATE meta SET value = '1' WHERE key = 'state_version'");
    const again = opened(mine);
    expect(logicalStateHash(db)).toBe(before);
    expect(listContacts(db).map(({ remark }) => remark)).toContain('met in June');
    expect(checkStore(again, true, UNWATCHED)).toMatchObject({ ok: true, rebuiltHash: before });
  });

  it('is opened without a record whose log is damaged, which the check names', async () => {
    const mine = await testDesk();
    const [broken, whole] = ['broken', 'whole'].map(
      (title) => mine.desk.change(() => saveRecord(mine.desk, 'note', null, { title })).id,
    );
    if (!broken || !whole) throw new Error('two');
    const { db } = mine.desk;
    db.prepare("UPDATE commit_log SET ops = x'ff' WHERE record = ?").run(recordIdBytes(broken));
    const again = opened(mine);
    expect(again.materialiser.get(recordIdBytes(broken))).toBeNull();
    expect(again.materialiser.get(recordIdBytes(whole))?.state.values['title']).toBe('whole');
    const { problems } = checkStore(again, false, UNWATCHED);
    expect(problems.map(({ message }) => message).join()).toContain(broken);
  });

  it('is left as it is when its form is this version’s', async () => {
    const mine = await testDesk();
    mine.desk.change(() => saveRecord(mine.desk, 'note', null, { title: 'mine' }));
    opened(mine);
    mine.desk.db.exec("UPDATE record SET state = replace(state, 'mine', 'kept')");
    opened(mine);
    expect(mine.desk.db.prepare('SELECT state FROM record').get()).toMatchObject({
      state: expect.stringContaining('kept'),
    });
  });
});

describe('commits of a version that this one has learned to read', () => {
  it('count from then on, as if they had never been kept aside', async () => {
    const mine = await testDesk();
    const theirs = await testDesk();
    introduce(mine, theirs);
    const { id } = mine.desk.change(() => saveRecord(mine.desk, 'note', null, { title: 'mine' }));
    deliver(shareable(mine), mine, theirs);
    theirs.desk.change(() => saveRecord(theirs.desk, 'note', id, { title: 'theirs' }));
    deliver(shareable(theirs), theirs, mine);
    const record = recordIdBytes(id);
    const title = (desk: Desk) => desk.materialiser.get(record)?.state.values['title'];
    const before = logicalStateHash(mine.desk.db);
    // As a Concord stored it that could not read it.
    mine.desk.db.prepare('UPDATE commit_log SET standing = 2 WHERE desk = ?').run(theirs.desk.key.publicKey);
    mine.desk.change(() => mine.desk.refresh(record, null));
    expect(title(mine.desk)).toBe('mine');
    const again = opened(mine);
    expect(title(again)).toBe('theirs');
    expect(logicalStateHash(mine.desk.db)).toBe(before);
    expect(checkStore(again, true, UNWATCHED)).toMatchObject({ ok: true, rebuiltHash: before });
  });

  it('stay aside when what they hold turns out to be no change of such a record', async () => {
    const mine = await testDesk();
    const theirs = await testDesk();
    introduce(mine, theirs);
    const { id } = mine.desk.change(() => saveRecord(mine.desk, 'note', null, { title: 'mine' }));
    const record = recordIdBytes(id);
    const sealed = forge(theirs.desk.key, {
      at: START,
      record,
      after: shareable(mine),
      ops: [{ field: 'title', value: 5 }],
    });
    const [header, commit] = [decodeHeader(sealed.header), commitHash(sealed.header)];
    mine.desk.change(() =>
      mine.desk.log.insert({ id: commit, header, sealed, standing: STANDING.newer, bundle: null, receivedAt: START }),
    );
    const again = opened(mine);
    expect(mine.desk.commits.get(commit)?.standing).toBe(STANDING.newer);
    expect(again.materialiser.get(record)?.state).toMatchObject({ values: { title: 'mine' }, waiting: [] });
    const { problems } = checkStore(again, false, UNWATCHED);
    expect(problems).toMatchObject([{ code: 'commit.value', message: expect.stringContaining(id) }]);
  });
});

describe('a desk card in the store that is damaged', () => {
  it('stops nobody, and is named by the check', async () => {
    const mine = await testDesk();
    const [bundled, contact, whole] = await Promise.all([testDesk(), testDesk(), testDesk({ organisation: 'OSCE' })]);
    const known = introduce(mine, contact);
    introduce(mine, whole);
    const { db } = mine.desk;
    opened(mine);
    const card = db.prepare('INSERT INTO card VALUES (?, ?, ?, 1, 1)');
    card.run(bundled.desk.key.publicKey, new Uint8Array(32), `${bundled.desk.cardText.slice(0, 80)}…`);
    card.run(whole.desk.key.publicKey, new Uint8Array(32), whole.desk.cardText);
    db.prepare("UPDATE record SET state = json_set(state, '$.values.card', 'spoilt') WHERE id = ?").run(
      recordIdBytes(known),
    );
    const again = opened(mine);
    const authors = new Authors(db);
    expect(authors.of(whole.desk.card.desk)).toMatchObject({ organisation: 'OSCE', trust: 'verified' });
    for (const { desk } of [bundled, contact]) expect(authors.of(desk.card.desk).trust).toBe('unknown');
    expect(again.trust.organisation(contact.desk.card.desk)).toBeNull();
    expect(listContacts(db).map(({ desk }) => desk)).toEqual([whole.desk.card.desk]);
    const messages = checkStore(again, false, UNWATCHED).problems.map(({ code, message }) => `${code}: ${message}`);
    expect(messages).toHaveLength(2);
    expect(messages[0]).toContain(bundled.desk.card.desk.slice(0, 12));
    expect(messages[1]).toContain(known);
  });
});
