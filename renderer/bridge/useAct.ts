import { useMutation, type UseMutationResult } from '@tanstack/react-query';
import type { ConcordError } from '#shared/errors.ts';
import type { Input, Method, Output } from '#shared/ipc/contract.ts';
import { useConnection } from './useConnection.ts';

/**
 * A method of the contract that does something. `mutate(input)` for a button, `await mutateAsync(input)` where the
 * result is needed; `isPending` and `error` for what is shown. Change events refresh what it altered.
 */
export function useAct<M extends Method>(method: M): UseMutationResult<Output<M>, ConcordError, Input<M>> {
  const { call } = useConnection();
  return useMutation<Output<M>, ConcordError, Input<M>>({
    mutationKey: [method],
    mutationFn: (input) => call(method, input),
  });
}
