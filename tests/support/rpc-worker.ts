// A worker whose functions do what workers do at their worst.
import { parentPort } from 'node:worker_threads';
import type { LongWork } from '#db/workers/long-work.ts';
import { serve } from '#db/workers/rpc.ts';
import { ConcordError } from '#shared/errors.ts';

if (!parentPort) throw new Error('This file runs as a worker');

let ran = 0;

export const api = {
  echo: ({ value }: { value: unknown }): unknown => value,
  /** Works without a pause until it is stopped, for so many steps at most. */
  spin: ({ steps }: { steps: number }, work: LongWork): number => {
    ran += 1;
    for (let step = 1; step <= steps; step++) {
      work.step('writing', step, steps);
      const until = performance.now() + 5;
      while (performance.now() < until);
    }
    return steps;
  },
  ran: (_: Record<string, never>): number => ran,
  wait: async ({ ms }: { ms: number }): Promise<number> => {
    await new Promise((resolve) => setTimeout(resolve, ms));
    return ms;
  },
  refuse: (_: Record<string, never>): never => {
    throw new ConcordError('record.unknown', 'There is no such record.', { field: 'id', count: 2 });
  },
  fail: (_: Record<string, never>): never => {
    throw new Error('secret path /home/officer and SELECT');
  },
  full: (_: Record<string, never>): never => {
    throw Object.assign(new Error('secret'), { code: 'SQLITE_FULL' });
  },
  unsendable:
    (_: Record<string, never>): unknown =>
    () =>
      undefined,
  tell: (_: Record<string, never>): void => emit('told', { some: 'thing' }),
  die: (_: Record<string, never>): void => process.exit(3),
};

const { emit } = serve(parentPort, api);
