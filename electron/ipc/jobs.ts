import { ConcordError } from '#shared/errors.ts';
import type { EventData } from '#shared/ipc/events.ts';

type Progress = EventData<'progress'>;

/** At most ten progress events a second for one job; the last state before a pause is never lost. */
const INTERVAL_MS = 100;

export interface Job {
  readonly signal: AbortSignal;
  progress(phase: Progress['phase'], done: number, total: number | null): void;
  /** Sends what is still held back and forgets the job. */
  end(): void;
}

export interface Jobs {
  /** Throws `input.invalid` when a job of that id is running. */
  start(id: string): Job;
  /** Unknown ids are passed over: the job may have ended while the request was on its way. */
  cancel(id: string): void;
  /** Aborts everything that runs, for locking and for quitting. */
  cancelAll(): void;
  readonly running: number;
}

/** Keeps the long work that is running, so that it can be followed and cancelled by the id the window chose. */
export function createJobs(emit: (progress: Progress) => void): Jobs {
  const controllers = new Map<string, AbortController>();

  return {
    start(id) {
      if (controllers.has(id)) {
        throw new ConcordError('input.invalid', 'That work is already running. Wait for it, or cancel it first.');
      }
      const controller = new AbortController();
      controllers.set(id, controller);
      const reporter = throttle(emit);
      return {
        signal: controller.signal,
        progress: (phase, done, total) => reporter.push({ job: id, phase, done, total }),
        end() {
          reporter.flush();
          controllers.delete(id);
        },
      };
    },
    cancel: (id) => controllers.get(id)?.abort(),
    cancelAll() {
      for (const controller of controllers.values()) controller.abort();
    },
    get running() {
      return controllers.size;
    },
  };
}

function throttle(emit: (progress: Progress) => void): { push(progress: Progress): void; flush(): void } {
  let held: Progress | null = null;
  let sentAt = -Infinity;
  let timer: NodeJS.Timeout | null = null;

  const flush = (): void => {
    if (timer) clearTimeout(timer);
    timer = null;
    if (!held) return;
    const progress = held;
    held = null;
    sentAt = performance.now();
    emit(progress);
  };

  return {
    push(progress) {
      held = progress;
      const wait = sentAt + INTERVAL_MS - performance.now();
      if (wait <= 0) flush();
      // Progress alone must never keep a process alive.
      else timer ??= setTimeout(flush, wait).unref();
    },
    flush,
  };
}
