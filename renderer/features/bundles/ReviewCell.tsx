import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { Ban, Check, EyeOff } from 'lucide-react';
import { type ReviewRow, withheldFields, type WithholdReason } from './review-rows.ts';

interface Props {
  readonly row: Extract<ReviewRow, { type: 'record' | 'field' }>;
  readonly isBlocked: boolean;
}

/** What one recipient could read of a record or a field: visible, withheld and why, or blocked by its marking. */
export function ReviewCell({ row, isBlocked }: Props) {
  const { t } = useLingui();
  const reasons: Readonly<Record<WithholdReason, string>> = {
    identity: t`names a source`,
    personal: t`personal data`,
    'internal-tag': t`internal tag`,
    private: t`stays at this desk`,
    link: t`to a record not in this bundle`,
  };
  if (isBlocked) {
    return (
      <span className="review-cell review-cell-blocked">
        <Ban size={14} aria-hidden />
        {t`Blocked`}
      </span>
    );
  }
  if (row.type === 'record') {
    const withheld = withheldFields(row.record);
    return (
      <span className="review-cell-counts numbers">
        <span className="review-cell review-cell-visible">
          <Check size={14} aria-hidden />
          {plural(row.record.visible.length, { one: '# visible', other: '# visible' })}
        </span>
        {withheld > 0 && (
          <span className="review-cell review-cell-withheld">
            <EyeOff size={14} aria-hidden />
            {plural(withheld, { one: '# withheld', other: '# withheld' })}
          </span>
        )}
      </span>
    );
  }
  const why = row.reasons.map((reason) => reasons[reason]).join(', ');
  if (row.standing === 'visible') {
    return (
      <span className="review-cell review-cell-visible">
        <Check size={14} aria-hidden />
        {t`Visible`}
      </span>
    );
  }
  return (
    <span className="review-cell review-cell-withheld">
      <EyeOff size={14} aria-hidden />
      <span>
        {row.standing === 'part' ? t`Withheld in part` : t`Withheld`}
        <span className="review-cell-reason">{why}</span>
      </span>
    </span>
  );
}
