import { Trans, useLingui } from '@lingui/react/macro';
import { FolderOpen, Plus, SearchX } from 'lucide-react';
import { Button } from '../../components/Button.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { KeyHint } from '../../components/KeyHint.tsx';
import type { PlaceOf } from '../../router/place.ts';
import { useRouter } from '../../router/useRouter.ts';
import { DraftStrip } from '../editor/DraftStrip.tsx';
import { RecordBrowser } from '../search/RecordBrowser.tsx';
import { CaseRecord } from './CaseRecord.tsx';

interface Props {
  readonly place: PlaceOf<'cases'>;
}

/** All case files. */
export function CasesPage({ place }: Props) {
  const { t } = useLingui();
  const { go } = useRouter();
  const open = () => go({ page: 'case-edit', record: null, draft: null });
  return (
    <RecordBrowser
      kind="case"
      aboveRows={<DraftStrip kind="case" />}
      title={t`Cases`}
      record={place.record}
      Record={CaseRecord}
      action={
        <Button kind="primary" icon={Plus} command="new-case" onPress={open}>
          <Trans>New case</Trans>
        </Button>
      }
      whenEmpty={
        <EmptyState
          icon={FolderOpen}
          title={<Trans>Each engagement has its file here</Trans>}
          action={
            <Button kind="primary" icon={Plus} command="new-case" onPress={open}>
              <Trans>Open the first case</Trans>
            </Button>
          }
        >
          <Trans>A case gathers the parties, the phase and the notes of one preventive or mediation engagement.</Trans>
        </EmptyState>
      }
      renderNotFound={(clear) => (
        <EmptyState
          icon={SearchX}
          title={<Trans>No case has all of this</Trans>}
          action={
            <Button onPress={clear}>
              <Trans>Clear the search and filters</Trans>
            </Button>
          }
        >
          <Trans>Take away a filter or a word. Beginnings of words are enough.</Trans>
        </EmptyState>
      )}
      whenNoneOpen={
        <EmptyState icon={FolderOpen} title={<Trans>No case is open</Trans>}>
          <Trans>
            Move with <KeyHint command="next" /> <KeyHint command="previous" />, read with <KeyHint command="open" />.
          </Trans>
        </EmptyState>
      }
    />
  );
}
