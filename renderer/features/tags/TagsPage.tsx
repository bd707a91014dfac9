import './tags-page.css';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Search, SearchX, Tags } from 'lucide-react';
import { type KeyboardEvent, useMemo, useRef, useState } from 'react';
import { useAnswer } from '../../bridge/useAnswer.ts';
import { Button } from '../../components/Button.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ErrorNote } from '../../components/ErrorNote.tsx';
import { ICON_SMALL } from '../../components/icon.ts';
import { useCommand, useCommands } from '../../keys/useCommands.ts';
import { useFormat } from '../../language/useFormat.ts';
import { fittingTags, tagRows } from './tag-groups.ts';
import { TagDetail } from './TagDetail.tsx';
import { TagList } from './TagList.tsx';

/** Every tag of the workspace: how often, what it means, how it looks, and what may become of it. */
export function TagsPage() {
  const { t } = useLingui();
  const format = useFormat();
  const commands = useCommands();
  const { data, error, refetch } = useAnswer('tags.list', {});
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState<string | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const detail = useRef<HTMLDivElement>(null);

  const tags = useMemo(() => fittingTags(data ?? [], typed), [data, typed]);
  const rows = useMemo(() => tagRows(tags, format.compare), [tags, format]);
  const names = useMemo(() => rows.flatMap((row) => (row.kind === 'tag' ? [row.summary.tag] : [])), [rows]);
  const at = Math.max(0, chosen === null ? 0 : names.indexOf(chosen));
  const current = names[at] ?? null;
  const summary = data?.find(({ tag }) => tag === current) ?? null;

  const move = (step: number) => {
    setChosen(names[Math.min(names.length - 1, Math.max(0, at + step))] ?? null);
    list.current?.focus();
  };
  useCommand('next', () => move(1), names.length > 0);
  useCommand('previous', () => move(-1), names.length > 0);
  useCommand('query', () => field.current?.select());
  useCommand('edit', () => detail.current?.querySelector<HTMLInputElement>('input')?.select(), summary !== null);
  useCommand('open', () => detail.current?.querySelector<HTMLElement>('[data-show] button')?.click(), summary !== null);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'Enter') list.current?.focus();
    else if (event.key === 'Escape' && typed !== '') setTyped('');
    else if (event.key === 'Escape') list.current?.focus();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  const content = error ? (
    <div className="tags-page-note">
      <ErrorNote
        error={error}
        action={
          <Button onPress={() => void refetch()}>
            <Trans>Try again</Trans>
          </Button>
        }
      />
    </div>
  ) : !data ? (
    <div className="tags-page-note" aria-busy="true" />
  ) : data.length === 0 ? (
    <EmptyState
      icon={Tags}
      title={<Trans>Tags gather here as you use them</Trans>}
      action={
        <Button kind="primary" command="new-note" onPress={() => commands.run('new-note')}>
          <Trans>Write a note and tag it</Trans>
        </Button>
      }
    >
      <Trans>
        A tag is a word, or a word with a namespace such as topic:water. Those that begin with internal: stay in your
        organisation.
      </Trans>
    </EmptyState>
  ) : names.length === 0 ? (
    <EmptyState
      icon={SearchX}
      title={<Trans>No tag is called that</Trans>}
      action={
        <Button onPress={() => setTyped('')}>
          <Trans>Show all tags</Trans>
        </Button>
      }
    />
  ) : (
    <>
      <TagList rows={rows} current={current} listRef={list} onChoose={setChosen} />
      <div className="tags-page-detail" ref={detail}>
        {summary && (
          <TagDetail
            key={summary.tag}
            summary={summary}
            tags={data}
            onRenamed={setChosen}
            onLeave={() => list.current?.focus()}
          />
        )}
      </div>
    </>
  );

  return (
    <div className="tags-page">
      <header className="tags-page-head">
        <h1 className="tags-page-title">
          <Trans>Tags</Trans>
        </h1>
        <div className="tags-page-field">
          <Search size={ICON_SMALL} aria-hidden />
          <input
            ref={field}
            className="tags-page-text"
            type="search"
            aria-label={t`Find a tag`}
            placeholder={t`Find a tag by name or meaning`}
            dir="auto"
            spellCheck={false}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            onKeyDown={onKeyDown}
          />
        </div>
        <p className="tags-page-count numbers" role="status">
          {data && <Plural value={tags.length} one="# tag" other="# tags" />}
        </p>
      </header>
      <div className="tags-page-panes">{content}</div>
    </div>
  );
}
