import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { DEFAULT_MARKING } from '#shared/domain/marking.ts';
import { CSV_DELIMITERS, CSV_ENCODINGS } from '#shared/import/csv-map.ts';
import { useTerms } from '../../language/useTerms.ts';
import type { CsvDraft } from './useCsvMap.ts';
import { useReadingWords } from './useReadingWords.ts';

/** What the folded parts of the mapping page say of themselves. */
export function useMapSummary({ map, inspection }: CsvDraft): { readonly reading: string; readonly everyNote: string } {
  const { t } = useLingui();
  const { term, country } = useTerms();
  const words = useReadingWords();
  const { constants } = map;
  const encoding = CSV_ENCODINGS.find((one) => one === (map.encoding ?? inspection.encoding));
  const delimiter = CSV_DELIMITERS.find((one) => one === (map.delimiter ?? inspection.delimiter));
  const row = map.headerRow ?? inspection.headerRow;
  const tags = constants.tags?.length ?? 0;
  const reading = [
    encoding && words.encoding(encoding),
    delimiter && words.delimiter(delimiter),
    row === 0 ? t`no names of columns` : t`names in row ${row}`,
    inspection.hxl !== null && t`HXL hashtags`,
    map.dateFormat !== 'auto' && words.dates(map.dateFormat),
    map.decimal !== 'auto' && words.decimal(map.decimal),
  ];
  const everyNote = [
    constants.status !== undefined && term('status', constants.status),
    constants.tlp ?? DEFAULT_MARKING.tlp,
    term('sensitivity', constants.sensitivity ?? DEFAULT_MARKING.sensitivity),
    constants.chathamHouse === true && t`Chatham House rule`,
    constants.country !== undefined && country(constants.country),
    tags > 0 && plural(tags, { one: '# tag', other: '# tags' }),
  ];
  const listed = (parts: readonly (string | false | undefined)[]) => parts.filter((part) => part).join(' · ');
  return { reading: listed(reading), everyNote: listed(everyNote) };
}
