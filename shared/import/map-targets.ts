/** How a column's value is read before it fills a field. */
export type TargetKind =
  'text' | 'code' | 'date' | 'whole' | 'decimal' | 'country' | 'coordinates' | 'tags' | 'flag' | 'id' | 'line' | 'drop';

export interface MapTarget {
  /** The target as it stands in a map; `#` is where the number of the item goes (1 to `most`). */
  readonly target: string;
  /** In English; the interface translates it by `target`. */
  readonly label: string;
  readonly group: 'what' | 'when' | 'where' | 'who' | 'sure' | 'next' | 'marking' | 'other';
  readonly kind: TargetKind;
  /** How many items a file may fill; 1 for fields that are not collections. */
  readonly most: number;
}

function target(name: string, label: string, group: MapTarget['group'], kind: TargetKind, most = 1): MapTarget {
  return { target: name, label, group, kind, most };
}

/** The most actors, sources and responses that columns (or the parts of a split column) can fill in one note. */
export const MOST_ITEMS = 40;

/** Everything that a column can fill, in the order in which the mapping page offers it. */
export const MAP_TARGETS: readonly MapTarget[] = [
  target('title', 'Title', 'what', 'text'),
  target('summary', 'Summary', 'what', 'text'),
  target('body', 'Text, as a paragraph', 'what', 'text'),
  target('body.line', 'Text, as a named line', 'what', 'line'),
  target('type', 'Situation type', 'what', 'code'),
  target('severity', 'Severity', 'what', 'whole'),
  target('status', 'Status', 'what', 'code'),
  target('tags', 'Tags', 'what', 'tags'),
  target('eventStart', 'Event start', 'when', 'date'),
  target('eventEnd', 'Event end', 'when', 'date'),
  target('eventPrecision', 'Date precision', 'when', 'code'),
  target('observedAt', 'Observed on', 'when', 'date'),
  target('reportedAt', 'Reported on', 'when', 'date'),
  target('country', 'Country', 'where', 'country'),
  target('areas.#.name', 'Area, name', 'where', 'text', 5),
  target('areas.#.pcode', 'Area, P-code', 'where', 'text', 5),
  target('place', 'Place', 'where', 'text'),
  target('latitude', 'Latitude', 'where', 'decimal'),
  target('longitude', 'Longitude', 'where', 'decimal'),
  target('coordinates', 'Latitude and longitude in one column', 'where', 'coordinates'),
  target('coordinatePrecision', 'Coordinate precision', 'where', 'code'),
  target('actors.#.name', 'Actor, name', 'who', 'text', MOST_ITEMS),
  target('actors.#.role', 'Actor, role', 'who', 'code', MOST_ITEMS),
  target('actors.#.detail', 'Actor, detail', 'who', 'text', MOST_ITEMS),
  target('fatalitiesLow', 'Fatalities, low estimate', 'what', 'whole'),
  target('fatalitiesBest', 'Fatalities, best estimate', 'what', 'whole'),
  target('fatalitiesHigh', 'Fatalities, high estimate', 'what', 'whole'),
  target('sources.#.description', 'Source, description', 'sure', 'text', MOST_ITEMS),
  target('sources.#.reliability', 'Source, reliability (A–F)', 'sure', 'code', MOST_ITEMS),
  target('sources.#.credibility', 'Source, credibility (1–6)', 'sure', 'code', MOST_ITEMS),
  target('sources.#.access', 'Source, open or restricted', 'sure', 'code', MOST_ITEMS),
  target('sources.#.date', 'Source, date', 'sure', 'date', MOST_ITEMS),
  target('sources.#.reference', 'Source, reference', 'sure', 'text', MOST_ITEMS),
  target('sources.#.identity', 'Source, identity (withheld by default)', 'sure', 'text', MOST_ITEMS),
  target('sources.#.contact', 'Source, contact (withheld by default)', 'sure', 'text', MOST_ITEMS),
  target('confidence', 'Confidence', 'sure', 'code'),
  target('likelihood', 'Likelihood', 'next', 'code'),
  target('trend', 'Trend', 'next', 'code'),
  target('horizon', 'Horizon', 'next', 'code'),
  target('riskFactors', 'Risk factors', 'next', 'tags'),
  target('peaceIndicators', 'Peace indicators', 'next', 'tags'),
  target('structuralCauses', 'Structural causes', 'next', 'text'),
  target('triggers', 'Triggers', 'next', 'text'),
  target('responses.#.action', 'Response, action', 'next', 'text', MOST_ITEMS),
  target('responses.#.addressee', 'Response, addressee', 'next', 'text', MOST_ITEMS),
  target('responses.#.deadline', 'Response, deadline', 'next', 'date', MOST_ITEMS),
  target('gaps', 'Gaps in what is known', 'next', 'text'),
  target('nextUpdateDue', 'Next update due', 'next', 'date'),
  target('tlp', 'Release marking (TLP)', 'marking', 'code'),
  target('sensitivity', 'UN sensitivity', 'marking', 'code'),
  target('chathamHouse', 'Chatham House rule', 'marking', 'flag'),
  target('id', 'Id in the source, to know it again', 'other', 'id'),
  target('drop', 'Leave out', 'other', 'drop'),
];

const BY_TARGET = new Map(MAP_TARGETS.map((entry) => [entry.target, entry]));

export interface ParsedTarget {
  readonly entry: MapTarget;
  /** The note's field, such as `sources`. */
  readonly field: string;
  /** For collections: which item, from 1. Null for fields that are not collections. */
  readonly item: number | null;
  /** For collections: which part of the item. */
  readonly attribute: string | null;
}

/** Takes a target of a map apart; null when no column can fill it. */
export function parseTarget(text: string): ParsedTarget | null {
  const numbered = /^([a-zA-Z]+)\.([1-9]\d?)\.([a-zA-Z]+)$/.exec(text);
  if (!numbered) {
    const entry = text.includes('#') ? undefined : BY_TARGET.get(text);
    return entry ? { entry, field: text.split('.')[0] ?? text, item: null, attribute: null } : null;
  }
  const [, field = '', number = '', attribute = ''] = numbered;
  const entry = BY_TARGET.get(`${field}.#.${attribute}`);
  const item = Number(number);
  return entry && item <= entry.most ? { entry, field, item, attribute } : null;
}

export function isMapTarget(text: string): boolean {
  return parseTarget(text) !== null;
}
