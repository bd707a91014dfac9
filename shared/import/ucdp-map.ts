import { UCDP_TYPE_LABELS, UCDP_TYPES_OF_VIOLENCE } from '../reference/event-type-maps.ts';
import { UCDP_DATE_PRECISIONS, UCDP_WHERE_PRECISIONS } from '../reference/precision-codes.ts';
import type { CsvColumn, CsvColumnFormat, CsvMap } from './csv-map.ts';

function to(column: string, target: string, format?: CsvColumnFormat): CsvColumn {
  return format ? { column, target, format } : { column, target };
}

function line(column: string, label: string, format: CsvColumnFormat = {}): CsvColumn {
  return to(column, 'body.line', { label, ...format });
}

/** Names that tell a UCDP GED file from any other; all versions since 5.0 have them. */
export const UCDP_SIGNATURE: readonly string[] = [
  'id',
  'type_of_violence',
  'side_a',
  'side_b',
  'date_start',
  'best',
  'low',
  'high',
  'where_prec',
];

/**
 * UCDP Georeferenced Event Dataset, versions 19.1 to 25.1, candidate events, and what HDX makes of them. Nothing is judged
 * that UCDP did not say: severity, confidence and grading stay open. The columns left out repeat others (the year of the
 * event, the point as WKT, its grid cell, the region of the country, the ids of before 2017).
 */
export const UCDP_GED_MAP: CsvMap = {
  name: 'UCDP GED',
  description:
    'Events of the UCDP Georeferenced Event Dataset, with or without a row of HXL hashtags. Published under CC BY 4.0, ' +
    'so the notes are marked TLP:CLEAR; they come in as submitted, without a severity.',
  dataset: 'ucdp-ged',
  columns: [
    to('id', 'id'),
    to('type_of_violence', 'title', {
      values: { '1': 'State-based violence', '2': 'Non-state violence', '3': 'One-sided violence' },
    }),
    to('side_a', 'title', { before: ': ' }),
    to('side_b', 'title', { before: ' – ' }),
    to('where_coordinates', 'title', { before: ', ' }),
    to('type_of_violence', 'type', { values: { ...UCDP_TYPES_OF_VIOLENCE }, isClosed: true }),
    to('type_of_violence', 'tags', { values: { ...UCDP_TYPE_LABELS }, prefix: 'ucdp:' }),
    to('date_start', 'eventStart'),
    to('date_end', 'eventEnd'),
    to('date_prec', 'eventPrecision', { values: { ...UCDP_DATE_PRECISIONS } }),
    to('iso3', 'country'),
    to('country_id', 'country', { countryCode: 'gwno' }),
    to('country', 'country'),
    to('adm_1', 'areas.1.name'),
    to('adm_2', 'areas.2.name'),
    to('where_coordinates', 'place'),
    to('where_prec', 'coordinatePrecision', { values: { ...UCDP_WHERE_PRECISIONS } }),
    to('latitude', 'latitude'),
    to('longitude', 'longitude'),
    to('side_a', 'actors.1.name'),
    to('side_a_new_id', 'actors.1.detail', { prefix: 'UCDP actor ' }),
    to('gwnoa', 'actors.1.detail', { prefix: 'Gleditsch–Ward number ' }),
    to('type_of_violence', 'actors.1.role', {
      values: { '1': 'party', '2': 'party', '3': 'perpetrator' },
      isClosed: true,
    }),
    to('side_b', 'actors.2.name'),
    to('side_b_new_id', 'actors.2.detail', { prefix: 'UCDP actor ' }),
    to('gwnob', 'actors.2.detail', { prefix: 'Gleditsch–Ward number ' }),
    to('type_of_violence', 'actors.2.role', { values: { '1': 'party', '2': 'party', '3': 'target' }, isClosed: true }),
    to('low', 'fatalitiesLow'),
    to('best', 'fatalitiesBest'),
    to('high', 'fatalitiesHigh'),
    to('source_office', 'sources.1.description', { split: ';' }),
    to('source_article', 'sources.1.description', { isFallback: true }),
    to('source_date', 'sources.1.date', { split: ';' }),
    to('source_article', 'sources.1.reference', { split: '";"' }),
    to('source_original', 'sources.40.description', { values: { 'not given': '' } }),
    line('source_headline', 'Headline'),
    line('number_of_sources', 'Number of sources', { values: { '-1': '' } }),
    line('conflict_name', 'Conflict'),
    line('conflict_new_id', 'UCDP conflict id'),
    line('dyad_name', 'Dyad'),
    line('dyad_new_id', 'UCDP dyad id'),
    line('deaths_a', 'Deaths, side A'),
    line('deaths_b', 'Deaths, side B'),
    line('deaths_civilians', 'Deaths, civilians'),
    line('deaths_unknown', 'Deaths, unknown'),
    line('event_clarity', 'Event clarity', {
      values: { '1': '1 (reported as one event)', '2': '2 (summed up in the reports)' },
    }),
    line('active_year', 'Active year', { values: { '0': 'no', '1': 'yes', false: 'no', true: 'yes' } }),
    line('where_description', 'Place described as'),
    line('code_status', 'Coding status'),
    line('relid', 'UCDP related id'),
    to('year', 'drop'),
    to('geom_wkt', 'drop'),
    to('priogrid_gid', 'drop'),
    to('region', 'drop'),
    to('conflict_dset_id', 'drop'),
    to('dyad_dset_id', 'drop'),
    to('side_a_dset_id', 'drop'),
    to('side_b_dset_id', 'drop'),
  ],
  constants: {
    status: 'submitted',
    tlp: 'TLP:CLEAR',
    sensitivity: 'unclassified',
    tags: ['dataset:ucdp-ged'],
    source: {
      description: 'UCDP Georeferenced Event Dataset (GED), Uppsala Conflict Data Program',
      reference:
        'CC BY 4.0. Sundberg and Melander, "Introducing the UCDP Georeferenced Event Dataset", Journal of Peace ' +
        'Research 50(4), 2013. https://ucdp.uu.se/',
    },
  },
  dateFormat: 'auto',
  decimal: 'auto',
  unmapped: 'body',
};
