import { useLingui } from '@lingui/react/macro';
import { useCallback } from 'react';
import { shownError } from '../../bridge/call.ts';
import { useConnection } from '../../bridge/useConnection.ts';
import { useFormat } from '../../language/useFormat.ts';
import { useAnnouncer } from '../../messages/useAnnouncer.ts';
import type { ReceivedFile } from '../../router/place.ts';

/** Larger files are not held in memory; the file dialog opens them where they lie. */
const MOST_BYTES = 256 * 1024 * 1024;

/**
 * Hands files that were dropped or pasted to the host, one after the other, and gives what it holds of them. What cannot
 * be taken is said in a message; the others come all the same.
 */
export function useTakeFiles(): (files: readonly File[]) => Promise<readonly ReceivedFile[]> {
  const { t } = useLingui();
  const { call } = useConnection();
  const announcer = useAnnouncer();
  const format = useFormat();
  return useCallback(
    async (files) => {
      const taken: ReceivedFile[] = [];
      for (const file of files) {
        try {
          if (file.size > MOST_BYTES) {
            announcer.toast(
              t`“${file.name}” is larger than ${format.size(MOST_BYTES)}. Open it with “Choose a file” instead.`,
              { isError: true },
            );
            continue;
          }
          const bytes = new Uint8Array(await file.arrayBuffer());
          taken.push(await call('files.receive', { name: file.name.slice(-255), bytes }));
        } catch (thrown) {
          // What the browser says of a folder or of a file that vanished is nothing for a person.
          const why =
            thrown instanceof DOMException
              ? t`“${file.name}” cannot be read. Folders cannot be imported, only files.`
              : shownError(thrown).message;
          announcer.toast(why, { isError: true });
        }
      }
      return taken;
    },
    [t, call, announcer, format],
  );
}
