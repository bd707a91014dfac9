import './tag-selection.css';
import { useQuery } from '@tanstack/react-query';
import { plural } from '@lingui/core/macro';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { X } from 'lucide-react';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { ConcordError } from '#shared/errors.ts';
import { shownError } from '../../bridge/call.ts';
import { useConnection } from '../../bridge/useConnection.ts';
import { useJob } from '../../bridge/useJob.ts';
import { AddBox } from '../../components/AddBox.tsx';
import { Button } from '../../components/Button.tsx';
import { Checkbox } from '../../components/Checkbox.tsx';
import { ErrorNote } from '../../components/ErrorNote.tsx';
import { IconButton } from '../../components/IconButton.tsx';
import { ProgressBar } from '../../components/ProgressBar.tsx';
import { TagChip } from '../../components/TagChip.tsx';
import { useCommand } from '../../keys/useCommands.ts';
import { useFormat } from '../../language/useFormat.ts';
import { useAnnouncer } from '../../messages/useAnnouncer.ts';
import type { Selection } from '../../router/place.ts';
import { useUndo } from '../undo/useUndo.ts';
import { presenceOf, selectionTags, type SelectionTags, type TagChange, turned } from './selection-tags.ts';
import { useTagOptions } from './useTagOptions.ts';

interface Props {
  /** The records that are meant, asked for once; null when there are none after all. */
  readonly targets: () => Promise<Selection | null>;
  /** How many they are, shown until they are counted. */
  readonly count: number;
  readonly onClose: () => void;
}

/** Tags in view; the rest is found by typing. */
const MOST_SHOWN = 24;
const NOTHING: SelectionTags = { total: 0, counts: null };

/**
 * Tags many records at once: type and Enter adds, Enter again does it. The tags that they have stand below, each on all,
 * on some or on none of them, and can be put on all or taken away.
 */
export function TagSelection({ targets, count, onClose }: Props) {
  const { t } = useLingui();
  const { call } = useConnection();
  const announcer = useAnnouncer();
  const format = useFormat();
  const { undo } = useUndo();
  const job = useJob();
  const field = useRef<HTMLInputElement>(null);
  const [changes, setChanges] = useState<ReadonlyMap<string, TagChange>>(new Map());
  const [failure, setFailure] = useState<unknown>(null);
  const [isWaiting, setWaiting] = useState(false);
  const [opening] = useState(() => crypto.randomUUID());
  useCommand('back', onClose);
  // It was asked for to be typed into.
  useEffect(() => field.current?.focus(), []);

  const { data, error, refetch } = useQuery<
    { readonly selection: Selection; readonly tags: SelectionTags } | null,
    ConcordError
  >({
    queryKey: ['tag-selection', opening],
    gcTime: 0,
    queryFn: async () => {
      const selection = await targets();
      return selection && { selection, tags: await selectionTags(call, selection) };
    },
  });
  const tags = data?.tags ?? NOTHING;
  const total = data?.tags.total ?? count;

  const present = [...(tags.counts ?? [])].sort(([, one], [, other]) => other - one).map(([tag]) => tag);
  const fresh = [...changes.keys()].filter((tag) => !present.includes(tag));
  const shown = [...fresh, ...present].slice(0, MOST_SHOWN);
  const { options, create } = useTagOptions(present.filter((tag) => presenceOf(tag, tags) === 'all'));

  const change = (tag: string, to: TagChange | null) => {
    const next = new Map(changes);
    if (to === null) next.delete(tag);
    else next.set(tag, to);
    setChanges(next);
  };
  const chosen = (kind: TagChange) => [...changes].flatMap(([tag, way]) => (way === kind ? [tag] : []));

  /** The records that are meant, waited for: whoever types fast is there before them. */
  const found = async () => {
    if (data !== undefined) return data?.selection;
    setWaiting(true);
    try {
      return (await refetch({ cancelRefetch: false })).data?.selection;
    } finally {
      setWaiting(false);
    }
  };

  const apply = async (event: FormEvent) => {
    event.preventDefault();
    if (isWaiting || job.isRunning || changes.size === 0) return;
    setFailure(null);
    try {
      const [add, remove] = [chosen('add'), chosen('remove')];
      const selection = await found();
      if (!selection) return;
      const { changed } = await job.run((id) => call('tags.apply', { selection, add, remove, job: id }));
      const records = plural(changed, { one: '# record', other: '# records' });
      announcer.changed(t`Tags changed on ${records}`, undo);
      onClose();
    } catch (thrown) {
      if (shownError(thrown).code === 'cancelled') announcer.say(t`Stopped. Nothing was changed.`);
      else setFailure(thrown);
    }
  };

  const problem = failure ?? error;
  return (
    <form className="tag-selection" onSubmit={(event) => void apply(event)} aria-label={t`Tag`}>
      <div className="tag-selection-head">
        <Plural value={total} one="Tag # record" other="Tag # records" />
        <IconButton label={t`Close`} icon={X} onPress={onClose} />
      </div>
      {job.isRunning ? (
        <ProgressBar progress={job.progress} onCancel={job.cancel} />
      ) : (
        <>
          <AddBox
            label={t`Add a tag`}
            isLabelHidden
            placeholder={t`Add a tag`}
            options={options}
            create={create}
            onAdd={(tag) => change(tag, 'add')}
            onTakeBack={() => {
              const last = fresh.at(-1);
              if (last !== undefined) change(last, null);
            }}
            inputRef={field}
            isKeptOnLeave
            isUpward
          />
          {tags.counts === null && data && (
            <p className="field-frame-help">
              <Trans>These are too many to count the tags that they have. Adding works all the same.</Trans>
            </p>
          )}
          {shown.length > 0 && (
            <div className="tag-selection-tags" role="group" aria-label={t`Tags of the selection`}>
              {shown.map((tag) => {
                const presence = presenceOf(tag, tags);
                const way = changes.get(tag) ?? null;
                return (
                  <Checkbox
                    key={tag}
                    isSelected={way === 'add' || (way === null && presence === 'all')}
                    isMixed={way === null && presence === 'some'}
                    onChange={() => change(tag, turned(presence, way))}
                  >
                    <span className="tag-selection-tag">
                      <TagChip tag={tag} />
                      <span className="muted numbers">{format.number(tags.counts?.get(tag) ?? 0)}</span>
                    </span>
                  </Checkbox>
                );
              })}
            </div>
          )}
          <div className="tag-selection-foot">
            <p className="field-frame-help" role="status">
              <Summary add={chosen('add')} remove={chosen('remove')} />
            </p>
            <Button kind="primary" type="submit" isDisabled={changes.size === 0} isBusy={isWaiting}>
              <Plural value={total} one="Change # record" other="Change # records" />
            </Button>
          </div>
        </>
      )}
      {problem !== null && <ErrorNote error={problem} />}
    </form>
  );
}

interface SummaryProps {
  readonly add: readonly string[];
  readonly remove: readonly string[];
}

/** What the button will do, in words. */
function Summary({ add, remove }: SummaryProps) {
  const [added, removed] = [add.join(', '), remove.join(', ')];
  if (added === '' && removed === '') return <Trans>Type and press Enter, or tick the tags below.</Trans>;
  if (removed === '') return <Trans>Adds {added}</Trans>;
  if (added === '') return <Trans>Removes {removed}</Trans>;
  return (
    <Trans>
      Adds {added}; removes {removed}
    </Trans>
  );
}
