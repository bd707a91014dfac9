import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CommitId, commitIdOf, type DeskKey, deskKeyOf } from '#shared/domain/ids.ts';
import { hlcText } from '#shared/log/hlc.ts';
import { byClock, type LogEntry, resolve } from '#shared/log/merge.ts';
import { isRegisterOp, type Op } from '#shared/log/op.ts';

const everyone = () => true;

function desk(number: number): DeskKey {
  return deskKeyOf(new Uint8Array(32).fill(number));
}

function commit(number: number): CommitId {
  const bytes = new Uint8Array(32).fill(7);
  bytes[0] = number >>> 8;
  bytes[1] = number & 255;
  return commitIdOf(bytes);
}

interface Step {
  desk: number;
  /** Which earlier commits the author has seen, as a bit pattern over their indexes. */
  seen: number[];
  at: number;
  ops: Op[];
}

/** A history in which each commit stands after those of the earlier ones that its author picked. */
function history(steps: readonly Step[]): LogEntry[] {
  return steps.map((step, index) => ({
    id: commit(index),
    desk: desk(step.desk),
    hlc: hlcText({ at: step.at, counter: 0 }),
    after: [...new Set(step.seen.filter((one) => one < index))].sort((a, b) => a - b).map(commit),
    ops: step.ops,
    isCounted: true,
  }));
}

const op: fc.Arbitrary<Op> = fc.oneof(
  fc.record({ field: fc.constantFrom('title', 'summary'), value: fc.constantFrom('a', 'b', 'c', null) }),
  fc.record({
    field: fc.constant('tags'),
    add: fc.uniqueArray(fc.constantFrom('x', 'y', 'z'), { maxLength: 2 }),
    remove: fc.uniqueArray(fc.constantFrom('x', 'y', 'z'), { maxLength: 2 }),
  }),
);

const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.record({
    desk: fc.integer({ min: 1, max: 3 }),
    seen: fc.array(fc.nat({ max: 11 }), { maxLength: 4 }),
    // Clocks are wrong in the field: they need not agree with the graph.
    at: fc.nat({ max: 20 }),
    ops: fc.array(op, { minLength: 1, maxLength: 3 }),
  }),
  { minLength: 1, maxLength: 12 },
);

/** All that a commit has seen, worked out in the slowest and plainest way. */
function seenBy(entries: readonly LogEntry[], id: CommitId): Set<CommitId> {
  const seen = new Set<CommitId>();
  const visit = (one: CommitId) => {
    for (const parent of entries.find((entry) => entry.id === one)?.after ?? []) {
      if (seen.has(parent)) continue;
      seen.add(parent);
      visit(parent);
    }
  };
  visit(id);
  return seen;
}

function lastOn(entry: LogEntry, field: string): Op | undefined {
  return entry.ops.filter((one): one is Op => one !== null && one.field === field).at(-1);
}

