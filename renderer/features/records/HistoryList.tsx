import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { shownError } from '../../bridge/call.ts';
import { useAnswer } from '../../bridge/useAnswer.ts';
import { useConnection } from '../../bridge/useConnection.ts';
import { Button } from '../../components/Button.tsx';
import { ErrorNote } from '../../components/ErrorNote.tsx';
import { useFormat } from '../../language/useFormat.ts';
import { useAnnouncer } from '../../messages/useAnnouncer.ts';
import { useUndo } from '../undo/useUndo.ts';
import { AuthorName } from './AuthorName.tsx';
import { OpLines } from './OpLines.tsx';
import type { HistoryEntry } from './record-views.ts';

interface Props {
  readonly id: string;
  readonly isInside: boolean;
}

/** Every change of a record with its author, newest first, and a way back to any of them. */
export function HistoryList({ id, isInside }: Props) {
  const { t } = useLingui();
  const { call } = useConnection();
  const announcer = useAnnouncer();
  const { undo } = useUndo();
  const format = useFormat();
  const { data, error } = useAnswer('records.history', { id });
  const standings: Readonly<Record<HistoryEntry['standing'], string | null>> = {
    applied: null,
    suggestion: t`Suggestion`,
    waiting: t`Waits for an earlier change`,
    quarantined: t`Set aside: its clock is ahead`,
  };

  const restore = async (entry: HistoryEntry) => {
    try {
      const { isMarkingKept } = await call('records.restore', { id, commit: entry.commit });
      const restored = t`Restored as it was on ${format.moment(entry.at)}`;
      announcer.changed(
        isMarkingKept ? t`${restored}. Its marking stays as it is now: more people could read it then.` : restored,
        undo,
      );
    } catch (thrown) {
      announcer.toast(shownError(thrown).message, { isError: true });
    }
  };
  if (error) return <ErrorNote error={error} />;
  const newestFirst = [...(data ?? [])].sort((one, other) => other.at - one.at);
  return (
    <ol className="history-list">
      {newestFirst.map((entry, at) => (
        <li key={entry.commit} className="history-list-entry">
          <p className="history-list-head">
            <AuthorName author={entry.by} />
            <span className="muted numbers">{format.moment(entry.at)}</span>
            {standings[entry.standing] !== null && (
              <span className="history-list-standing">{standings[entry.standing]}</span>
            )}
          </p>
          <OpLines ops={entry.ops} />
          {entry.withheld > 0 && (
            <p className="muted">
              <Plural value={entry.withheld} one="# field withheld" other="# fields withheld" />
            </p>
          )}
          {isInside && at > 0 && entry.standing === 'applied' && (
            <div>
              <Button kind="quiet" onPress={() => void restore(entry)}>
                <Trans>Restore this version</Trans>
              </Button>
            </div>
          )}
        </li>
      ))}
    </ol>
  );
}
