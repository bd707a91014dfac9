import './editor-frame.css';
import { Trans, useLingui } from '@lingui/react/macro';
import { type DragEvent, type KeyboardEvent, type ReactNode, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useConnection } from '../../bridge/useConnection.ts';
import { Button } from '../../components/Button.tsx';
import { ErrorNote } from '../../components/ErrorNote.tsx';
import { PageFrame } from '../../components/PageFrame.tsx';
import { isChord } from '../../keys/chord.ts';
import { isMacPlatform } from '../../keys/platform.ts';
import { useCommand, useCommands } from '../../keys/useCommands.ts';
import { useAnnouncer } from '../../messages/useAnnouncer.ts';
import { useRouter } from '../../router/useRouter.ts';
import { useUndo } from '../undo/useUndo.ts';
import { Arrivals } from './Arrivals.tsx';
import { ClashPanel } from './ClashPanel.tsx';
import type { CommonValues } from './common-values.ts';
import type { Edit, EditKind } from './edit.ts';
import { MarkingBand } from './MarkingBand.tsx';
import { useEditState } from './useEditState.ts';
import type { Editor } from './useEditor.ts';
import type { FileAdding } from './useFileAdding.ts';

interface Props<K extends EditKind> {
  readonly editor: Editor<K>;
  /** The same session, seen as what notes and cases share. */
  readonly edit: Edit<CommonValues>;
  readonly title: ReactNode;
  /** Whose record it is, when this desk's edits only suggest; null when they apply. */
  readonly owner: ReactNode | null;
  readonly saveLabel: ReactNode;
  readonly savedWords: (isSuggestion: boolean) => string;
  readonly files: FileAdding;
  /** Unfolds whatever holds these fields, at once. */
  readonly onShowFields: (fields: readonly string[]) => void;
  readonly onGoTo: (section: 'marking' | 'tags') => void;
  readonly children: ReactNode;
}

/** Head, marking, what happened meanwhile, the form, and everything that keys do in an editor. */
export function EditorFrame<K extends EditKind>({
  editor,
  edit,
  title,
  owner,
  saveLabel,
  savedWords,
  files,
  onShowFields,
  onGoTo,
  children,
}: Props<K>) {
  const { t } = useLingui();
  const { bridge } = useConnection();
  const router = useRouter();
  const commands = useCommands();
  const announcer = useAnnouncer();
  const { undo } = useUndo();
  const frame = useRef<HTMLDivElement>(null);
  const form = useRef<HTMLFormElement>(null);
  const [isDragging, setDragging] = useState(false);
  // Saving waits for files that are still being taken in.
  const [isSettling, setSettling] = useState(false);
  const { edit: session, keeper } = editor;
  const isDirty = useEditState(edit, () => session.changed().length > 0);
  const hasClash = useEditState(edit, (state) => state.clashes.length > 0);

  const save = async () => {
    if (editor.isSaving || isSettling) return;
    const active = document.activeElement;
    const field = active instanceof HTMLElement && form.current?.contains(active) ? active : null;
    // A field takes what was typed into it when it is left.
    flushSync(() => field?.blur());
    setSettling(true);
    await files.settled().finally(() => setSettling(false));
    flushSync(() => {
      session.tidy();
      session.check();
    });
    onShowFields(edit.state().problems.map((problem) => problem.field));
    const wrong = form.current?.querySelector<HTMLElement>('[aria-invalid="true"], [data-invalid] button');
    if (wrong) {
      wrong.focus();
      announcer.say(t`Not saved: something needs to be put right first.`);
      return;
    }
    const saved = await editor.save();
    if (!saved) {
      const clash = form.current?.querySelector<HTMLElement>('[data-clash] button');
      (clash ?? field)?.focus();
      return;
    }
    router.replace({ page: editor.kind === 'note' ? 'notes' : 'cases', record: saved.id });
    if (saved.isUnchanged) announcer.toast(t`Nothing was changed.`);
    else announcer.changed(savedWords(saved.isSuggestion), undo);
  };

  useCommand('save', () => void save());
  useCommand('undo', () => {
    if (!session.undo()) announcer.say(t`Nothing here to undo.`);
  });
  useCommand('redo', () => {
    if (!session.redo()) announcer.say(t`Nothing here to do again.`);
  });
  useCommand('mark', () => onGoTo('marking'));
  useCommand('tag', () => onGoTo('tags'));

  const onKeyDownFirst = (event: KeyboardEvent) => {
    // Buttons, boxes and radios would take it for a press.
    if (!isChord(event, 'Mod+Enter', isMacPlatform(bridge.host.platform))) return;
    event.preventDefault();
    event.stopPropagation();
    void save();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const isInside = event.target instanceof Node && form.current?.contains(event.target) === true;
    if (event.key !== 'Escape' || event.defaultPrevented || !isInside) return;
    // First out of the field, where plain keys are letters; a second time out of the editor.
    event.preventDefault();
    frame.current?.focus();
  };
  const onDrop = (event: DragEvent) => {
    setDragging(false);
    if (event.dataTransfer.files.length === 0) return;
    event.preventDefault();
    files.add(event.dataTransfer.files);
    onGoTo('tags');
  };

  return (
    // Files can be dropped anywhere on the page; the button in "Tags, links and files" does the same for the keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div
      className="editor-frame"
      ref={frame}
      role="group"
      aria-label={t`Editor`}
      tabIndex={-1}
      onKeyDownCapture={onKeyDownFirst}
      onKeyDown={onKeyDown}
      onBlur={() => void keeper.flush()}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes('Files')) return;
        event.preventDefault();
        setDragging(true);
      }}
      onDragLeave={(event) => {
        if (event.relatedTarget === null) setDragging(false);
      }}
      onDrop={onDrop}
      onPaste={(event) => {
        if (event.clipboardData.files.length === 0) return;
        event.preventDefault();
        files.add(event.clipboardData.files);
        onGoTo('tags');
      }}
    >
      <PageFrame
        title={title}
        band={<MarkingBand edit={edit} onChange={() => onGoTo('marking')} />}
        actions={
          <>
            {isDirty && (
              <Button kind="quiet" onPress={() => void editor.discard()}>
                <Trans>Discard</Trans>
              </Button>
            )}
            <Button command="back" onPress={() => commands.run('back')}>
              {isDirty ? <Trans>Close, keep the draft</Trans> : <Trans>Close</Trans>}
            </Button>
            <Button kind="primary" command="save" isBusy={editor.isSaving || isSettling} onPress={() => void save()}>
              {saveLabel}
            </Button>
          </>
        }
      >
        <form
          className="editor-frame-form"
          ref={form}
          noValidate
          data-own-keys
          onSubmit={(event) => event.preventDefault()}
        >
          {owner !== null && (
            <p className="editor-frame-strip" role="note">
              <span>
                <Trans>Your changes will be a suggestion to {owner}</Trans>
              </span>
            </p>
          )}
          {editor.error !== null && (
            <div ref={comeIntoView}>
              <ErrorNote error={editor.error} />
            </div>
          )}
          {hasClash && <ClashPanel session={session} />}
          <Arrivals edit={edit} onRead={() => session.acknowledge()} />
          {children}
        </form>
      </PageFrame>
      {isDragging && (
        <div className="editor-frame-drop" aria-hidden>
          <Trans>Drop to attach</Trans>
        </div>
      )}
    </div>
  );
}

/** What went wrong is said at the top, which may be out of sight. */
function comeIntoView(note: HTMLDivElement | null): void {
  note?.scrollIntoView({ block: 'nearest' });
}
