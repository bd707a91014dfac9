import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commitIdOf, deskKeyOf } from '#shared/domain/ids.ts';
import { hlcText } from '#shared/log/hlc.ts';
import { type LogEntry, resolve } from '#shared/log/merge.ts';
import type { Op } from '#shared/log/op.ts';
import { standingOps } from '#shared/log/standing.ts';

const op: fc.Arbitrary<Op> = fc.oneof(
  fc.record({
    field: fc.constantFrom('title', 'sources/s/description', 'sources/t/description'),
    value: fc.constantFrom('a', 'b', null),
  }),
  fc.record({
    field: fc.constantFrom('tags', 'sources'),
    add: fc.uniqueArray(fc.constantFrom('s', 't'), { maxLength: 1 }),
    remove: fc.uniqueArray(fc.constantFrom('s', 't'), { maxLength: 1 }),
  }),
);

const entries: fc.Arbitrary<LogEntry[]> = fc
  .array(
    fc.record({
      desk: fc.integer({ min: 1, max: 3 }),
      seen: fc.array(fc.nat({ max: 9 }), { maxLength: 3 }),
      at: fc.nat({ max: 9 }),
      ops: fc.array(op, { minLength: 1, maxLength: 3 }),
      isCounted: fc.boolean(),
    }),
    { minLength: 1, maxLength: 10 },
  )
  .map((steps) =>
    steps.map((step, index) => ({
      id: commitIdOf(new Uint8Array(32).fill(index + 1)),
      desk: deskKeyOf(new Uint8Array(32).fill(step.desk)),
      hlc: hlcText({ at: step.at, counter: 0 }),
      after: [...new Set(step.seen.filter((one) => one < index))].map((one) =>
        commitIdOf(new Uint8Array(32).fill(one + 1)),
      ),
      ops: step.ops,
      isCounted: step.isCounted,
    })),
  );

const outsider = deskKeyOf(new Uint8Array(32).fill(3));
const isInside = (desk: string) => desk !== outsider;

describe('the ops that make a record what it is', () => {
  it('are enough: without all the others it shows the same, apart from attributes of items that are gone', () => {
    fc.assert(
      fc.property(entries, (log) => {
        const whole = resolve(log, isInside);
        const { ops } = standingOps(log, isInside);
        const bare = resolve(
          log.map((entry) => ({
            ...entry,
            ops: entry.ops.map((one, position) => (ops.get(entry.id)?.has(position) ? one : null)),
          })),
          isInside,
        );
        expect(bare.sets).toEqual(whole.sets);
        expect(bare.conflicts).toEqual(whole.conflicts);
        const items = new Set(whole.sets.get('sources'));
        for (const [path, value] of whole.registers) {
          const item = path.split('/')[1];
          expect(bare.registers.get(path), path).toBe(item === undefined || items.has(item) ? value : undefined);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('hold nothing of a value that was overwritten, a member that was taken out, or an item that is gone', () => {
    const commit = (index: number, ops: Op[]): LogEntry => ({
      id: commitIdOf(new Uint8Array(32).fill(index)),
      desk: deskKeyOf(new Uint8Array(32).fill(1)),
      hlc: hlcText({ at: index, counter: 0 }),
      after: index === 1 ? [] : [commitIdOf(new Uint8Array(32).fill(index - 1))],
      ops,
      isCounted: true,
    });
    const log = [
      commit(1, [
        { field: 'title', value: 'SECRET' },
        { field: 'tags', add: ['SECRET'], remove: [] },
        { field: 'attachments', add: ['x'], remove: [] },
        { field: 'attachments/x/name', value: 'SECRET.jpg' },
      ]),
      commit(2, [
        { field: 'title', value: 'Clean' },
        { field: 'tags', add: [], remove: ['SECRET'] },
        { field: 'attachments', add: [], remove: ['x'] },
      ]),
    ];
    const { ops, removals } = standingOps(log, () => true);
    const standing = log.flatMap((entry) => entry.ops.filter((_, position) => ops.get(entry.id)?.has(position)));
    expect(standing).toEqual([{ field: 'title', value: 'Clean' }]);
    const first = log[0]?.id;
    expect(removals.map(({ addedBy }) => addedBy)).toEqual([
      [{ commit: first, position: 1 }],
      [{ commit: first, position: 2 }],
    ]);
  });
});
