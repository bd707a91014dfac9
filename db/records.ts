import {
  type CommitId,
  type DeskKey,
  deskKeyOf,
  type RecordId,
  recordIdBytes,
  recordIdOf,
} from '#shared/domain/ids.ts';
import { checkValues } from '#shared/domain/check.ts';
import { isRecordKind, type RecordKind, type ValuesByKind } from '#shared/domain/kinds.ts';
import { DEFAULT_MARKING } from '#shared/domain/marking.ts';
import {
  diffValues,
  emptyValues,
  type LooseValues,
  mergeInput,
  parseValues,
  storedValues,
  textsOf,
} from '#shared/domain/values.ts';
import { ConcordError } from '#shared/errors.ts';
import { resolve, valuesOf } from '#shared/log/merge.ts';
import { ancestorsOf, recordAction } from './actions.ts';
import { newItemId } from './crypto/random.ts';
import { type Desk, unknownRecord } from './desk.ts';
import { discardDraft } from './drafts.ts';
import { logEntry } from './log/commit-rows.ts';
import type { MaterialisedRecord } from './log/materialise.ts';
import type { LongWork } from './workers/long-work.ts';

export interface Saved {
  readonly id: RecordId;
  /** True when the record belongs to somebody else: the edit stands beside the owner's values as a suggestion. */
  readonly isSuggestion: boolean;
  /** Place of the commit in this log; null when nothing differed. */
  readonly seq: number | null;
}

/**
 * Saves what a person entered: founds a record when `id` is null, else changes what differs. Must run inside
 * `desk.change`. Throws `input.invalid` naming the field, `record.unknown` or `record.kind`.
 */
export function saveRecord<K extends RecordKind>(desk: Desk, kind: K, id: RecordId | null, input: LooseValues): Saved {
  const bytes = id === null ? null : recordIdBytes(id);
  const found = bytes ? desk.materialiser.get(bytes) : null;
  if (bytes && !found) throw unknownRecord();
  if (found && found.kind !== kind) throw wrongKind(kind);
  const before = found ? shownValues(kind, found) : newValues(kind);
  const after = mergeInput(kind, before, input, newItemId);
  const problem = checkValues(kind, after, found ? before : null)[0];
  if (problem) {
    throw new ConcordError('input.invalid', `${problem.message} Nothing was changed.`, { field: problem.field });
  }
  const ops = diffValues(kind, found ? before : emptyValues(kind), after);
  const isSuggestion = found ? !desk.trust.isInside(found.owner, deskKeyOf(desk.key.publicKey)) : false;
  if (found && id !== null && ops.length === 0) return { id, isSuggestion: false, seq: null };
  const written = desk.write(kind, bytes, ops);
  return { id: written.id, isSuggestion, seq: written.seq };
}

/** Saves as one step that can be undone, and forgets the draft that it was written in. */
export function saveRecordAsAction<K extends 'note' | 'case'>(
  desk: Desk,
  kind: K,
  id: RecordId | null,
  input: LooseValues,
  draft: string | null = null,
): Saved {
  return desk.change(() => {
    const saved = saveRecord(desk, kind, id, input);
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
function shownValues<K extends RecordKind>(kind: K, found: MaterialisedRecord): ValuesByKind[K] {
  const { values, ownTags } = found.state;
  if (ownTags.length === 0) return storedValues(kind, values);
  return storedValues(kind, { ...values, tags: [...textsOf(values['tags']), ...ownTags] });
}

/**
 * Gives a record the values that it had just after a commit, with a new commit. Throws `record.unknown`, also when
 * the commit is not one of the record's.
 */
export function restoreVersion(desk: Desk, id: RecordId, commit: CommitId): void {
  desk.change(() => {
    const bytes = recordIdBytes(id);
    const found = desk.materialiser.get(bytes);
    if (!found || !isRecordKind(found.kind)) throw unknownRecord();
    const entries = desk.commits.ofRecord(bytes).map((one) => logEntry(one, found.kind));
    if (!entries.some((entry) => entry.id === commit)) throw unknownRecord();
    const then = resolve(ancestorsOf(entries, new Set([commit])), (desk_: DeskKey) =>
      desk.trust.isInside(found.owner, desk_),
    );
    const ops = diffValues(found.kind, shownValues(found.kind, found), valuesOf(found.kind, then));
    if (ops.length > 0) recordAction(desk, 'restore', [desk.write(found.kind, bytes, ops).seq]);
  });
}

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
