import { type CommitId, deskKeyOf, type RecordId, recordIdBytes, recordIdOf } from '#shared/domain/ids.ts';
import { checkValues } from '#shared/domain/check.ts';
import { isRecordKind, type RecordKind, type ValuesByKind } from '#shared/domain/kinds.ts';
import { DEFAULT_MARKING, isRelaxing, type Marking, markingOfValues, strictest } from '#shared/domain/marking.ts';
import {
  diffValues,
  emptyValues,
  type LooseValues,
  mergeInput,
  parseValues,
  plainValue,
  storedValues,
  textsOf,
} from '#shared/domain/values.ts';
import { ConcordError } from '#shared/errors.ts';
import { resolve } from '#shared/log/merge.ts';
import type { Op } from '#shared/log/op.ts';
import { ancestorsOf, recordAction } from './actions.ts';
import { newItemId } from './crypto/random.ts';
import { type Desk, unknownRecord } from './desk.ts';
import { discardDraft } from './drafts.ts';
import { logEntry } from './log/commit-rows.ts';
import type { MaterialisedRecord } from './log/materialise.ts';
import { parentsOf, type RecordState, stateOf } from './log/state.ts';
import type { LongWork } from './workers/long-work.ts';

export interface Saved {
  readonly id: RecordId;
  /** True when the record belongs to somebody else: the edit stands beside the owner's values as a suggestion. */
  readonly isSuggestion: boolean;
  /** Place of the commit in this log; null when nothing differed. */
  readonly seq: number | null;
}

/**
 * Saves what a person entered: founds a record when `id` is null, else changes what differs from what the person saw.
 * `seen` is what the view of the record gave as its heads; without it the input is a change of the record as it stands.
 * What others have written since stays beside it, as a conflict where both set the same. Must run inside `desk.change`.
 * Throws `input.invalid` naming the field, `record.unknown` or `record.kind`.
 */
export function saveRecord<K extends RecordKind>(
  desk: Desk,
  kind: K,
  id: RecordId | null,
  input: LooseValues,
  seen: readonly CommitId[] | null = null,
): Saved {
  const bytes = id === null ? null : recordIdBytes(id);
  const found = bytes ? desk.materialiser.get(bytes) : null;
  if (bytes && !found) throw unknownRecord();
  if (found && found.kind !== kind) throw wrongKind(kind);
  const older = bytes && found && seen && !isCurrent(desk, found, seen) ? stateAt(desk, bytes, found, seen) : null;
  const before = found ? shownValues(kind, older ?? found.state) : newValues(kind);
  const after = mergeInput(kind, before, input, newItemId);
  const changed = diffValues(kind, found ? before : emptyValues(kind), after);
  const ops = found ? [...changed, ...settling(older ?? found.state, input, after, changed)] : changed;
  const held = found ? { ...before, ...strictestWritten(older ?? found.state, ops) } : null;
  const problem = checkValues(kind, after, held)[0];
  if (problem) {
    throw new ConcordError('input.invalid', `${problem.message} Nothing was changed.`, { field: problem.field });
  }
  const isSuggestion = found ? !desk.trust.isInside(found.owner, deskKeyOf(desk.key.publicKey)) : false;
  if (found && id !== null && ops.length === 0) return { id, isSuggestion: false, seq: null };
  const written = desk.write(kind, bytes, ops, older ? seen : null);
  return { id: written.id, isSuggestion, seq: written.seq };
}

/**
 * The strictest marking among the shown values and their rivals. A conflict must not hide the stricter of its sides: to
 * settle it for the laxer lets more people read.
 */
export function strictestOf({ values, conflicts }: RecordState): Marking {
  const rivals = conflicts
    .filter(({ path }) => MARKING_PATHS.some((known) => known === path))
    .flatMap(({ path, rivals: all }) => all.map(({ value }) => markingOfValues({ ...values, [path]: value })));
  return strictest([markingOfValues(values), ...rivals]);
}

/** Of the strictest marking the parts in conflict that the ops write. What they leave alone stays in conflict. */
function strictestWritten(state: RecordState, ops: readonly Op[]): Partial<Marking> {
  const marking = strictestOf(state);
  const isWritten = (path: string) =>
    state.conflicts.some((one) => one.path === path) && ops.some(({ field }) => field === path);
  return Object.fromEntries(MARKING_PATHS.filter(isWritten).map((path) => [path, marking[path]]));
}

/**
 * The ops for fields in conflict that the input names with the value that is shown: only when it is written again does it
 * stand after its rivals. Conflicts within items are left: a form gives a list of items as a whole.
 */
function settling(state: RecordState, input: LooseValues, after: LooseValues, changed: readonly Op[]): Op[] {
  return state.conflicts
    .map(({ path }) => path)
    .filter((path) => !path.includes('/') && Object.hasOwn(input, path) && input[path] !== undefined)
    .filter((path) => !changed.some(({ field }) => field === path))
    .map((field) => ({ field, value: plainValue(after[field] ?? null) }));
}

function isCurrent(desk: Desk, { state }: MaterialisedRecord, seen: readonly CommitId[]): boolean {
  const heads = new Set(parentsOf(state, (one) => desk.trust.isInside(desk.card.desk, one)));
  return heads.size === new Set(seen).size && seen.every((commit) => heads.has(commit));
}

