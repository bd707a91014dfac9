import { useCallback } from 'react';
import { shownError } from '../../bridge/call.ts';
import { useConnection } from '../../bridge/useConnection.ts';
import { useAnnouncer } from '../../messages/useAnnouncer.ts';
import { settleBeforeLock } from './useBeforeLock.ts';

/** Locks the workspace once everything that is being written has been put away. */
export function useLock(): () => void {
  const { call } = useConnection();
  const announcer = useAnnouncer();
  return useCallback(() => {
    void (async () => {
      await settleBeforeLock();
      await call('workspace.lock', {});
    })().catch((thrown: unknown) => announcer.toast(shownError(thrown).message, { isError: true }));
  }, [call, announcer]);
}
