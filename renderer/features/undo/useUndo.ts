import { useCallback } from 'react';
import { useLingui } from '@lingui/react/macro';
import { shownError } from '../../bridge/call.ts';
import { useConnection } from '../../bridge/useConnection.ts';
import { useAnnouncer } from '../../messages/useAnnouncer.ts';
import { useUndoWords } from './useUndoWords.ts';

/** Takes back this desk's latest change of data, or does it again, and says which it was. */
export function useUndo(): { readonly undo: () => void; readonly redo: () => void } {
  const { call } = useConnection();
  const announcer = useAnnouncer();
  const { t } = useLingui();
  const words = useUndoWords();

  const turn = useCallback(
    async (method: 'actions.undo' | 'actions.redo') => {
      try {
        const done = words(await call(method, {}));
        announcer.changed(method === 'actions.undo' ? t`Undone: ${done}` : t`Done again: ${done}`, null);
      } catch (thrown) {
        const error = shownError(thrown);
        if (error.code === 'undo.nothing') announcer.say(error.message);
        else announcer.toast(error.message, { isError: true });
      }
    },
    [call, announcer, t, words],
  );
  return {
    undo: useCallback(() => void turn('actions.undo'), [turn]),
    redo: useCallback(() => void turn('actions.redo'), [turn]),
  };
}
