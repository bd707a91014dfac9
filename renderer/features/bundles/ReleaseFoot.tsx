import './release-foot.css';
import { plural } from '@lingui/core/macro';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import type { Job } from '../../bridge/useJob.ts';
import { Button } from '../../components/Button.tsx';
import { ProgressBar } from '../../components/ProgressBar.tsx';
import { useCommand } from '../../keys/useCommands.ts';
import { useRouter } from '../../router/useRouter.ts';
import type { ReviewTotals } from './review-rows.ts';
import type { Release } from './useRelease.ts';

interface Props {
  readonly release: Release;
  /** How many records are chosen. */
  readonly selected: number;
  /** Null until the plan is there. */
  readonly totals: ReviewTotals | null;
  readonly isPlanning: boolean;
  readonly job: Job;
  readonly isWritten: boolean;
  readonly onWrite: () => void;
  readonly onStartAnew: () => void;
}

/** The way on from each step. The last button says exactly what it does. */
export function ReleaseFoot(props: Props) {
  const { release, selected, totals, isPlanning, job, isWritten, onWrite, onStartAnew } = props;
  const { t } = useLingui();
  const { go } = useRouter();
  const { step, recipients, isPublic, goTo } = release;
  const isAddressed = recipients.length > 0 || isPublic;
  const canWrite = totals !== null && totals.blocked === 0 && totals.notes + totals.cases > 0 && !isPlanning;
  const next: Readonly<Record<typeof step, (() => void) | null>> = {
    select: selected > 0 ? () => goTo('to') : null,
    to: isAddressed ? () => goTo('review') : null,
    review: canWrite ? onWrite : null,
    write: canWrite ? onWrite : null,
  };
  const goOn = isWritten || job.isRunning ? null : next[step];
  useCommand('save', () => goOn?.(), goOn !== null);

  if (job.isRunning) {
    return (
      <div className="release-foot-progress">
        <ProgressBar progress={job.progress} onCancel={job.cancel} />
      </div>
    );
  }
  if (isWritten) {
    return (
      <>
        <Button onPress={onStartAnew}>
          <Trans>Release something else</Trans>
        </Button>
        <Button kind="primary" onPress={() => go({ page: 'notes', record: null })} autoFocus>
          <Trans>Back to the notes</Trans>
        </Button>
      </>
    );
  }
  if (step === 'select') {
    return (
      <Button kind="primary" command="save" isDisabled={goOn === null} onPress={() => goTo('to')}>
        <Trans>Next: to whom</Trans>
      </Button>
    );
  }
  if (step === 'to') {
    return (
      <>
        <Button onPress={() => goTo('select')}>
          <Trans>Back</Trans>
        </Button>
        <Button kind="primary" command="save" isDisabled={goOn === null} onPress={() => goTo('review')}>
          <Trans>Next: review</Trans>
        </Button>
      </>
    );
  }
  const whom = isPublic ? t`anybody` : plural(recipients.length, { one: '# contact', other: '# contacts' });
  const what = totals && [
    totals.notes > 0 ? plural(totals.notes, { one: '# note', other: '# notes' }) : null,
    totals.cases > 0 ? plural(totals.cases, { one: '# case', other: '# cases' }) : null,
    plural(totals.withheld, { 0: 'nothing withheld', one: '# field withheld', other: '# fields withheld' }),
  ];
  const said = what?.filter((part) => part !== null).join(', ');
  return (
    <>
      {totals !== null && totals.blocked > 0 && (
        <p className="release-foot-blocked" role="status">
          <Plural
            value={totals.blocked}
            one="# record is blocked. Leave it out, or change who receives it."
            other="# records are blocked. Leave them out, or change who receives them."
          />
        </p>
      )}
      <Button onPress={() => goTo('to')}>
        <Trans>Back</Trans>
      </Button>
      <Button kind="primary" command="save" isDisabled={goOn === null} onPress={onWrite}>
        {said === undefined ? (
          <Trans>Write bundle</Trans>
        ) : (
          <Trans>
            Write bundle for {whom}, {said}
          </Trans>
        )}
      </Button>
    </>
  );
}
