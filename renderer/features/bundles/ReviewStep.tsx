import './review-step.css';
import { plural } from '@lingui/core/macro';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Ban, ShieldQuestion, TriangleAlert } from 'lucide-react';
import { Button } from '../../components/Button.tsx';
import { ErrorNote } from '../../components/ErrorNote.tsx';
import { useFormat } from '../../language/useFormat.ts';
import { useRouter } from '../../router/useRouter.ts';
import { blockingContacts, bundleMarking, type Plan, reviewTotals } from './review-rows.ts';
import { ReviewTable } from './ReviewTable.tsx';
import type { Release } from './useRelease.ts';

interface Props {
  readonly release: Release;
  /** Null before the first plan. */
  readonly plan: Plan | null;
  readonly isPending: boolean;
  readonly error: unknown;
}

/** The third step: exactly what each recipient could read, what stays behind and why, and what must be settled first. */
export function ReviewStep({ release, plan, isPending, error }: Props) {
  const { t } = useLingui();
  const format = useFormat();
  const { go } = useRouter();
  if (!plan) {
    return (
      <div className="release-page-pane">{error !== null ? <ErrorNote error={error} /> : <div aria-busy="true" />}</div>
    );
  }
  const totals = reviewTotals(plan);
  const inTheWay = blockingContacts(plan);
  const named = plan.recipients.filter(({ id }) => inTheWay.includes(id)).map(({ officer }) => officer);
  // Where everybody may read it there is nobody to mistake.
  const isForAll = bundleMarking(plan).tlp === 'TLP:CLEAR';
  const doubtful = isForAll ? [] : plan.recipients.filter(({ isVerified }) => !isVerified);
  const leaveOut = (records: ReadonlySet<string>) =>
    release.keepOnly(plan.records.map(({ record }) => record).filter((record) => !records.has(record)));
  const facts = [
    plural(totals.notes, { one: '# note', other: '# notes' }),
    totals.cases > 0 ? plural(totals.cases, { one: '# case', other: '# cases' }) : null,
    plural(totals.withheld, { one: '# field withheld', other: '# fields withheld' }),
    plural(plan.commits, { one: '# signed change', other: '# signed changes' }),
    plan.attachments > 0
      ? t`${plural(plan.attachments, { one: '# attachment', other: '# attachments' })}, ${format.size(plan.size)}`
      : null,
  ];

  return (
    <div className="review-step" aria-busy={isPending}>
      <div className="review-step-head">
        <h2 className="hidden-text">
          <Trans>Review</Trans>
        </h2>
        <ul className="review-step-facts numbers">
          {facts.map((fact) => fact !== null && <li key={fact}>{fact}</li>)}
          {totals.warnings > 0 && (
            <li className="review-step-warned">
              <TriangleAlert size={14} aria-hidden />
              <Plural value={totals.warnings} one="# warning" other="# warnings" />
            </li>
          )}
        </ul>
        {error !== null && <ErrorNote error={error} />}
        {doubtful.length > 0 && (
          <p className="review-step-doubt">
            <ShieldQuestion size={16} aria-hidden />
            <span>
              {doubtful.length === 1 ? (
                <Trans>
                  <bdi>{doubtful[0]?.officer}</bdi> is not verified: whoever made that card could read all of this.
                </Trans>
              ) : (
                <Plural
                  value={doubtful.length}
                  one="# recipient is not verified: whoever made the card could read all of this."
                  other="# recipients are not verified: whoever made their cards could read all of this."
                />
              )}
            </span>
            <Button kind="quiet" onPress={() => go({ page: 'contacts', contact: doubtful[0]?.id ?? '' })}>
              <Trans>Compare fingerprints</Trans>
            </Button>
          </p>
        )}
        {totals.blocked > 0 && (
          <div className="review-step-blocked">
            <Ban size={20} aria-hidden />
            <p>
              <Plural
                value={totals.blocked}
                one="# record may not go to all of these contacts. No bundle can be written with it."
                other="# records may not go to all of these contacts. No bundle can be written with them."
              />
            </p>
            <Button
              onPress={() =>
                leaveOut(new Set(plan.records.filter(({ blocked }) => blocked !== null).map(({ record }) => record)))
              }
            >
              <Plural value={totals.blocked} one="Leave it out" other="Leave all # out" />
            </Button>
            {named.length > 0 && named.length < plan.recipients.length && (
              <Button
                onPress={() =>
                  release.address(
                    release.recipients.filter((id) => !inTheWay.includes(id)),
                    false,
                  )
                }
              >
                {named.length === 1 ? (
                  <Trans>
                    Do not send to <bdi>{named[0]}</bdi>
                  </Trans>
                ) : (
                  <Plural value={named.length} one="Do not send to # contact" other="Do not send to # contacts" />
                )}
              </Button>
            )}
          </div>
        )}
      </div>
      <ReviewTable plan={plan} isPublic={release.isPublic} onLeaveOut={(record) => leaveOut(new Set([record]))} />
    </div>
  );
}
