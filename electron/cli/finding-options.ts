import { normaliseTag } from '#shared/domain/tag.ts';
import type { Input } from '#shared/ipc/contract.ts';
import { FACETS, type FacetName } from '#shared/ipc/shapes.ts';
import { findCountry } from '#shared/reference/countries.ts';
import { type Arguments, type Option, usageError } from './arguments.ts';

type Filter = Input<'search.run'>['filter'];

/** What narrows a search on the command line; each may be given several times and then means any of its values. */
export const FACET_OPTIONS: readonly Option[] = [
  { name: 'country', value: 'COUNTRY', isRepeated: true, summary: 'Country, by code (ISO 3166-1 alpha-3) or by name.' },
  { name: 'type', value: 'TYPE', isRepeated: true, summary: 'Situation type, such as armed-clash.' },
  { name: 'severity', value: 'N', isRepeated: true, summary: 'Severity, 1 to 5.' },
  { name: 'tag', value: 'TAG', isRepeated: true, summary: 'Tag.' },
  { name: 'status', value: 'STATUS', isRepeated: true, summary: 'Status of a note, or phase of a case.' },
  {
    name: 'organisation',
    value: 'ORG',
    isRepeated: true,
    summary: 'Organisation of the desk that owns the record; unverified:ORG for what others only claim.',
  },
  { name: 'tlp', value: 'TLP', isRepeated: true, summary: 'Marking, such as TLP:AMBER.' },
  { name: 'sensitivity', value: 'LEVEL', isRepeated: true, summary: 'UN sensitivity.' },
];

export const DATE_OPTIONS: readonly Option[] = [
  { name: 'from', value: 'DATE', summary: 'First day of the event, such as 2026-11-24.' },
  { name: 'to', value: 'DATE', summary: 'Last day of the event.' },
];

const OPTION_OF: Readonly<Partial<Record<FacetName, string>>> = { marking: 'tlp' };

/** The filter that the facet and date options ask for. Throws `usage` for a country that does not exist. */
export function filterOf(args: Arguments, kind: 'note' | 'case' | null): Filter {
  return { values: facetsOf(args, kind), from: args.text('from'), to: args.text('to') };
}

/** The facets that the options ask for. Throws `usage` for a country that does not exist. */
export function facetsOf(args: Arguments, kind: 'note' | 'case' | null): Filter['values'] {
  const values: Filter['values'] = kind === null ? {} : { kind: [kind] };
  for (const facet of FACETS) {
    const given = args.texts(OPTION_OF[facet] ?? facet).map((value) => facetValue(facet, value.trim()));
    if (given.length > 0) values[facet] = given;
  }
  return values;
}

function facetValue(facet: FacetName, value: string): string {
  if (facet === 'organisation') return value;
  if (facet === 'tag') return normaliseTag(value) ?? value;
  if (facet === 'marking') return `TLP:${value.toUpperCase().replace(/^TLP:/, '')}`;
  if (facet !== 'country') return value.toLowerCase();
  const country = findCountry(value);
  if (!country) throw usageError(`There is no country "${value}". Give its code, such as KGZ, or its name.`);
  return country.alpha3;
}
