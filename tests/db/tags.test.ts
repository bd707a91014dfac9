import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { undo } from '#db/actions.ts';
import { saveRecord } from '#db/records.ts';
import { applyTags, describeTag, listTags, renameTag } from '#db/tags.ts';
import { cancelled, UNWATCHED } from '#db/workers/long-work.ts';
import { type RecordId, recordIdBytes } from '#shared/domain/ids.ts';
import { textsOf } from '#shared/domain/values.ts';
import { deliver, introduceAll, shareable, type TestDesk, testDesk } from '#tests/support/desks.ts';

function note({ desk }: TestDesk, tags: string[], isDiscarded = false): RecordId {
  return desk.change(() => saveRecord(desk, 'note', null, { title: 'x', tags, isDiscarded })).id;
}

function stateOf({ desk }: TestDesk, id: RecordId) {
  const state = desk.materialiser.get(recordIdBytes(id))?.state;
  return { tags: textsOf(state?.values['tags']), ownTags: state?.ownTags ?? [] };
}

function summary({ desk }: TestDesk): [string, number, string, string | null][] {
  return listTags(desk.db).map(({ tag, count, colour, description }) => [tag, count, colour, description]);
}

const tagInvalid = expect.objectContaining({ code: 'tag.invalid' });

describe('the list of tags', () => {
  it('counts what is on records, without those put away, whatever was done before', { timeout: 60_000 }, async () => {
    const tag = fc.constantFrom('water', 'Water', 'topic:water', 'internal:x', 'مياه');
    const step = fc.oneof(
      fc.record({ kind: fc.constant('new' as const), tags: fc.uniqueArray(tag) }),
      fc.record({
        kind: fc.constant('apply' as const),
        add: fc.uniqueArray(tag),
        remove: fc.uniqueArray(tag),
        from: fc.nat(),
      }),
      fc.record({ kind: fc.constant('rename' as const), from: tag, to: tag }),
      fc.record({ kind: fc.constant('away' as const), from: fc.nat(), isDiscarded: fc.boolean() }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 15 }), async (steps) => {
        const at = await testDesk();
        const ids: RecordId[] = [];
        for (const one of steps) {
          if (one.kind === 'new') ids.push(note(at, one.tags));
          else if (one.kind === 'apply') {
            const some = ids.slice(one.from % (ids.length + 1));
            const { changed, unchanged } = applyTags(at.desk, some, one.add, one.remove, UNWATCHED);
            expect(changed + unchanged).toBe(some.length);
            for (const id of some) {
              const { tags } = stateOf(at, id);
              for (const added of one.add) expect(tags).toContain(added);
              for (const removed of one.remove) if (!one.add.includes(removed)) expect(tags).not.toContain(removed);
            }
          } else if (one.kind === 'away') {
            const id = ids[one.from % Math.max(1, ids.length)];
            if (id) at.desk.change(() => saveRecord(at.desk, 'note', id, { isDiscarded: one.isDiscarded }));
          } else if (ids.some((id) => stateOf(at, id).tags.includes(one.from))) {
            renameTag(at.desk, one.from, one.to, UNWATCHED);
            if (one.from !== one.to) for (const id of ids) expect(stateOf(at, id).tags).not.toContain(one.from);
          }
        }
        const counts = new Map<string, number>();
        for (const id of ids) {
          const state = at.desk.materialiser.get(recordIdBytes(id))?.state;
          if (state?.values['isDiscarded'] === true) continue;
          for (const name of textsOf(state?.values['tags'])) counts.set(name, (counts.get(name) ?? 0) + 1);
        }
        const expected = [...counts].sort(([left, a], [right, b]) => b - a || (left < right ? -1 : 1));
        expect(listTags(at.desk.db).map(({ tag: name, count }) => [name, count])).toEqual(expected);
      }),
      { numRuns: 20 },
    );
  });

  it('has what was described, though nothing bears it, and not what bears nothing', async () => {
    const at = await testDesk();
    describeTag(at.desk, 'Topic : Land', 'green', 'About land');
    note(at, ['gone'], true);
    expect(summary(at)).toEqual([['topic:Land', 0, 'green', 'About land']]);
    describeTag(at.desk, 'topic:Land', 'blue', null);
    expect(summary(at)).toEqual([['topic:Land', 0, 'blue', null]]);
    undo(at.desk);
    expect(summary(at)).toEqual([['topic:Land', 0, 'green', 'About land']]);
    undo(at.desk);
    expect(summary(at)).toEqual([]);
    expect(() => describeTag(at.desk, '  ', 'blue', null)).toThrow(tagInvalid);
  });
});

