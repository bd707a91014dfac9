import { z } from 'zod';
import { isMapTarget } from './map-targets.ts';

/** Encodings that an event file may have. `windows-1252` covers Latin-1: it differs only where Latin-1 has no letters. */
export const CSV_ENCODINGS = ['utf-8', 'windows-1252', 'utf-16le', 'utf-16be'] as const;
export type CsvEncoding = (typeof CSV_ENCODINGS)[number];

/** What may separate the values of a row. */
export const CSV_DELIMITERS = [',', ';', '\t', '|'] as const;
export type CsvDelimiter = (typeof CSV_DELIMITERS)[number];

/**
 * How numeric dates are read. `dmy` and `mdy` decide the order of `03/04/2024`; `excel` and `excel-1904` read numbers as
 * days counted by a spreadsheet; `ymd` does neither. Dates that nobody writes in another order (`2024-04-03`,
 * `3 April 2024`, `03.04.2024`) are understood under each of them. `auto` decides by the whole column, and asks when the
 * column leaves it open.
 */
export const CSV_DATE_FORMATS = ['auto', 'ymd', 'dmy', 'mdy', 'excel', 'excel-1904'] as const;
export type CsvDateFormat = (typeof CSV_DATE_FORMATS)[number];

/** The sign before the fraction of a number; `auto` decides by the whole file, and asks when the file leaves it open. */
export const CSV_DECIMALS = ['auto', '.', ','] as const;
export type CsvDecimal = (typeof CSV_DECIMALS)[number];

/** How the values of one column are read. */
export const csvColumnFormat = z.strictObject({
  /** Overrides the map's date format. */
  date: z.enum(CSV_DATE_FORMATS).optional(),
  /** Overrides the map's decimal sign. */
  decimal: z.enum(CSV_DECIMALS).optional(),
  /** What a value of the file means, such as `1` → `State-based violence`; compared without regard to case. */
  values: z.record(z.string().max(200), z.string().max(300)).optional(),
  /** True when a value that `values` does not list, or that the field does not understand, counts as blank. */
  isClosed: z.boolean().optional(),
  /** Stands before the value when the text already holds something: several columns can make one text. */
  before: z.string().max(80).optional(),
  /** Stands before the value always, such as `ucdp:` for a tag or `UCDP actor ` for a detail. */
  prefix: z.string().max(80).optional(),
  /** The name of a `body.line`; without it the column's name. */
  label: z.string().max(120).optional(),
  /** What a number in a country column is; M49 (which ISO 3166-1 numeric equals) when not said. */
  countryCode: z.enum(['m49', 'gwno']).optional(),
  /** Splits the value into several: tags, actors, sources. */
  split: z.string().min(1).max(5).optional(),
  /** True when the column counts only where those before it left the field blank. */
  isFallback: z.boolean().optional(),
});
export type CsvColumnFormat = z.infer<typeof csvColumnFormat>;

export const csvColumn = z.strictObject({
  /** A name out of the header, or an HXL hashtag such as `#adm1+code` (attributes in any order). */
  column: z.string().min(1).max(500),
  /** Where the value goes: one of `MAP_TARGETS`, with the number of the item where there are several. */
  target: z.string().max(60).refine(isMapTarget, { error: 'This is not a field that a column can fill.' }),
  format: csvColumnFormat.optional(),
});
export type CsvColumn = z.infer<typeof csvColumn>;

/** Values that every note of the file gets; a column that fills the same field goes first. */
export const csvConstants = z.strictObject({
  status: z.string().max(80).optional(),
  type: z.string().max(80).optional(),
  severity: z.int().min(1).max(5).optional(),
  likelihood: z.string().max(80).optional(),
  confidence: z.string().max(80).optional(),
  /** ISO 3166-1 alpha-3. */
  country: z.string().max(3).optional(),
  tlp: z.string().max(80).optional(),
  sensitivity: z.string().max(80).optional(),
  chathamHouse: z.boolean().optional(),
  /** Added to the tags out of columns. */
  tags: z.array(z.string().min(1).max(120)).max(50).optional(),
  /** Added to the sources out of columns: who published the file, and under which terms. */
  source: z.strictObject({ description: z.string().max(1000), reference: z.string().max(2000).optional() }).optional(),
});
export type CsvConstants = z.infer<typeof csvConstants>;

/** How the rows of an event file become notes. Saved under its name, and read from and written to JSON as it is. */
export const csvMap = z.strictObject({
  name: z.string().min(1).max(120),
  description: z.string().max(1000).optional(),
  /** In the order in which they fill a note. One column may fill several fields, several columns one field. */
  columns: z.array(csvColumn).max(2000),
  constants: csvConstants,
  dateFormat: z.enum(CSV_DATE_FORMATS),
  decimal: z.enum(CSV_DECIMALS),
  /** What becomes of columns that the map does not name: dropped, or added to the body as `column: value` lines, except
   * those whose names speak of people, which go to the source and are withheld with it. */
  unmapped: z.enum(['drop', 'body']),
  /** Names the publication in which the values of the `id` column are unique, such as `ucdp-ged`. */
  dataset: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]{0,39}$/)
    .optional(),
  /** Detected when missing. */
  encoding: z.enum(CSV_ENCODINGS).optional(),
  /** Detected when missing. */
  delimiter: z.enum(CSV_DELIMITERS).optional(),
  /** The row that names the columns, counted from 1 over rows that are not blank; 0 for none. Detected when missing. */
  headerRow: z.int().min(0).max(25).optional(),
});
export type CsvMap = z.infer<typeof csvMap>;

export { MAP_TARGETS } from './map-targets.ts';
