import { describe, expect, it } from 'vitest';
import { saveRecord } from '#db/records.ts';
import { Columns } from '#db/search/columns.ts';
import { Dictionary } from '#db/search/dictionary.ts';
import { sift } from '#db/search/facets.ts';
import { Authors } from '#db/trust/authors.ts';
import { type RecordId, recordIdBytes } from '#shared/domain/ids.ts';
import { testDesk } from '#tests/support/desks.ts';

const nothing = { values: {}, from: null, to: null };

describe('the columns of a long list', () => {
  it('grow, let go of what is put away, and take its places again', { timeout: 60_000 }, async () => {
    const { desk } = await testDesk();
    const columns = new Columns(desk.db, new Authors(desk.db));
    const rowOf = (id: RecordId) => desk.materialiser.get(recordIdBytes(id))?.row ?? 0;
    const add = (count: number, severity: number) =>
      desk.change(() =>
        Array.from({ length: count }, (_, index) =>
          saveRecord(desk, 'note', null, { title: `Note ${index}`, severity, tags: [`t${index % 3}`] }),
        ).map(({ id }) => id),
      );
    const counted = () => sift(columns, columns.order(), nothing, true).facets.severity;
    const first = add(1100, 1);
    columns.refresh(first.map(rowOf));
    expect(counted()).toEqual([{ value: '1', count: 1100 }]);
    expect(columns.rows.length).toBe(2048);
    const away = first.slice(0, 300);
    desk.change(() => away.forEach((id) => saveRecord(desk, 'note', id, { isDiscarded: true })));
    columns.refresh(away.map(rowOf));
    expect(counted()).toEqual([{ value: '1', count: 800 }]);
    for (const id of away) expect(columns.positionOf(rowOf(id))).toBeNull();
    const second = add(300, 5);
    columns.refresh(second.map(rowOf));
    expect(columns.size).toBe(1100);
    expect(counted()).toEqual([
      { value: '1', count: 800 },
      { value: '5', count: 300 },
    ]);
    // A row that is not there, and one that is told twice, change nothing.
    columns.refresh([999_999, ...second.map(rowOf), ...second.map(rowOf)]);
    expect(columns.order()).toHaveLength(1100);
    const order = [...columns.order()].map((at) => columns.rows[at]);
    columns.load();
    expect([...columns.order()].map((at) => columns.rows[at])).toEqual(order);
    expect(new Set(order).size).toBe(1100);
  });
});

describe('a dictionary', () => {
  it('gives each text one number, and 0 to none', () => {
    const words = new Dictionary();
    expect(words.id(null)).toBe(0);
    expect(words.id('')).toBe(0);
    const ids = ['a', 'b', '__proto__', 'a'].map((text) => words.id(text));
    expect(ids).toEqual([1, 2, 3, 1]);
    expect(ids.map((id) => words.text(id))).toEqual(['a', 'b', '__proto__', 'a']);
    expect(words.find('c')).toBeNull();
    expect(words.text(99)).toBe('');
    expect(words.size).toBe(4);
  });
});
