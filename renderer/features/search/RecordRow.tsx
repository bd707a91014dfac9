import './record-row.css';
import { useLingui } from '@lingui/react/macro';
import { Check, MessageSquareDiff, Paperclip, Split } from 'lucide-react';
import { memo } from 'react';
import { SeverityBar } from '../../components/SeverityBar.tsx';
import { TagChip } from '../../components/TagChip.tsx';
import { TlpLabel } from '../../components/TlpLabel.tsx';
import { useFormat } from '../../language/useFormat.ts';
import { useTerms } from '../../language/useTerms.ts';
import { PlaceName } from '../records/PlaceName.tsx';
import { excerptAround } from './excerpt.ts';
import { MarkedText } from './MarkedText.tsx';
import type { Hit } from './useRecordList.ts';

interface Props {
  readonly hit: Hit;
  readonly isSelected: boolean;
  /** True when words were searched: the second line then shows where they stand. */
  readonly isSearched: boolean;
}

/** More never fit; those that do not are left out of view. */
const MOST_TAGS = 6;

/** One record in two lines of 52 px together: what happened and when; where, what about and who may see it. */
export const RecordRow = memo(function RecordRow({ hit, isSelected, isSearched }: Props) {
  const { t } = useLingui();
  const format = useFormat();
  const { country, term } = useTerms();
  const where = [hit.place, hit.country === null ? null : country(hit.country)].filter((part) => part !== null);
  const isCase = hit.kind === 'case';
  const title = hit.title ?? t`Untitled`;
  const excerpt = excerptAround(hit.snippet, hit.marks);
  return (
    <div className="record-row" data-status={hit.status ?? ''}>
      <span className="record-row-sign">
        {isSelected ? (
          <span className="record-row-check">
            <Check size={14} strokeWidth={3} aria-hidden />
          </span>
        ) : isCase ? null : (
          <SeverityBar severity={hit.severity} />
        )}
      </span>
      <span className="record-row-title cut" dir="auto">
        <MarkedText text={title} marks={hit.title === null ? [] : hit.titleMarks} />
      </span>
      <span className="record-row-date numbers">{format.span(hit.date, isCase ? null : hit.eventEnd)}</span>
      <span className="record-row-line">
        {hit.hasConflict && (
          <span className="record-row-alert">
            <Split size={14} aria-label={t`Has a conflict`} role="img" />
          </span>
        )}
        {hit.hasSuggestion && (
          <span className="record-row-alert">
            <MessageSquareDiff size={14} aria-label={t`Has a suggestion`} role="img" />
          </span>
        )}
        {where.length > 0 && (
          <span className="record-row-place cut">
            <PlaceName parts={where} />
          </span>
        )}
        {hit.status !== null && (isCase || hit.status !== 'submitted') && (
          <span className="record-row-status">{term(isCase ? 'phase' : 'status', hit.status)}</span>
        )}
        {isSearched && hit.snippet !== '' ? (
          <span className="record-row-snippet cut" dir="auto">
            <MarkedText text={excerpt.text} marks={excerpt.marks} />
          </span>
        ) : (
          <span className="record-row-tags">
            {hit.tags.slice(0, MOST_TAGS).map((tag) => (
              <TagChip key={tag} tag={tag} />
            ))}
          </span>
        )}
      </span>
      <span className="record-row-end">
        {hit.attachmentCount > 0 && (
          <Paperclip size={14} className="record-row-clip" aria-label={t`Has attachments`} role="img" />
        )}
        <TlpLabel tlp={hit.tlp} />
      </span>
    </div>
  );
});
