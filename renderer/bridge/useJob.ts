import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { Progress } from './progress.ts';
import { newJob } from './progress.ts';
import { useConnection } from './useConnection.ts';

export interface Job {
  /** Runs one piece of long work under a fresh id; the id goes into the method's input. */
  run<T>(work: (job: string) => Promise<T>): Promise<T>;
  /** Asks the work to stop; it then fails with `cancelled`. Does nothing when none is running. */
  cancel(): void;
  /** The newest report; null when nothing is running or nothing was reported yet. */
  readonly progress: Progress | null;
  readonly isRunning: boolean;
}

/** Long work of one component, with progress and cancel. Leaving the component does not stop the work. */
export function useJob(): Job {
  const { call, progress } = useConnection();
  const [job, setJob] = useState<string | null>(null);
  const isMounted = useRef(true);
  useEffect(() => {
    isMounted.current = true;
    return () => {
      isMounted.current = false;
    };
  }, []);
  const report = useSyncExternalStore(progress.subscribe, () => (job === null ? null : progress.get(job)));

  const run = async <T>(work: (job: string) => Promise<T>): Promise<T> => {
    const id = newJob();
    setJob(id);
    try {
      return await work(id);
    } finally {
      progress.forget(id);
      if (isMounted.current) setJob((current) => (current === id ? null : current));
    }
  };
  const cancel = () => {
    // A job that just ended is not there to cancel any more, which is what was wanted.
    if (job !== null) void call('jobs.cancel', { job }).catch(() => undefined);
  };
  return { run, cancel, progress: report, isRunning: job !== null };
}
