import { describe, expect, it } from 'vitest';
import { addContact, listContacts, updateContact } from '#db/contacts.ts';
import { Desk } from '#db/desk.ts';
import { catchUp } from '#db/log/catch-up.ts';
import { checkStore, logicalStateHash } from '#db/log/check.ts';
import { saveRecord } from '#db/records.ts';
import { UNWATCHED } from '#db/workers/long-work.ts';
import { recordIdBytes } from '#shared/domain/ids.ts';
import { deliver, introduce, shareable, type TestDesk, testDesk } from '#tests/support/desks.ts';
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
