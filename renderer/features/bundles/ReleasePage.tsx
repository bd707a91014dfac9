import './release-page.css';
import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { Output } from '#shared/ipc/contract.ts';
import { shownError } from '../../bridge/call.ts';
import { useAnswer } from '../../bridge/useAnswer.ts';
import { useConnection } from '../../bridge/useConnection.ts';
import { useJob } from '../../bridge/useJob.ts';
import { Banner } from '../../components/Banner.tsx';
import { PageFrame } from '../../components/PageFrame.tsx';
import { useCommand } from '../../keys/useCommands.ts';
import { useAnnouncer } from '../../messages/useAnnouncer.ts';
import type { PlaceOf, ReleaseStep, Selection } from '../../router/place.ts';
import { useExchangeTabs } from '../exchange/useExchangeTabs.ts';
import { ReleaseFoot } from './ReleaseFoot.tsx';
import { ReleaseSteps } from './ReleaseSteps.tsx';
import { bundleMarking, type Plan, reviewTotals } from './review-rows.ts';
import { ReviewStep } from './ReviewStep.tsx';
import { SelectStep } from './SelectStep.tsx';
import { ToStep } from './ToStep.tsx';
import { useRelease } from './useRelease.ts';
import { useSelected } from './useSelected.ts';
import { WrittenStep } from './WrittenStep.tsx';

/** A finished bundle, and the review that it holds to. */
interface Written {
  readonly result: NonNullable<Output<'bundles.write'>>;
  readonly plan: Plan;
}

interface Props {
  readonly place: PlaceOf<'release'>;
}

/** Stands where nothing is chosen; it is never asked about. */
const NO_RECORDS: Selection = { ids: ['0'.repeat(26)] };
/** The steps that Esc walks back. */
const STEPS_BACK: readonly ReleaseStep[] = ['select', 'to', 'review'];

/**
 * Handing records over, in four steps that stay in view: what, to whom, exactly what each recipient could read, and the
 * finished file. Nothing is written before the review, and what is written is what was reviewed.
 */
export function ReleasePage({ place }: Props) {
  const { t } = useLingui();
  const { call } = useConnection();
  const announcer = useAnnouncer();
  const tabs = useExchangeTabs();
  const release = useRelease(place);
  const { step, selection, recipients, isPublic } = release;
  const selected = useSelected(selection);
  const job = useJob();
  const [written, setWritten] = useState<Written | null>(null);
  const [error, setError] = useState<unknown>(null);
  const planning = useAnswer(
    'bundles.plan',
    { selection: selection ?? NO_RECORDS, recipients: [...recipients] },
    { isEnabled: selection !== null && (step === 'review' || step === 'write'), keepsPrevious: true },
  );
  const isWritten = step === 'write' && written !== null;
  const plan = isWritten ? written.plan : step === 'review' || step === 'write' ? (planning.data ?? null) : null;
  const totals = plan && reviewTotals(plan);

  const write = async () => {
    if (!plan) return;
    setError(null);
    try {
      // By id: a search could find other records by now than those that were reviewed.
      const ids = plan.records.map(({ record }) => record);
      const result = await job.run((id) =>
        call('bundles.write', { selection: { ids }, recipients: [...recipients], review: plan.digest, job: id }),
      );
      if (!result) return announcer.say(t`Not written: no file was chosen.`);
      setWritten({ result, plan });
      announcer.say(t`Bundle written: ${result.fileName}`);
      release.goTo('write');
    } catch (thrown) {
      if (shownError(thrown).code === 'cancelled') announcer.say(t`Stopped. Nothing was written.`);
      else {
        setError(thrown);
        // Most likely something has changed since the review: it is shown as it is now.
        void planning.refetch();
      }
    }
    return undefined;
  };
  const startAnew = () => {
    setWritten(null);
    release.select(null);
  };
  useCommand(
    'back',
    () => {
      const before = STEPS_BACK[STEPS_BACK.indexOf(step) - 1];
      return before === undefined ? false : release.goTo(before);
    },
    !job.isRunning,
  );

  const summaries = {
    select:
      selected.total === null || selection === null
        ? ''
        : plural(selected.total, { one: '# record', other: '# records' }),
    to: isPublic
      ? t`anybody`
      : recipients.length === 0
        ? ''
        : plural(recipients.length, { one: '# contact', other: '# contacts' }),
    review: totals === null ? '' : plural(totals.withheld, { one: '# field withheld', other: '# fields withheld' }),
    write: isWritten ? t`done` : '',
  };

  return (
    <PageFrame
      title={<Trans>Release</Trans>}
      {...(step === 'select'
        ? { lead: <Trans>Nothing leaves this computer until you have seen what each recipient could read.</Trans> }
        : {})}
      tabs={tabs}
      width="panes"
      band={
        <>
          <ReleaseSteps
            step={isWritten ? 'write' : step === 'write' ? 'review' : step}
            summaries={summaries}
            canGoTo={(to) =>
              !job.isRunning &&
              !isWritten &&
              (to === 'select' ||
                (to === 'to' && (selected.total ?? 0) > 0) ||
                (to === 'review' && (selected.total ?? 0) > 0 && (recipients.length > 0 || isPublic)))
            }
            onStep={release.goTo}
          />
          {plan && <Banner {...bundleMarking(plan)} />}
        </>
      }
      foot={
        <ReleaseFoot
          release={release}
          selected={selected.total ?? 0}
          totals={totals}
          isPlanning={planning.isFetching}
          job={job}
          isWritten={isWritten}
          onWrite={() => void write()}
          onStartAnew={startAnew}
        />
      }
    >
      {step === 'select' ? (
        <SelectStep release={release} selected={selected} />
      ) : step === 'to' ? (
        <ToStep release={release} />
      ) : isWritten ? (
        <WrittenStep written={written.result} plan={written.plan} isPublic={isPublic} />
      ) : (
        <ReviewStep
          release={release}
          plan={plan}
          isPending={planning.isFetching}
          error={error ?? (planning.isError ? planning.error : null)}
        />
      )}
    </PageFrame>
  );
}
