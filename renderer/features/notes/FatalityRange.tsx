import { Trans } from '@lingui/react/macro';
import { useFormat } from '../../language/useFormat.ts';
import type { NoteView } from '../records/record-views.ts';

interface Props {
  readonly values: NoteView['values'];
}

/** The best estimate with its bounds, as far as they are given. */
export function FatalityRange({ values }: Props) {
  const format = useFormat();
  const { fatalitiesLow: low, fatalitiesBest: best, fatalitiesHigh: high } = values;
  const shown = (count: number | null) => (count === null ? '?' : format.number(count));
  const hasRange = low !== null || high !== null;
  return (
    <span className="numbers">
      {!hasRange && shown(best)}
      {hasRange && best === null && (
        <Trans>
          from {shown(low)} to {shown(high)}
        </Trans>
      )}
      {hasRange && best !== null && (
        <Trans>
          {shown(best)} (from {shown(low)} to {shown(high)})
        </Trans>
      )}
    </span>
  );
}
