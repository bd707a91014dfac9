import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { EventData } from '#shared/ipc/events.ts';
import { useConnection } from '../../bridge/useConnection.ts';
import type { ListKind, SearchRequest } from './list-query.ts';
import type { Hit } from './useRecordList.ts';

interface Watched {
  /** The list's query, without rows. */
  readonly request: SearchRequest;
  readonly edition: number;
  readonly total: number | null;
  /** Records whose rows are loaded. */
  readonly ids: ReadonlySet<string>;
  readonly onChange: () => void;
}

interface Noticed {
  readonly key: string;
  /** How many records the query finds now; null before anything changed. */
  readonly total: number | null;
  readonly changed: ReadonlyMap<string, Hit>;
}

/** Changes gather for so many milliseconds before the list is looked at. */
const GATHER_MS = 100;
/** While an import writes on and on, the list is looked at no more often than this. */
const LEAST_PAUSE_MS = 1000;
/** The most rows whose records are read again at once. */
const MOST_ROWS = 1000;

/**
 * Watches what happens to the records of a list while it stands still: rows whose records changed, as they are now, and
 * by how many records the list would grow. What changes while the list's first answer is on its way counts as well.
 */
export function useNewcomers(
  kind: ListKind,
  watched: Watched,
): { readonly newcomers: number; readonly changed: ReadonlyMap<string, Hit> } {
  const { bridge, call } = useConnection();
  const key = JSON.stringify([watched.edition, watched.request]);
  const [noticed, setNoticed] = useState<Noticed>({ key, total: null, changed: new Map() });
  const waiting = useRef<Set<string>>(new Set());
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const lookedAt = useRef(-LEAST_PAUSE_MS);

  const look = useEffectEvent(async () => {
    timer.current = null;
    lookedAt.current = performance.now();
    const ids = [...waiting.current].filter((id) => watched.ids.has(id)).slice(0, MOST_ROWS);
    waiting.current = new Set();
    watched.onChange();
    try {
      const [titles, { total }] = await Promise.all([
        ids.length === 0 ? [] : call('records.titles', { ids }),
        call('search.run', { ...watched.request, limit: 0, hasFacets: false }),
      ]);
      setNoticed((before) => {
        const changed = new Map(before.key === key ? before.changed : []);
        for (const hit of titles) if (hit) changed.set(hit.id, hit);
        return { key, total, changed };
      });
    } catch {
      // The list itself asks again when it is refreshed and tells what is wrong then.
    }
  });
  const notice = useEffectEvent((changes: EventData<'changed'>) => {
    for (const change of changes) if (change.kind === kind) waiting.current.add(change.record);
    if (waiting.current.size === 0) return;
    const pause = Math.max(GATHER_MS, lookedAt.current + LEAST_PAUSE_MS - performance.now());
    timer.current ??= setTimeout(() => void look(), pause);
  });
  useEffect(() => {
    const end = bridge.on('changed', (changes) => notice(changes));
    return () => {
      end();
      if (timer.current !== null) clearTimeout(timer.current);
      timer.current = null;
    };
  }, [bridge]);

  if (noticed.key !== key) return { newcomers: 0, changed: new Map() };
  const { total, changed } = noticed;
  return { newcomers: total === null || watched.total === null ? 0 : total - watched.total, changed };
}
