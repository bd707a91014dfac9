import { Trans, useLingui } from '@lingui/react/macro';
import { FileText, Plus, SearchX } from 'lucide-react';
import { Button } from '../../components/Button.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { KeyHint } from '../../components/KeyHint.tsx';
import type { PlaceOf } from '../../router/place.ts';
import { useRouter } from '../../router/useRouter.ts';
import { DraftStrip } from '../editor/DraftStrip.tsx';
import { RecordBrowser } from '../search/RecordBrowser.tsx';
import { NoteRecord } from './NoteRecord.tsx';

interface Props {
  readonly place: PlaceOf<'notes'>;
}

/** All notes: find, read, tag, mark, release. */
export function NotesPage({ place }: Props) {
  const { t } = useLingui();
  const { go } = useRouter();
  const write = () => go({ page: 'note-edit', record: null, draft: null });
  return (
    <RecordBrowser
      kind="note"
      aboveRows={<DraftStrip kind="note" />}
      title={t`Notes`}
      record={place.record}
      Record={NoteRecord}
      action={
        <Button kind="primary" icon={Plus} command="new-note" onPress={write}>
          <Trans>New note</Trans>
        </Button>
      }
      whenEmpty={
        <EmptyState
          icon={FileText}
          title={<Trans>What you observe is written down here</Trans>}
          action={
            <Button kind="primary" icon={Plus} command="new-note" onPress={write}>
              <Trans>Write the first note</Trans>
            </Button>
          }
        >
          <Trans>
            A note says what happened, where and when, how sure you are and who may see it. Nothing leaves this computer
            by itself.
          </Trans>
        </EmptyState>
      }
      renderNotFound={(clear) => (
        <EmptyState
          icon={SearchX}
          title={<Trans>No note has all of this</Trans>}
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
        <EmptyState icon={FileText} title={<Trans>No note is open</Trans>}>
          <Trans>
            Move with <KeyHint command="next" /> <KeyHint command="previous" />, read with <KeyHint command="open" />.
          </Trans>
        </EmptyState>
      }
    />
  );
}
