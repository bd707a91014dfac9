import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { plural } from '@lingui/core/macro';
import { X } from 'lucide-react';
import { type FormEvent, useMemo, useState } from 'react';
import { normaliseTag } from '#shared/domain/tag.ts';
import { shownError } from '../../bridge/call.ts';
import { useAnswer } from '../../bridge/useAnswer.ts';
import { useConnection } from '../../bridge/useConnection.ts';
import { useJob } from '../../bridge/useJob.ts';
import { Button } from '../../components/Button.tsx';
import { ErrorNote } from '../../components/ErrorNote.tsx';
import { IconButton } from '../../components/IconButton.tsx';
import { ProgressBar } from '../../components/ProgressBar.tsx';
import { useCommand } from '../../keys/useCommands.ts';
import { useAnnouncer } from '../../messages/useAnnouncer.ts';
import { useUndo } from '../undo/useUndo.ts';
import { TagInput } from './TagInput.tsx';
import type { ListKeys } from './useListKeys.ts';

interface Props {
  readonly keys: ListKeys;
  readonly onClose: () => void;
}

/** Adds or removes one tag on everything that is selected: type, Enter. */
export function TagPanel({ keys, onClose }: Props) {
  const { t } = useLingui();
  const { call } = useConnection();
  const announcer = useAnnouncer();
  const { undo } = useUndo();
  const job = useJob();
  const { data: known } = useAnswer('tags.list', {});
  const [text, setText] = useState('');
  const [error, setError] = useState<unknown>(null);
  const tags = useMemo(
    () => [...(known ?? [])].sort((one, other) => other.count - one.count).map(({ tag }) => tag),
    [known],
  );
  useCommand('back', onClose);

  const apply = async (way: 'add' | 'remove', entered: string) => {
    const tag = normaliseTag(entered);
    if (tag === null || job.isRunning) return;
    setError(null);
    try {
      const selection = await keys.targets();
      if (!selection) return;
      const { changed } = await job.run((id) =>
        call('tags.apply', {
          selection,
          add: way === 'add' ? [tag] : [],
          remove: way === 'remove' ? [tag] : [],
          job: id,
        }),
      );
      const records = plural(changed, { one: '# record', other: '# records' });
      announcer.toast(way === 'add' ? t`Tag “${tag}” added to ${records}` : t`Tag “${tag}” removed from ${records}`, {
        onUndo: undo,
      });
      onClose();
    } catch (thrown) {
      if (shownError(thrown).code === 'cancelled') announcer.say(t`Stopped. Nothing was changed.`);
      else setError(thrown);
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void apply('add', text);
  };

  return (
    <form className="action-bar-panel" onSubmit={submit} aria-label={t`Tag`}>
      <div className="action-bar-head">
        <Plural value={keys.targetCount} one="Tag # record" other="Tag # records" />
        <IconButton label={t`Close`} icon={X} onPress={onClose} />
      </div>
      {job.isRunning ? (
        <ProgressBar progress={job.progress} onCancel={job.cancel} />
      ) : (
        <div className="action-bar-row">
          <div className="action-bar-grow">
            <TagInput
              label={t`Tag`}
              tags={tags}
              value={text}
              onChange={setText}
              onEnter={(tag) => void apply('add', tag)}
              onEscape={onClose}
            />
          </div>
          <Button kind="primary" type="submit" isDisabled={normaliseTag(text) === null}>
            <Trans>Add</Trans>
          </Button>
          <Button isDisabled={normaliseTag(text) === null} onPress={() => void apply('remove', text)}>
            <Trans>Remove</Trans>
          </Button>
        </div>
      )}
      {error !== null && <ErrorNote error={error} />}
    </form>
  );
}
