import './attachment-field.css';
import { Trans, useLingui } from '@lingui/react/macro';
import { CircleAlert, Loader, Paperclip, X } from 'lucide-react';
import { useRef } from 'react';
import { LIMITS } from '#shared/log/limits.ts';
import { Button } from '../../components/Button.tsx';
import { ICON_SMALL } from '../../components/icon.ts';
import { IconButton } from '../../components/IconButton.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useFormat } from '../../language/useFormat.ts';
import { inPlainSight } from '../../markdown/plain-sight.ts';
import { useAnnouncer } from '../../messages/useAnnouncer.ts';
import type { CommonValues } from './common-values.ts';
import type { FileAdding } from './useFileAdding.ts';

type Attachment = CommonValues['attachments'][number];

interface Props {
  readonly items: readonly Attachment[];
  readonly onChange: (change: (items: readonly Attachment[]) => Attachment[]) => void;
  readonly files: FileAdding;
  readonly error: string | null;
}

/** Files of the record: dropped anywhere on the page, pasted, or chosen. Their names travel with them and can be changed. */
export function AttachmentField({ items, onChange, files, error }: Props) {
  const { t } = useLingui();
  const format = useFormat();
  const announcer = useAnnouncer();
  const chooser = useRef<HTMLInputElement>(null);

  const rename = (id: string, name: string) =>
    onChange((before) => before.map((one) => (one.id === id ? { ...one, name: name === '' ? null : name } : one)));
  const remove = (item: Attachment, index: number) => {
    onChange((before) => before.filter((one) => one.id !== item.id));
    announcer.toast(t`Removed: ${item.name ?? t`unnamed file`}`, {
      onUndo: () =>
        onChange((before) =>
          before.some((one) => one.id === item.id) ? [...before] : before.toSpliced(index, 0, item),
        ),
    });
  };

  return (
    <div className="attachment-field" role="group" aria-label={t`Files`}>
      <h3 className="field-frame-label">
        <Trans>Files</Trans>
      </h3>
      {items.map((item, index) => {
        const name = inPlainSight(item.name ?? t`unnamed file`);
        return (
          <div key={item.id} className="attachment-field-row">
            <Paperclip size={ICON_SMALL} aria-hidden />
            <div className="attachment-field-name">
              <TextField
                label={t`Name of the file`}
                isLabelHidden
                maxLength={255}
                value={item.name ?? ''}
                onChange={(text) => rename(item.id, text)}
              />
            </div>
            <span className="muted numbers">{item.size === null ? '' : format.size(item.size)}</span>
            <IconButton label={t`Remove ${name}`} icon={X} onPress={() => remove(item, index)} />
          </div>
        );
      })}
      <div role="status" className="attachment-field-waiting">
        {files.waiting.map(({ key, name, problem }) => (
          <div key={key} className="attachment-field-row" data-problem={problem === null ? undefined : ''}>
            {problem === null ? (
              <Loader size={ICON_SMALL} aria-hidden />
            ) : (
              <CircleAlert size={ICON_SMALL} aria-hidden />
            )}
            <span className="attachment-field-name">
              <bdi>{inPlainSight(name)}</bdi> {problem === null ? <Trans>is being encrypted</Trans> : problem}
            </span>
            {problem !== null && <IconButton label={t`Close message`} icon={X} onPress={() => files.dismiss(key)} />}
          </div>
        ))}
      </div>
      {error !== null && <p className="field-frame-error">{error}</p>}
      <input
        ref={chooser}
        type="file"
        multiple
        hidden
        tabIndex={-1}
        aria-hidden
        onChange={(event) => {
          if (event.target.files) files.add(event.target.files);
          // So that the same file can be chosen again after it was removed.
          event.target.value = '';
        }}
      />
      <div className="attachment-field-add">
        <Button kind="quiet" icon={Paperclip} onPress={() => chooser.current?.click()}>
          <Trans>Add files</Trans>
        </Button>
        <span className="field-frame-help">
          <Trans>
            Or drop or paste them anywhere on this page. At most {format.size(LIMITS.attachment)} each; kept encrypted.
          </Trans>
        </span>
      </div>
    </div>
  );
}
