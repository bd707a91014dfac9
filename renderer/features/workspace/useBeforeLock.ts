import { useEffect, useEffectEvent } from 'react';

const waiting = new Set<() => Promise<unknown>>();

/** Locking does not wait longer than this for a draft, in milliseconds: somebody may be at the door. */
const PATIENCE_MS = 1500;

/** Does something before the workspace is locked from this window, such as saving a draft that is still being typed. */
export function useBeforeLock(settle: () => Promise<unknown>): void {
  const run = useEffectEvent(settle);
  useEffect(() => {
    const task = () => run();
    waiting.add(task);
    return () => void waiting.delete(task);
  }, []);
}

/** Waits for all of them, or until patience ends; never rejects. */
export async function settleBeforeLock(): Promise<void> {
  const all = Promise.allSettled([...waiting].map((task) => task()));
  await Promise.race([all, new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))]);
}
