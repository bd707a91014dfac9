import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Ban, ChevronRight, FolderOpen, TriangleAlert, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { SensitivityLabel } from '../../components/SensitivityLabel.tsx';
import { TlpLabel } from '../../components/TlpLabel.tsx';
import { inPlainSight } from '../../markdown/plain-sight.ts';
import { useRouter } from '../../router/useRouter.ts';
import type { Contact } from '../contacts/contact.ts';
import { useFieldWords } from '../records/useFieldWords.ts';
import { FieldValue } from './FieldValue.tsx';
import { ReviewCell } from './ReviewCell.tsx';
import type { PlannedRecord, ReviewRow } from './review-rows.ts';

interface Props {
  readonly row: ReviewRow;
  /** How many columns stand after the first. */
  readonly columns: number;
  readonly recipients: readonly Contact[];
  /** Recipients that share the last column. */
  readonly others: readonly Contact[];
  readonly isPublic: boolean;
  readonly onTurn: () => void;
  readonly onLeaveOut: () => void;
}

/** The cells of one line of the review. */
export function ReviewLine({ row, columns, recipients, others, isPublic, onTurn, onLeaveOut }: Props) {
  const { t } = useLingui();
  const { go } = useRouter();
  const words = useFieldWords();
  const { record } = row;
  const title = record.title === null ? t`Untitled` : inPlainSight(record.title);
  const across = { gridColumn: `1 / span ${columns + 1}` };

  if (row.type === 'block') {
    return (
      <span className="review-table-cell review-table-across review-table-blocked" role="gridcell" style={across}>
        <Ban size={14} aria-hidden />
        {row.record.blocked?.reason}
      </span>
    );
  }
  if (row.type === 'warning') {
    const { path, withheldPath, isHistoric } = row.warning;
    const [shown, hidden] = [words.name(path), words.name(withheldPath)];
    const page = record.kind === 'case' ? ('case-edit' as const) : ('note-edit' as const);
    return (
      <span className="review-table-cell review-table-across review-table-warned" role="gridcell" style={across}>
        <TriangleAlert size={14} aria-hidden />
        <span>
          {isHistoric ? (
            <Trans>
              An earlier version of “{shown}” holds what is withheld from “{hidden}”. It travels with the history.
            </Trans>
          ) : (
            <Trans>
              “{shown}” still holds what is withheld from “{hidden}”. Everybody who receives it could read it there.
            </Trans>
          )}
        </span>
        {!isHistoric && (
          <button
            type="button"
            className="review-table-edit"
            onClick={() => go({ page, record: record.record, draft: null })}
          >
            <Trans>Edit the text</Trans>
          </button>
        )}
      </span>
    );
  }
  const head =
    row.type === 'record' ? (
      <span className="review-table-cell review-table-record" role="gridcell">
        <button
          type="button"
          className="review-table-turn"
          tabIndex={-1}
          aria-label={row.isOpen ? t`Fold the fields of ${title}` : t`Unfold the fields of ${title}`}
          onClick={onTurn}
        >
          <ChevronRight size={16} className="points" aria-hidden />
        </button>
        <span className="review-table-words">
          <span className="review-table-title cut">
            {record.kind === 'case' && <FolderOpen size={14} aria-label={t`Case`} role="img" />}
            <bdi>{title}</bdi>
          </span>
          <span className="review-table-marking">
            <TlpLabel tlp={record.tlp} />
            {record.sensitivity !== 'unclassified' && <SensitivityLabel level={record.sensitivity} />}
            {record.warnings.length > 0 && (
              <span className="review-table-warnings">
                <TriangleAlert size={12} aria-hidden />
                {plural(record.warnings.length, { one: '# warning', other: '# warnings' })}
              </span>
            )}
          </span>
        </span>
        <button
          type="button"
          className="icon-button"
          tabIndex={-1}
          aria-label={t`Leave out ${title}`}
          title={t`Leave out`}
          onClick={onLeaveOut}
        >
          <X size={16} aria-hidden />
        </button>
      </span>
    ) : (
      <span className="review-table-cell review-table-field" role="gridcell">
        <span className="review-table-name">
          {words.name(row.path)}
          {row.item !== null && <span className="numbers"> {row.item}</span>}
        </span>
        <FieldValue record={record} path={row.path} />
      </span>
    );
  return (
    <>
      {head}
      {recipients.map((contact) => (
        <Cell key={contact.id}>
          <ReviewCell row={row} isBlocked={isBlockedFor(record, [contact])} />
        </Cell>
      ))}
      {others.length > 0 && (
        <Cell>
          <ReviewCell row={row} isBlocked={isBlockedFor(record, others)} />
        </Cell>
      )}
      {isPublic && (
        <Cell>
          <ReviewCell row={row} isBlocked={record.blocked !== null} />
        </Cell>
      )}
    </>
  );
}

function Cell({ children }: { readonly children: ReactNode }) {
  return (
    <span className="review-table-cell" role="gridcell">
      {children}
    </span>
  );
}

/** A block without contacts is the record's own, such as one that was put away. */
function isBlockedFor({ blocked }: PlannedRecord, contacts: readonly Contact[]): boolean {
  if (!blocked) return false;
  return blocked.contacts.length === 0 || contacts.some(({ id }) => blocked.contacts.includes(id));
}
