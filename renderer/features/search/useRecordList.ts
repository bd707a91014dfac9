import { keepPreviousData, useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import type { ConcordError } from '#shared/errors.ts';
import type { Output } from '#shared/ipc/contract.ts';
import { shownError } from '../../bridge/call.ts';
import { useConnection } from '../../bridge/useConnection.ts';
import { useSettled } from '../../timing/useSettled.ts';
import { type ListKind, requestOf } from './list-query.ts';
import { useListMemory, useListState } from './useListMemory.ts';
import { useNewcomers } from './useNewcomers.ts';

export type SearchResult = Output<'search.run'>;
export type Hit = SearchResult['hits'][number];

/** Rows that are asked for at once. */
const PAGE_ROWS = 100;
/** Typing settles before the store is asked; short enough to feel like none. */
const TYPING_MS = 60;

export interface RecordList {
  /** Null before the first answer. */
  readonly total: number | null;
  /** The row at a position; null while it is on its way. */
  readonly rowAt: (index: number) => Hit | null;
  /** Tells which rows are in view, so that they are there. */
  readonly show: (first: number, last: number) => void;
  readonly facets: SearchResult['facets'];
  /** How many more (or fewer) would be found now than when the list was asked. */
  readonly newcomers: number;
  /** Asks anew: newcomers come in and rows take their places. */
  readonly refresh: () => void;
  readonly error: ConcordError | null;
}

/**
 * A list of notes or cases as the current query finds them, in pages, of which only those in view are asked for. Rows
 * change in place when their records change; they never move, come or go until `refresh`, the query or a return to the
 * page asks anew.
 */
export function useRecordList(kind: ListKind): RecordList {
  const { call } = useConnection();
  const answers = useQueryClient();
  const [{ query, edition }] = useListState(kind);
  const refresh = useRefresh(kind);
  const [pages, setPages] = useState<readonly number[]>([]);
  const settled = { ...query, text: useSettled(query.text, TYPING_MS) };

  // The first page stays in view until the next query's is there; only a query by itself can do that.
  const first = useQuery({ ...pageOf(0), placeholderData: keepPreviousData });
  const later = useQueries({ queries: pages.map(pageOf) });
  function pageOf(page: number) {
    const request = requestOf(kind, settled, page * PAGE_ROWS, PAGE_ROWS, false);
    return { queryKey: ['list', edition, request], queryFn: () => call('search.run', request) };
  }
  const facetRequest = requestOf(kind, settled, 0, 0, true);
  const facets = useQuery({
    queryKey: ['list-facets', edition, facetRequest],
    queryFn: () => call('search.run', facetRequest),
    placeholderData: keepPreviousData,
  });

  const rows = new Map<number, Hit>();
  const put = (page: number, hits: readonly Hit[]) => hits.forEach((hit, row) => rows.set(page * PAGE_ROWS + row, hit));
  put(0, first.data?.hits ?? []);
  pages.forEach((page, at) => put(page, later[at]?.data?.hits ?? []));
  const total = first.data?.total ?? null;
  const { newcomers, changed } = useNewcomers(kind, {
    request: facetRequest,
    edition,
    total,
    ids: new Set([...rows.values()].map((hit) => hit.id)),
    onChange: () => void answers.invalidateQueries({ queryKey: ['list-facets'] }),
  });

  // Nothing can jump in a list that shows nothing.
  const isFirst = total === 0 && newcomers > 0;
  useEffect(() => {
    if (isFirst) refresh();
  }, [isFirst, refresh]);

  const show = useCallback((from: number, to: number) => {
    const wanted: number[] = [];
    for (let page = Math.max(1, Math.floor(from / PAGE_ROWS)); page <= Math.floor(to / PAGE_ROWS); page++)
      wanted.push(page);
    setPages((before) => (before.join() === wanted.join() ? before : wanted));
  }, []);

  const failed = first.error ?? later.find((result) => result.error !== null)?.error ?? facets.error;
  return {
    total,
    rowAt: (index) => {
      const hit = rows.get(index);
      return hit ? freshened(hit, changed.get(hit.id)) : null;
    },
    show,
    facets: facets.data?.facets ?? {},
    newcomers,
    refresh,
    error: failed === null ? null : shownError(failed),
  };
}

/** A row with what its record says now. The excerpt belongs to the words that were searched, which `fresh` does not know. */
function freshened(hit: Hit, fresh: Hit | undefined): Hit {
  if (!fresh) return hit;
  return {
    ...fresh,
    snippet: hit.snippet,
    marks: hit.marks,
    titleMarks: fresh.title === hit.title ? hit.titleMarks : [],
  };
}

/** Asks a list anew, also when it is come back to after something changed. */
function useRefresh(kind: ListKind): () => void {
  const memory = useListMemory();
  const refresh = useCallback(() => memory.set(kind, { edition: memory.get(kind).edition + 1 }), [memory, kind]);
  useEffect(() => {
    const { leftAt } = memory.get(kind);
    if (leftAt !== null && leftAt !== memory.changes()) refresh();
    return () => memory.set(kind, { leftAt: memory.changes() });
  }, [memory, kind, refresh]);
  return refresh;
}
