import { COUNTRY_ALIASES } from './country-aliases.ts';
import { foldName } from './country-fold.ts';
import { COUNTRY_NAMES } from './country-names.ts';
import { COUNTRY_TABLE } from './country-table.ts';
import { type RegionLevel, regionPath } from './regions.ts';

/** A country or area. The list follows ISO 3166-1 and M49 and expresses no opinion on the status of any territory. */
export interface Country {
  /** ISO 3166-1 alpha-3, upper case; what records store. */
  readonly alpha3: string;
  /** ISO 3166-1 alpha-2, upper case. */
  readonly alpha2: string;
  /** Three digits, as M49 and ISO 3166-1 numeric write them; null for a user-assigned code. */
  readonly m49: string | null;
  /** English name as the United Nations uses it. */
  readonly name: string;
  /** M49 code of the continent-sized region; null for Antarctica. */
  readonly region: string | null;
  readonly subRegion: string | null;
  /** M49 divides some sub-regions once more (Eastern Africa, the Caribbean); null elsewhere. */
  readonly intermediateRegion: string | null;
  /** True where ISO 3166-1 leaves the code to its users (XKX). */
  readonly isUserAssigned: boolean;
}

/** All countries and areas, ordered by alpha-3. */
export const COUNTRIES: readonly Country[] = COUNTRY_TABLE.map(([alpha3, alpha2, m49, group, name]) => {
  const path = regionPath(group);
  const at = (level: RegionLevel) => path.find((region) => region.level === level)?.code ?? null;
  return {
    alpha3,
    alpha2,
    m49,
    name,
    region: at('region'),
    subRegion: at('sub-region'),
    intermediateRegion: at('intermediate-region'),
    isUserAssigned: m49 === null,
  };
});

const BY_ALPHA3 = new Map(COUNTRIES.map((country) => [country.alpha3, country]));
const BY_ALPHA2 = new Map(COUNTRIES.map((country) => [country.alpha2, country]));
const BY_M49 = new Map(COUNTRIES.map((country) => [country.m49, country]));

/** The country with exactly this upper-case alpha-3 code, or null. */
export function countryByAlpha3(code: string): Country | null {
  return BY_ALPHA3.get(code) ?? null;
}

/** The country with exactly this upper-case alpha-2 code, or null. */
export function countryByAlpha2(code: string): Country | null {
  return BY_ALPHA2.get(code) ?? null;
}

/** The country with this M49 code, as a number or as digits with or without leading zeros; null when there is none. */
export function countryByM49(code: number | string): Country | null {
  const digits = String(code);
  return /^\d{1,3}$/.test(digits) ? (BY_M49.get(digits.padStart(3, '0')) ?? null) : null;
}

/** The countries in an M49 group of any level, ordered by alpha-3; empty for an unknown code. */
export function countriesInRegion(code: string): readonly Country[] {
  return COUNTRY_TABLE.flatMap(([alpha3, , , group]) => {
    const country = regionPath(group).some((region) => region.code === code) ? countryByAlpha3(alpha3) : null;
    return country ? [country] : [];
  });
}

/** The official languages of the United Nations, as BCP 47 tags. */
export const UN_LANGUAGES = ['en', 'fr', 'es', 'ru', 'zh', 'ar'] as const;
export type UnLanguage = (typeof UN_LANGUAGES)[number];

/** Rows of `key|value|value …`, as the tables of names are written. */
function rowsOf(table: string): readonly (readonly [string, readonly string[]])[] {
  return table
    .trim()
    .split('\n')
    .map((row) => {
      const [key = '', ...values] = row.split('|');
      return [key, values];
    });
}

let translations: ReadonlyMap<string, readonly string[]> | undefined;

/** The name of a country in an official language of the United Nations; the code itself when it is unknown. */
export function countryName(alpha3: string, language: UnLanguage = 'en'): string {
  if (language === 'en') return countryByAlpha3(alpha3)?.name ?? alpha3;
  translations ??= new Map(rowsOf(COUNTRY_NAMES));
  return translations.get(alpha3)?.[UN_LANGUAGES.indexOf(language) - 1] ?? alpha3;
}

let byFoldedName: ReadonlyMap<string, string> | undefined;

/** Built at the first search: most starts of the program never need it. */
function foldedNames(): ReadonlyMap<string, string> {
  const index = new Map<string, string>();
  for (const country of COUNTRIES) index.set(foldName(country.name), country.alpha3);
  for (const [alpha3, names] of [...rowsOf(COUNTRY_NAMES), ...rowsOf(COUNTRY_ALIASES)]) {
    for (const name of names) index.set(foldName(name), alpha3);
  }
  return index;
}

/** Longer than any name of a country: what is longer is not one and is not worth folding. */
const MAX_NAME_LENGTH = 200;

/**
 * The country that a whole text names: an alpha-3 code in any case, an upper-case alpha-2 code, or a name or common
 * alias in one of the six official languages of the United Nations, whatever its case, accents and punctuation, also
 * turned round at a comma ("Korea, Republic of"). Null when nothing or more than one country fits; never a guess from
 * part of a text.
 */
export function findCountry(text: string): Country | null {
  const trimmed = text.trim();
  if (trimmed === '' || trimmed.length > MAX_NAME_LENGTH) return null;
  const byCode = countryByAlpha3(trimmed.toUpperCase()) ?? countryByAlpha2(trimmed);
  if (byCode) return byCode;
  byFoldedName ??= foldedNames();
  const [head = '', ...tail] = trimmed.split(',');
  const alpha3 = byFoldedName.get(foldName(trimmed)) ?? byFoldedName.get(foldName(`${tail.join(',')} ${head}`));
  return alpha3 === undefined ? null : countryByAlpha3(alpha3);
}
