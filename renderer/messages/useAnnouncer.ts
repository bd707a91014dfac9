import { createContext, use } from 'react';
import type { Announcer } from './announcer.ts';

export const AnnouncerContext = createContext<Announcer | null>(null);

/** For telling the person what happened: `say` for the quiet line, `toast` for what can be undone. */
export function useAnnouncer(): Announcer {
  const announcer = use(AnnouncerContext);
  if (!announcer) throw new Error('useAnnouncer needs an AnnouncerProvider above it');
  return announcer;
}
