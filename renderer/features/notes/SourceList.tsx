import { Trans, useLingui } from '@lingui/react/macro';
import { EyeOff } from 'lucide-react';
import { useFormat } from '../../language/useFormat.ts';
import { useTerms } from '../../language/useTerms.ts';
import { inPlainSight } from '../../markdown/plain-sight.ts';
import type { NoteView } from '../records/record-views.ts';

interface Props {
  readonly sources: NoteView['values']['sources'];
}

/** Where it is known from, each source with its grading spelled out. What stays on this desk is marked so. */
export function SourceList({ sources }: Props) {
  const { t } = useLingui();
  const { term } = useTerms();
  const format = useFormat();
  return (
    <ul className="note-sections-sources">
      {sources.map((source) => {
        const { id, description, reliability, credibility, access, date, reference, identity, contact } = source;
        const grading = [
          reliability === null ? null : `${reliability} ${term('reliability', reliability)}`,
          credibility === null ? null : `${credibility} ${term('credibility', credibility)}`,
        ].filter((part) => part !== null);
        const kept = [identity, contact].filter((part) => part !== null);
        return (
          <li key={id} className="note-sections-source">
            <p className="note-sections-source-head">
              <bdi>{description ?? t`Source without description`}</bdi>
              <span className="note-sections-access">
                {access === 'restricted' ? <Trans>restricted</Trans> : access === 'open' ? <Trans>open</Trans> : access}
              </span>
            </p>
            <p className="note-sections-grading">
              {grading.length > 0 ? grading.join(', ') : <Trans>Not graded</Trans>}
            </p>
            {(date !== null || reference !== null) && (
              <p className="facts-meaning">
                {date !== null && <span className="numbers">{format.dayAndTime(date)} </span>}
                {reference !== null && <bdi dir="auto">{inPlainSight(reference)}</bdi>}
              </p>
            )}
            {kept.length > 0 && (
              <p className="note-sections-kept">
                <EyeOff size={14} aria-hidden />
                <bdi>{kept.join(' · ')}</bdi>
                <span className="muted">
                  <Trans>withheld by default</Trans>
                </span>
              </p>
            )}
          </li>
        );
      })}
    </ul>
  );
}
