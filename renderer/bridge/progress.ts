import type { Bridge } from '#shared/ipc/bridge.ts';
import type { EventData } from '#shared/ipc/events.ts';

export type Progress = EventData<'progress'>;

/** Where long work stands, by the id that the window gave it. */
export interface ProgressStore {
  /** The newest report of a job; null before the first and after `forget`. */
  get(job: string): Progress | null;
  /** Jobs that have reported and are not forgotten, oldest first. The array is the same until something changes. */
  running(): readonly Progress[];
  forget(job: string): void;
  subscribe(listener: () => void): () => void;
}

export function createProgressStore(bridge: Bridge): ProgressStore & { end(): void } {
  const jobs = new Map<string, Progress>();
  const forgotten = new Set<string>();
  const listeners = new Set<() => void>();
  let running: readonly Progress[] = [];

  const tell = () => {
    running = [...jobs.values()];
    for (const listener of listeners) listener();
  };
  const end = bridge.on('progress', (progress) => {
    // A report may overtake the reply that ended the job.
    if (forgotten.has(progress.job)) return;
    jobs.set(progress.job, progress);
    tell();
  });

  return {
    get: (job) => jobs.get(job) ?? null,
    running: () => running,
    forget(job) {
      forgotten.add(job);
      if (jobs.delete(job)) tell();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    end,
  };
}

/** A new id for long work. */
export function newJob(): string {
  return crypto.randomUUID();
}
