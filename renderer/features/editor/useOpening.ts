import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ConcordError } from '#shared/errors.ts';
import type { Output } from '#shared/ipc/contract.ts';
import type { Call } from '../../bridge/call.ts';
import { useConnection } from '../../bridge/useConnection.ts';
import type { PlaceOf } from '../../router/place.ts';
import { useRouter } from '../../router/useRouter.ts';
import type { EditKind } from './edit.ts';

export type OpenedDraft = Output<'drafts.list'>[number];
export type EditPlace = PlaceOf<'note-edit'> | PlaceOf<'case-edit'>;

/** What an editor needs before it can begin. */
export interface Opening<V> {
  readonly id: string | null;
  /** Null for a new record. */
  readonly view: V | null;
  /** What was written before and not saved; null for none. */
  readonly draft: OpenedDraft | null;
}

interface Options<V> {
  readonly kind: EditKind;
  readonly place: EditPlace;
  readonly load: (call: Call, id: string) => Promise<V>;
}

/**
 * Finds the record and the draft that a place means. Going on with a draft that this very editor made does not open it
 * anew: `key` stays the same.
 */
export function useOpening<V>({ kind, place, load }: Options<V>) {
  const { call } = useConnection();
  const router = useRouter();
  const [opened, setOpened] = useState({ place, key: 0, own: place.draft });
  if (opened.place !== place) {
    const isOwn = place.record === opened.place.record && place.draft !== null && place.draft === opened.own;
    setOpened(isOwn ? { ...opened, place } : { place, key: opened.key + 1, own: place.draft });
  }
  const [first, setFirst] = useState(opened);
  if (first.key !== opened.key) setFirst(opened);

  const { record, draft } = first.place;
  const { data, error, refetch } = useQuery<Opening<V>, ConcordError>({
    queryKey: ['opening', kind, record, draft, first.key],
    gcTime: 0,
    queryFn: async () => {
      const drafts = record === null && draft === null ? [] : await call('drafts.list', {});
      const wanted =
        drafts.find((one) => (draft === null ? one.kind === kind && one.record === record : one.id === draft)) ?? null;
      if (draft !== null && !wanted)
        throw new ConcordError('input.invalid', 'This draft is no longer here: it was saved or discarded.');
      const id = record ?? wanted?.record ?? null;
      return { id, view: id === null ? null : await load(call, id), draft: wanted };
    },
  });

  return {
    key: first.key,
    section: first.place.section ?? null,
    opening: data ?? null,
    error,
    retry: () => void refetch(),
    nameDraft: (name: string) => {
      if (opened.own === name) return;
      setOpened({ ...opened, own: name });
      router.replace({ ...opened.place, draft: name });
    },
  };
}
