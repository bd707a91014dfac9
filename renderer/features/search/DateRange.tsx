import { Trans, useLingui } from '@lingui/react/macro';
import { DateField } from '../../components/DateField.tsx';
import { nextDay, today } from '../../components/read-day.ts';
import { Button } from '../../components/Button.tsx';

interface Props {
  readonly from: string | null;
  readonly to: string | null;
  readonly onRange: (from: string | null, to: string | null) => void;
}

/** Days of the event, both included. */
export function DateRange({ from, to, onRange }: Props) {
  const { t } = useLingui();
  const back = (days: number) => onRange(nextDay(today(), -days), null);
  return (
    <div className="facet-choices date-range" role="group" aria-label={t`Date`}>
      <h3 className="facet-choices-title">
        <Trans>Date</Trans>
      </h3>
      <div className="date-range-short">
        <Button kind="quiet" onPress={() => back(7)}>
          <Trans>7 days</Trans>
        </Button>
        <Button kind="quiet" onPress={() => back(30)}>
          <Trans>30 days</Trans>
        </Button>
        <Button kind="quiet" onPress={() => back(365)}>
          <Trans>1 year</Trans>
        </Button>
      </div>
      <DateField label={t`From`} value={from} onChange={(day) => onRange(day, to)} />
      <DateField label={t`Until`} value={to} onChange={(day) => onRange(from, day)} />
    </div>
  );
}
