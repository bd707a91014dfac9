import { useLingui } from '@lingui/react/macro';
import type { CsvDateFormat, CsvDecimal, CsvDelimiter, CsvEncoding } from '#shared/import/csv-map.ts';

export interface ReadingWords {
  readonly encoding: (encoding: CsvEncoding) => string;
  readonly delimiter: (delimiter: CsvDelimiter) => string;
  readonly dates: (format: CsvDateFormat) => string;
  readonly datesMeaning: (format: CsvDateFormat) => string;
  readonly decimal: (decimal: CsvDecimal) => string;
}

/** How files can be read, in words. */
export function useReadingWords(): ReadingWords {
  const { t } = useLingui();
  const encodings: Readonly<Record<CsvEncoding, string>> = {
    'utf-8': 'UTF-8',
    'windows-1252': t`Western European (Latin-1)`,
    'utf-16le': 'UTF-16 LE',
    'utf-16be': 'UTF-16 BE',
  };
  const delimiters: Readonly<Record<CsvDelimiter, string>> = {
    ',': t`Comma`,
    ';': t`Semicolon`,
    '\t': t`Tab`,
    '|': t`Vertical bar`,
  };
  const dates: Readonly<Record<CsvDateFormat, readonly [string, string]>> = {
    auto: [t`Find out`, t`By what the values of each column show.`],
    ymd: [t`Year first`, t`2026-11-24`],
    dmy: [t`Day first`, t`24/11/2026 is 24 November 2026.`],
    mdy: [t`Month first`, t`11/24/2026 is 24 November 2026.`],
    excel: [t`Spreadsheet days`, t`46350 is 24 November 2026.`],
    'excel-1904': [t`Spreadsheet days, old Mac`, t`44888 is 24 November 2026.`],
  };
  const decimals: Readonly<Record<CsvDecimal, string>> = {
    auto: t`Find out`,
    '.': t`Point: 1.5`,
    ',': t`Comma: 1,5`,
  };
  return {
    encoding: (encoding) => encodings[encoding],
    delimiter: (delimiter) => delimiters[delimiter],
    dates: (format) => dates[format][0],
    datesMeaning: (format) => dates[format][1],
    decimal: (decimal) => decimals[decimal],
  };
}