/** A record as it was just after these of its commits. Throws `record.unknown` when one of them is not the record's. */
function stateAt(
  desk: Desk,
  id: Uint8Array,
  { kind, owner, state }: MaterialisedRecord,
  commits: readonly CommitId[],
): RecordState {
  const entries = desk.commits.ofRecord(id).map((one) => logEntry(one, kind));
  const known = new Set(entries.map((entry) => entry.id));
  if (commits.length === 0 || !commits.every((commit) => known.has(commit))) throw unknownRecord();
  const then = resolve(ancestorsOf(entries, new Set(commits)), (one) => desk.trust.isInside(owner, one));
  const self = deskKeyOf(desk.key.publicKey);
  return stateOf(kind, state.realm, then, (one) => desk.trust.isInside(self, one));
}

/** Saves as one step that can be undone, and forgets the draft that it was written in. */
export function saveRecordAsAction<K extends 'note' | 'case'>(
  desk: Desk,
  kind: K,
  id: RecordId | null,
  input: LooseValues,
  draft: string | null = null,
  seen: readonly CommitId[] | null = null,
): Saved {
  return desk.change(() => {
    const saved = saveRecord(desk, kind, id, input, seen);
    if (saved.seq !== null) recordAction(desk, kind === 'note' ? 'note.save' : 'case.save', [saved.seq]);
    if (draft !== null) discardDraft(desk.db, draft);
    return saved;
  });
}

/**
 * Founds several records of a kind as one step that can be undone: all of them or none. Returns their ids in the order
 * given. Throws `input.invalid` with the `index` of the first that cannot be saved, counted from 0, and `cancelled`.
 */
export function addRecordsAsAction<K extends 'note' | 'case'>(
  desk: Desk,
  kind: K,
  inputs: readonly LooseValues[],
  work: LongWork,
): RecordId[] {
  return desk.change(() => {
    const saved = inputs.map((input, index) => {
      work.step('writing', index, inputs.length);
      try {
        return saveRecord(desk, kind, null, input);
      } catch (error) {
        if (!(error instanceof ConcordError)) throw error;
        throw new ConcordError(error.code, error.message, { ...error.detail, index });
      }
    });
    const seqs = saved.flatMap(({ seq }) => (seq === null ? [] : [seq]));
    if (seqs.length > 0) recordAction(desk, kind === 'note' ? 'note.save' : 'case.save', seqs);
    return saved.map(({ id }) => id);
  });
}

/** What a new record of a kind starts with: draft status and the default marking. */
function newValues<K extends RecordKind>(kind: K): ValuesByKind[K] {
  if (kind === 'note') return parseValues(kind, { ...DEFAULT_MARKING, status: 'draft' });
  if (kind === 'case') return parseValues(kind, { ...DEFAULT_MARKING, phase: 'monitoring' });
  return emptyValues(kind);
}

/** The values that the person editing sees: the owner's, with this organisation's own tags among the tags. */
function shownValues<K extends RecordKind>(kind: K, { values, ownTags }: RecordState): ValuesByKind[K] {
  if (ownTags.length === 0) return storedValues(kind, values);
  return storedValues(kind, { ...values, tags: [...textsOf(values['tags']), ...ownTags] });
}

/**
 * Gives a record the values that it had just after a commit, with a new commit. Where more people could read it then
 * than the shown marking or a rival of it allows, the marking stays as it is: to relax it is a decision of its own, with a reason. Returns whether that was so. Throws
 * `record.unknown`, also when the commit is not one of the record's.
 */
export function restoreVersion(desk: Desk, id: RecordId, commit: CommitId): { isMarkingKept: boolean } {
  return desk.change(() => {
    const bytes = recordIdBytes(id);
    const found = desk.materialiser.get(bytes);
    if (!found || !isRecordKind(found.kind)) throw unknownRecord();
    const now: LooseValues = shownValues(found.kind, found.state);
    const then: LooseValues = shownValues(found.kind, stateAt(desk, bytes, found, [commit]));
    const isMarkingKept = 'tlp' in now && isRelaxing(strictestOf(found.state), markingOfValues(then));
    const kept = isMarkingKept ? Object.fromEntries(MARKING_FIELDS.map((field) => [field, now[field] ?? null])) : {};
    const ops = diffValues(found.kind, now, { ...then, ...kept });
    if (ops.length > 0) recordAction(desk, 'restore', [desk.write(found.kind, bytes, ops).seq]);
    return { isMarkingKept };
  });
}

const MARKING_PATHS = ['tlp', 'sensitivity', 'chathamHouse'] as const;
const MARKING_FIELDS = [...MARKING_PATHS, 'markingReason'] as const;

/**
 * The own note with this origin, or null: how an import knows what it has brought in before. One that is put away is
 * found only when there is no other.
 */
export function findByOrigin(desk: Desk, origin: string): { id: RecordId; isDiscarded: boolean } | null {
  const row = desk.db
    .prepare<[string, Uint8Array], { id: Uint8Array; is_discarded: number }>(
      `SELECT record.id, is_discarded FROM note JOIN record USING (row)
       WHERE origin = ? AND owner = ? ORDER BY is_discarded, row LIMIT 1`,
    )
    .get(origin, desk.key.publicKey);
  return row ? { id: recordIdOf(row.id), isDiscarded: row.is_discarded === 1 } : null;
}

function wrongKind(kind: string): ConcordError {
  return new ConcordError('record.kind', `This record is not a ${kind}. Nothing was changed.`);
}
