import type { ErrorData } from '../errors.ts';
import type { Input, Method, Output } from './contract.ts';
import type { EventData, EventName } from './events.ts';

/** A reply crosses the border as data: errors never travel as exceptions. */
export type Reply<M extends Method> =
  { readonly ok: true; readonly value: Output<M> } | { readonly ok: false; readonly error: ErrorData };

/** What the preload puts on `window.concord`; the preview host puts the same there. */
export interface Bridge {
  invoke<M extends Method>(method: M, input: Input<M>): Promise<Reply<M>>;
  /** Returns the function that ends the subscription. */
  on<E extends EventName>(event: E, listener: (data: EventData<E>) => void): () => void;
  /** `electron` or `preview`, and the platform name, for key labels. */
  readonly host: { readonly kind: 'electron' | 'preview'; readonly platform: string };
}