describe('merging the commits of a record', () => {
  it('does not depend on the order in which they arrived', () => {
    fc.assert(
      fc.property(steps, fc.infiniteStream(fc.nat()), (made, noise) => {
        const entries = history(made);
        const shuffled = entries
          .map((entry) => ({ entry, key: noise.next().value }))
          .sort((left, right) => left.key - right.key)
          .map(({ entry }) => entry);
        expect(resolve(shuffled, everyone)).toEqual(resolve(entries, everyone));
        expect(resolve([...entries, ...shuffled], everyone)).toEqual(resolve(entries, everyone));
      }),
      { numRuns: 400 },
    );
  });

  it('shows the newest of the register values that nobody has superseded, and calls a disagreement a conflict', () => {
    fc.assert(
      fc.property(steps, (made) => {
        const entries = history(made);
        const result = resolve(entries, everyone);
        for (const field of ['title', 'summary']) {
          const setting = entries.filter((entry) => lastOn(entry, field) !== undefined);
          const open = setting.filter((entry) => !setting.some((other) => seenBy(entries, other.id).has(entry.id)));
          const newest = [...open].sort(byClock).at(-1);
          const shown = newest && lastOn(newest, field);
          const value = shown && isRegisterOp(shown) ? shown.value : null;
          expect(result.registers.get(field) ?? null).toBe(value);
          const values = new Set(
            open.map((entry) => lastOn(entry, field)).map((one) => (one && isRegisterOp(one) ? one.value : null)),
          );
          const conflict = result.conflicts.find((one) => one.path === field);
          expect(conflict !== undefined).toBe(values.size > 1);
          if (conflict)
            expect(new Set(conflict.rivals.map((rival) => rival.commit))).toEqual(new Set(open.map((e) => e.id)));
        }
      }),
      { numRuns: 400 },
    );
  });

  it('keeps a member whenever some addition of it was seen by no removal', () => {
    fc.assert(
      fc.property(steps, (made) => {
        const entries = history(made);
        const members = resolve(entries, everyone).sets.get('tags') ?? [];
        for (const member of ['x', 'y', 'z']) {
          const touching = entries.flatMap((entry) => {
            const ops = entry.ops.filter((one): one is Op => one !== null);
            const adds = ops.some((one) => !isRegisterOp(one) && one.add.includes(member));
            const removes = ops.some(
              (one) => !isRegisterOp(one) && one.remove.includes(member) && !one.add.includes(member),
            );
            return adds || removes ? [{ entry, adds }] : [];
          });
          const open = touching.filter(
            ({ entry }) => !touching.some((other) => seenBy(entries, other.entry.id).has(entry.id)),
          );
          expect(members.includes(member)).toBe(open.some(({ adds }) => adds));
        }
      }),
      { numRuns: 400 },
    );
  });

  it('never lets a desk outside the organisation change what the owner says', () => {
    fc.assert(
      fc.property(steps, (made) => {
        const entries = history(made);
        const outsider = desk(3);
        const isInside = (one: DeskKey) => one !== outsider;
        const withOutsider = resolve(entries, isInside);
        const silenced = entries.map((entry) => (entry.desk === outsider ? { ...entry, ops: [] } : entry));
        const without = resolve(silenced, isInside);
        expect(withOutsider.registers).toEqual(without.registers);
        expect(withOutsider.sets).toEqual(without.sets);
        expect(withOutsider.conflicts).toEqual(without.conflicts);
        expect(withOutsider.suggestions.map((one) => one.commit).sort()).toEqual(
          entries
            .filter((entry) => entry.desk === outsider)
            .map((entry) => entry.id)
            .sort(),
        );
      }),
      { numRuns: 400 },
    );
  });

  it('waits for a missing ancestor instead of guessing', () => {
    const [first, second, third] = history([
      { desk: 1, seen: [], at: 1, ops: [{ field: 'title', value: 'a' }] },
      { desk: 1, seen: [0], at: 2, ops: [{ field: 'title', value: 'b' }] },
      { desk: 1, seen: [1], at: 3, ops: [{ field: 'title', value: 'c' }] },
    ]);
    if (!first || !second || !third) throw new Error('three commits');
    const partial = resolve([first, third], everyone);
    expect(partial.registers.get('title')).toBe('a');
    expect(partial.missing).toEqual([second.id]);
    expect(partial.waiting).toEqual([third.id]);
    expect(partial.conflicts).toEqual([]);
    const whole = resolve([third, first, second], everyone);
    expect(whole.registers.get('title')).toBe('c');
    expect(whole.waiting).toEqual([]);
  });

  it('counts withheld fields by author and shows nothing of them', () => {
    const [first] = history([{ desk: 2, seen: [], at: 1, ops: [{ field: 'title', value: 'a' }] }]);
    if (!first) throw new Error('one commit');
    const result = resolve([{ ...first, ops: [null, { field: 'summary', value: 's' }, null] }], everyone);
    expect(result.withheld).toEqual([{ desk: desk(2), count: 2 }]);
    expect([...result.registers.keys()]).toEqual(['summary']);
  });

  it('leaves out what this desk keeps but does not count, and still sees through it', () => {
    const entries = history([
      { desk: 1, seen: [], at: 1, ops: [{ field: 'title', value: 'a' }] },
      { desk: 1, seen: [0], at: 99, ops: [{ field: 'title', value: 'quarantined' }] },
      { desk: 1, seen: [1], at: 3, ops: [{ field: 'title', value: 'c' }] },
    ]);
    const result = resolve(
      entries.map((entry, index) => (index === 1 ? { ...entry, isCounted: false } : entry)),
      everyone,
    );
    expect(result.registers.get('title')).toBe('c');
    expect(result.conflicts).toEqual([]);
  });
});
