import { describe, expect, it } from 'vitest';
import { RecordReader } from '#db/record-reader.ts';
import { saveRecord } from '#db/records.ts';
import { Columns } from '#db/search/columns.ts';
import { Search } from '#db/search/search.ts';
import { Authors } from '#db/trust/authors.ts';
import { recordIdBytes } from '#shared/domain/ids.ts';
import { deliver, introduceAll, shareable, testDesk } from '#tests/support/desks.ts';

const all = {
  text: '',
  filter: { values: {}, from: null, to: null },
  sort: 'newest',
  offset: 0,
  limit: 50,
  hasFacets: false,
  isTyping: false,
} as const;

describe('what others suggest on a record', () => {
  it('weighs nothing on its list row, and next to nothing on its table row, and is shown when it is opened', async () => {
    const mine = await testDesk({ organisation: 'UNOWAS' });
    const theirs = await testDesk({ organisation: 'OSCE' });
    introduceAll([mine, theirs]);
    const { id } = mine.desk.change(() => saveRecord(mine.desk, 'note', null, { title: 'mine' }));
    deliver(shareable(mine), mine, theirs);
    const body = 'long '.repeat(20_000).trim();
    for (const title of ['one', 'two', 'three']) {
      theirs.desk.change(() => saveRecord(theirs.desk, 'note', id, { title, body: `${title} ${body}` }));
    }
    deliver(shareable(theirs), theirs, mine);

    const { db } = mine.desk;
    const authors = new Authors(db);
    const view = new RecordReader(db).view(id, 'note', authors);
    expect(view.suggestions).toHaveLength(3);
    expect(view.suggestions.flatMap(({ ops }) => ops)).toContainEqual({ field: 'body', value: `three ${body}` });
    const sizes = db
      .prepare<[Uint8Array], { state: number; beside: number }>(
        'SELECT length(state) AS state, length(beside) AS beside FROM record WHERE id = ?',
      )
      .get(recordIdBytes(id));
    expect(sizes?.state).toBeLessThan(4_000);
    expect(sizes?.beside).toBeLessThan(4_000);

    db.exec("UPDATE record SET beside = 'not read'");
    const { hits } = new Search(db, new Columns(db, authors)).run(all, authors);
    expect(hits).toMatchObject([{ id, title: 'mine', hasSuggestion: true, hasConflict: false }]);
  });
});
