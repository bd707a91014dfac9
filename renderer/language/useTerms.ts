import { useLingui } from '@lingui/react';
import { useMemo } from 'react';
import { COUNTRIES, countryName, UN_LANGUAGES } from '#shared/reference/countries.ts';
import type { Option } from '../components/option.ts';
import { englishCountry, englishTerm, TERM_LISTS, type TermList } from './terms.ts';

export interface Terms {
  /** The word for a code of a controlled list. */
  readonly term: (list: TermList, code: string | number) => string;
  /** The sentence that says what a code means; null when the list has none. */
  readonly meaning: (list: TermList, code: string | number) => string | null;
  /** The name of a country by its ISO 3166-1 alpha-3 code. */
  readonly country: (alpha3: string) => string;
  /** A whole list for a Select or ComboBox, with meanings. */
  readonly options: (list: TermList) => readonly Option[];
  /** All countries by name, also found by code and by their names in the other official languages. */
  readonly countries: () => readonly Option[];
}

/**
 * The words of the controlled lists in the language in use. Their message ids are `list.code` and `list.code.meaning`;
 * where a language has no translation the English of `shared/reference` stands.
 */
export function useTerms(): Terms {
  const { i18n } = useLingui();
  return useMemo(() => {
    // Asking for a message that is not there would be complained of in the console, for every word on the page.
    const said = (id: string, english: string) => (Object.hasOwn(i18n.messages, id) ? i18n._(id) : english);
    const term: Terms['term'] = (list, code) => said(`${list}.${code}`, englishTerm(list, code).label);
    const meaning: Terms['meaning'] = (list, code) => {
      const english = englishTerm(list, code).meaning;
      return english === null ? null : said(`${list}.${code}.meaning`, english);
    };
    const country: Terms['country'] = (alpha3) => said(`country.${alpha3}`, englishCountry(alpha3));
    return {
      term,
      meaning,
      country,
      options: (list) =>
        TERM_LISTS[list].map(({ code }) => {
          const detail = meaning(list, code);
          return { value: String(code), label: term(list, code), ...(detail === null ? {} : { detail }) };
        }),
      countries: () =>
        COUNTRIES.map(({ alpha3, alpha2 }) => {
          const names = UN_LANGUAGES.map((language) => countryName(alpha3, language));
          return { value: alpha3, label: country(alpha3), alias: [alpha3, alpha2, ...names].join(' ') };
        }).sort((one, other) => one.label.localeCompare(other.label, i18n.locale)),
    };
  }, [i18n]);
}
