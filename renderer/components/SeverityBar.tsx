import './severity-bar.css';
import { useLingui } from '@lingui/react/macro';
import { useTerms } from '../language/useTerms.ts';

interface Props {
  /** 1 to 5; null when nobody graded it. */
  readonly severity: number | null;
  /** Also says the word: for a record's head, not for rows. */
  readonly isSpelledOut?: boolean;
}

/** How grave it is: one step of the ramp with its number, never colour alone. */
export function SeverityBar({ severity, isSpelledOut = false }: Props) {
  const { t } = useLingui();
  const { term } = useTerms();
  const word = severity === null ? t`Not graded` : term('severity', severity);
  return (
    <span className="severity-bar">
      <span className="severity-bar-step" data-severity={severity ?? 'none'} aria-hidden>
        {severity ?? '–'}
      </span>
      {isSpelledOut ? (
        <span>{severity === null ? t`Severity not graded` : t`Severity ${severity} · ${word}`}</span>
      ) : (
        <span className="hidden-text">
          {severity === null ? t`Severity not graded` : t`Severity ${severity}, ${word}`}
        </span>
      )}
    </span>
  );
}
