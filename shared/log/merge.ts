import type { CommitId, DeskKey } from '../domain/ids.ts';
import { attributePath, fieldMeta, parsePath, registerAt } from '../domain/fields.ts';
import { shapeOf } from '../domain/kinds.ts';
import { CommitGraph } from './graph.ts';
import { isRegisterOp, type Op, type PlainValue } from './op.ts';

/** A commit as the merge sees it. */
export interface LogEntry {
  readonly id: CommitId;
  readonly desk: DeskKey;
  /** 16 hex digits; text order is time order. */
  readonly hlc: string;
  readonly after: readonly CommitId[];
  /** Null where an op is withheld or erased. */
  readonly ops: readonly (Op | null)[];
  /** False for a commit that this desk keeps but does not show: quarantined, undone, of a newer version. */
  readonly isCounted: boolean;
}

/** One of several values written without knowledge of each other. */
export interface Rival {
  readonly value: PlainValue;
  readonly desk: DeskKey;
  readonly hlc: string;
  readonly commit: CommitId;
}

export interface Conflict {
  /** A field, or `field/itemId/attribute`. */
  readonly path: string;
  /** The shown value first, then the others, newest first. */
  readonly rivals: readonly Rival[];
}

/** An edit by a desk outside the owner's organisation: shown beside the value, never in its place. */
export interface Suggestion {
  readonly commit: CommitId;
  readonly desk: DeskKey;
  readonly hlc: string;
  readonly ops: readonly Op[];
}

/** How many ops of a desk's commits on this record are known only by their hash. */
export interface Withheld {
  readonly desk: DeskKey;
  readonly count: number;
}

/** What a record's commits say, before it is read as the values of a kind. All lists are in a fixed order. */
export interface Resolution {
  /** Register path → value, null registers left out. */
  readonly registers: ReadonlyMap<string, PlainValue>;
  /** Set field → members, sorted by code unit. */
  readonly sets: ReadonlyMap<string, readonly string[]>;
  readonly conflicts: readonly Conflict[];
  readonly suggestions: readonly Suggestion[];
  readonly withheld: readonly Withheld[];
  /** Ancestors that are named but have not arrived. */
  readonly missing: readonly CommitId[];
  /** Commits that are here but wait for a missing ancestor: without it nobody can say what they supersede. */
  readonly waiting: readonly CommitId[];
  /** Of the commits that apply, those that no other has seen; a new commit stands after these. */
  readonly heads: readonly CommitId[];
  /** Clock of the newest counted commit, 16 hex digits; empty when none counts. */
  readonly updated: string;
}

interface Placed {
  readonly entry: LogEntry;
  /** Position in the graph. */
  readonly at: number;
}

/**
 * Merges the commits of one record. A pure function of its arguments: the order in which commits are given does not
 * matter. `isInside` tells whether a desk's edits apply, that is, whether it belongs to the owner's organisation.
 *
 * A register shows the value of the newest (hlc, then desk, then id) of the commits that no later commit on the same
 * register has seen; when those disagree they are a conflict. A member is in a set when at least one of the unseen
 * ops on it adds it.
 */
export function resolve(entries: readonly LogEntry[], isInside: (desk: DeskKey) => boolean): Resolution {
  const graph = new CommitGraph(entries);
  const registerOps = new Map<string, (Placed & { value: PlainValue })[]>();
  const memberOps = new Map<string, Map<string, (Placed & { isAdd: boolean })[]>>();
  const suggestions: Suggestion[] = [];
  const withheld = new Map<DeskKey, number>();
  const waiting: CommitId[] = [];
  let updated = '';

  graph.ordered.forEach((entry, at) => {
    if (!entry.isCounted) return;
    if (!graph.isComplete(at)) {
      waiting.push(entry.id);
      return;
    }
    const known = entry.ops.filter((op) => op !== null);
    if (known.length < entry.ops.length) {
      withheld.set(entry.desk, (withheld.get(entry.desk) ?? 0) + entry.ops.length - known.length);
    }
    if (!isInside(entry.desk)) {
      if (known.length > 0) suggestions.push({ commit: entry.id, desk: entry.desk, hlc: entry.hlc, ops: known });
      return;
    }
    if (entry.hlc > updated) updated = entry.hlc;
    for (const op of known) {
      if (isRegisterOp(op)) {
        const earlier = registerOps.get(op.field);
        // Within one commit the last op on a register stands.
        if (earlier?.at(-1)?.at === at) earlier.pop();
        pushTo(registerOps, op.field, { entry, at, value: op.value });
        continue;
      }
      let members = memberOps.get(op.field);
      if (!members) memberOps.set(op.field, (members = new Map()));
      // Within one op an addition of the same member stands, as it does between commits.
      for (const member of op.remove)
        if (!op.add.includes(member)) pushTo(members, member, { entry, at, isAdd: false });
      for (const member of op.add) pushTo(members, member, { entry, at, isAdd: true });
    }
  });

  const sets = new Map<string, readonly string[]>();
  for (const field of [...memberOps.keys()].sort()) {
    const members = [...(memberOps.get(field) ?? [])]
      .filter(([, ops]) => graph.unseen(ops).some((op) => op.isAdd))
      .map(([member]) => member)
      .sort();
    if (members.length > 0) sets.set(field, members);
  }

  const conflicts: Conflict[] = [];
  const registers = new Map<string, PlainValue>();
  for (const path of [...registerOps.keys()].sort()) {
    const rivals = graph
      .unseen(registerOps.get(path) ?? [])
      .sort((left, right) => byClock(right.entry, left.entry))
      .map(({ entry, value }) => ({ value, desk: entry.desk, hlc: entry.hlc, commit: entry.id }));
    const shown = rivals[0];
    if (!shown) continue;
    if (shown.value !== null) registers.set(path, shown.value);
    // Nobody can see or settle a disagreement about an item that is gone.
    const parsed = parsePath(path);
    if (parsed && !sets.get(parsed.field)?.includes(parsed.item)) continue;
    if (rivals.some((rival) => !isSame(rival.value, shown.value))) conflicts.push({ path, rivals });
  }

  return {
    registers,
    sets,
    conflicts,
    suggestions,
    withheld: [...withheld].map(([desk, count]) => ({ desk, count })).sort((a, b) => (a.desk < b.desk ? -1 : 1)),
    missing: graph.missing,
    waiting: waiting.sort(),
    heads: graph.heads(isInside),
    updated,
  };
}

