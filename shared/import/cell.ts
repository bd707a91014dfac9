import { noteSchema } from '../domain/note.ts';
import { registerAt } from '../domain/fields.ts';
import { countryByM49, findCountry } from '../reference/countries.ts';
import { countryByGwno } from '../reference/gwno.ts';
import {
  ACTOR_ROLES,
  CONFIDENCES,
  COORDINATE_PRECISIONS,
  CREDIBILITIES,
  DATE_PRECISIONS,
  HORIZONS,
  LIKELIHOODS,
  NOTE_STATUSES,
  RELIABILITIES,
  SENSITIVITIES,
  TLP_LABELS,
  TRENDS,
} from '../reference/scales.ts';
import { PEACE_INDICATORS } from '../reference/peace-indicators.ts';
import { RISK_FACTORS } from '../reference/risk-factors.ts';
import { SITUATION_TYPES } from '../reference/situation-types.ts';
import type { VocabularyEntry } from '../reference/vocabulary.ts';
import type { CsvColumnFormat } from './csv-map.ts';
import { foldLabel } from './csv-table.ts';
import { plainDigits } from './digits.ts';
import type { MapTarget } from './map-targets.ts';

/** A cell without what no text field can hold: control characters, lone surrogates, line ends other than LF. */
export function cleanCell(cell: string): string {
  // Nearly all cells are clean, and every cell of a file passes here.
  if (cell.isWellFormed() && !UNCLEAN.test(cell)) return cell.trim();
  return cell.toWellFormed().replaceAll(/\r\n?/g, '\n').replaceAll(CONTROL, '').trim();
}

/** Control characters but the tab and the line feed. */
const CONTROL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/g;
const UNCLEAN = /[\u0000-\u0008\u000B-\u001F\u007F]/;

/** A value as a problem shows it: on one line and at most 40 characters. */
export function shortened(value: string): string {
  const line = value.replaceAll(/\s+/g, ' ').trim();
  return [...line].length > 40 ? `${[...line].slice(0, 40).join('')}…` : line;
}

/** The controlled lists of the targets that take a code. */
const LISTS: Readonly<Record<string, readonly VocabularyEntry[]>> = {
  type: SITUATION_TYPES,
  status: NOTE_STATUSES,
  likelihood: LIKELIHOODS,
  confidence: CONFIDENCES,
  trend: TRENDS,
  horizon: HORIZONS,
  eventPrecision: DATE_PRECISIONS,
  coordinatePrecision: COORDINATE_PRECISIONS,
  'actors.#.role': ACTOR_ROLES,
  'sources.#.reliability': RELIABILITIES,
  'sources.#.credibility': CREDIBILITIES,
  'sources.#.access': [
    { code: 'open', label: 'Open' },
    { code: 'restricted', label: 'Restricted' },
  ],
  tlp: TLP_LABELS,
  sensitivity: SENSITIVITIES,
  riskFactors: RISK_FACTORS,
  peaceIndicators: PEACE_INDICATORS,
};

/** By target, the code of each folded code and label. */
const CODES = new Map(
  Object.entries(LISTS).map(([target, list]) => [
    target,
    new Map(
      list.flatMap(({ code, label }) =>
        [foldLabel(label), foldLabel(String(code))].map((name) => [name, String(code)]),
      ),
    ),
  ]),
);

/** Short forms of the markings, and the name that TLP:CLEAR had in the first version of the protocol. */
const TLP_ALIASES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    white: 'tlp:clear',
    clear: 'tlp:clear',
    green: 'tlp:green',
    amber: 'tlp:amber',
    'amber strict': 'tlp:amber+strict',
    'amber+strict': 'tlp:amber+strict',
    red: 'tlp:red',
  }),
);

/** The code that a text names, by the code or the English label; null when the target's list has none such. */
export function readCode(target: string, text: string): string | null {
  const name = foldLabel(text);
  const alias = target === 'tlp' ? TLP_ALIASES.get(name.replace(/^tlp[:\s-]*/, '')) : undefined;
  return CODES.get(target)?.get(alias ?? name) ?? null;
}

/** ISO 3166-1 alpha-3 of a country given as a code, a number or a name; null when it is not known. */
export function readCountry(text: string, numbers: CsvColumnFormat['countryCode']): string | null {
  const plain = plainDigits(text).replace(/\.0+$/, '');
  if (!/^\d{1,3}$/.test(plain)) return findCountry(text)?.alpha3 ?? null;
  const country = numbers === 'gwno' ? countryByGwno(Number(plain)) : countryByM49(plain);
  return country?.alpha3 ?? null;
}

/** Reads yes and no in the ways of spreadsheets; null for anything else. */
export function readFlag(text: string): boolean | null {
  const plain = foldLabel(text);
  if (['1', 'true', 'yes', 'y', 'x', 'oui', 'sí', 'si', 'vrai', 'verdadero'].includes(plain)) return true;
  return ['0', 'false', 'no', 'n', 'non', 'faux', 'falso'].includes(plain) ? false : null;
}

/** What stands in exports for "no value" where a number, a date or a code is expected. */
export function isNoValue(text: string): boolean {
  return /^(?:n\/?a|nan|null|none|nil|[-–—.?]+|#n\/a)$/i.test(text);
}

/** True when the field or attribute at this path of a note can hold the value. */
export function fits(path: string, value: string | number | boolean): boolean {
  return registerAt(noteSchema.shape, path)?.safeParse(value).success ?? false;
}

/** What a person should have written, to end "… is not" in a problem. */
export function expected(target: MapTarget): string {
  const list = LISTS[target.target];
  if (target.target === 'type') return 'a situation type of the list';
  if (list) return `one of ${list.map(({ code }) => code).join(', ')}`;
  switch (target.kind) {
    case 'date':
      return 'a date such as 2024-03-31 in the format chosen';
    case 'whole':
      return target.target === 'severity' ? 'a whole number from 1 to 5' : 'a whole number of 0 or more';
    case 'decimal':
      return target.target === 'latitude' ? 'degrees from -90 to 90' : 'degrees from -180 to 180';
    case 'coordinates':
      return 'a latitude and a longitude such as 22.49, 90.06';
    case 'country':
      return 'a country that the list knows';
    case 'flag':
      return 'yes or no';
    default:
      return 'a text that this field can hold';
  }
}
