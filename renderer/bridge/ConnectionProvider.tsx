import { QueryClientProvider } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Connection } from './connection.ts';
import { ConnectionContext } from './useConnection.ts';

interface Props {
  readonly connection: Connection;
  readonly children: ReactNode;
}

/** Gives the tree below its way to the rest of Concord. */
export function ConnectionProvider({ connection, children }: Props) {
  return (
    <ConnectionContext value={connection}>
      <QueryClientProvider client={connection.answers}>{children}</QueryClientProvider>
    </ConnectionContext>
  );
}
