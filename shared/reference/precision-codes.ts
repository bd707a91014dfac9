import type { CoordinatePrecision, DatePrecision } from './scales.ts';

/**
 * What the precision codes of event data sets mean in Concord's terms, keyed by the value as it stands in the file.
 * UCDP: Georeferenced Event Dataset codebook, `date_prec` and `where_prec`. ACLED: codebook, `time_precision` and
 * `geo_precision`.
 */

export const UCDP_DATE_PRECISIONS = {
  '1': 'day',
  '2': 'days',
  '3': 'week',
  '4': 'month',
  '5': 'year',
} as const satisfies Readonly<Record<string, DatePrecision>>;

/** 5 is a road, river, border or other area without formal limits; 7 is international waters or airspace. */
export const UCDP_WHERE_PRECISIONS = {
  '1': 'exact',
  '2': 'near',
  '3': 'adm2',
  '4': 'adm1',
  '5': 'fuzzy',
  '6': 'country',
  '7': 'international',
} as const satisfies Readonly<Record<string, CoordinatePrecision>>;

export const ACLED_TIME_PRECISIONS = {
  '1': 'day',
  '2': 'week',
  '3': 'month',
} as const satisfies Readonly<Record<string, DatePrecision>>;

/**
 * 1 is the named place; 2 a place chosen to stand for its surroundings, such as "near" a town; 3 a larger region, for
 * which a natural feature or the provincial capital stands, which is closest to a first-level area.
 */
export const ACLED_GEO_PRECISIONS = {
  '1': 'exact',
  '2': 'near',
  '3': 'adm1',
} as const satisfies Readonly<Record<string, CoordinatePrecision>>;
