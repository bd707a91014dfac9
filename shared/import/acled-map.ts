import { ACLED_EVENT_TYPES, ACLED_SUB_EVENT_TYPES } from '../reference/event-type-maps.ts';
import { ACLED_GEO_PRECISIONS, ACLED_TIME_PRECISIONS } from '../reference/precision-codes.ts';
import type { CsvColumn, CsvColumnFormat, CsvMap } from './csv-map.ts';

function to(column: string, target: string, format?: CsvColumnFormat): CsvColumn {
  return format ? { column, target, format } : { column, target };
}

/** Names that tell an ACLED export from any other, of the layouts before and after 2023. */
export const ACLED_SIGNATURE: readonly string[] = [
  'event_id_cnty',
  'event_date',
  'event_type',
  'sub_event_type',
  'actor1',
  'fatalities',
];

/** The numbers of the layouts before 2023; later ones write the words. 0 stands for no actor. */
const INTER_CODES: Readonly<Record<string, string>> = {
  '0': '',
  '1': 'State forces',
  '2': 'Rebel group',
  '3': 'Political militia',
  '4': 'Identity militia',
  '5': 'Rioters',
  '6': 'Protesters',
  '7': 'Civilians',
  '8': 'External/Other forces',
};

/** Only where ACLED's event type itself says who did what to whom. */
const FIRST_ROLES = { Battles: 'party', 'Violence against civilians': 'perpetrator' };
const SECOND_ROLES = { Battles: 'party', 'Violence against civilians': 'target' };

/**
 * Event exports of the Armed Conflict Location and Event Data project. Nothing is judged that ACLED did not say: severity,
 * confidence and grading stay open, and its one figure for fatalities is the best estimate without a range.
 */
export const ACLED_MAP: CsvMap = {
  name: 'ACLED events',
  description:
    'Event exports of ACLED. Its terms of use limit redistribution, so the notes are marked TLP:AMBER; they come in as ' +
    'submitted, without a severity.',
  dataset: 'acled',
  columns: [
    to('event_id_cnty', 'id'),
    to('sub_event_type', 'title'),
    to('event_type', 'title', { isFallback: true }),
    to('actor1', 'title', { before: ': ' }),
    to('actor2', 'title', { before: ' – ' }),
    to('location', 'title', { before: ', ' }),
    to('notes', 'body'),
    to('sub_event_type', 'type', { values: { ...ACLED_SUB_EVENT_TYPES }, isClosed: true }),
    to('event_type', 'type', { values: { ...ACLED_EVENT_TYPES }, isClosed: true }),
    to('disorder_type', 'tags', { prefix: 'acled:', split: ';' }),
    to('event_type', 'tags', { prefix: 'acled:' }),
    to('sub_event_type', 'tags', { prefix: 'acled:' }),
    to('civilian_targeting', 'tags', { prefix: 'acled:' }),
    to('tags', 'tags', { prefix: 'acled:', split: ';' }),
    to('event_date', 'eventStart'),
    to('time_precision', 'eventPrecision', { values: { ...ACLED_TIME_PRECISIONS } }),
    // Kosovo has no M49 code and stands as 0.
    to('iso', 'country', { values: { '0': '' } }),
    to('iso3', 'country'),
    to('country', 'country'),
    to('admin1', 'areas.1.name'),
    to('admin2', 'areas.2.name'),
    to('admin3', 'areas.3.name'),
    to('location', 'place'),
    to('latitude', 'latitude'),
    to('longitude', 'longitude'),
    to('geo_precision', 'coordinatePrecision', { values: { ...ACLED_GEO_PRECISIONS } }),
    to('actor1', 'actors.1.name'),
    to('event_type', 'actors.1.role', { values: FIRST_ROLES, isClosed: true }),
    to('inter1', 'actors.1.detail', { values: INTER_CODES }),
    to('assoc_actor_1', 'actors.1.detail', { prefix: 'with ' }),
    to('actor2', 'actors.2.name'),
    to('event_type', 'actors.2.role', { values: SECOND_ROLES, isClosed: true }),
    to('inter2', 'actors.2.detail', { values: INTER_CODES }),
    to('assoc_actor_2', 'actors.2.detail', { prefix: 'with ' }),
    to('fatalities', 'fatalitiesBest'),
    to('source', 'sources.1.description', { split: ';' }),
    to('source_scale', 'body.line', { label: 'Source scale' }),
    to('interaction', 'body.line', { label: 'ACLED interaction' }),
    to('timestamp', 'body.line', { label: 'ACLED timestamp' }),
    to('data_id', 'body.line', { label: 'ACLED data id' }),
    to('event_id_no_cnty', 'drop'),
    to('year', 'drop'),
    to('region', 'drop'),
  ],
  constants: {
    status: 'submitted',
    tlp: 'TLP:AMBER',
    sensitivity: 'unclassified',
    tags: ['dataset:acled'],
    source: {
      description: 'Armed Conflict Location and Event Data (ACLED)',
      reference: 'https://acleddata.com/ (redistribution is limited by the terms of use)',
    },
  },
  dateFormat: 'auto',
  decimal: 'auto',
  unmapped: 'body',
};
