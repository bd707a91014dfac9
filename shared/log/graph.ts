import type { CommitId } from '../domain/ids.ts';
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
  /** Row i holds a bit for each ancestor of commit i. Built at the first question that needs it. */
  private ancestors: Uint32Array[] | null = null;
  private readonly position = new Map<CommitId, number>();
  private readonly complete: readonly boolean[];

  constructor(entries: readonly LogEntry[]) {
    this.ordered = order(entries);
    this.ordered.forEach((entry, at) => this.position.set(entry.id, at));
    const parents = new Set(this.ordered.flatMap((entry) => entry.after));
    this.missing = [...parents].filter((id) => !this.position.has(id)).sort();
    const complete: boolean[] = [];
    for (const entry of this.ordered) {
      complete.push(entry.after.every((id) => complete[this.position.get(id) ?? -1] ?? false));
    }
    this.complete = complete;
    this.isChain = this.ordered.every((entry, at) => {
      const before = this.ordered[at - 1];
      return at === 0 || (before !== undefined && entry.after.includes(before.id));
    });
  }

  /** True when every ancestor of the commit at this position is here. */
  isComplete(at: number): boolean {
    return this.complete[at] ?? false;
  }

  /**
   * What a new commit stands after: of the commits that are shown (they count and their ancestors are here), those that
   * no other of them descends from. One that waits or is kept aside has not been seen by whoever writes next, and would
   * make the new commit wait with it. Where nothing is shown, the same of all whose ancestors are here.
   */
  heads(): CommitId[] {
    const complete = this.ordered.map((_, at) => this.isComplete(at));
    const shown = this.ordered.map((entry, at) => entry.isCounted && complete[at] === true);
    return this.latest(shown.includes(true) ? shown : complete);
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
      for (const id of entry.after) {
        const parent = this.position.get(id);
        if (parent !== undefined) isCovered[parent] = true;
      }
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
    const rows = (this.ancestors ??= this.ancestorRows());
    return placed.filter((one) => !placed.some((other) => hasBit(rows[other.at], one.at)));
  }

  private ancestorRows(): Uint32Array[] {
    const width = Math.ceil(this.ordered.length / 32);
    const rows: Uint32Array[] = [];
    for (const entry of this.ordered) {
      const row = new Uint32Array(width);
      for (const parent of entry.after) {
        const at = this.position.get(parent);
        const parentRow = at === undefined ? undefined : rows[at];
        if (at === undefined || !parentRow) continue;
        row[at >>> 5] = (row[at >>> 5] ?? 0) | (1 << (at & 31));
        for (let word = 0; word < width; word++) row[word] = (row[word] ?? 0) | (parentRow[word] ?? 0);
      }
      rows.push(row);
    }
    return rows;
  }
}

function hasBit(row: Uint32Array | undefined, bit: number): boolean {
  return row !== undefined && ((row[bit >>> 5] ?? 0) & (1 << (bit & 31))) !== 0;
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
