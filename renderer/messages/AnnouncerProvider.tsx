import { type ReactNode, useState } from 'react';
import { createAnnouncer } from './announcer.ts';
import { AnnouncerContext } from './useAnnouncer.ts';

interface Props {
  readonly children: ReactNode;
}

export function AnnouncerProvider({ children }: Props) {
  const [announcer] = useState(createAnnouncer);
  return <AnnouncerContext value={announcer}>{children}</AnnouncerContext>;
}
