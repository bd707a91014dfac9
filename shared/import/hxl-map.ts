import type { CsvColumn, CsvColumnFormat, CsvMap } from './csv-map.ts';
import { type Hashtag, parseHashtag } from './hxl.ts';
import { namedColumnsMap } from './named-columns-map.ts';

/** Where the values of a hashtag go. */
interface Filling {
  readonly target: string;
  readonly format?: CsvColumnFormat;
}

/** What several columns of one file share: how many actors there are by now. */
interface Counters {
  actors: number;
  sources: number;
}

/** Attributes that say nothing about which part of the dead is counted. */
const COUNTS_ALL = new Set(
  'killed dead deaths death fatalities total all num ind person people est best low min high max'.split(' '),
);

/** The language, vocabulary and type attributes that change nothing about the meaning. */
function isNeutral(attribute: string): boolean {
  return attribute.length === 2 || attribute.startsWith('v_') || attribute.startsWith('i_');
}

/**
 * Where the values of an HXL column go: the fields that a tag of the HXL 1.1 dictionary (and the attributes usual with it)
 * clearly means. Empty for the rest: figures on needs, targets and activities, which go to the body with their names.
 */
function fillings({ tag, attributes }: Hashtag, counters: Counters): Filling[] {
  const has = (...names: string[]) => names.some((name) => attributes.has(name));
  const area = /^adm([1-5])$/.exec(tag);
  if (area) return [{ target: `areas.${area[1]}.${has('code') ? 'pcode' : 'name'}` }];
  switch (tag) {
    case 'date':
      return dateFillings(has);
    case 'geo':
      if (has('lat')) return [{ target: 'latitude' }];
      if (has('lon', 'long', 'lng')) return [{ target: 'longitude' }];
      return has('coord', 'coords', 'point') ? [{ target: 'coordinates' }] : [];
    case 'country':
      return [{ target: 'country' }];
    case 'loc':
      return has('type', 'code', 'id') ? [] : [{ target: 'place' }];
    case 'event':
    case 'crisis':
      return eventFillings(tag, has);
    case 'affected':
      return has('killed', 'dead', 'deaths', 'death', 'fatalities') ? deathFillings(attributes, has) : [];
    case 'description':
      return [{ target: 'body' }];
    case 'meta':
      if (has('id')) return [{ target: 'id' }];
      if (has('source')) return [{ target: `sources.${++counters.sources}.description` }];
      return has('url') ? [{ target: `sources.${Math.max(counters.sources, 1)}.reference` }] : [];
    case 'contact':
      // Personal data: into the one field that stays at the desk.
      return [{ target: `sources.${Math.max(counters.sources, 1)}.contact` }];
    case 'group':
    case 'actor':
    case 'org':
      if (has('code', 'id', 'type', 'acronym')) {
        return counters.actors === 0 ? [] : [{ target: `actors.${counters.actors}.detail` }];
      }
      return counters.actors < 40 ? [{ target: `actors.${++counters.actors}.name` }] : [];
    case 'sector':
    case 'subsector':
      return has('code') ? [] : [{ target: 'tags', format: { prefix: `${tag}:` } }];
    default:
      return [];
  }
}

type Has = (...names: string[]) => boolean;

function dateFillings(has: Has): Filling[] {
  if (has('end', 'stop')) return [{ target: 'eventEnd' }];
  if (has('reported', 'published', 'submitted')) return [{ target: 'reportedAt' }];
  if (has('observed', 'assessed', 'surveyed')) return [{ target: 'observedAt' }];
  if (has('year', 'month', 'week')) return has('year') ? [{ target: 'eventStart', format: { isFallback: true } }] : [];
  return has('updated', 'approved', 'expected', 'planned') ? [] : [{ target: 'eventStart' }];
}

function eventFillings(tag: string, has: Has): Filling[] {
  if (has('id')) return tag === 'event' ? [{ target: 'id' }] : [];
  if (has('description')) return [{ target: 'body' }];
  if (has('type', 'category', 'subtype')) {
    return [
      { target: 'type', format: { isClosed: true } },
      { target: 'tags', format: { prefix: 'event:' } },
    ];
  }
  if (has('code')) return [];
  return tag === 'event' ? [{ target: 'title' }] : [{ target: 'tags', format: { prefix: 'crisis:' } }];
}

function deathFillings(attributes: ReadonlySet<string>, has: Has): Filling[] {
  // The dead among the women or the children are not the dead.
  if (![...attributes].every((attribute) => COUNTS_ALL.has(attribute) || isCountNeutral(attribute))) return [];
  if (has('low', 'min')) return [{ target: 'fatalitiesLow' }];
  return [{ target: has('high', 'max') ? 'fatalitiesHigh' : 'fatalitiesBest' }];
}

/** One letter is a sex or an age group in HXL, two are a language. */
function isCountNeutral(attribute: string): boolean {
  return attribute.length > 1 && isNeutral(attribute);
}

/**
 * A map for a file with HXL hashtags; columns without a hashtag are known by plain names, and those without a clear field
 * go to the body under their names. Null when no hashtag has a field. `header` and `hxl` are those of the same columns.
 */
export function hxlMap(header: readonly string[], hxl: readonly string[]): CsvMap | null {
  const counters: Counters = { actors: 0, sources: 0 };
  const used = new Set<string>();
  const columns = hxl.flatMap((text, index): CsvColumn[] => {
    const hashtag = parseHashtag(text);
    if (!hashtag) return [];
    const name = spelled(hashtag);
    // A hashtag that stands twice names its first column only.
    const column = used.has(name) ? (header[index] ?? '') : name;
    used.add(name);
    return fillings(hashtag, counters).map(({ target, format }) =>
      format ? { column, target, format } : { column, target },
    );
  });
  if (columns.length === 0) return null;
  const filled = new Set(columns.map(({ target }) => target));
  const untagged = header.filter((_, index) => parseHashtag(hxl[index] ?? '') === null);
  columns.push(...namedColumnsMap(untagged).columns.filter(({ target }) => !filled.has(target)));
  // A year serves only where no fuller date stands, whichever comes first in the file.
  const isFallback = (column: CsvColumn) => column.format?.isFallback === true;
  return {
    name: 'HXL-tagged file',
    description: 'Made from the hashtags of the file. Columns without a clear field go to the body under their names.',
    columns: [...columns.filter((column) => !isFallback(column)), ...columns.filter(isFallback)],
    constants: { status: 'submitted', tlp: 'TLP:AMBER', sensitivity: 'unclassified' },
    dateFormat: 'auto',
    decimal: 'auto',
    unmapped: 'body',
  };
}

function spelled({ tag, attributes }: Hashtag): string {
  return [`#${tag}`, ...[...attributes].sort()].join('+');
}
