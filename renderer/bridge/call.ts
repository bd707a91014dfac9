import type { Bridge } from '#shared/ipc/bridge.ts';
import type { Input, Method, Output } from '#shared/ipc/contract.ts';
import { ConcordError, errorData, fromErrorData } from '#shared/errors.ts';

/** Calls a method of the contract; throws `ConcordError` and nothing else. */
export type Call = <M extends Method>(method: M, input: Input<M>) => Promise<Output<M>>;

/** The one place where a reply becomes a value or an error. */
export function createCall(bridge: Bridge): Call {
  return async (method, input) => {
    const reply = await bridge.invoke(method, input).catch((thrown: unknown) => {
      throw fromErrorData(errorData(thrown));
    });
    if (!reply.ok) throw fromErrorData(reply.error);
    return reply.value;
  };
}

/** Whatever was thrown, as an error that can be shown. */
export function shownError(thrown: unknown): ConcordError {
  return thrown instanceof ConcordError ? thrown : fromErrorData(errorData(thrown));
}
