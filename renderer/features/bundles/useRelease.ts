import type { PlaceOf, ReleaseStep, Selection } from '../../router/place.ts';
import { useRouter } from '../../router/useRouter.ts';

export interface Release {
  readonly step: ReleaseStep;
  readonly selection: Selection | null;
  readonly recipients: readonly string[];
  readonly isPublic: boolean;
  readonly goTo: (step: ReleaseStep) => void;
  readonly select: (selection: Selection | null) => void;
  /** Goes on with these records only; back to selecting when none is left. */
  readonly keepOnly: (ids: readonly string[]) => void;
  readonly address: (recipients: readonly string[], isPublic: boolean) => void;
}

/** The choices of a release. They are part of the place, so that they outlast a look at a record. */
export function useRelease(place: PlaceOf<'release'>): Release {
  const { replace } = useRouter();
  const { selection, recipients = [], isPublic = false } = place;
  const isAddressed = recipients.length > 0 || isPublic;
  const wanted = place.step ?? (selection === null ? 'select' : 'to');
  const step = selection === null ? 'select' : !isAddressed && wanted !== 'select' ? 'to' : wanted;
  const become = (part: Partial<PlaceOf<'release'>>) => replace({ ...place, ...part });
  return {
    step,
    selection,
    recipients,
    isPublic,
    goTo: (next) => become({ step: next }),
    select: (next) => become({ selection: next, step: 'select' }),
    keepOnly: (ids) =>
      become(ids.length === 0 ? { selection: null, step: 'select' } : { selection: { ids: [...ids] }, step }),
    address: (next, isForAll) => become({ recipients: next, isPublic: isForAll, step }),
  };
}
