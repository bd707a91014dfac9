import './desk.css';
import { Suspense } from 'react';
import type { Output } from '#shared/ipc/contract.ts';
import { DropGate } from '../features/exchange/DropGate.tsx';
import { ListMemoryProvider } from '../features/search/ListMemoryProvider.tsx';
import { CommandProvider } from '../keys/CommandProvider.tsx';
import { Toasts } from '../messages/Toasts.tsx';
import { RouterProvider } from '../router/RouterProvider.tsx';
import { DeskCommands } from './DeskCommands.tsx';
import { PageOutlet } from './PageOutlet.tsx';
import { Rail } from './Rail.tsx';
import { TitleBar } from './TitleBar.tsx';

interface Props {
  readonly state: Output<'workspace.state'>;
}

/** The open workspace: title bar, rail and the page. All that it knows goes when it is unmounted. */
export function Desk({ state }: Props) {
  return (
    <RouterProvider>
      <CommandProvider>
        <ListMemoryProvider>
          {/* First, so that what a page offers is newer and asked before it. */}
          <DeskCommands />
          <div className="desk">
            <TitleBar state={state} />
            <Rail />
            <main className="desk-page">
              <Suspense fallback={<div className="desk-loading" aria-busy="true" />}>
                <PageOutlet />
              </Suspense>
            </main>
          </div>
          <DropGate />
          <Toasts />
        </ListMemoryProvider>
      </CommandProvider>
    </RouterProvider>
  );
}
