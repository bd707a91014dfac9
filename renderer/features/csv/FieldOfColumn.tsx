import { useLingui } from '@lingui/react/macro';
import { ChevronDown, X } from 'lucide-react';
import { useRef, useState } from 'react';
import { Button } from 'react-aria-components';
import { CSV_DATE_FORMATS } from '#shared/import/csv-map.ts';
import { parseTarget } from '#shared/import/map-targets.ts';
import { IconButton } from '../../components/IconButton.tsx';
import { Select } from '../../components/Select.tsx';
import { type Filling, withFormat, withTarget } from './map-draft.ts';
import { TargetPicker } from './TargetPicker.tsx';
import type { CsvDraft } from './useCsvMap.ts';
import { useFormatWords } from './useFormatWords.ts';
import { useReadingWords } from './useReadingWords.ts';
import { useTargetWords } from './useTargetWords.ts';

interface Props {
  /** The column. */
  readonly name: string;
  readonly filling: Filling;
  readonly draft: CsvDraft;
}

/** One field that a column fills: which, how its values are read, and a way to change both. */
export function FieldOfColumn({ name, filling: { at, column }, draft }: Props) {
  const { t } = useLingui();
  const words = useTargetWords();
  const formats = useFormatWords();
  const readings = useReadingWords();
  const [isChoosing, setChoosing] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const { map, change, inspection } = draft;
  const close = () => {
    setChoosing(false);
    requestAnimationFrame(() => opener.current?.focus());
  };
  const target = words.name(column.target);
  const date = column.format?.date;
  const isDate = parseTarget(column.target)?.entry.kind === 'date';
  const candidates = inspection.dates.find((one) => one.column === name)?.formats ?? [];
  // Where the values leave one way to read them, that way is told and nothing is asked.
  const settled = isDate && date === undefined && map.dateFormat === 'auto' && candidates.length === 1;
  const reading = CSV_DATE_FORMATS.find((one) => settled && one === candidates[0] && one !== 'ymd');
  const how = [reading && readings.dates(reading), formats.describe(column.format)].filter((part) => part).join('; ');

  if (isChoosing) {
    return (
      <TargetPicker
        label={t`Field for the column ${name}`}
        map={map}
        value={column.target}
        onChoose={(next) => {
          change(withTarget(map, at, next));
          close();
        }}
        onClose={close}
      />
    );
  }
  return (
    <div className="column-table-field">
      <Button
        className="column-table-target"
        aria-label={t`${target}. Change the field for the column ${name}`}
        onPress={() => setChoosing(true)}
        ref={opener}
      >
        <span className="cut">{target}</span>
        <ChevronDown size={14} aria-hidden />
      </Button>
      <IconButton
        label={t`Take ${target} from the column ${name}`}
        icon={X}
        onPress={() => change(withTarget(map, at, null))}
      />
      {how !== '' && <span className="column-table-how">{how}</span>}
      {isDate && !settled && (
        <div className="column-table-format">
          <Select
            label={t`Order of day and month in the column ${name}`}
            isLabelHidden
            options={CSV_DATE_FORMATS.map((value) => ({
              value,
              label: readings.dates(value),
              detail: readings.datesMeaning(value),
            }))}
            value={date ?? map.dateFormat}
            onChange={(chosen) => change(withFormat(map, at, { date: CSV_DATE_FORMATS.find((one) => one === chosen) }))}
          />
        </div>
      )}
    </div>
  );
}
