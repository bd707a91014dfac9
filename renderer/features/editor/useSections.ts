import { useCallback } from 'react';
import { flushSync } from 'react-dom';
import { usePreferences } from '../../bridge/usePreferences.ts';

/** Unfolds parts of the editor by name, as pressing their heads would; they then stay open. */
export function useSections(): { readonly open: (...names: readonly string[]) => void } {
  const { preferences, change } = usePreferences();
  const { openSections } = preferences;
  const open = useCallback(
    (...names: readonly string[]) => {
      const folded = names.filter((name) => !openSections.includes(name));
      // At once, so that what is inside can be given the focus.
      if (folded.length > 0) flushSync(() => change({ openSections: [...openSections, ...folded].slice(-40) }));
    },
    [openSections, change],
  );
  return { open };
}
