import { useLingui } from '@lingui/react/macro';
import { Download, Paperclip } from 'lucide-react';
import { shownError } from '../../bridge/call.ts';
import { useConnection } from '../../bridge/useConnection.ts';
import { IconButton } from '../../components/IconButton.tsx';
import { useFormat } from '../../language/useFormat.ts';
import { inPlainSight } from '../../markdown/plain-sight.ts';
import { useAnnouncer } from '../../messages/useAnnouncer.ts';
import type { RecordView } from './record-views.ts';

interface Props {
  readonly attachments: RecordView['values']['attachments'];
}

/** Files of a record, to be saved outside of the workspace. They are never opened here: a file may do harm. */
export function AttachmentList({ attachments }: Props) {
  const { t } = useLingui();
  const { call } = useConnection();
  const announcer = useAnnouncer();
  const format = useFormat();

  const save = async (hash: string, name: string) => {
    try {
      const saved = await call('attachments.save', { hash, name });
      if (saved)
        announcer.toast(t`Saved as ${saved.fileName}. It is outside the workspace now and no longer encrypted.`);
    } catch (thrown) {
      announcer.toast(shownError(thrown).message, { isError: true });
    }
  };
  return (
    <ul className="attachment-list">
      {attachments.map(({ id, hash, name, size }) => {
        const shown = inPlainSight(name ?? t`Unnamed file`);
        return (
          <li key={id} className="attachment-list-row">
            <Paperclip size={16} aria-hidden />
            <bdi className="attachment-list-name">{shown}</bdi>
            {size !== null && <span className="muted numbers">{format.size(size)}</span>}
            {hash !== null && (
              <IconButton
                label={t`Save ${shown} to a folder`}
                icon={Download}
                onPress={() => void save(hash, name ?? 'attachment')}
              />
            )}
          </li>
        );
      })}
    </ul>
  );
}
