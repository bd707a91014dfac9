import './progress-bar.css';
import { Trans, useLingui } from '@lingui/react/macro';
import { ProgressBar as AriaProgressBar, Label } from 'react-aria-components';
import type { Progress } from '../bridge/progress.ts';
import { useFormat } from '../language/useFormat.ts';
import { Button } from './Button.tsx';

interface Props {
  /** Null before the first report. */
  readonly progress: Progress | null;
  /** Leave out for work that cannot be stopped. */
  readonly onCancel?: () => void;
}

/** Long work under way: what it is doing, how far it is, and a way to stop it. */
export function ProgressBar({ progress, onCancel }: Props) {
  const { t } = useLingui();
  const format = useFormat();
  const phases: Readonly<Record<Progress['phase'], string>> = {
    reading: t`Reading`,
    verifying: t`Verifying`,
    writing: t`Writing`,
    indexing: t`Indexing`,
    checking: t`Checking`,
  };
  const total = progress?.total ?? null;
  const done = progress?.done ?? 0;
  const counted = total === null ? format.number(done) : t`${format.number(done)} of ${format.number(total)}`;
  return (
    <div className="progress-bar">
      <AriaProgressBar
        className="progress-bar-field"
        value={done}
        maxValue={Math.max(1, total ?? 1)}
        isIndeterminate={total === null}
        valueLabel={counted}
      >
        {({ percentage }) => (
          <>
            <div className="progress-bar-words">
              <Label>{progress ? phases[progress.phase] : t`Starting`}</Label>
              <span className="numbers muted">{progress ? counted : ''}</span>
            </div>
            <div className="progress-bar-track">
              <div
                className={percentage === undefined ? 'progress-bar-fill progress-bar-unknown' : 'progress-bar-fill'}
                style={percentage === undefined ? {} : { inlineSize: `${percentage}%` }}
              />
            </div>
          </>
        )}
      </AriaProgressBar>
      {onCancel && (
        <Button onPress={onCancel}>
          <Trans>Cancel</Trans>
        </Button>
      )}
    </div>
  );
}
