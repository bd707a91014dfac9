import './draft-strip.css';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { PenLine } from 'lucide-react';
import { useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { shownError } from '../../bridge/call.ts';
import { useAnswer } from '../../bridge/useAnswer.ts';
import { useConnection } from '../../bridge/useConnection.ts';
import { Button } from '../../components/Button.tsx';
import { ICON_SMALL } from '../../components/icon.ts';
import { useFormat } from '../../language/useFormat.ts';
import { useAnnouncer } from '../../messages/useAnnouncer.ts';
import { useRouter } from '../../router/useRouter.ts';
import { draftTitle } from './draft-content.ts';
import type { EditKind } from './edit.ts';
import type { OpenedDraft } from './useOpening.ts';

interface Props {
  readonly kind: EditKind;
}

/** Drafts in view before "show all". */
const FEW = 2;

/** What was written and not saved, above a list: go on with it, or let it go. Nothing when there is none. */
export function DraftStrip({ kind }: Props) {
  const { t } = useLingui();
  const { call } = useConnection();
  const answers = useQueryClient();
  const announcer = useAnnouncer();
  const format = useFormat();
  const { go } = useRouter();
  const { data } = useAnswer('drafts.list', {});
  const [isWhole, setWhole] = useState(false);
  const drafts = (data ?? []).filter((draft) => draft.kind === kind).sort((one, other) => other.savedAt - one.savedAt);
  if (drafts.length === 0) return null;

  const refresh = () => void answers.invalidateQueries({ queryKey: ['drafts.list'] });
  const tell = (thrown: unknown) => announcer.toast(shownError(thrown).message, { isError: true });
  const discard = async (draft: OpenedDraft) => {
    await call('drafts.discard', { id: draft.id });
    refresh();
    const bringBack = async () => {
      await call('drafts.save', { id: null, kind: draft.kind, record: draft.record, values: draft.values });
      refresh();
    };
    announcer.toast(t`Draft discarded`, { onUndo: () => void bringBack().catch(tell) });
  };
  const resume = (draft: OpenedDraft) =>
    go({ page: kind === 'note' ? 'note-edit' : 'case-edit', record: draft.record, draft: draft.id });

  const shown = isWhole ? drafts : drafts.slice(0, FEW);
  return (
    <section className="draft-strip" aria-label={t`Unsaved drafts`}>
      {shown.map((draft) => {
        const title = draftTitle(draft.values) ?? t`Untitled`;
        return (
          <div key={draft.id} className="draft-strip-row">
            <PenLine size={ICON_SMALL} aria-hidden />
            <p className="draft-strip-words cut">
              <Trans>
                Unsaved: <bdi className="draft-strip-title">{title}</bdi>
              </Trans>{' '}
              <span className="muted numbers">{format.moment(draft.savedAt)}</span>
            </p>
            <Button kind="quiet" onPress={() => resume(draft)}>
              <Trans>Continue</Trans>
              <span className="hidden-text"> {title}</span>
            </Button>
            <Button kind="quiet" onPress={() => void discard(draft).catch(tell)}>
              <Trans>Discard</Trans>
              <span className="hidden-text"> {title}</span>
            </Button>
          </div>
        );
      })}
      {drafts.length > FEW && (
        <Button kind="quiet" onPress={() => setWhole(!isWhole)}>
          {isWhole ? (
            <Trans>Show fewer drafts</Trans>
          ) : (
            <Plural value={drafts.length} one="Show # draft" other="Show all # drafts" />
          )}
        </Button>
      )}
    </section>
  );
}
