import './strength-meter.css';
import { Trans, useLingui } from '@lingui/react/macro';
import { useEffect, useState } from 'react';
import { LEAST_LENGTH, type Strength, strengthOf } from './strength.ts';
import { useStrengthWords } from './useStrengthWords.ts';

interface Props {
  readonly passphrase: string;
  /** Words that a stranger would try first. */
  readonly known: readonly string[];
}

/** How hard the passphrase is to guess, in words and five steps; says what would make it harder. */
export function StrengthMeter({ passphrase, known }: Props) {
  const { t } = useLingui();
  const words = useStrengthWords();
  const [strength, setStrength] = useState<Strength | null>(null);
  const tried = known.join('\u0000');
  useEffect(() => {
    let isCurrent = true;
    const timer = setTimeout(() => {
      void strengthOf(passphrase, tried.split('\u0000')).then((found) => isCurrent && setStrength(found));
    }, 120);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [passphrase, tried]);

  if (passphrase === '') {
    return (
      <p className="strength-meter-advice">
        <Trans>
          At least {LEAST_LENGTH} characters. Four or five words that have nothing to do with one another are strong and
          easy to keep in mind.
        </Trans>
      </p>
    );
  }
  const isShort = [...passphrase].length < LEAST_LENGTH;
  const score = isShort ? 0 : (strength?.score ?? null);
  return (
    <div className="strength-meter" role="status">
      <div className="strength-meter-steps" data-score={score ?? ''} aria-hidden>
        {[0, 1, 2, 3, 4].map((step) => (
          <span
            key={step}
            className="strength-meter-step"
            {...(score !== null && step <= score ? { 'data-on': '' } : {})}
          />
        ))}
      </div>
      <p className="strength-meter-words">
        {isShort
          ? t`Too short: at least ${LEAST_LENGTH} characters.`
          : score === null
            ? t`Estimating`
            : words.score(score)}
      </p>
      {!isShort && strength && strength.score < 3 && <p className="strength-meter-advice">{words.reason(strength)}</p>}
    </div>
  );
}
