import './tag-detail.css';
import { plural } from '@lingui/core/macro';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { FileText, FolderOpen } from 'lucide-react';
import { type FormEvent, type KeyboardEvent, useState } from 'react';
import { isInternalTag, MAX_TAG_LENGTH, type TagColour } from '#shared/domain/tag.ts';
import { shownError } from '../../bridge/call.ts';
import { useAct } from '../../bridge/useAct.ts';
import { useAnswer } from '../../bridge/useAnswer.ts';
import { useConnection } from '../../bridge/useConnection.ts';
import { useJob } from '../../bridge/useJob.ts';
import { Button } from '../../components/Button.tsx';
import { ErrorNote } from '../../components/ErrorNote.tsx';
import { ProgressBar } from '../../components/ProgressBar.tsx';
import { TagChip } from '../../components/TagChip.tsx';
import { TextArea } from '../../components/TextArea.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useAnnouncer } from '../../messages/useAnnouncer.ts';
import { useUndo } from '../undo/useUndo.ts';
import { renameOutcome } from './rename-outcome.ts';
import { TagColourField } from './TagColourField.tsx';
import type { TagSummary } from './tag-groups.ts';
import { useShowTagged } from './useShowTagged.ts';

interface Props {
  readonly summary: TagSummary;
  readonly tags: readonly TagSummary[];
  /** Told which tag it has become. */
  readonly onRenamed: (tag: string) => void;
  readonly onLeave: () => void;
}

/** One tag: the records that have it, its name, colour and meaning. Everything here can be undone. */
export function TagDetail({ summary, tags, onRenamed, onLeave }: Props) {
  const { t } = useLingui();
  const { call } = useConnection();
  const announcer = useAnnouncer();
  const { undo } = useUndo();
  const job = useJob();
  const describe = useAct('tags.describe');
  const showTagged = useShowTagged();
  const { tag, count, colour, description } = summary;
  const [name, setName] = useState(tag);
  const [meaning, setMeaning] = useState(description ?? '');
  const [error, setError] = useState<unknown>(null);
  const outcome = renameOutcome(tag, name, tags);
  const filter = { values: { tag: [tag] }, from: null, to: null };
  const found = useAnswer('search.run', {
    text: '',
    filter,
    sort: 'newest',
    offset: 0,
    limit: 0,
    hasFacets: true,
    isTyping: false,
  });
  const countOf = (kind: 'note' | 'case') => found.data?.facets.kind?.find(({ value }) => value === kind)?.count ?? 0;
  const [notes, cases] = [countOf('note'), countOf('case')];

  const attempt = async (work: () => Promise<string>) => {
    setError(null);
    try {
      announcer.changed(await work(), undo);
    } catch (thrown) {
      if (shownError(thrown).code === 'cancelled') announcer.say(t`Stopped. Nothing was changed.`);
      else setError(thrown);
    }
  };
  const rename = (event: FormEvent) => {
    event.preventDefault();
    if (job.isRunning || (outcome.kind !== 'rename' && outcome.kind !== 'merge')) return;
    const { to, kind } = outcome;
    void attempt(async () => {
      const { changed, kept } = await job.run((id) => call('tags.rename', { from: tag, to, job: id }));
      onRenamed(to);
      const records = plural(changed, { one: '# record', other: '# records' });
      const done = kind === 'merge' ? t`${records} merged into “${to}”` : t`Renamed to “${to}” on ${records}`;
      if (kept === 0) return done;
      const theirs = plural(kept, { one: '# record of others keeps it', other: '# records of others keep it' });
      return t`${done}; ${theirs}`;
    });
  };
  const remove = () =>
    void attempt(async () => {
      const { changed, unchanged } = await job.run((id) =>
        call('tags.apply', { selection: { text: '', filter }, add: [], remove: [tag], job: id }),
      );
      onLeave();
      const done = t`Tag “${tag}” removed from ${plural(changed, { one: '# record', other: '# records' })}`;
      if (unchanged === 0) return done;
      const theirs = plural(unchanged, { one: '# record of others keeps it', other: '# records of others keep it' });
      return t`${done}; ${theirs}`;
    });
  const say = (next: { readonly colour?: TagColour; readonly description?: string | null }) =>
    void attempt(async () => {
      await describe.mutateAsync({ tag, colour, description, ...next });
      return t`Tag “${tag}” described`;
    });
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    setName(tag);
    setMeaning(description ?? '');
    onLeave();
  };

  return (
    // Esc anywhere inside gives up what was typed and goes back to the list.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div className="tag-detail" data-own-keys onKeyDown={onKeyDown}>
      <h2 className="tag-detail-title">
        <TagChip tag={tag} />
        <span className="muted numbers">
          <Plural value={count} one="on # record" other="on # records" />
        </span>
      </h2>
      {isInternalTag(tag) && (
        <p className="muted">
          <Trans>Stays in your organisation: it is withheld when a record is released.</Trans>
        </p>
      )}
      <div className="tag-detail-actions" data-show>
        {notes > 0 && (
          <Button icon={FileText} onPress={() => showTagged('note', tag)}>
            <Plural value={notes} one="Show # note" other="Show # notes" />
          </Button>
        )}
        {cases > 0 && (
          <Button icon={FolderOpen} onPress={() => showTagged('case', tag)}>
            <Plural value={cases} one="Show # case" other="Show # cases" />
          </Button>
        )}
      </div>
      {error !== null && <ErrorNote error={error} />}
      {job.isRunning ? (
        <ProgressBar progress={job.progress} onCancel={job.cancel} />
      ) : (
        <form className="tag-detail-rename" onSubmit={rename}>
          <TextField
            label={t`Name`}
            value={name}
            onChange={setName}
            maxLength={MAX_TAG_LENGTH}
            error={outcome.kind === 'invalid' ? t`A tag needs a name.` : null}
            help={
              outcome.kind === 'merge' ? (
                <Plural
                  value={outcome.into}
                  one="This tag is in use on # record. The two become one; undo parts them again."
                  other="This tag is in use on # records. The two become one; undo parts them again."
                />
              ) : (
                t`A word, or namespace:value`
              )
            }
          />
          {outcome.kind === 'rename' && (
            <Button kind="primary" type="submit">
              <Plural value={count} one="Rename on # record" other="Rename on # records" />
            </Button>
          )}
          {outcome.kind === 'merge' && (
            <Button kind="primary" type="submit">
              <Plural
                value={count}
                one={`Merge # record into “${outcome.to}”`}
                other={`Merge # records into “${outcome.to}”`}
              />
            </Button>
          )}
        </form>
      )}
      <TagColourField tag={tag} value={colour} onChange={(next) => say({ colour: next })} />
      <TextArea
        label={t`What it means`}
        help={t`Shown where tags are chosen. Stays on this desk.`}
        maxLength={1000}
        rows={2}
        value={meaning}
        onChange={setMeaning}
        onBlur={() => {
          const next = meaning.trim() === '' ? null : meaning.trim();
          if (next !== description) say({ description: next });
        }}
      />
      {count > 0 && (
        <div className="tag-detail-actions">
          <Button kind="danger" onPress={remove} isDisabled={job.isRunning}>
            <Plural value={count} one="Remove it from # record" other="Remove it from # records" />
          </Button>
        </div>
      )}
    </div>
  );
}
