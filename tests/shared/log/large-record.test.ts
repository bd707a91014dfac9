import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CommitId, commitIdOf, deskKeyOf } from '#shared/domain/ids.ts';
import { CommitGraph } from '#shared/log/graph.ts';
import { hlcText } from '#shared/log/hlc.ts';
import { type LogEntry, resolve } from '#shared/log/merge.ts';
import { standingOps } from '#shared/log/standing.ts';

const desk = deskKeyOf(new Uint8Array(32).fill(1));
const MANY = 30_000;

const IDS = Array.from({ length: MANY }, (_, index) => {
  const bytes = new Uint8Array(32);
  new DataView(bytes.buffer).setUint32(0, index);
  return commitIdOf(bytes);
});

function idOf(index: number): CommitId {
  const id = IDS[index];
  if (id === undefined) throw new Error('There are not so many');
  return id;
}

/** A commit that sets the title to its own index, after those of these indexes. */
function titled(index: number, after: readonly number[]): LogEntry {
  return {
    id: idOf(index),
    desk,
    hlc: hlcText({ at: index + 1, counter: 0 }),
    after: after.map(idOf),
    ops: [{ field: 'title', value: `${index}` }],
    isCounted: true,
  };
}

function titles(entries: readonly LogEntry[]) {
  const { registers, conflicts, heads } = resolve(entries, () => true);
  return { shown: registers.get('title'), rivals: conflicts[0]?.rivals.length ?? 1, heads: heads.length };
}

const history = (parentsOf: (index: number) => number[]) =>
  Array.from({ length: MANY }, (_, index) => titled(index, parentsOf(index)));

describe('a record with more commits than anybody writes', () => {
  // Each is over in a second; a cost that grows with the square of the commits takes minutes.
  const newest = `${MANY - 1}`;
  it.each([
    ['one after another', (index: number) => (index === 0 ? [] : [index - 1]), { rivals: 1, heads: 1 }],
    ['rivals of the first', (index: number) => (index === 0 ? [] : [0]), { rivals: MANY - 1, heads: MANY - 1 }],
    [
      'rivals after a long history',
      (index: number) => (index <= MANY / 2 ? (index === 0 ? [] : [index - 1]) : [MANY / 2]),
      { rivals: MANY / 2 - 1, heads: MANY / 2 - 1 },
    ],
    [
      'eight desks that never meet',
      (index: number) => (index === 0 ? [] : [Math.max(0, index - 8)]),
      { rivals: 8, heads: 8 },
    ],
    [
      'desks that meet now and then',
      (index: number) =>
        index === 0
          ? []
          : index % 50 === 0
            ? [index - 1, index - 2, index - 3]
            : index % 50 < 4
              ? [index - (index % 50)]
              : [index - 3],
      { rivals: 3, heads: 3 },
    ],
    [
      'a pair of rivals at every step',
      (index: number) => (index < 2 ? [] : index % 2 === 0 ? [index - 1, index - 2] : [index - 2, index - 3]),
      { rivals: 2, heads: 2 },
    ],
  ])('is merged in no time: %s', (_, parentsOf, expected) => {
    expect(titles(history(parentsOf))).toEqual({ shown: newest, ...expected });
  });

  it('tells in no time what stands of it', () => {
    const { ops } = standingOps(
      history((index) => (index === 0 ? [] : [0])),
      () => true,
    );
    expect(ops.size).toBe(MANY - 1);
  });

  it('is merged when each of its commits names as many parents as it may', () => {
    const width = 1_024;
    const layers = Array.from({ length: 4 * width }, (_, index) =>
      titled(
        index,
        index < width ? [] : Array.from({ length: width }, (__, at) => (Math.floor(index / width) - 1) * width + at),
      ),
    );
    expect(titles(layers)).toEqual({ shown: `${4 * width - 1}`, rivals: width, heads: width });
  });
});

describe('which commits others have seen', () => {
  it('is told right in graphs of any form and size', () => {
    const graphs = fc
      .array(fc.array(fc.nat({ max: 40 }), { maxLength: 3 }), { minLength: 1, maxLength: 150 })
      .map((list) =>
        list.map((back, index) =>
          titled(index, [...new Set(back.map((one) => index - 1 - one).filter((one) => one >= 0))]),
        ),
      );
    fc.assert(
      fc.property(graphs, fc.array(fc.nat({ max: 149 }), { minLength: 1, maxLength: 12 }), (entries, picked) => {
        const graph = new CommitGraph(entries);
        const seenBy = new Map<CommitId, Set<CommitId>>();
        for (const { id, after } of entries) {
          seenBy.set(id, new Set(after.flatMap((parent) => [parent, ...(seenBy.get(parent) ?? [])])));
        }
        const placed = graph.ordered.map((entry, at) => ({ entry, at })).filter(({ at }) => picked.includes(at));
        const expected = placed.filter(
          ({ entry }) => !placed.some((other) => seenBy.get(other.entry.id)?.has(entry.id)),
        );
        expect(graph.unseen(placed)).toEqual(expected);
      }),
      { numRuns: 300 },
    );
  });
});
