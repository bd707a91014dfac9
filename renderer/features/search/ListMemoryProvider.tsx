import { type ReactNode, useEffect, useState } from 'react';
import { useConnection } from '../../bridge/useConnection.ts';
import { usePreferences } from '../../bridge/usePreferences.ts';
import { createListMemory } from './list-memory.ts';
import { ListMemoryContext } from './useListMemory.ts';

interface Props {
  readonly children: ReactNode;
}

/** Keeps what was searched, selected and scrolled to in each list, until the workspace is locked. */
export function ListMemoryProvider({ children }: Props) {
  const { bridge } = useConnection();
  const { sort } = usePreferences().preferences;
  const [memory] = useState(() => createListMemory(sort));
  useEffect(() => bridge.on('changed', () => memory.noticeChange()), [bridge, memory]);
  return <ListMemoryContext value={memory}>{children}</ListMemoryContext>;
}
