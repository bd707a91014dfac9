import { QueryClient } from '@tanstack/react-query';
import type { Bridge } from '#shared/ipc/bridge.ts';
import { type Call, createCall } from './call.ts';
import { createProgressStore, type ProgressStore } from './progress.ts';
import { markStale } from './staleness.ts';

/** Everything through which the interface reaches the rest of Concord. */
export interface Connection {
  readonly bridge: Bridge;
  readonly call: Call;
  readonly answers: QueryClient;
  readonly progress: ProgressStore;
  /** Drops every answer that holds content; called when the workspace is locked. */
  forgetContent(): void;
  end(): void;
}

/** Queries that may be known while locked: they hold no content. */
const WITHOUT_CONTENT: readonly unknown[] = ['workspace.state', 'preferences.get'];

export function connect(bridge: Bridge): Connection {
  const call = createCall(bridge);
  const progress = createProgressStore(bridge);
  const answers = new QueryClient({
    defaultOptions: {
      // Nothing here goes over a network: without this, work would wait for one.
      queries: {
        networkMode: 'always',
        staleTime: Infinity,
        gcTime: 300_000,
        retry: false,
        refetchOnWindowFocus: false,
      },
      mutations: { networkMode: 'always', retry: false, gcTime: 0 },
    },
  });
  const forgetContent = () => {
    answers.removeQueries({ predicate: (query) => !WITHOUT_CONTENT.includes(query.queryKey[0]) });
    answers.getMutationCache().clear();
  };
  const endings = [
    bridge.on('changed', (changes) => markStale(answers, changes)),
    bridge.on('state', (state) => {
      if (state.status !== 'open') forgetContent();
      answers.setQueryData(['workspace.state', {}], state);
    }),
  ];
  return {
    bridge,
    call,
    answers,
    progress,
    forgetContent,
    end() {
      for (const ending of endings) ending();
      progress.end();
      answers.clear();
    },
  };
}
