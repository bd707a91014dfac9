import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { ConcordError } from '#shared/errors.ts';
import type { Input, Method, Output } from '#shared/ipc/contract.ts';
import { useConnection } from './useConnection.ts';

interface Options {
  /** False while the question cannot be asked yet. */
  readonly isEnabled?: boolean;
  /** Keeps the answer to the previous input in view while the next one is on its way. */
  readonly keepsPrevious?: boolean;
}

/**
 * Asks a method of the contract that changes nothing, and asks again whenever a change event makes the answer stale.
 * Answers are kept under `[method, input]`.
 */
export function useAnswer<M extends Method>(
  method: M,
  input: Input<M>,
  { isEnabled = true, keepsPrevious = false }: Options = {},
): UseQueryResult<Output<M>, ConcordError> {
  const { call } = useConnection();
  return useQuery<Output<M>, ConcordError>({
    queryKey: [method, input],
    queryFn: () => call(method, input),
    enabled: isEnabled,
    ...(keepsPrevious ? { placeholderData: keepPreviousData } : {}),
  });
}
