import { commitIdOf, type DeskKey, deskKeyOf } from '#shared/domain/ids.ts';
import { ConcordError } from '#shared/errors.ts';
import { decodeHeader, decodeOp } from '#shared/log/commit.ts';
import { resolve, type Resolution } from '#shared/log/merge.ts';
import { isRegisterOp, type Op } from '#shared/log/op.ts';
import type { Desk } from './desk.ts';
import { logEntry, type StoredCommit } from './log/commit-rows.ts';

/** What a person did, in one step that can be undone. The interface says the label in words. */
export type ActionLabel =
  | 'note.save'
  | 'case.save'
  | 'tags.apply'
  | 'tags.rename'
  | 'tag.describe'
  | 'restore'
  | 'mark'
  | 'csv.import'
  | 'contact';

export interface Undoable {
  readonly label: ActionLabel;
  /** Records that the step touched. */
  readonly count: number;
  readonly at: number;
}

interface ActionRow {
  id: number;
  label: ActionLabel;
  count: number;
  at: number;
}

/** What the column `is_undone` says: done, undone and next to redo, or undone with no way to redo it. */
const STATE = { done: 0, undone: 1, past: 2 } as const;

/** Steps beyond this many are forgotten; their commits stay. */
const KEPT_ACTIONS = 200;

/**
 * Remembers commits that were written inside the running change as one step. A new step ends the chance to redo older
 * ones. `continues` adds them to an earlier step instead, unless that was undone or forgotten. Returns the step's id.
 */
export function recordAction(
  desk: Desk,
  label: ActionLabel,
  seqs: readonly number[],
  continues: number | null = null,
): number {
  if (continues !== null && isDone(desk, continues)) {
    addCommits(desk, continues, seqs);
    desk.db.prepare('UPDATE action SET count = count + ? WHERE id = ?').run(seqs.length, continues);
    return continues;
  }
  // An import that was undone stays known as such: a note of it comes in again with the file, one put away does not.
  desk.db.prepare("DELETE FROM action WHERE is_undone = ? AND label <> 'csv.import'").run(STATE.undone);
  desk.db.prepare('UPDATE action SET is_undone = ? WHERE is_undone = ?').run(STATE.past, STATE.undone);
  const result = desk.db
    .prepare('INSERT INTO action (label, count, at) VALUES (?, ?, ?)')
    .run(label, seqs.length, desk.now());
  const id = Number(result.lastInsertRowid);
  addCommits(desk, id, seqs);
  desk.db.prepare('DELETE FROM action WHERE id <= ? AND is_undone <> ?').run(id - KEPT_ACTIONS, STATE.past);
  return id;
}

/** True when a record was put away by taking back the import that brought it in, and by nothing later. */
export function isOfUndoneImport(desk: Desk, record: Uint8Array): boolean {
  const latest = desk.commits
    .ofRecord(record)
    .toReversed()
    .find((commit) => logEntry(commit, 'note').ops.some((op) => op?.field === 'isDiscarded'));
  if (!latest) return false;
  const row = desk.db
    .prepare(
      `SELECT 1 FROM action JOIN action_commit ON action = action.id JOIN commit_log USING (seq)
       WHERE commit_log.id = ? AND label = 'csv.import' AND is_undone <> ${STATE.done}`,
    )
    .get(latest.id);
  return row !== undefined;
}

function isDone(desk: Desk, action: number): boolean {
  return desk.db.prepare('SELECT 1 FROM action WHERE id = ? AND is_undone = ?').get(action, STATE.done) !== undefined;
}

function addCommits(desk: Desk, action: number, seqs: readonly number[]): void {
  const insert = desk.db.prepare('INSERT INTO action_commit (action, seq) VALUES (?, ?)');
  for (const seq of seqs) insert.run(action, seq);
}

/** The step that undo would take back, and the one that redo would bring again; null when there is none. */
export function latestActions(desk: Desk): { undo: Undoable | null; redo: Undoable | null } {
  return { undo: undoable(latest(desk, false)), redo: undoable(latest(desk, true)) };
}

function latest(desk: Desk, isUndone: boolean): ActionRow | null {
  const direction = isUndone ? 'ASC' : 'DESC';
  const row = desk.db
    .prepare<[number], ActionRow>(
      `SELECT id, label, count, at FROM action WHERE is_undone = ? ORDER BY id ${direction} LIMIT 1`,
    )
    .get(isUndone ? STATE.undone : STATE.done);
  return row ?? null;
}

function undoable(row: ActionRow | null): Undoable | null {
  return row ? { label: row.label, count: row.count, at: row.at } : null;
}

