import { Trans, useLingui } from '@lingui/react/macro';
import { useCallback } from 'react';
import type { Output } from '#shared/ipc/contract.ts';
import { useConnection } from '../../bridge/useConnection.ts';
import type { EditSection } from '../../router/place.ts';
import { AuthorName } from '../records/AuthorName.tsx';
import { CaseFirstFields } from './CaseFirstFields.tsx';
import { CaseParties } from './CaseParties.tsx';
import { EditorFrame } from './EditorFrame.tsx';
import { FilingSection } from './FilingSection.tsx';
import { MarkingSection } from './MarkingSection.tsx';
import { newRecord, seenRecord } from './open-edit.ts';
import { useEditor } from './useEditor.ts';
import { useFileAdding } from './useFileAdding.ts';
import type { Opening } from './useOpening.ts';
import { useSectionFocus } from './useSectionFocus.ts';
import { useSections } from './useSections.ts';

interface Props {
  readonly opening: Opening<Output<'cases.get'>>;
  readonly section: EditSection | null;
  readonly onDraftNamed: (draft: string) => void;
}

/** The section that holds a field; fields that are always in view have none. */
const SECTION_OF: Readonly<Record<string, string>> = {
  parties: 'case.parties',
  tags: 'case.filing',
  links: 'case.filing',
  attachments: 'case.filing',
  isDiscarded: 'case.filing',
  tlp: 'case.marking',
  sensitivity: 'case.marking',
  chathamHouse: 'case.marking',
  markingReason: 'case.marking',
};

/** The form of a case file. */
export function CaseEditor({ opening: { id, view, draft }, section, onDraftNamed }: Props) {
  const { t } = useLingui();
  const { call } = useConnection();
  const sections = useSections();
  const latest = useCallback(
    async () => (id === null ? newRecord('case') : seenRecord('case', await call('cases.get', { id }))),
    [call, id],
  );
  const editor = useEditor({
    kind: 'case',
    id,
    record: view ? seenRecord('case', view) : newRecord('case'),
    draft,
    latest,
    onDraftNamed,
  });
  const { edit } = editor;
  const files = useFileAdding(edit);
  const goTo = useSectionFocus({ marking: 'case.marking', tags: 'case.filing' }, section);

  return (
    <EditorFrame
      editor={editor}
      edit={edit}
      title={view ? <Trans>Edit case</Trans> : <Trans>New case</Trans>}
      owner={view && !view.isInside ? <AuthorName author={view.owner} /> : null}
      saveLabel={view && !view.isInside ? <Trans>Save suggestion</Trans> : <Trans>Save case</Trans>}
      savedWords={(isSuggestion) => (isSuggestion ? t`Suggestion saved` : t`Case saved`)}
      files={files}
      onShowFields={(fields) =>
        sections.open(...fields.flatMap((field) => SECTION_OF[field.split('.')[0] ?? ''] ?? []))
      }
      onGoTo={goTo}
    >
      <CaseFirstFields edit={edit} />
      <div>
        <CaseParties edit={edit} />
        <FilingSection name="case.filing" edit={edit} id={id} files={files} isOwn={view?.isInside === true} />
        <MarkingSection name="case.marking" edit={edit} />
      </div>
    </EditorFrame>
  );
}
