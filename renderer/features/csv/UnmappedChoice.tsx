import { useLingui } from '@lingui/react/macro';
import type { CsvMap } from '#shared/import/csv-map.ts';
import { RadioCards } from '../../components/RadioCards.tsx';

interface Props {
  readonly map: CsvMap;
  readonly onChange: (map: CsvMap) => void;
}

/** What becomes of the columns that nobody said anything about. */
export function UnmappedChoice({ map, onChange }: Props) {
  const { t } = useLingui();
  return (
    <RadioCards
      label={t`Columns without a field`}
      value={map.unmapped}
      onChange={(unmapped) => onChange({ ...map, unmapped })}
      choices={[
        { value: 'body', label: t`Keep in the text`, detail: t`As lines with the name of the column.` },
        { value: 'drop', label: t`Leave out`, detail: t`They do not come in.` },
      ]}
    />
  );
}
