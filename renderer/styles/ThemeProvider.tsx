import { type ReactNode, useLayoutEffect, useSyncExternalStore } from 'react';
import { usePreferences } from '../bridge/usePreferences.ts';

interface Props {
  readonly children: ReactNode;
}

/** Puts the chosen theme on the document; "as the system" follows its scheme and its wish for contrast as they change. */
export function ThemeProvider({ children }: Props) {
  const { theme } = usePreferences().preferences;
  const system = useSyncExternalStore(watchSystem, systemTheme);
  const shown = theme === 'system' ? system : theme;
  useLayoutEffect(() => {
    document.documentElement.dataset['theme'] = shown;
  }, [shown]);
  return children;
}

const DARK = '(prefers-color-scheme: dark)';
const CONTRAST = '(prefers-contrast: more)';

function systemTheme(): 'light' | 'dark' | 'contrast' {
  if (matchMedia(DARK).matches) return 'dark';
  return matchMedia(CONTRAST).matches ? 'contrast' : 'light';
}

function watchSystem(listener: () => void): () => void {
  const queries = [matchMedia(DARK), matchMedia(CONTRAST)];
  for (const query of queries) query.addEventListener('change', listener);
  return () => {
    for (const query of queries) query.removeEventListener('change', listener);
  };
}
