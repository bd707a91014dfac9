import { useCallback, useEffect, useState } from 'react';

/** Whole seconds that are left of a wait, counting down; and a way to begin another wait. Milliseconds go in. */
export function useCountdown(firstMs: number): readonly [number, (ms: number) => void] {
  const [until, setUntil] = useState(() => Date.now() + firstMs);
  const [now, setNow] = useState(() => Date.now());
  const isOver = now >= until;
  useEffect(() => {
    if (isOver) return;
    const timer = setInterval(() => setNow(Date.now()), 250);
    return () => clearInterval(timer);
  }, [isOver]);
  const waitFor = useCallback((ms: number) => {
    const start = Date.now();
    setNow(start);
    setUntil(start + ms);
  }, []);
  return [Math.max(0, Math.ceil((until - now) / 1000)), waitFor];
}
