import { ConcordError, errorData } from '#shared/errors.ts';
import { isMethod, type Method } from '#shared/ipc/contract.ts';
import type { EventData } from '#shared/ipc/events.ts';
import type { Reply } from '#shared/ipc/bridge.ts';
import type { z } from 'zod';
import { type CallContext, ENDPOINTS, type HandledMethod, type Handlers, type Parsed } from './endpoint.ts';
import { inputPath } from './input-path.ts';
import { createJobs } from './jobs.ts';

export interface DispatcherOptions {
  readonly handlers: Handlers;
  /** Whether the workspace is unlocked right now. */
  isOpen(): boolean;
  /** Receives `progress` events, at most ten a second for one job. */
  emitProgress(progress: EventData<'progress'>): void;
  /** Told of every failure that is reported as `internal`, so that it can be logged; must not throw. */
  onError(method: Method, thrown: unknown): void;
}

export interface Dispatcher {
  /** Answers one call from a window. Never rejects: every failure is a reply with an error code. */
  dispatch(method: unknown, input: unknown): Promise<Reply<Method>>;
  /** Aborts all running calls; used when the workspace is locked and when the application ends. */
  cancelAll(): void;
  /** Milliseconds on `performance.now()` of the last call that a person may have caused. */
  readonly lastCallAt: number;
}

/**
 * The one road from a window into the main process: known method → schema → lock → handler → schema. The host has
 * already checked who is asking.
 */
export function createDispatcher(options: DispatcherOptions): Dispatcher {
  const jobs = createJobs(options.emitProgress);
  let calls = new AbortController();
  let lastCallAt = performance.now();

  const run = async <M extends HandledMethod>(method: M, input: unknown): Promise<Reply<Method>> => {
    const endpoint = ENDPOINTS[method];
    const parsed = parseInput(method, endpoint.input, input);
    requireOpen(method, options);
    const value = await call(method, parsed);
    // Content must not reach a window that was emptied while the answer was on its way.
    requireOpen(method, options, 'The workspace was locked before the answer came. Unlock it to see the result.');
    const output = endpoint.output.safeParse(value);
    if (!output.success)
      throw new TypeError(`The answer to ${method} does not fit the contract: ${where(endpoint.output, output.error)}`);
    return { ok: true, value: output.data };
  };

  const call = async <M extends HandledMethod>(method: M, input: Parsed<M>) => {
    const id = jobOf(input);
    if (id === null) return options.handlers[method](input, { signal: calls.signal, progress: () => undefined });
    const job = jobs.start(id);
    const context: CallContext = { signal: AbortSignal.any([job.signal, calls.signal]), progress: job.progress };
    try {
      return await options.handlers[method](input, context);
    } catch (thrown) {
      // Whatever an aborted job trips over is a consequence of the cancelling, not news.
      if (context.signal.aborted && !(thrown instanceof ConcordError)) throw cancelled();
      throw thrown;
    } finally {
      job.end();
    }
  };

  return {
    async dispatch(method, input) {
      if (typeof method !== 'string' || !isMethod(method)) return { ok: false, error: unknownMethod().toData() };
      if (!PASSIVE.has(method)) lastCallAt = performance.now();
      try {
        if (method !== 'jobs.cancel') return await run(method, input);
        jobs.cancel(parseInput(method, ENDPOINTS[method].input, input).job);
        return { ok: true, value: {} };
      } catch (thrown) {
        const error = isAbort(thrown) ? cancelled().toData() : errorData(thrown);
        if (error.code === 'internal') options.onError(method, thrown);
        return { ok: false, error };
      }
    },
    cancelAll() {
      jobs.cancelAll();
      calls.abort();
      calls = new AbortController();
    },
    get lastCallAt() {
      return lastCallAt;
    },
  };
}

/** Calls that a window makes by itself, which say nothing about a person being there. */
const PASSIVE: ReadonlySet<Method> = new Set<Method>([
  'workspace.state',
  'preferences.get',
  'store.stats',
  'actions.latest',
]);

function parseInput<T>(method: Method, schema: z.ZodType<T>, input: unknown): T {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const path = where(schema, parsed.error);
  throw new ConcordError(
    'input.invalid',
    path
      ? `Concord cannot use what was entered in "${path}". Nothing was changed.`
      : 'Concord cannot use this request. Nothing was changed.',
    { method, path },
  );
}

function where(schema: z.ZodType, error: z.ZodError): string {
  return inputPath(schema, error.issues[0]?.path ?? []);
}

function requireOpen(
  method: Method,
  { isOpen }: DispatcherOptions,
  message = 'The workspace is locked. Unlock it first.',
): void {
  if (ENDPOINTS[method].needs === 'open' && !isOpen()) throw new ConcordError('workspace.locked', message);
}

function jobOf(input: unknown): string | null {
  if (typeof input !== 'object' || input === null || !('job' in input)) return null;
  return typeof input.job === 'string' ? input.job : null;
}

function isAbort(thrown: unknown): boolean {
  return thrown instanceof Error && thrown.name === 'AbortError';
}

function cancelled(): ConcordError {
  return new ConcordError('cancelled', 'Cancelled. Nothing was changed.');
}

function unknownMethod(): ConcordError {
  return new ConcordError(
    'input.invalid',
    'This window asked for something that Concord does not know. Nothing was changed.',
  );
}
