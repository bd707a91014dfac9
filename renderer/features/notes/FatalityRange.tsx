import { Trans } from '@lingui/react/macro';
import { useFormat } from '../../language/useFormat.ts';
import type { NoteView } from '../records/record-views.ts';

interface Props {
  readonly values: NoteView['values'];
}

/** The best estimate with its bounds. */
export function FatalityRange({ values }: Props) {
  const format = useFormat();
  const shown = (count: number | null) => (count === null ? '?' : format.number(count));
  return (
    <span className="numbers">
      <Trans>
        {shown(values.fatalitiesBest)} (from {shown(values.fatalitiesLow)} to {shown(values.fatalitiesHigh)})
      </Trans>
    </span>
  );
}
