import { usePreferences } from '../bridge/usePreferences.ts';

/** The most that is remembered. */
const MOST = 40;

/**
 * Whether a section is open, remembered for every record and after a restart. What is kept is what differs from the first
 * state, so that open and folded sections can be remembered in one list.
 */
export function useSectionOpen(name: string, isOpenAtFirst: boolean): readonly [boolean, (isOpen: boolean) => void] {
  const { preferences, change } = usePreferences();
  const isTurned = preferences.openSections.includes(name);
  const isOpen = isTurned !== isOpenAtFirst;
  const set = (wanted: boolean) => {
    if (wanted === isOpen) return;
    const others = preferences.openSections.filter((other) => other !== name);
    change({ openSections: isTurned ? others : [...others, name].slice(-MOST) });
  };
  return [isOpen, set];
}
