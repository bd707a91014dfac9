import { isRelaxing, type Marking } from '#shared/domain/marking.ts';
import { type RecordId, recordIdBytes } from '#shared/domain/ids.ts';
import { ConcordError } from '#shared/errors.ts';
import { recordAction } from './actions.ts';
import { type Desk, unknownRecord } from './desk.ts';
import { saveRecord, strictestOf } from './records.ts';
import type { LongWork } from './workers/long-work.ts';

/** A part that is null stays as it is on each record. */
export type MarkingChange = { readonly [P in keyof Marking]: Marking[P] | null };

export interface Marked {
  readonly changed: number;
  readonly unchanged: number;
  /** Of those changed, how many are of others, to whom the change is only a suggestion. */
  readonly suggested: number;
}

/**
 * Changes who may see each of the records, as one step that can be undone: all of them or none. `reason` is written to
 * those that more people may then read, and to no other. Throws `input.invalid` with the field `markingReason` when one
 * of them needs a reason and none is given, `record.unknown` and `cancelled`.
 */
export function markRecords(
  desk: Desk,
  ids: readonly RecordId[],
  change: MarkingChange,
  reason: string | null,
  work: LongWork,
): Marked {
  return desk.change(() => {
    const seqs: number[] = [];
    let suggested = 0;
    const named = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== null));
    ids.forEach((id, done) => {
      work.step('writing', done, ids.length);
      const found = desk.materialiser.get(recordIdBytes(id));
      if (!found || (found.kind !== 'note' && found.kind !== 'case')) throw unknownRecord();
      const before = strictestOf(found.state);
      const next: Marking = {
        tlp: change.tlp ?? before.tlp,
        sensitivity: change.sensitivity ?? before.sensitivity,
        chathamHouse: change.chathamHouse ?? before.chathamHouse,
      };
      const isWider = isRelaxing(before, next);
      const words = reason?.trim() ?? '';
      if (isWider && words === '') throw reasonMissing();
      const saved = saveRecord(desk, found.kind, id, { ...named, ...(isWider ? { markingReason: words } : {}) });
      if (saved.seq === null) return;
      seqs.push(saved.seq);
      if (saved.isSuggestion) suggested += 1;
    });
    if (seqs.length > 0) recordAction(desk, 'mark', seqs);
    return { changed: seqs.length, unchanged: ids.length - seqs.length, suggested };
  });
}

function reasonMissing(): ConcordError {
  const message = 'This lets more people read at least one of them. Say why first. Nothing was changed.';
  return new ConcordError('input.invalid', message, { field: 'markingReason' });
}
