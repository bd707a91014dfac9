import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CommitId, commitIdOf, deskKeyOf } from '#shared/domain/ids.ts';
import { CommitGraph } from '#shared/log/graph.ts';
import { hlcText } from '#shared/log/hlc.ts';
import { type LogEntry, resolve } from '#shared/log/merge.ts';

const desk = deskKeyOf(new Uint8Array(32).fill(1));

function commit(number: number): CommitId {
  const bytes = new Uint8Array(32);
  // So that ids do not rise with the order of writing.
  bytes[0] = (number * 101) & 255;
  bytes[1] = number;
  return commitIdOf(bytes);
}

interface Step {
  seen: number[];
  at: number;
  isCounted: boolean;
  isHere: boolean;
}

const steps = fc.array(
  fc.record({
    seen: fc.array(fc.nat({ max: 14 }), { maxLength: 3 }),
    at: fc.nat({ max: 9 }),
    isCounted: fc.boolean(),
    isHere: fc.integer({ min: 0, max: 4 }).map((one) => one > 0),
  }),
  { minLength: 1, maxLength: 14 },
);

function entriesOf(list: readonly Step[]): LogEntry[] {
  return list.flatMap((step, index) =>
    step.isHere
      ? [
          {
            id: commit(index),
            desk,
            hlc: hlcText({ at: step.at, counter: 0 }),
            after: [...new Set(step.seen.filter((one) => one < index))].map(commit),
            ops: [],
            isCounted: step.isCounted,
          },
        ]
      : [],
  );
}

/** Everything below a commit that is here, by the plainest means. */
function below(entries: readonly LogEntry[], id: CommitId, found = new Set<CommitId>()): Set<CommitId> {
  for (const parent of entries.find((entry) => entry.id === id)?.after ?? []) {
    if (found.has(parent)) continue;
    found.add(parent);
    below(entries, parent, found);
  }
  return found;
}

describe('the graph of a record’s commits', () => {
  it('orders parents before children, whatever order they came in', () => {
    fc.assert(
      fc.property(steps, fc.nat(), (list, seed) => {
        const entries = entriesOf(list);
        const graph = new CommitGraph(entries);
        const place = new Map(graph.ordered.map((entry, at) => [entry.id, at]));
        expect(graph.ordered).toHaveLength(entries.length);
        for (const [at, entry] of graph.ordered.entries()) {
          for (const parent of entry.after) expect(place.get(parent) ?? -1).toBeLessThan(at);
        }
        const shuffled = entries.map((entry, at) => ({ entry, key: Math.sin(seed + at * 7) }));
        shuffled.sort((left, right) => left.key - right.key);
        const again = new CommitGraph(shuffled.map(({ entry }) => entry));
        expect(again.ordered).toEqual(graph.ordered);
        expect(again.heads(() => true)).toEqual(graph.heads(() => true));
        expect(again.missing).toEqual(graph.missing);
      }),
    );
  });

  it('lets a new commit stand after what is shown, and after nothing that waits or is kept aside', () => {
    fc.assert(
      fc.property(steps, (list) => {
        const entries = entriesOf(list);
        const here = new Set(entries.map((entry) => entry.id));
        const isComplete = (entry: LogEntry) => [entry.id, ...below(entries, entry.id)].every((id) => here.has(id));
        const complete = entries.filter(isComplete);
        const shown = complete.filter((entry) => entry.isCounted);
        const candidates = shown.length > 0 ? shown : complete;
        const expected = candidates
          .filter((one) => !candidates.some((other) => below(entries, other.id).has(one.id)))
          .map((entry) => entry.id)
          .sort();
        expect(new CommitGraph(entries).heads(() => true)).toEqual(expected);
        expect(resolve(entries, () => true).heads).toEqual(expected);
      }),
      { numRuns: 500 },
    );
  });

  it('is not stopped by a hostile commit that names what will never come', () => {
    const founding: LogEntry = {
      id: commit(0),
      desk,
      hlc: hlcText({ at: 1, counter: 0 }),
      after: [],
      ops: [],
      isCounted: true,
    };
    const hostile: LogEntry = { ...founding, id: commit(1), after: [commit(0), commit(99)] };
    const mine: LogEntry = {
      ...founding,
      id: commit(2),
      after: [...new CommitGraph([founding, hostile]).heads(() => true)],
      ops: [{ field: 'title', value: 'still shown' }],
    };
    const merged = resolve([founding, hostile, mine], () => true);
    expect(merged.registers.get('title')).toBe('still shown');
    expect(merged.waiting).toEqual([hostile.id]);
    expect(merged.missing).toEqual([commit(99)]);
  });
});
