import type { CsvColumn, CsvMap } from './csv-map.ts';
import { foldLabel } from './csv-table.ts';
import { isMapTarget, MAP_TARGETS, parseTarget } from './map-targets.ts';
import { personalColumn } from './personal-columns.ts';

/** Column names that plainly mean a field, folded and without accents, blanks, hyphens and underscores. */
const MEANINGS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    titre: 'title',
    titulo: 'title',
    headline: 'title',
    subject: 'title',
    eventname: 'title',
    description: 'body',
    narrative: 'body',
    notes: 'body',
    text: 'body',
    details: 'body',
    date: 'eventStart',
    fecha: 'eventStart',
    eventdate: 'eventStart',
    incidentdate: 'eventStart',
    dateofevent: 'eventStart',
    dateofincident: 'eventStart',
    startdate: 'eventStart',
    datestart: 'eventStart',
    enddate: 'eventEnd',
    dateend: 'eventEnd',
    reporteddate: 'reportedAt',
    datereported: 'reportedAt',
    reportdate: 'reportedAt',
    iso3: 'country',
    pais: 'country',
    pays: 'country',
    countrycode: 'country',
    countryiso3: 'country',
    countryname: 'country',
    admin1: 'areas.1.name',
    adm1: 'areas.1.name',
    adm1name: 'areas.1.name',
    province: 'areas.1.name',
    adm1pcode: 'areas.1.pcode',
    admin2: 'areas.2.name',
    adm2: 'areas.2.name',
    adm2name: 'areas.2.name',
    district: 'areas.2.name',
    adm2pcode: 'areas.2.pcode',
    admin3: 'areas.3.name',
    adm3: 'areas.3.name',
    location: 'place',
    placename: 'place',
    lugar: 'place',
    lieu: 'place',
    city: 'place',
    town: 'place',
    village: 'place',
    lat: 'latitude',
    lon: 'longitude',
    lng: 'longitude',
    long: 'longitude',
    coordinate: 'coordinates',
    latlon: 'coordinates',
    fatalities: 'fatalitiesBest',
    deaths: 'fatalitiesBest',
    killed: 'fatalitiesBest',
    dead: 'fatalitiesBest',
    url: 'sources.1.reference',
    link: 'sources.1.reference',
    sourceurl: 'sources.1.reference',
    actor: 'actors.1.name',
    actor1: 'actors.1.name',
    perpetrator: 'actors.1.name',
    actor2: 'actors.2.name',
    target: 'actors.2.name',
    victim: 'actors.2.name',
  }),
);

/** Names that are also codes of a list: what is not a code becomes a tag. */
const TYPE_NAMES = new Set(['type', 'eventtype', 'incidenttype', 'category', 'situationtype']);

/** The fields of a note by their own names, as a table written for Concord has them, in any case. */
const OWN_NAMES = new Map(
  MAP_TARGETS.filter(
    ({ target, kind }) => kind !== 'id' && kind !== 'drop' && kind !== 'line' && !target.includes('.'),
  ).map(({ target }) => [target.toLowerCase(), target]),
);

/**
 * A map for a plain table whose columns have plain names, and a first proposal for the mapping page. What names people
 * goes to the source, where a release withholds it; the rest to the body under its name, and nothing is taken for an id, since ids of unknown origin may repeat from file to file.
 */
export function namedColumnsMap(header: readonly string[]): CsvMap {
  const taken = new Set<string>();
  const columns = header.flatMap((column): CsvColumn[] => {
    const name = foldLabel(column)
      .normalize('NFD')
      .replaceAll(/[\p{M}\s_-]/gu, '');
    if (TYPE_NAMES.has(name) && !taken.has('type')) {
      taken.add('type');
      return [
        { column, target: 'type', format: { isClosed: true } },
        { column, target: 'tags', format: { prefix: 'event:' } },
      ];
    }
    const itself = column.trim();
    const own = isMapTarget(itself) && itself !== 'id' && itself !== 'drop' ? itself : OWN_NAMES.get(name);
    const personal = own === undefined ? personalColumn(column) : null;
    if (personal) return [personal];
    const target = own ?? MEANINGS.get(name);
    if (target === undefined || (taken.has(target) && target !== 'country')) return [];
    taken.add(target);
    const kind = parseTarget(target)?.entry.kind;
    if (kind === 'tags') return [{ column, target, format: { split: ';' } }];
    // Somebody else's scale is no mistake: what does not fit stays readable in the body. A marking must be understood.
    if (target === 'severity' || (kind === 'code' && target !== 'tlp' && target !== 'sensitivity')) {
      return [
        { column, target, format: { isClosed: true } },
        { column, target: 'body.line' },
      ];
    }
    return [{ column, target }];
  });
  return {
    name: 'Columns by name',
    columns,
    constants: { status: 'submitted', tlp: 'TLP:AMBER', sensitivity: 'unclassified' },
    dateFormat: 'auto',
    decimal: 'auto',
    unmapped: 'body',
  };
}

/** True when a map fills enough to be taken without asking: a title, or a date together with a place or a text. */
export function isTelling(map: CsvMap): boolean {
  const targets = new Set(map.columns.map((column) => column.target.replace(/\.\d+\./, '.')));
  const has = (...names: string[]) => names.some((name) => targets.has(name));
  if (has('title')) return true;
  const hasPlace = has('place', 'country', 'areas.name', 'latitude', 'coordinates');
  return has('eventStart', 'observedAt', 'reportedAt') && (hasPlace || has('body', 'summary'));
}
