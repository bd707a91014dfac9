import { parsePath } from '../domain/fields.ts';
import type { CommitId, DeskKey } from '../domain/ids.ts';
import { CommitGraph } from './graph.ts';
import type { LogEntry } from './merge.ts';
import { isRegisterOp } from './op.ts';

/** Where an op stands in the log. */
export interface OpPlace {
  readonly commit: CommitId;
  readonly position: number;
}

/** An op that took a member out, and the ops that had put it in. */
export interface Removal extends OpPlace {
  readonly addedBy: readonly OpPlace[];
}

/** Which ops make a record what it is now. */
export interface Standing {
  /** Ops that a person sees the effect of: values that nothing has superseded, members that are there. */
  readonly ops: ReadonlyMap<CommitId, ReadonlySet<number>>;
  /** Ops that took a member out and that nothing has superseded. Each names what it removed. */
  readonly removals: readonly Removal[];
  /** Commits of desks outside the owner's organisation, shown beside the owner's values. */
  readonly suggestions: ReadonlySet<CommitId>;
}

interface Placed extends OpPlace {
  readonly at: number;
  readonly isAdd: boolean;
}

/**
 * Tells the ops that make a record what it is now from those that only its history holds: overwritten values, members
 * that were taken out again, attributes of items that are gone, and everything of commits that do not count or wait. The
 * same rules as in `resolve`, told by op instead of by value.
 */
export function standingOps(entries: readonly LogEntry[], isInside: (desk: DeskKey) => boolean): Standing {
  const graph = new CommitGraph(entries);
  const registers = new Map<string, Placed[]>();
  const members = new Map<string, Map<string, Placed[]>>();
  const suggestions = new Set<CommitId>();
  graph.ordered.forEach((entry, at) => {
    if (!entry.isCounted || !graph.isComplete(at)) return;
    if (!isInside(entry.desk)) {
      suggestions.add(entry.id);
      return;
    }
    entry.ops.forEach((op, position) => {
      if (!op) return;
      const place = { commit: entry.id, position, at };
      if (isRegisterOp(op)) {
        listOf(registers, op.field).push({ ...place, isAdd: true });
        return;
      }
      let ofField = members.get(op.field);
      if (!ofField) members.set(op.field, (ofField = new Map()));
      for (const member of op.add) listOf(ofField, member).push({ ...place, isAdd: true });
      for (const member of op.remove) {
        if (!op.add.includes(member)) listOf(ofField, member).push({ ...place, isAdd: false });
      }
    });
  });

  const ops = new Map<CommitId, Set<number>>();
  const stand = ({ commit, position }: OpPlace) => {
    const positions = ops.get(commit);
    if (positions) positions.add(position);
    else ops.set(commit, new Set([position]));
  };
  const removals: Removal[] = [];
  const isThere = (field: string, item: string) =>
    graph.unseen(members.get(field)?.get(item) ?? []).some((place) => place.isAdd);
  for (const [path, places] of registers) {
    const parsed = parsePath(path);
    if (parsed && !isThere(parsed.field, parsed.item)) continue;
    for (const place of graph.unseen(places)) stand(place);
  }
  for (const ofField of members.values()) {
    for (const places of ofField.values()) {
      const open = graph.unseen(places);
      if (open.some((place) => place.isAdd)) open.filter((place) => place.isAdd).forEach(stand);
      else {
        const addedBy = places
          .filter((place) => place.isAdd)
          .map((place) => ({ commit: place.commit, position: place.position }));
        for (const { commit, position } of open) removals.push({ commit, position, addedBy });
      }
    }
  }
  return { ops, removals, suggestions };
}

function listOf<K>(map: Map<K, Placed[]>, key: K): Placed[] {
  let list = map.get(key);
  if (!list) map.set(key, (list = []));
  return list;
}
