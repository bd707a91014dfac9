import { MessagePort } from 'node:worker_threads';
import { ConcordError, type ErrorData, errorData, fromErrorData } from '#shared/errors.ts';
import { cancelled, type LongWork, type Phase } from './long-work.ts';

/** What one side of a port offers: named functions of one argument. Arguments and results must be cloneable. */
export type Api = Readonly<Record<string, (input: never, work: LongWork) => unknown>>;

type InputOf<F> = F extends (input: infer I, ...rest: never[]) => unknown ? I : never;
type ResultOf<F> = F extends (...args: never[]) => infer R ? Awaited<R> : never;

export interface CallOptions {
  /** Ports inside the input, which move to the other side. */
  readonly transfer?: readonly MessagePort[];
  readonly signal?: AbortSignal;
  readonly onProgress?: (phase: Phase, done: number, total: number | null) => void;
}

/** The same functions seen from the other side of the port. */
export type Remote<A extends Api> = {
  readonly [K in keyof A]: (input: InputOf<A[K]>, options?: CallOptions) => Promise<ResultOf<A[K]>>;
};

type Message =
  | {
      readonly type: 'call';
      readonly id: number;
      readonly method: string;
      readonly input: unknown;
      readonly cancel: Int32Array;
    }
  | { readonly type: 'done'; readonly id: number; readonly value: unknown }
  | { readonly type: 'failed'; readonly id: number; readonly error: ErrorData }
  | {
      readonly type: 'progress';
      readonly id: number;
      readonly phase: Phase;
      readonly done: number;
      readonly total: number | null;
    }
  | { readonly type: 'event'; readonly name: string; readonly data: unknown };

/** The end of a worker's port, or a worker seen from its parent. */
export interface Port {
  postMessage(message: unknown, transfer?: readonly MessagePort[]): void;
  on(event: 'message', listener: (message: Message) => void): unknown;
}

/** Least time between two progress messages of one call, ms. */
const PROGRESS_EVERY = 60;

/**
 * Serves functions on a port, one call after another in the order of arrival. A function that returns a promise holds
 * up the next call until it settles. Errors go back as data.
 */
export function serve(port: Port, api: Api): { emit: (name: string, data: unknown) => void } {
  let last: Promise<void> = Promise.resolve();
  port.on('message', (message) => {
    if (message.type !== 'call') return;
    last = last.then(() => answer(port, api, message));
  });
  return { emit: (name, data) => port.postMessage({ type: 'event', name, data }) };
}

async function answer(port: Port, api: Api, call: Extract<Message, { type: 'call' }>): Promise<void> {
  const { id, method, input, cancel } = call;
  let told = 0;
  const work: LongWork = {
    step: (phase, done, total) => {
      if (Atomics.load(cancel, 0) !== 0) throw cancelled();
      const now = performance.now();
      if (now - told < PROGRESS_EVERY && done !== total) return;
      told = now;
      port.postMessage({ type: 'progress', id, phase, done, total });
    },
  };
  try {
    // Asked to stop while it waited for its turn.
    if (Atomics.load(cancel, 0) !== 0) throw cancelled();
    const handler = Object.hasOwn(api, method) ? api[method] : undefined;
    if (!handler) throw new Error(`No such method: ${method}`);
    const value: unknown = await invoke(handler, input, work);
    port.postMessage({ type: 'done', id, value });
  } catch (error) {
    if (process.env['CONCORD_DEBUG'] && error instanceof Error && !(error instanceof ConcordError)) {
      process.stderr.write(`${method}: ${error.stack}\n`);
    }
    port.postMessage({ type: 'failed', id, error: errorData(error) });
  } finally {
    closePorts(input);
  }
}

/** Whoever waits at the other end of a port that came with a call must hear when the call is over, however it ended. */
function closePorts(input: unknown): void {
  if (typeof input !== 'object' || input === null) return;
  for (const part of Object.values(input)) if (part instanceof MessagePort) part.close();
}

function invoke(handler: (input: never, work: LongWork) => unknown, input: unknown, work: LongWork): unknown {
  return Reflect.apply(handler, undefined, [input, work]);
}

/** A client of what `serve` offers on the other side. Every pending call fails with `internal` when the port ends. */
export class Client<A extends Api> {
  private readonly port: Port;
  private readonly pending = new Map<number, Pending>();
  private readonly listeners = new Map<string, (data: unknown) => void>();
  private nextId = 1;
  private ended: ConcordError | null = null;

  constructor(port: Port) {
    this.port = port;
    port.on('message', (message) => this.receive(message));
  }

  call<K extends keyof A & string>(
    method: K,
    input: InputOf<A[K]>,
    options: CallOptions = {},
  ): Promise<ResultOf<A[K]>> {
    if (this.ended || options.signal?.aborted) {
      // They do not go to the other side, and whoever holds the other end of one must not wait.
      for (const port of options.transfer ?? []) port.close();
      return Promise.reject(this.ended ?? cancelled());
    }
    const id = this.nextId++;
    // Shared memory: the worker may be in the middle of synchronous work when it is asked to stop.
    const cancel = new Int32Array(new SharedArrayBuffer(4));
    const onAbort = () => Atomics.store(cancel, 0, 1);
    options.signal?.addEventListener('abort', onAbort);
    return new Promise<ResultOf<A[K]>>((resolve, reject) => {
      // Throws for what cannot be cloned: then nothing was asked and nothing is pending.
      this.port.postMessage({ type: 'call', id, method, input, cancel }, options.transfer);
      this.pending.set(id, { resolve, reject, onProgress: options.onProgress });
    }).finally(() => options.signal?.removeEventListener('abort', onAbort));
  }

  /** Hears events of a name; one listener each. */
  on(name: string, listener: (data: unknown) => void): void {
    this.listeners.set(name, listener);
  }

  /** Fails everything that is pending and all later calls: the other side is gone. */
  end(error: ConcordError): void {
    this.ended ??= error;
    for (const { reject } of this.pending.values()) reject(this.ended);
    this.pending.clear();
  }

  private receive(message: Message): void {
    if (message.type === 'event') {
      this.listeners.get(message.name)?.(message.data);
      return;
    }
    if (message.type === 'call') return;
    const pending = this.pending.get(message.id);
    if (!pending) return;
    if (message.type === 'progress') {
      pending.onProgress?.(message.phase, message.done, message.total);
      return;
    }
    this.pending.delete(message.id);
    if (message.type === 'done') pending.resolve(message.value);
    else pending.reject(fromErrorData(message.error));
  }
}

/** What may be asked of the other side, whoever serves it at the time. */
export type Caller<A extends Api> = Pick<Client<A>, 'call'>;

interface Pending {
  // What the other side returns was typed where it was called.
  resolve(value: unknown): void;
  reject(error: ConcordError): void;
  readonly onProgress: CallOptions['onProgress'] | undefined;
}
