import { Trans, useLingui } from '@lingui/react/macro';
import { useCallback } from 'react';
import type { Output } from '#shared/ipc/contract.ts';
import { useConnection } from '../../bridge/useConnection.ts';
import type { EditSection } from '../../router/place.ts';
import { AuthorName } from '../records/AuthorName.tsx';
import { EditorFrame } from './EditorFrame.tsx';
import { FilingSection } from './FilingSection.tsx';
import { MarkingSection } from './MarkingSection.tsx';
import { NoteFirstFields } from './NoteFirstFields.tsx';
import { NoteNext } from './NoteNext.tsx';
import { NoteSure } from './NoteSure.tsx';
import { NoteWhat } from './NoteWhat.tsx';
import { NoteWhere } from './NoteWhere.tsx';
import { NoteWho } from './NoteWho.tsx';
import { newRecord, seenRecord } from './open-edit.ts';
import { useEditor } from './useEditor.ts';
import { useFileAdding } from './useFileAdding.ts';
import type { Opening } from './useOpening.ts';
import { useSectionFocus } from './useSectionFocus.ts';
import { useSections } from './useSections.ts';

interface Props {
  readonly opening: Opening<Output<'notes.get'>>;
  readonly section: EditSection | null;
  readonly onDraftNamed: (draft: string) => void;
}

/** The section that holds a field; fields that are always in view have none. */
const SECTION_OF: Readonly<Record<string, string>> = {
  type: 'note.what',
  summary: 'note.what',
  body: 'note.what',
  fatalitiesLow: 'note.what',
  fatalitiesBest: 'note.what',
  fatalitiesHigh: 'note.what',
  latitude: 'note.where',
  longitude: 'note.where',
  coordinatePrecision: 'note.where',
  areas: 'note.where',
  eventEnd: 'note.where',
  eventPrecision: 'note.where',
  observedAt: 'note.where',
  reportedAt: 'note.where',
  actors: 'note.who',
  sources: 'note.sure',
  likelihood: 'note.sure',
  confidence: 'note.sure',
  gaps: 'note.sure',
  status: 'note.sure',
  trend: 'note.next',
  horizon: 'note.next',
  riskFactors: 'note.next',
  peaceIndicators: 'note.next',
  structuralCauses: 'note.next',
  triggers: 'note.next',
  responses: 'note.next',
  nextUpdateDue: 'note.next',
  tags: 'note.filing',
  links: 'note.filing',
  attachments: 'note.filing',
  isDiscarded: 'note.filing',
  tlp: 'note.marking',
  sensitivity: 'note.marking',
  chathamHouse: 'note.marking',
  markingReason: 'note.marking',
};

/** The form of a note, in the order of a human report. */
export function NoteEditor({ opening: { id, view, draft }, section, onDraftNamed }: Props) {
  const { t } = useLingui();
  const { call } = useConnection();
  const sections = useSections();
  const latest = useCallback(
    async () => (id === null ? newRecord('note') : seenRecord('note', await call('notes.get', { id }))),
    [call, id],
  );
  const editor = useEditor({
    kind: 'note',
    id,
    record: view ? seenRecord('note', view) : newRecord('note'),
    draft,
    latest,
    onDraftNamed,
  });
  const { edit } = editor;
  const files = useFileAdding(edit);
  const goTo = useSectionFocus({ marking: 'note.marking', tags: 'note.filing' }, section);

  return (
    <EditorFrame
      editor={editor}
      edit={edit}
      title={view ? <Trans>Edit note</Trans> : <Trans>New note</Trans>}
      owner={view && !view.isInside ? <AuthorName author={view.owner} /> : null}
      saveLabel={view && !view.isInside ? <Trans>Save suggestion</Trans> : <Trans>Save note</Trans>}
      savedWords={(isSuggestion) => (isSuggestion ? t`Suggestion saved` : t`Note saved`)}
      files={files}
      onShowFields={(fields) =>
        sections.open(...fields.flatMap((field) => SECTION_OF[field.split('.')[0] ?? ''] ?? []))
      }
      onGoTo={goTo}
    >
      <NoteFirstFields edit={edit} />
      <div>
        <NoteWhat edit={edit} />
        <NoteWhere edit={edit} />
        <NoteWho edit={edit} />
        <NoteSure edit={edit} />
        <NoteNext edit={edit} />
        <FilingSection name="note.filing" edit={edit} id={id} files={files} isOwn={view?.isInside === true} />
        <MarkingSection name="note.marking" edit={edit} />
      </div>
    </EditorFrame>
  );
}
