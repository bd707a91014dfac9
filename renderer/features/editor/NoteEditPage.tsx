import { Trans } from '@lingui/react/macro';
import { Button } from '../../components/Button.tsx';
import { ErrorNote } from '../../components/ErrorNote.tsx';
import { PageFrame } from '../../components/PageFrame.tsx';
import type { PlaceOf } from '../../router/place.ts';
import { useRouter } from '../../router/useRouter.ts';
import { NoteEditor } from './NoteEditor.tsx';
import { useOpening } from './useOpening.ts';

interface Props {
  readonly place: PlaceOf<'note-edit'>;
}

/** Writing a note: a new one, one that is there, or a draft that was left. */
export function NoteEditPage({ place }: Props) {
  const router = useRouter();
  const { key, section, opening, error, retry, nameDraft } = useOpening({
    kind: 'note',
    place,
    load: (call, id) => call('notes.get', { id }),
  });
  if (opening) return <NoteEditor key={key} opening={opening} section={section} onDraftNamed={nameDraft} />;
  const title = place.record === null ? <Trans>New note</Trans> : <Trans>Edit note</Trans>;
  if (!error) return <PageFrame title={title}>{null}</PageFrame>;
  return (
    <PageFrame title={title}>
      <ErrorNote
        error={error}
        action={
          place.draft === null ? (
            <Button onPress={retry}>
              <Trans>Try again</Trans>
            </Button>
          ) : (
            <Button onPress={() => router.replace({ ...place, draft: null })}>
              {place.record === null ? <Trans>Begin a new note</Trans> : <Trans>Edit the note</Trans>}
            </Button>
          )
        }
      />
    </PageFrame>
  );
}
