import './disputes.css';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { EyeOff, Hourglass, MessageSquareDiff, Split } from 'lucide-react';
import { useFormat } from '../../language/useFormat.ts';
import { AuthorName } from './AuthorName.tsx';
import { OpLines } from './OpLines.tsx';
import type { RecordView } from './record-views.ts';
import { useFieldWords } from './useFieldWords.ts';

interface Props {
  readonly record: RecordView;
}

/** What is not settled about a record: rival values, suggestions, what was withheld, what has not arrived. */
export function Disputes({ record }: Props) {
  const { t } = useLingui();
  const words = useFieldWords();
  const format = useFormat();
  const { conflicts, suggestions, moreSuggestions, withheld, missing, waiting } = record;
  return (
    <>
      {conflicts.map(({ path, rivals, more }) => (
        <section key={path} className="disputes disputes-conflict" aria-label={t`Conflict`}>
          <h3 className="disputes-title">
            <Split size={16} aria-hidden />
            <Trans>Conflict: {words.name(path)}</Trans>
          </h3>
          <p className="muted">
            <Trans>
              Written without knowledge of each other. The first is shown; nothing is lost. Edit the field to settle it.
            </Trans>
          </p>
          <ul className="disputes-rivals">
            {rivals.map(({ value, by, at, commit }) => (
              <li key={commit} className="disputes-rival">
                <bdi className="disputes-value">{words.value(path, value)}</bdi>
                <span className="disputes-who">
                  <AuthorName author={by} />
                  <span className="muted numbers">{format.moment(at)}</span>
                </span>
              </li>
            ))}
          </ul>
          {more > 0 && (
            <p className="muted">
              <Plural value={more} one="# older value is not shown here." other="# older values are not shown here." />
            </p>
          )}
        </section>
      ))}
      {suggestions.map(({ commit, by, at, ops }) => (
        <section key={commit} className="disputes" aria-label={t`Suggestion`}>
          <h3 className="disputes-title">
            <MessageSquareDiff size={16} aria-hidden />
            <Trans>Suggested by</Trans> <AuthorName author={by} />
          </h3>
          <p className="muted numbers">{format.moment(at)}</p>
          <OpLines ops={ops} />
        </section>
      ))}
      {moreSuggestions > 0 && (
        <p className="muted">
          <Plural
            value={moreSuggestions}
            one="# older suggestion is not shown here."
            other="# older suggestions are not shown here."
          />
        </p>
      )}
      {withheld.map(({ by, count }) => (
        <p key={by.desk} className="disputes-line">
          <EyeOff size={16} aria-hidden />
          <span>
            <Plural value={count} one="# field withheld by" other="# fields withheld by" /> <AuthorName author={by} />
          </span>
        </p>
      ))}
      {(missing > 0 || waiting > 0) && (
        <p className="disputes-line">
          <Hourglass size={16} aria-hidden />
          <span>
            <Plural
              value={missing}
              one="# earlier change has not arrived yet; what builds on it waits."
              other="# earlier changes have not arrived yet; what builds on them waits."
            />
          </span>
        </p>
      )}
    </>
  );
}
