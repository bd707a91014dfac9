import './release-steps.css';
import { Trans, useLingui } from '@lingui/react/macro';
import { Check } from 'lucide-react';
import { Button } from 'react-aria-components';
import type { ReleaseStep } from '../../router/place.ts';

interface Props {
  readonly step: ReleaseStep;
  /** What was decided in each step, in a few words; blank for nothing yet. */
  readonly summaries: Readonly<Record<ReleaseStep, string>>;
  readonly canGoTo: (step: ReleaseStep) => boolean;
  readonly onStep: (step: ReleaseStep) => void;
}

const STEPS: readonly ReleaseStep[] = ['select', 'to', 'review', 'write'];

/** The four steps of a release with what was decided in each; those that are reached can be gone back to. */
export function ReleaseSteps({ step, summaries, canGoTo, onStep }: Props) {
  const { t } = useLingui();
  const names: Readonly<Record<ReleaseStep, string>> = {
    select: t`Select`,
    to: t`To`,
    review: t`Review`,
    write: t`Write`,
  };
  const at = STEPS.indexOf(step);
  return (
    <nav aria-label={t`Steps of the release`}>
      <ol className="release-steps">
        {STEPS.map((name, index) => {
          const isBefore = index < at || (name === 'write' && summaries.write !== '');
          return (
            <li key={name} className="release-steps-item">
              <Button
                className="release-steps-step"
                isDisabled={name !== step && (name === 'write' || !canGoTo(name))}
                onPress={() => onStep(name)}
                {...(name === step ? { 'aria-current': 'step' as const } : {})}
              >
                <span className="release-steps-number numbers" aria-hidden>
                  {isBefore ? <Check size={14} strokeWidth={3} /> : index + 1}
                </span>
                <span>
                  {names[name]}
                  {isBefore && (
                    <span className="hidden-text">
                      <Trans>, done</Trans>
                    </span>
                  )}
                </span>
                {summaries[name] !== '' && <span className="release-steps-summary numbers">{summaries[name]}</span>}
              </Button>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
