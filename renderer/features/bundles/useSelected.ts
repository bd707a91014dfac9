import type { ConcordError } from '#shared/errors.ts';
import { useAnswer } from '../../bridge/useAnswer.ts';
import type { Selection } from '../../router/place.ts';
import { NO_FILTER } from '../search/list-query.ts';
import type { Hit } from '../search/useRecordList.ts';

export interface Selected {
  /** How many records are chosen; null while that is not known. */
  readonly total: number | null;
  /** The first of them, for a look. */
  readonly hits: readonly Hit[];
  readonly error: ConcordError | null;
}

/** Rows that are shown of a selection; the review lists all. */
const SHOWN = 100;

/** What a selection means now. A search is read with whole words, as it is when the bundle is written. */
export function useSelected(selection: Selection | null): Selected {
  const ids = selection && 'ids' in selection ? selection.ids : null;
  const search = selection && 'text' in selection ? selection : null;
  const named = useAnswer('records.titles', { ids: ids?.slice(0, SHOWN) ?? [] }, { isEnabled: ids !== null });
  const found = useAnswer(
    'search.run',
    {
      text: search?.text ?? '',
      filter: search?.filter ?? NO_FILTER,
      sort: 'newest',
      offset: 0,
      limit: SHOWN,
      hasFacets: false,
      isTyping: false,
    },
    { isEnabled: search !== null, keepsPrevious: true },
  );
  if (ids) {
    const hits = (named.data ?? []).filter((hit) => hit !== null);
    return { total: ids.length, hits, error: named.error };
  }
  if (!search) return { total: 0, hits: [], error: null };
  return { total: found.data?.total ?? null, hits: found.data?.hits ?? [], error: found.error };
}
