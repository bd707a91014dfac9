import type { CommitId, DeskKey } from '../domain/ids.ts';
import type { LogEntry } from './merge.ts';

/**
 * The `after` graph of one record's commits, with the question that merging asks: which of these commits has none of
 * the others seen. Commit ids are hashes over their parents' ids, so the graph has no cycles.
 */
export class CommitGraph {
  /** Parents before children; among commits whose parents are placed, smallest (hlc, id) first. */
  readonly ordered: readonly LogEntry[];
  readonly missing: readonly CommitId[];
  /** Whether each commit has seen all that stand before it: then no ancestor sets are needed. */
  private readonly isChain: boolean;
  /** The ancestors of the commit at each position. Built at the first question that needs them. */
  private ancestors: readonly AncestorSet[] | null = null;
  private readonly position = new Map<CommitId, number>();
  /** Positions of the parents that are here, commit by commit. */
  private readonly parents: readonly (readonly number[])[];
  private readonly complete: readonly boolean[];

  constructor(entries: readonly LogEntry[]) {
    this.ordered = order(entries);
    this.ordered.forEach((entry, at) => this.position.set(entry.id, at));
    const missing = new Set<CommitId>();
    const complete: boolean[] = [];
    this.parents = this.ordered.map(({ after }) => {
      const here: number[] = [];
      for (const id of after) {
        const parent = this.position.get(id);
        if (parent === undefined) missing.add(id);
        else here.push(parent);
      }
      complete.push(here.length === after.length && here.every((parent) => complete[parent] === true));
      return here;
    });
    this.missing = [...missing].sort();
    this.complete = complete;
    this.isChain = this.parents.every((here, at) => at === 0 || here.includes(at - 1));
  }

  /** True when every ancestor of the commit at this position is here. */
  isComplete(at: number): boolean {
    return this.complete[at] ?? false;
  }

  /**
   * What a new commit stands after: of the commits that apply (they count, their desks are `isInside`, and their ancestors
   * are here), those that no other of them descends from. One that waits or is kept aside has not been seen by whoever
   * writes next; a suggestion has not been taken up. Either would make the new commit wait wherever it did not arrive,
   * and anybody could hold an owner's word back so. Where nothing applies, the same of all whose ancestors are here.
   */
  heads(isInside: (desk: DeskKey) => boolean): CommitId[] {
    const complete = this.ordered.map((_, at) => this.isComplete(at));
    const applied = this.ordered.map((entry, at) => entry.isCounted && isInside(entry.desk) && complete[at] === true);
    return this.latest(applied.includes(true) ? applied : complete);
  }

  /** The ids of the wanted commits from which no other wanted one descends, in the order of ids. */
  private latest(isWanted: readonly boolean[]): CommitId[] {
    const isCovered = this.ordered.map(() => false);
    const latest: CommitId[] = [];
    // Children stand after their parents, so from the end each commit knows its descendants.
    for (let at = this.ordered.length - 1; at >= 0; at--) {
      const entry = this.ordered[at];
      if (!entry) continue;
      if (isWanted[at] && !isCovered[at]) latest.push(entry.id);
      if (!isWanted[at] && !isCovered[at]) continue;
      for (const parent of this.parents[at] ?? []) isCovered[parent] = true;
    }
    return latest.sort();
  }

  /** Those of the placed things that no other of them descends from, in graph order. */
  unseen<P extends { readonly at: number }>(placed: readonly P[]): P[] {
    const last = placed.at(-1);
    if (!last) return [];
    // Several ops of one commit stand or fall together, so compare positions, not list places.
    if (this.isChain) return placed.filter((one) => one.at === last.at);
    if (placed.length === 1) return [...placed];
    const ancestors = (this.ancestors ??= this.ancestorSets());
    const seen = union([...new Set(placed.flatMap(({ at }) => ancestors[at] ?? []))]);
    return placed.filter((one) => !isIn(seen, one.at));
  }

  private ancestorSets(): AncestorSet[] {
    const sets: AncestorSet[] = [];
    for (const here of this.parents) {
      // Siblings share one set, and so cost their children no more than one commit does.
      const ofParents = new Set<AncestorSet>();
      for (const parent of here) {
        const ofParent = sets[parent];
        if (ofParent) ofParents.add(ofParent);
      }
      const set = union([...ofParents], here);
      const before = sets.at(-1);
      sets.push(before && isSame(before, set) ? before : set);
    }
    return sets;
  }
}

/**
 * A set of positions, 32 to a word: all below `32 * full`, and from there on those whose bits are set in `words`, which
 * end where nothing more is in the set. A commit that follows a long history has seen nearly all that stands before it,
 * one of many rivals next to nothing of it; either way a word or two tell it, however many commits there are.
 */
interface AncestorSet {
  readonly full: number;
  readonly words: Uint32Array;
}

const ALL = 0xff_ff_ff_ff;

function union(sets: readonly AncestorSet[], positions: readonly number[] = []): AncestorSet {
  let full = 0;
  let end = 0;
  for (const set of sets) {
    full = Math.max(full, set.full);
    end = Math.max(end, set.full + set.words.length);
  }
  for (const at of positions) end = Math.max(end, (at >>> 5) + 1);
  const words = new Uint32Array(Math.max(0, end - full));
  for (const set of sets) {
    for (let index = Math.max(0, full - set.full); index < set.words.length; index++) {
      const target = set.full + index - full;
      words[target] = (words[target] ?? 0) | (set.words[index] ?? 0);
    }
  }
  for (const at of positions) {
    const target = (at >>> 5) - full;
    if (target >= 0) words[target] = (words[target] ?? 0) | (1 << (at & 31));
  }
  let more = 0;
  while (words[more] === ALL) more++;
  return more === 0 ? { full, words } : { full: full + more, words: words.slice(more) };
}

function isSame(left: AncestorSet, right: AncestorSet): boolean {
  return (
    left.full === right.full &&
    left.words.length === right.words.length &&
    left.words.every((word, index) => word === right.words[index])
  );
}

function isIn({ full, words }: AncestorSet, at: number): boolean {
  const word = at >>> 5;
  return word < full || ((words[word - full] ?? 0) & (1 << (at & 31))) !== 0;
}

/** Topological order (Kahn), stable under any order of input. */
function order(entries: readonly LogEntry[]): LogEntry[] {
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const sorted = [...byId.values()].sort((left, right) =>
    left.hlc !== right.hlc ? (left.hlc < right.hlc ? -1 : 1) : left.id < right.id ? -1 : 1,
  );
  const waiting = new Map<CommitId, number>();
  const children = new Map<CommitId, LogEntry[]>();
  for (const entry of sorted) {
    const known = new Set(entry.after.filter((id) => byId.has(id)));
    waiting.set(entry.id, known.size);
    for (const id of known) {
      const list = children.get(id);
      if (list) list.push(entry);
      else children.set(id, [entry]);
    }
  }
  const placed: LogEntry[] = [];
  // Commits that are ready, in clock order; a wave at a time keeps the order independent of the input.
  let ready = sorted.filter((entry) => waiting.get(entry.id) === 0);
  while (ready.length > 0) {
    const next: LogEntry[] = [];
    for (const entry of ready) {
      placed.push(entry);
      for (const child of children.get(entry.id) ?? []) {
        const left = (waiting.get(child.id) ?? 0) - 1;
        waiting.set(child.id, left);
        if (left === 0) next.push(child);
      }
    }
    ready = next.sort((left, right) =>
      left.hlc !== right.hlc ? (left.hlc < right.hlc ? -1 : 1) : left.id < right.id ? -1 : 1,
    );
  }
  return placed;
}
