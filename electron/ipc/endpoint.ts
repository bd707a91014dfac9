import { CONTRACT, type Input, type Method, type Output } from '#shared/ipc/contract.ts';
import type { EventData } from '#shared/ipc/events.ts';
import type { z } from 'zod';

/** A method's input after parsing: what a handler receives. */
export type Parsed<M extends Method> = z.output<(typeof CONTRACT)[M]['input']>;
/** What a handler may return; the contract's output schema turns it into the reply's value. */
export type Returned<M extends Method> = ReadonlyDeep<z.input<(typeof CONTRACT)[M]['output']>>;

/** What may be handed over without a copy, since the schema makes a new value of it. */
type ReadonlyDeep<T> = T extends Uint8Array
  ? T
  : T extends readonly (infer E)[]
    ? readonly ReadonlyDeep<E>[]
    : T extends object
      ? { readonly [K in keyof T]: ReadonlyDeep<T[K]> }
      : T;

/** What a handler is given besides its input. */
export interface CallContext {
  /** Fires when `jobs.cancel` names this call's job, when the workspace is locked, and when the application ends. */
  readonly signal: AbortSignal;
  /** Tells the windows how far the job is; does nothing for methods without a job. `total` is null while unknown. */
  progress(phase: EventData<'progress'>['phase'], done: number, total: number | null): void;
}

/** The dispatcher answers these itself. */
type OwnMethod = 'jobs.cancel';
export type HandledMethod = Exclude<Method, OwnMethod>;

/** One function for each method. Errors are thrown: `ConcordError` reaches the person, anything else is `internal`. */
export type Handlers = {
  readonly [M in HandledMethod]: (input: Parsed<M>, context: CallContext) => Promise<Returned<M>>;
};

/** The contract in the one shape in which input, handler and output of a method are known to belong together. */
export type Endpoints = {
  readonly [M in Method]: {
    readonly needs: 'open' | 'nothing';
    readonly input: z.ZodType<Parsed<M>, Input<M>>;
    readonly output: z.ZodType<Output<M>>;
  };
};

export const ENDPOINTS: Endpoints = CONTRACT;