/** Takes the latest step back with new commits. Throws `undo.nothing`. */
export function undo(desk: Desk): Undoable {
  return reverse(desk, false);
}

/** Brings the step that was last undone again. Throws `undo.nothing`. */
export function redo(desk: Desk): Undoable {
  return reverse(desk, true);
}

function reverse(desk: Desk, isRedo: boolean): Undoable {
  return desk.change(() => {
    const action = latest(desk, isRedo);
    const found = undoable(action);
    if (!action || !found) {
      throw new ConcordError('undo.nothing', isRedo ? 'There is nothing to redo.' : 'There is nothing to undo.');
    }
    const seqs = desk.db
      .prepare<[number], { seq: number; id: Uint8Array }>(
        `SELECT seq, commit_log.id FROM action_commit JOIN commit_log USING (seq) WHERE action = ? ORDER BY seq DESC`,
      )
      .all(action.id);
    const written: number[] = [];
    for (const { id } of seqs) {
      const commit = desk.commits.get(id);
      const seq = commit ? takeBack(desk, commit) : null;
      if (seq !== null) written.push(seq);
    }
    desk.db.prepare('DELETE FROM action_commit WHERE action = ?').run(action.id);
    addCommits(desk, action.id, written);
    desk.db.prepare('UPDATE action SET is_undone = ? WHERE id = ?').run(isRedo ? STATE.done : STATE.undone, action.id);
    return found;
  });
}

/**
 * Writes the commit that gives each field which `commit` set the value that it would have if this desk had written
 * nothing since, where what `commit` set is still shown. So what others have written beside it or after it stays. A
 * record that the commit founded is put away instead. Returns the new commit's place, or null when all has moved on.
 */
function takeBack(desk: Desk, commit: StoredCommit): number | null {
  const header = decodeHeader(commit.sealed.header);
  const owner = desk.materialiser.get(commit.record)?.owner;
  if (owner === undefined) return null;
  const self = deskKeyOf(desk.key.publicKey);
  const entries = desk.commits.ofRecord(commit.record).map((one) => logEntry(one, header.kind));
  const seen = new Set(ancestorsOf(entries, new Set(header.after.map(commitIdOf))).map((entry) => entry.id));
  const others = entries.map((entry) =>
    entry.desk === self && !seen.has(entry.id) ? { ...entry, ops: entry.ops.map(() => null) } : entry,
  );
  // On a record of others this desk's edits are suggestions: what it shows counts them in.
  const isOurs = desk.trust.isInside(owner, self);
  const isInside = (author: DeskKey) => !isOurs || desk.trust.isInside(owner, author);
  const now = resolve(entries, isInside);
  const without = resolve(others, isInside);
  const done = commit.sealed.ops.map((bytes) => (bytes ? decodeOp(bytes) : null)).filter((op) => op !== null);
  const ops = header.nonce ? putAway(header.kind, now) : done.flatMap((op) => inverse(op, now, without));
  return ops.length === 0 ? null : desk.write(header.kind, commit.record, ops).seq;
}

function putAway(kind: string, now: Resolution): Op[] {
  const ops: Op[] =
    kind === 'note' || kind === 'case'
      ? [{ field: 'isDiscarded', value: true }]
      : kind === 'contact'
        ? [{ field: 'isRemoved', value: true }]
        : [
            { field: 'colour', value: null },
            { field: 'description', value: null },
          ];
  return ops.filter((op) => !isRegisterOp(op) || (now.registers.get(op.field) ?? null) !== op.value);
}

function inverse(op: Op, now: Resolution, without: Resolution): Op[] {
  if (isRegisterOp(op)) {
    const isStill = (now.registers.get(op.field) ?? null) === op.value;
    const value = without.registers.get(op.field) ?? null;
    return isStill && value !== op.value ? [{ field: op.field, value }] : [];
  }
  const members = new Set(now.sets.get(op.field));
  const had = new Set(without.sets.get(op.field));
  const remove = op.add.filter((member) => members.has(member) && !had.has(member));
  const add = op.remove.filter((member) => !members.has(member) && had.has(member));
  return [
    ...remove.map((member) => ({ field: op.field, add: [], remove: [member] })),
    ...add.map((member) => ({ field: op.field, add: [member], remove: [] })),
  ];
}

/** Those of `entries` that are among the given ones or their ancestors. */
export function ancestorsOf<E extends { readonly id: string; readonly after: readonly string[] }>(
  entries: readonly E[],
  ids: ReadonlySet<string>,
): E[] {
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const seen = new Set<string>();
  const open = [...ids];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (seen.has(id)) continue;
    seen.add(id);
    open.push(...(byId.get(id)?.after ?? []));
  }
  return entries.filter((entry) => seen.has(entry.id));
}
