import { fieldMeta, parsePath, registerAt } from '../domain/fields.ts';
import type { CommitId } from '../domain/ids.ts';
import { isPrivateKind, isRecordKind, shapeOf } from '../domain/kinds.ts';
import { isInternalTag, normaliseTag } from '../domain/tag.ts';
import { isRegisterOp, type Op } from '../log/op.ts';

/** Why an op stays behind. */
export type WithholdReason = 'identity' | 'personal' | 'internal-tag' | 'private' | 'link' | 'superseded';

/** A commit of a record that may be released. */
export interface ReleasableCommit {
  readonly id: CommitId;
  /** Null for an op that is withheld already or that this version cannot read. */
  readonly ops: readonly (Op | null)[];
}

export interface WithheldPath {
  /** A field, or `field/itemId/attribute`. */
  readonly path: string;
  readonly reason: WithholdReason;
}

/** What a release of one record carries and what it leaves behind. */
export interface RecordRelease {
  /** Positions of the ops to withhold, per commit; commits without any are not in it. */
  readonly withheldOps: ReadonlyMap<CommitId, ReadonlySet<number>>;
  /** Paths of which at least one op travels, in order. */
  readonly visible: readonly string[];
  /** Paths of which ops are left behind by this release, in order; a path may be visible in part. */
  readonly withheld: readonly WithheldPath[];
  /** How many ops are left behind by this release. */
  readonly count: number;
  /** Those of `withheldOps` that stay behind only because nothing of them is to be seen in the record any more. */
  readonly supersededOps: ReadonlyMap<CommitId, ReadonlySet<number>>;
}

/** Why the attributes that the domain withholds by default are withheld. */
const REASONS: Readonly<Record<string, WithholdReason>> = { identity: 'identity', contact: 'personal' };

/**
 * What is withheld of one record by default. The rule looks at each op of each commit by itself, so that an older value
 * of a withheld field, or a tag that was internal once, stays behind like the newest.
 *
 * What the record no longer shows stays behind too: an officer who cleaned a note before releasing it has decided about
 * what is seen now, not about what stood there before. The headers travel all the same, so the graph is whole.
 *
 * Withheld are: fields and attributes that the domain marks so; every op that adds or removes an `internal:` tag; every
 * op that adds or removes a link to a record that is not part of this release; all of a private kind; and whatever
 * this version does not know or cannot read, since nobody here can say whether it may leave.
 *
 * @param isReleased whether the record of this id is in the same release, after the marking rules have been applied
 * @param stands whether an op has a part in what the record is now
 */
export function releaseOf(
  kind: string,
  commits: readonly ReleasableCommit[],
  isReleased: (record: string) => boolean,
  stands: (commit: CommitId, position: number, op: Op) => boolean,
): RecordRelease {
  const withheldOps = new Map<CommitId, Set<number>>();
  const supersededOps = new Map<CommitId, Set<number>>();
  const visible = new Set<string>();
  const withheld = new Map<string, WithheldPath>();
  let count = 0;
  for (const { id, ops } of commits) {
    const positions = new Set<number>();
    ops.forEach((op, position) => {
      const rule = op ? withholdReason(kind, op, isReleased) : 'private';
      const reason = rule === null && op && !stands(id, position, op) ? 'superseded' : rule;
      if (op && reason === null) visible.add(op.field);
      if (reason === null) return;
      positions.add(position);
      if (!op) return;
      count++;
      if (reason === 'superseded') {
        const superseded = supersededOps.get(id);
        if (superseded) superseded.add(position);
        else supersededOps.set(id, new Set([position]));
      }
      withheld.set(`${op.field} ${reason}`, { path: op.field, reason });
    });
    if (positions.size > 0) withheldOps.set(id, positions);
  }
  return {
    withheldOps,
    visible: [...visible].sort(),
    withheld: [...withheld].sort(([left], [right]) => (left < right ? -1 : 1)).map(([, entry]) => entry),
    count,
    supersededOps,
  };
}

/** Why an op of a record of this kind stays behind, or null when it travels. */
export function withholdReason(kind: string, op: Op, isReleased: (record: string) => boolean): WithholdReason | null {
  if (!isRecordKind(kind) || isPrivateKind(kind)) return 'private';
  const shape = shapeOf(kind);
  const parsed = parsePath(op.field);
  const field = parsed?.field ?? op.field;
  const schema = Object.hasOwn(shape, field) ? shape[field] : undefined;
  if (!schema) return 'private';
  if (isRegisterOp(op)) {
    const register = registerAt(shape, op.field);
    if (register && fieldMeta(register).release === 'share') return null;
    const reason = REASONS[parsed?.attribute ?? field];
    return register && reason ? reason : 'private';
  }
  if (parsed || fieldMeta(schema).release !== 'share') return 'private';
  const members = [...op.add, ...op.remove];
  if (field === 'tags' && members.some((tag) => isInternalTag(normaliseTag(tag) ?? tag))) return 'internal-tag';
  if (field === 'links' && !members.every(isReleased)) return 'link';
  return null;
}
