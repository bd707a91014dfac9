import { useLingui } from '@lingui/react/macro';
import { CSV_DATE_FORMATS, CSV_DECIMALS, CSV_DELIMITERS, CSV_ENCODINGS, type CsvMap } from '#shared/import/csv-map.ts';
import { namedColumnsMap } from '#shared/import/named-columns-map.ts';
import { shownError } from '../../bridge/call.ts';
import { useConnection } from '../../bridge/useConnection.ts';
import { Select } from '../../components/Select.tsx';
import { useAnnouncer } from '../../messages/useAnnouncer.ts';
import { emptyMap, fillingsOf, withReading } from './map-draft.ts';
import type { CsvDraft, Reading } from './useCsvMap.ts';
import { useReadingWords } from './useReadingWords.ts';

interface Props {
  readonly draft: CsvDraft;
}

/** Rows at the top of a file that may name the columns. */
const HEADER_ROWS = 25;

/** How bytes become rows and texts become dates and numbers: as it was found, unless somebody knows better. */
export function ReadingBar({ draft }: Props) {
  const { t } = useLingui();
  const { call } = useConnection();
  const announcer = useAnnouncer();
  const words = useReadingWords();
  const { map, change, inspection, found } = draft;

  const read = async (part: Reading) => {
    const next: CsvMap = { ...map, ...part };
    change(next);
    // Other columns may come of it; a map that knows none of them gives way to one that does.
    try {
      const fresh = await call('csv.inspect', { file: draft.file, map: withReading(emptyMap(), next) });
      if (fillingsOf(next, fresh).every((fillings) => fillings.length === 0)) {
        change(withReading(fresh.suggestedMap ?? namedColumnsMap(fresh.header), next));
      }
    } catch (thrown) {
      announcer.say(shownError(thrown).message);
    }
  };
  const marked = (label: string, isFound: boolean) => (isFound ? t`${label} (found)` : label);
  const headerRow = map.headerRow ?? inspection.headerRow;

  return (
    <div className="mapping-pane-row">
      <Select
        label={t`Encoding`}
        options={CSV_ENCODINGS.map((value) => ({
          value,
          label: marked(words.encoding(value), found.encoding === value),
        }))}
        value={map.encoding ?? inspection.encoding}
        onChange={(chosen) => {
          const encoding = CSV_ENCODINGS.find((one) => one === chosen);
          if (encoding) void read({ encoding });
        }}
      />
      <Select
        label={t`Separator`}
        options={CSV_DELIMITERS.map((value) => ({
          value,
          label: marked(words.delimiter(value), found.delimiter === value),
        }))}
        value={map.delimiter ?? inspection.delimiter}
        onChange={(chosen) => {
          const delimiter = CSV_DELIMITERS.find((one) => one === chosen);
          if (delimiter) void read({ delimiter });
        }}
      />
      <Select
        label={t`Names of the columns`}
        options={Array.from({ length: HEADER_ROWS + 1 }, (_, row) => ({
          value: String(row),
          label: marked(row === 0 ? t`None` : t`Row ${row}`, found.headerRow === row),
        }))}
        value={String(headerRow)}
        onChange={(chosen) => chosen !== null && void read({ headerRow: Number(chosen) })}
      />
      <Select
        label={t`Dates`}
        options={CSV_DATE_FORMATS.map((value) => ({
          value,
          label: words.dates(value),
          detail: words.datesMeaning(value),
        }))}
        value={map.dateFormat}
        onChange={(chosen) => {
          const dateFormat = CSV_DATE_FORMATS.find((one) => one === chosen);
          if (dateFormat) change({ ...map, dateFormat });
        }}
      />
      <Select
        label={t`Decimal sign`}
        options={CSV_DECIMALS.map((value) => ({ value, label: words.decimal(value) }))}
        value={map.decimal}
        onChange={(chosen) => {
          const decimal = CSV_DECIMALS.find((one) => one === chosen);
          if (decimal) change({ ...map, decimal });
        }}
      />
    </div>
  );
}
