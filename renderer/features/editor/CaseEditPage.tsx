import { Trans } from '@lingui/react/macro';
import { Button } from '../../components/Button.tsx';
import { ErrorNote } from '../../components/ErrorNote.tsx';
import { PageFrame } from '../../components/PageFrame.tsx';
import type { PlaceOf } from '../../router/place.ts';
import { useRouter } from '../../router/useRouter.ts';
import { CaseEditor } from './CaseEditor.tsx';
import { useOpening } from './useOpening.ts';

interface Props {
  readonly place: PlaceOf<'case-edit'>;
}

/** Writing a case file: a new one, one that is there, or a draft that was left. */
export function CaseEditPage({ place }: Props) {
  const router = useRouter();
  const { key, section, opening, error, retry, nameDraft } = useOpening({
    kind: 'case',
    place,
    load: (call, id) => call('cases.get', { id }),
  });
  if (opening) return <CaseEditor key={key} opening={opening} section={section} onDraftNamed={nameDraft} />;
  const title = place.record === null ? <Trans>New case</Trans> : <Trans>Edit case</Trans>;
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
              {place.record === null ? <Trans>Begin a new case</Trans> : <Trans>Edit the case</Trans>}
            </Button>
          )
        }
      />
    </PageFrame>
  );
}
