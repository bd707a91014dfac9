import { ConcordError } from '#shared/errors.ts';

export type Phase = 'reading' | 'verifying' | 'writing' | 'indexing' | 'checking';

/** How long work tells its progress and learns that it is no longer wanted. */
export interface LongWork {
  /** Tells how far the work is (`total` null while unknown). Throws `cancelled` when somebody asked to stop. */
  step(phase: Phase, done: number, total: number | null): void;
}

/** For work that nobody watches. */
export const UNWATCHED: LongWork = { step: () => undefined };

export function cancelled(): ConcordError {
  return new ConcordError('cancelled', 'Stopped. Nothing was changed.');
}