function pushTo<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

/** Order of display and of conflicts: older clock first, ties by desk, then by id. */
export function byClock(left: LogEntry, right: LogEntry): number {
  if (left.hlc !== right.hlc) return left.hlc < right.hlc ? -1 : 1;
  if (left.desk !== right.desk) return left.desk < right.desk ? -1 : 1;
  return left.id < right.id ? -1 : left.id > right.id ? 1 : 0;
}

function isSame(left: PlainValue, right: PlainValue): boolean {
  if (!(left instanceof Uint8Array) || !(right instanceof Uint8Array)) return left === right;
  return left.length === right.length && left.every((byte, at) => byte === right[at]);
}

/**
 * Reads a resolution as the values of a kind: every register (null when not set), sets, and items sorted by id with
 * each of their attributes. A value that this version's schema cannot hold, and a field that it does not know, are
 * left out here and stay in the log.
 */
export function valuesOf(kind: string, resolution: Resolution): Record<string, unknown> {
  const shape = shapeOf(kind);
  const values: Record<string, unknown> = {};
  for (const [field, schema] of Object.entries(shape)) {
    const meta = fieldMeta(schema);
    const members = resolution.sets.get(field) ?? [];
    if (meta.shape === 'register') values[field] = accepted(schema, resolution.registers.get(field));
    else if (meta.shape === 'set') values[field] = members.filter((member) => schema.safeParse([member]).success);
    else {
      values[field] = members.map((id) => {
        const item: Record<string, unknown> = { id };
        for (const [attribute, part] of Object.entries(meta.attributes ?? {})) {
          item[attribute] = accepted(part, resolution.registers.get(attributePath(field, id, attribute)));
        }
        return item;
      });
    }
  }
  return values;
}

function accepted(
  schema: { safeParse(value: unknown): { success: boolean } },
  value: PlainValue | undefined,
): PlainValue {
  return value !== undefined && schema.safeParse(value).success ? value : null;
}

/**
 * Why an op cannot be a change of a record of this kind, or null when it can. Fields and kinds that this version does
 * not know pass: they are kept for a newer one.
 */
export function opProblem(kind: string, op: Op): string | null {
  const shape = shapeOf(kind);
  const parsed = parsePath(op.field);
  const field = parsed?.field ?? op.field;
  const schema = Object.hasOwn(shape, field) ? shape[field] : undefined;
  if (!schema) return null;
  if (isRegisterOp(op)) {
    const register = registerAt(shape, op.field);
    if (!register) return parsed && fieldMeta(schema).shape === 'items' ? null : `"${field}" is not a single value`;
    return register.safeParse(op.value).success ? null : `"${field}" holds a value of the wrong type or size`;
  }
  const meta = fieldMeta(schema);
  if (parsed || meta.shape === 'register') return `"${field}" is not a set`;
  const sample = meta.shape === 'items' ? op.add.map((id) => ({ id, ...blankItem(meta.attributes ?? {}) })) : op.add;
  return schema.safeParse(sample).success ? null : `"${field}" holds a member of the wrong form`;
}

function blankItem(attributes: Readonly<Record<string, unknown>>): Record<string, null> {
  return Object.fromEntries(Object.keys(attributes).map((attribute) => [attribute, null]));
}
