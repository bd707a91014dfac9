import { useCallback, useEffect, useEffectEvent } from 'react';
import type { EditSection } from '../../router/place.ts';
import { useSections } from './useSections.ts';

/** Unfolds the part of the editor that a key asks for and gives its first field the focus; at once for `first`. */
export function useSectionFocus(
  names: Readonly<Record<EditSection, string>>,
  first: EditSection | null,
): (section: EditSection) => void {
  const { open } = useSections();
  const goTo = useCallback(
    (section: EditSection) => {
      open(names[section]);
      const part = document.querySelector(`[data-section="${section}"]`);
      part?.scrollIntoView({ block: 'center' });
      part?.querySelector<HTMLElement>('input:checked, input, button')?.focus();
    },
    [open, names],
  );
  const begin = useEffectEvent(() => {
    if (first !== null) goTo(first);
  });
  useEffect(() => {
    // After the page has given its first field the focus.
    const frame = requestAnimationFrame(() => begin());
    return () => cancelAnimationFrame(frame);
  }, []);
  return goTo;
}
