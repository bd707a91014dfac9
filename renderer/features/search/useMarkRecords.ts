import { useState } from 'react';
import { isRelaxing, type Marking, markingOf } from '#shared/domain/marking.ts';
import { ConcordError } from '#shared/errors.ts';
import { useConnection } from '../../bridge/useConnection.ts';
import type { ListKind } from './list-query.ts';

/** A part that is null stays as it is on each record. */
export type MarkingChange = { readonly [P in keyof Marking]: Marking[P] | null };

export interface Marked {
  readonly changed: number;
  /** Records of others, to whom the change was only suggested. */
  readonly suggested: number;
}

/**
 * Marks records one after the other. All are looked at first: when one of them would be read by more people and there is
 * no reason, `input.invalid` is thrown with the field `markingReason` and nothing is changed.
 */
export function useMarkRecords(kind: ListKind) {
  const { call } = useConnection();
  const [done, setDone] = useState<{ readonly done: number; readonly total: number } | null>(null);

  const look = (id: string) => (kind === 'note' ? call('notes.get', { id }) : call('cases.get', { id }));
  const save = (id: string, values: Record<string, unknown>) =>
    kind === 'note' ? call('notes.save', { id, values, draft: null }) : call('cases.save', { id, values, draft: null });

  const mark = async (ids: readonly string[], change: MarkingChange, reason: string): Promise<Marked> => {
    const wanted: { readonly id: string; readonly next: Marking; readonly isWider: boolean }[] = [];
    for (const id of ids) {
      const before = markingOf((await look(id)).values);
      const next: Marking = {
        tlp: change.tlp ?? before.tlp,
        sensitivity: change.sensitivity ?? before.sensitivity,
        chathamHouse: change.chathamHouse ?? before.chathamHouse,
      };
      const isSame =
        next.tlp === before.tlp && next.sensitivity === before.sensitivity && next.chathamHouse === before.chathamHouse;
      if (!isSame) wanted.push({ id, next, isWider: isRelaxing(before, next) });
    }
    if (reason.trim() === '' && wanted.some(({ isWider }) => isWider)) {
      throw new ConcordError(
        'input.invalid',
        'This lets more people read at least one of them. Say why first. Nothing was changed.',
        { field: 'markingReason' },
      );
    }
    let suggested = 0;
    try {
      for (const [at, { id, next, isWider }] of wanted.entries()) {
        setDone({ done: at, total: wanted.length });
        const { isSuggestion } = await save(id, { ...next, markingReason: isWider ? reason.trim() : null });
        if (isSuggestion) suggested++;
      }
    } finally {
      setDone(null);
    }
    return { changed: wanted.length - suggested, suggested };
  };
  return { mark, done };
}
