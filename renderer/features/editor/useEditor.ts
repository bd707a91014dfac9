import { useCallback, useEffect, useEffectEvent, useRef, useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { useLingui } from '@lingui/react/macro';
import { shownError } from '../../bridge/call.ts';
import { useConnection } from '../../bridge/useConnection.ts';
import { useFormat } from '../../language/useFormat.ts';
import { useAnnouncer } from '../../messages/useAnnouncer.ts';
import { useRouter } from '../../router/useRouter.ts';
import { useBeforeLock } from '../workspace/useBeforeLock.ts';
import { pickFields } from './changed-fields.ts';
import { writeDraft } from './draft-content.ts';
import { createDraftKeeper, type DraftKeeper } from './draft-keeper.ts';
import type { EditKind } from './edit.ts';
import { createEditSession, type EditSession } from './edit-session.ts';
import { openEdit, type SeenRecord } from './open-edit.ts';
import type { OpenedDraft } from './useOpening.ts';

interface Options<K extends EditKind> {
  readonly kind: K;
  /** The record that is edited; null for a new one. */
  readonly id: string | null;
  /** The record as it is edited, or what a new one starts with. */
  readonly record: SeenRecord<K>;
  /** The draft to go on with; null for none. */
  readonly draft: OpenedDraft | null;
  /** Asks for the record as it stands now. */
  readonly latest: () => Promise<SeenRecord<K>>;
  /** Told once the draft has a name, so that the way back leads to it. */
  readonly onDraftNamed: (draft: string) => void;
}

export interface SavedEdit {
  readonly id: string;
  readonly isSuggestion: boolean;
  /** True when there was nothing to save. */
  readonly isUnchanged: boolean;
}

export interface Editor<K extends EditKind> {
  readonly kind: K;
  readonly id: string | null;
  readonly edit: EditSession<K>;
  readonly keeper: DraftKeeper;
  /** Saves the record; null when it could not be, with the reason in `error` or beside the fields. */
  readonly save: () => Promise<SavedEdit | null>;
  readonly isSaving: boolean;
  readonly error: unknown;
  /** Lets go of what was written and leads back; the message that says so can bring it back. */
  readonly discard: () => Promise<void>;
}

/** One record being written: its session, its draft, and the changes of it that come from elsewhere. */
export function useEditor<K extends EditKind>(options: Options<K>): Editor<K> {
  const { kind, id, record, draft, latest } = options;
  const { t } = useLingui();
  const { call, bridge } = useConnection();
  const answers = useQueryClient();
  const announcer = useAnnouncer();
  const format = useFormat();
  const router = useRouter();
  const [isSaving, setSaving] = useState(false);
  const [error, setError] = useState<unknown>(null);

  const forgetDrafts = useCallback(() => void answers.invalidateQueries({ queryKey: ['drafts.list'] }), [answers]);
  const [{ edit, keeper }] = useState(() => {
    const session = createEditSession(kind, openEdit(kind, record.values, draft?.values ?? null, id === null));
    const writer = createDraftKeeper({
      draft: draft?.id ?? null,
      read: () => writeDraft(kind, { ...session.state().base }, { ...session.state().values }),
      save: (name, values) => call('drafts.save', { id: name, kind, record: id, values }).finally(forgetDrafts),
      discard: (name) => call('drafts.discard', { id: name }).finally(forgetDrafts),
    });
    // For as long as the session lives: a file may still arrive when the page has been left.
    let { values } = session.state();
    session.subscribe(() => {
      if (session.state().values === values) return;
      ({ values } = session.state());
      writer.touch();
    });
    return { edit: session, keeper: writer };
  });

  const tell = useEffectEvent(() => {
    const state = keeper.state();
    if (state.status === 'saved') announcer.say(t`Draft saved ${format.clock(state.at)}`);
    if (state.status === 'failed') announcer.say(t`Draft not saved. ${state.error.message}`);
    if (state.status === 'none') announcer.say('');
    const name = keeper.draft();
    if (name !== null) options.onDraftNamed(name);
  });
  useEffect(() => keeper.subscribe(() => tell()), [keeper]);

  useBeforeLock(() => {
    // Fields that complete or read what is typed hand it over when they are left.
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    return keeper.flush();
  });
  useEffect(() => {
    const flush = () => void keeper.flush();
    window.addEventListener('blur', flush);
    document.addEventListener('visibilitychange', flush);
    return () => {
      window.removeEventListener('blur', flush);
      document.removeEventListener('visibilitychange', flush);
      flush();
      announcer.say('');
    };
  }, [keeper, announcer]);

  // What is saved stands after this: something that comes in between is then shown beside it, never replaced by it.
  const seen = useRef(record.heads);
  const takeIn = useCallback(async () => {
    const now = await latest();
    edit.rebase(now.values);
    seen.current = now.heads;
  }, [edit, latest]);
  const notice = useEffectEvent(() => {
    if (!isSaving) void takeIn().catch(setError);
  });
  useEffect(() => {
    if (id === null) return;
    return bridge.on('changed', (changes) => {
      if (changes.some((change) => change.record === id)) notice();
    });
  }, [bridge, id]);

  const save = async (): Promise<SavedEdit | null> => {
    setError(null);
    setSaving(true);
    try {
      if (id !== null) await takeIn();
      if (!edit.check() || edit.state().clashes.length > 0) return null;
      const name = await keeper.hold();
      const changed = edit.changed();
      if (id !== null && changed.length === 0) {
        if (name !== null) await call('drafts.discard', { id: name });
        forgetDrafts();
        return { id, isSuggestion: false, isUnchanged: true };
      }
      const values = pickFields({ ...edit.state().values }, changed);
      const change = { id, values, draft: name, ...(id === null ? {} : { seen: [...seen.current] }) };
      const saved = await call(kind === 'note' ? 'notes.save' : 'cases.save', change);
      forgetDrafts();
      // Read before the page is left, so that the record is not shown for a moment as it was before, with its old marking.
      const read = kind === 'note' ? 'notes.get' : 'cases.get';
      const input = { id: saved.id };
      await answers.prefetchQuery({ queryKey: [read, input], queryFn: () => call(read, input), staleTime: 0 });
      return { ...saved, isUnchanged: false };
    } catch (thrown) {
      keeper.resume();
      setError(thrown);
      return null;
    } finally {
      setSaving(false);
    }
  };

  const discard = async () => {
    const values = writeDraft(kind, { ...edit.state().base }, { ...edit.state().values });
    const name = await keeper.hold();
    try {
      if (name !== null) await call('drafts.discard', { id: name });
    } catch (thrown) {
      keeper.resume();
      setError(thrown);
      return;
    }
    forgetDrafts();
    router.back();
    if (values === null) return;
    const bringBack = async () => {
      const kept = await call('drafts.save', { id: null, kind, record: id, values });
      router.go(
        kind === 'note'
          ? { page: 'note-edit', record: id, draft: kept.id }
          : { page: 'case-edit', record: id, draft: kept.id },
      );
    };
    announcer.toast(t`Draft discarded`, {
      onUndo: () =>
        void bringBack().catch((thrown: unknown) => announcer.toast(shownError(thrown).message, { isError: true })),
    });
  };

  return { kind, id, edit, keeper, save, isSaving, error, discard };
}
