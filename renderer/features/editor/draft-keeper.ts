import type { ConcordError } from '#shared/errors.ts';
import type { LooseValues } from '#shared/domain/values.ts';
import { shownError } from '../../bridge/call.ts';

/** How things stand with the draft. */
export type DraftState =
  | { readonly status: 'none' }
  | { readonly status: 'saved'; readonly at: number }
  | { readonly status: 'failed'; readonly error: ConcordError };

interface Options {
  /** The draft that is being continued; null for none yet. */
  readonly draft: string | null;
  /** What is to be kept; null when nothing differs from the record, so that no draft is needed. */
  readonly read: () => LooseValues | null;
  readonly save: (
    draft: string | null,
    values: LooseValues,
  ) => Promise<{ readonly id: string; readonly savedAt: number }>;
  readonly discard: (draft: string) => Promise<unknown>;
}

/** Nothing that was typed is out of the store for longer than this, in milliseconds. */
const DELAY_MS = 1000;
/** A draft that could not be kept is tried again after this. */
const RETRY_MS = 5000;

/**
 * Keeps what is being written as a draft: a second after a change at the latest, one write at a time. Nothing rejects;
 * what goes wrong is told by the state, and tried again as long as somebody listens.
 */
export interface DraftKeeper {
  /** Something changed. */
  touch(): void;
  /** Writes at once what has not been written. Resolves when all that was there at the call is kept, or could not be. */
  flush(): Promise<void>;
  /** Stops writing, waits for what is under way and names the draft; null when there is none. */
  hold(): Promise<string | null>;
  /** Goes on after `hold`. */
  resume(): void;
  draft(): string | null;
  state(): DraftState;
  subscribe(listener: () => void): () => void;
}

export function createDraftKeeper(options: Options): DraftKeeper {
  const listeners = new Set<() => void>();
  let id = options.draft;
  let state: DraftState = { status: 'none' };
  let isDirty = false;
  let isHeld = false;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let writing: Promise<void> | null = null;

  const become = (next: DraftState) => {
    state = next;
    for (const listener of listeners) listener();
  };
  const wait = (ms: number) => {
    if (timer !== null || isHeld) return;
    timer = setTimeout(() => {
      timer = null;
      void flush();
    }, ms);
  };
  const stopWaiting = () => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
  };

  const write = async () => {
    isDirty = false;
    try {
      const values = options.read();
      if (values !== null) {
        const saved = await options.save(id, values);
        id = saved.id;
        become({ status: 'saved', at: saved.savedAt });
      } else if (id !== null) {
        await options.discard(id);
        id = null;
        become({ status: 'none' });
      }
    } catch (thrown) {
      isDirty = true;
      become({ status: 'failed', error: shownError(thrown) });
    }
  };

  const flush = async (): Promise<void> => {
    stopWaiting();
    if (writing) await writing;
    if (!isDirty || isHeld) return;
    // Another caller may have begun while this one waited.
    writing ??= write().finally(() => {
      writing = null;
    });
    await writing;
    if (isDirty && state.status !== 'failed') wait(DELAY_MS);
    // Without anybody to tell, the editor has been left: trying on would go on for ever.
    if (isDirty && state.status === 'failed' && listeners.size > 0) wait(RETRY_MS);
  };

  return {
    touch() {
      isDirty = true;
      if (!writing) wait(DELAY_MS);
    },
    flush,
    async hold() {
      isHeld = true;
      stopWaiting();
      if (writing) await writing;
      return id;
    },
    resume() {
      isHeld = false;
      if (isDirty) wait(DELAY_MS);
    },
    draft: () => id,
    state: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