describe('renaming a tag', () => {
  it('takes its colour and meaning along, and makes two into one', async () => {
    const at = await testDesk();
    note(at, ['a', 'both']);
    note(at, ['a', 'b']);
    note(at, ['b']);
    describeTag(at.desk, 'a', 'rose', 'the first');
    renameTag(at.desk, 'a', 'c', UNWATCHED);
    expect(summary(at)).toEqual([
      ['b', 2, 'none', null],
      ['c', 2, 'rose', 'the first'],
      ['both', 1, 'none', null],
    ]);
    describeTag(at.desk, 'b', 'teal', 'the second');
    expect(renameTag(at.desk, 'c', 'b', UNWATCHED)).toEqual({ changed: 2, kept: 0 });
    expect(summary(at)).toEqual([
      ['b', 3, 'teal', 'the second'],
      ['both', 1, 'none', null],
    ]);
    undo(at.desk);
    expect(summary(at)).toEqual([
      ['b', 2, 'teal', 'the second'],
      ['c', 2, 'rose', 'the first'],
      ['both', 1, 'none', null],
    ]);
  });

  it('changes nothing onto itself, tells case apart, and goes to the stored form of the new name', async () => {
    const at = await testDesk();
    const id = note(at, ['Calm']);
    const before = at.changes.length;
    expect(renameTag(at.desk, 'Calm', ' Calm ', UNWATCHED)).toEqual({ changed: 0, kept: 0 });
    expect(at.changes.length).toBe(before);
    renameTag(at.desk, 'Calm', 'calm', UNWATCHED);
    expect(stateOf(at, id).tags).toEqual(['calm']);
    renameTag(at.desk, 'calm', '  Topic :  Calm  waters', UNWATCHED);
    expect(stateOf(at, id).tags).toEqual(['topic:Calm waters']);
    expect(() => renameTag(at.desk, 'topic:Calm waters', '\u200B', UNWATCHED)).toThrow(tagInvalid);
    expect(() => renameTag(at.desk, 'nobody has it', 'x', UNWATCHED)).toThrow(tagInvalid);
    expect(stateOf(at, id).tags).toEqual(['topic:Calm waters']);
  });

  it('reaches records that are put away, so that they come back under the new name', async () => {
    const at = await testDesk();
    const id = note(at, ['a'], true);
    renameTag(at.desk, 'a', 'b', UNWATCHED);
    expect(stateOf(at, id).tags).toEqual(['b']);
    expect(listTags(at.desk.db)).toEqual([]);
  });
});

describe('tags on many records', () => {
  it('are put on all or on none', async () => {
    const at = await testDesk();
    const ids = [note(at, []), note(at, []), note(at, [])];
    const stopping = {
      step: (_phase: unknown, done: number) => {
        if (done === 2) throw cancelled();
      },
    };
    expect(() => applyTags(at.desk, ids, ['a'], [], stopping)).toThrow(expect.objectContaining({ code: 'cancelled' }));
    expect(() => applyTags(at.desk, ids, ['a', '\uD800'], [], UNWATCHED)).toThrow(tagInvalid);
    const full = note(
      at,
      Array.from({ length: 500 }, (_, index) => `t${index}`),
    );
    expect(() => applyTags(at.desk, [...ids, full], ['a'], [], UNWATCHED)).toThrow(/at most 500/);
    for (const id of ids) expect(stateOf(at, id).tags).toEqual([]);
    expect(applyTags(at.desk, [full], ['a'], ['t0'], UNWATCHED)).toEqual({ changed: 1, unchanged: 0 });
    expect(stateOf(at, full).tags).toHaveLength(500);
  });

  it('stand once, whatever form they were given in, and an addition wins over a removal', async () => {
    const at = await testDesk();
    const id = note(at, ['topic:a']);
    applyTags(at.desk, [id], ['Topic: a', 'x', ' x '], ['x', 'topic:a'], UNWATCHED);
    expect(stateOf(at, id).tags).toEqual(['topic:a', 'x']);
  });
});

describe('this organisation’s tags on a record of others', () => {
  it('are shown beside the owner’s, and never change what the owner says', async () => {
    const desks = await Promise.all([
      testDesk({ organisation: 'African Union' }),
      testDesk(),
      testDesk({ name: 'Headquarters' }),
    ]);
    const [owner, mine, colleague] = desks;
    introduceAll(desks);
    const id = note(owner, ['theirs', 'shared']);
    for (const to of [mine, colleague]) deliver(shareable(owner), owner, to);
    applyTags(mine.desk, [id], ['ours', 'shared', 'internal:us'], ['theirs'], UNWATCHED);
    expect(stateOf(mine, id)).toEqual({ tags: ['shared', 'theirs'], ownTags: ['internal:us', 'ours'] });
    expect(summary(mine).map(([tag, count]) => [tag, count])).toEqual([
      ['internal:us', 1],
      ['ours', 1],
      ['shared', 1],
      ['theirs', 1],
    ]);
    const sent = shareable(mine);
    for (const to of [owner, colleague]) deliver(sent, mine, to);
    // A colleague sees them as ours, the owner as a suggestion.
    expect(stateOf(colleague, id)).toEqual(stateOf(mine, id));
    expect(stateOf(owner, id)).toEqual({ tags: ['shared', 'theirs'], ownTags: [] });
    expect(owner.desk.materialiser.get(recordIdBytes(id))?.state.suggestions).toHaveLength(1);
    renameTag(mine.desk, 'ours', 'also-ours', UNWATCHED);
    expect(stateOf(mine, id)).toEqual({ tags: ['shared', 'theirs'], ownTags: ['also-ours', 'internal:us'] });
    // What the owner put there is the owner's to rename and to take off.
    expect(renameTag(mine.desk, 'shared', 'renamed', UNWATCHED)).toEqual({ changed: 0, kept: 1 });
    expect(applyTags(mine.desk, [id], [], ['shared'], UNWATCHED)).toEqual({ changed: 0, unchanged: 1 });
    expect(stateOf(mine, id)).toEqual({ tags: ['shared', 'theirs'], ownTags: ['also-ours', 'internal:us'] });
    // The owner takes it over: then it is the owner's.
    applyTags(owner.desk, [id], ['also-ours'], [], UNWATCHED);
    deliver(shareable(owner), owner, mine);
    expect(stateOf(mine, id)).toEqual({ tags: ['also-ours', 'shared', 'theirs'], ownTags: ['internal:us'] });
  });
});
