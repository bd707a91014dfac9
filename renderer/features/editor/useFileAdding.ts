import { useCallback, useRef, useState } from 'react';
import { useLingui } from '@lingui/react/macro';
import { LIMITS } from '#shared/log/limits.ts';
import { shownError } from '../../bridge/call.ts';
import { useConnection } from '../../bridge/useConnection.ts';
import { useFormat } from '../../language/useFormat.ts';
import type { Edit } from './edit.ts';
import type { CommonValues } from './common-values.ts';
import { newItemId } from './item-id.ts';

/** A file that is on its way into the store, or did not get there. */
export interface FileOnItsWay {
  readonly key: string;
  readonly name: string;
  /** Why it was not added; null while it is being read. */
  readonly problem: string | null;
}

export interface FileAdding {
  readonly add: (files: Iterable<File>) => void;
  readonly waiting: readonly FileOnItsWay[];
  readonly dismiss: (key: string) => void;
  /** Resolves when every file that was given is in the record, or could not be added. */
  readonly settled: () => Promise<void>;
}

/** Takes files that were dropped, pasted or chosen into the encrypted store and into the record, one after the other. */
export function useFileAdding(edit: Edit<CommonValues>): FileAdding {
  const { t } = useLingui();
  const { call } = useConnection();
  const format = useFormat();
  const [waiting, setWaiting] = useState<readonly FileOnItsWay[]>([]);
  const work = useRef<Promise<void>>(Promise.resolve());

  const addOne = useCallback(
    async (file: File): Promise<string | null> => {
      if (file.size === 0) return t`The file is empty.`;
      if (file.size > LIMITS.attachment) return t`The file is larger than ${format.size(LIMITS.attachment)}.`;
      const bytes = new Uint8Array(await file.arrayBuffer());
      const name = file.name.slice(-255);
      const mediaType = file.type.slice(0, 120);
      const { hash, size } = await call('attachments.add', { name, mediaType, bytes });
      const { attachments } = edit.state().values;
      const known = attachments.find((one) => one.hash === hash);
      if (known) return t`This file is here already, as ${known.name ?? name}.`;
      edit.change({
        attachments: [
          ...attachments,
          { id: newItemId(), hash, name, mediaType: mediaType === '' ? null : mediaType, size },
        ],
      });
      return null;
    },
    [call, edit, format, t],
  );

  const add = useCallback(
    (files: Iterable<File>) => {
      const all = [...files].map((file) => ({ file, key: newItemId() }));
      setWaiting((rows) => [...rows, ...all.map(({ file, key }) => ({ key, name: file.name, problem: null }))]);
      const before = work.current;
      work.current = (async () => {
        await before;
        for (const { file, key } of all) {
          const problem = await addOne(file).catch((thrown: unknown) =>
            // What the browser says of a folder or a file that vanished is nothing for a person.
            thrown instanceof DOMException
              ? t`This cannot be read. Folders cannot be added, only files.`
              : shownError(thrown).message,
          );
          setWaiting((rows) =>
            problem === null
              ? rows.filter((one) => one.key !== key)
              : rows.map((one) => (one.key === key ? { ...one, problem } : one)),
          );
        }
      })();
    },
    [addOne, t],
  );
  const dismiss = useCallback((key: string) => setWaiting((rows) => rows.filter((one) => one.key !== key)), []);
  const settled = useCallback(() => work.current, []);
  return { add, waiting, dismiss, settled };
}
