import { useSyncExternalStore } from 'react';

/** Below this there is no room for a list and a record side by side. */
const NARROW = '(width < 1100px)';

/** True on windows where a record covers the list. */
export function useIsNarrow(): boolean {
  return useSyncExternalStore(watch, () => matchMedia(NARROW).matches);
}

function watch(listener: () => void): () => void {
  const query = matchMedia(NARROW);
  query.addEventListener('change', listener);
  return () => query.removeEventListener('change', listener);
}
