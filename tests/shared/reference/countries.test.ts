import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COUNTRY_ALIASES } from '#shared/reference/country-aliases.ts';
import { foldName } from '#shared/reference/country-fold.ts';
import { COUNTRY_NAMES } from '#shared/reference/country-names.ts';
import {
  COUNTRIES,
  countriesInRegion,
  countryByAlpha2,
  countryByAlpha3,
  countryByM49,
  countryName,
  findCountry,
  UN_LANGUAGES,
} from '#shared/reference/countries.ts';
import { REGIONS, regionByCode, regionPath } from '#shared/reference/regions.ts';

const rows = (table: string) =>
  table
    .trim()
    .split('\n')
    .map((row) => row.split('|'));

const facts = (code: string) => {
  const country = countryByAlpha3(code);
  return [country?.alpha2, country?.m49, country?.region, country?.subRegion, country?.intermediateRegion];
};

const nameOf = (code: string) => countryByAlpha3(code)?.name;

describe('the country table', () => {
  it('holds the 249 entries of ISO 3166-1 and XKX, ordered by alpha-3', () => {
    expect(COUNTRIES).toHaveLength(250);
    expect(COUNTRIES.filter((country) => country.isUserAssigned).map((country) => country.alpha3)).toEqual(['XKX']);
    const codes = COUNTRIES.map((country) => country.alpha3);
    expect(codes).toEqual(codes.toSorted());
  });

  it('gives every code to one country only, and finds it back by each of its codes', () => {
    for (const key of ['alpha3', 'alpha2', 'name'] as const) {
      expect(new Set(COUNTRIES.map((country) => country[key])).size).toBe(250);
    }
    expect(new Set(COUNTRIES.flatMap((country) => country.m49 ?? [])).size).toBe(249);
    for (const country of COUNTRIES) {
      expect(country.alpha3).toMatch(/^[A-Z]{3}$/);
      expect(country.alpha2).toMatch(/^[A-Z]{2}$/);
      expect(countryByAlpha3(country.alpha3)).toBe(country);
      expect(countryByAlpha2(country.alpha2)).toBe(country);
      if (country.m49 === null) continue;
      expect(country.m49).toMatch(/^\d{3}$/);
      expect(countryByM49(country.m49)).toBe(country);
      expect(countryByM49(Number(country.m49))).toBe(country);
    }
  });

  it('has exactly the alpha-2 codes that Unicode knows as countries', () => {
    const names = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });
    // Regions of the CLDR that are no entries of ISO 3166-1: exceptional reservations, groupings, pseudo-locales.
    const notIso = new Set('AC CP CQ DG EA EU EZ IC QO TA UK UN XA XB ZZ'.split(' '));
    const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
    const known = letters
      .flatMap((first) => letters.map((second) => first + second))
      // Withdrawn codes (SU, YU, ZR …) are renamed to their successors by canonicalisation.
      .filter((code) => names.of(code) !== undefined && !notIso.has(code))
      .filter((code) => new Intl.Locale(`und-${code}`).region === code);
    expect(known.toSorted()).toEqual(COUNTRIES.map((country) => country.alpha2).toSorted());
  });

  it('has the facts right that a table out of step would get wrong', () => {
    expect(facts('KGZ')).toEqual(['KG', '417', '142', '143', null]);
    expect(facts('COD')).toEqual(['CD', '180', '002', '202', '017']);
    expect(facts('COG')).toEqual(['CG', '178', '002', '202', '017']);
    expect(facts('SDN')).toEqual(['SD', '729', '002', '015', null]);
    expect(facts('SSD')).toEqual(['SS', '728', '002', '202', '014']);
    expect(facts('HTI')).toEqual(['HT', '332', '019', '419', '029']);
    expect(facts('AFG')).toEqual(['AF', '004', '142', '034', null]);
    expect(facts('USA')).toEqual(['US', '840', '019', '021', null]);
    expect(facts('ATA')).toEqual(['AQ', '010', null, null, null]);
    expect(facts('XKX')).toEqual(['XK', null, '150', '039', null]);
    expect(nameOf('BOL')).toBe('Bolivia (Plurinational State of)');
    expect(nameOf('CIV')).toBe("Côte d'Ivoire");
    expect(nameOf('TUR')).toBe('Türkiye');
    expect(nameOf('SWZ')).toBe('Eswatini');
    expect(nameOf('NLD')).toBe('Netherlands (Kingdom of the)');
    expect(nameOf('XKX')).toBe('Kosovo (as understood in Security Council resolution 1244)');
  });

  it('refuses codes that are written in another way', () => {
    for (const code of ['', 'kgz', 'KG', ' KGZ', 'ZZZ', 'constructor']) expect(countryByAlpha3(code)).toBeNull();
    for (const code of ['', 'kg', 'KGZ', 'ZZ', 'UK']) expect(countryByAlpha2(code)).toBeNull();
    for (const code of ['', '0004', '1e2', '-4', '4.0', 'null', '999', 'KGZ', '٤١٧'])
      expect(countryByM49(code)).toBeNull();
    for (const code of [0, -4, 4.5, Number.NaN, 1e21, 4_000]) expect(countryByM49(code)).toBeNull();
    expect(countryByM49('4')?.alpha3).toBe('AFG');
  });
});

describe('names', () => {
  it('has one row of five names for each country, clean and in NFC', () => {
    expect(rows(COUNTRY_NAMES).map(([alpha3]) => alpha3)).toEqual(COUNTRIES.map((country) => country.alpha3));
    for (const row of [...rows(COUNTRY_NAMES), ...rows(COUNTRY_ALIASES)]) {
      expect(countryByAlpha3(row[0] ?? '')).not.toBeNull();
      for (const name of row) {
        expect(name).toBe(name.trim().normalize('NFC'));
        expect(foldName(name)).not.toBe('');
      }
    }
    for (const row of rows(COUNTRY_NAMES)) expect(row).toHaveLength(6);
  });

  it('writes each language in its own script', () => {
    for (const country of COUNTRIES) {
      expect(countryName(country.alpha3, 'ru')).toMatch(/\p{Script=Cyrillic}/u);
      expect(countryName(country.alpha3, 'zh')).toMatch(/\p{Script=Han}/u);
      expect(countryName(country.alpha3, 'ar')).toMatch(/\p{Script=Arabic}/u);
    }
    expect(UN_LANGUAGES.map((language) => countryName('KGZ', language))).toEqual([
      'Kyrgyzstan',
      'Kirghizistan',
      'Kirguistán',
      'Кыргызстан',
      '吉尔吉斯斯坦',
      'قيرغيزستان',
    ]);
    expect(countryName('ZZZ', 'fr')).toBe('ZZZ');
    expect(countryName('ZZZ')).toBe('ZZZ');
  });

  it('lets no name and no alias stand for two countries', () => {
    const owners = new Map<string, Set<string>>();
    const claim = (name: string, alpha3: string) => {
      const key = foldName(name);
      owners.set(key, (owners.get(key) ?? new Set()).add(alpha3));
    };
    for (const country of COUNTRIES) claim(country.name, country.alpha3);
    for (const [alpha3 = '', ...names] of [...rows(COUNTRY_NAMES), ...rows(COUNTRY_ALIASES)]) {
      for (const name of names) claim(name, alpha3);
    }
    expect([...owners].filter(([, countries]) => countries.size > 1)).toEqual([]);
  });
});

describe('findCountry', () => {
  it('knows every name that Unicode gives a country in the six languages, in every style', () => {
    // "RU" is short for Reino Unido in Spanish and the ISO code of another country: the code goes first.
    const missed: string[] = [];
    for (const language of UN_LANGUAGES) {
      for (const style of ['long', 'short', 'narrow'] as const) {
        const names = new Intl.DisplayNames([language], { type: 'region', style, fallback: 'none' });
        for (const { alpha2, alpha3 } of COUNTRIES) {
          const name = names.of(alpha2);
          if (name === undefined || (countryByAlpha2(name) === null && findCountry(name)?.alpha3 !== alpha3))
            missed.push(`${language} ${alpha3} ${name}`);
        }
      }
    }
    expect(missed).toEqual([]);
  });

  it('knows every name of its own tables, in upper and lower case and decomposed', () => {
    const names = COUNTRIES.map((country) => [country.alpha3, country.name]);
    for (const [alpha3 = '', ...more] of [...names, ...rows(COUNTRY_NAMES), ...rows(COUNTRY_ALIASES)]) {
      for (const name of more) {
        for (const form of [name, name.toLowerCase(), name.toUpperCase(), name.normalize('NFD'), ` ${name}\t`]) {
          expect([form, findCountry(form)?.alpha3]).toEqual([form, alpha3]);
        }
      }
    }
  });

  it.each([
    ['KGZ', ['KGZ', 'kgz', 'KG', 'Kirghizistan', 'Киргизия', '吉尔吉斯斯坦', 'Kyrgyz Republic', 'قيرغيزستان']],
    ['CIV', ['Ivory Coast', 'cote d’ivoire', 'Cote dIvoire', 'COTE D`IVOIRE', "Кот-д'Ивуар", 'ساحل العاج']],
    ['COD', ['DR Congo', 'D.R. Congo', 'DRC', 'DR Congo (Zaire)', 'Congo, Democratic Republic of the', 'ДРК']],
    ['COG', ['Congo', 'Congo, Rep.', 'Congo-Brazzaville', 'Republic of the Congo', 'Congo (the)']],
    ['SWZ', ['Swaziland', 'eSwatini', 'Kingdom of eSwatini (Swaziland)']],
    ['MMR', ['Burma', 'Myanmar (Burma)', 'Birmanie', 'بورما']],
    ['KOR', ['South Korea', 'Korea, Republic of', 'Korea (the Republic of)', 'Korea, South', '韩国']],
    ['PRK', ['North Korea', 'DPRK', "Korea, Dem. People's Rep.", "Korea, Democratic People's Republic of", '朝鲜']],
    ['GMB', ['The Gambia', 'Gambia, The', 'Gambia (the)']],
    ['LCA', ['St. Lucia', 'St Lucia', 'Saint Lucia']],
    ['TTO', ['Trinidad & Tobago', 'trinidad and tobago']],
    ['BIH', ['Bosnia-Herzegovina', 'Bosnia & Herzegovina', 'BiH']],
    ['YEM', ['Yemen (North Yemen)', 'اليمن', 'Йемен']],
    ['RUS', ['Russia', 'Russia (Soviet Union)', 'РФ']],
    ['TUR', ['Turkey', 'Turkiye', 'TÜRKİYE', 'Turquía']],
    ['USA', ['U.S.A.', 'US', 'États-Unis', 'США', 'EE.UU.']],
    ['GBR', ['UK', 'Great Britain', 'Royaume-Uni', '英国']],
    ['PSE', ['Palestine', 'oPt', 'West Bank and Gaza', 'Palestinian Territory, Occupied']],
    ['XKX', ['Kosovo', 'kosova', 'Косово']],
    ['NER', ['Niger', 'النيجر', 'Niger (the)']],
    ['NGA', ['Nigeria', 'نيجيريا']],
    ['GIN', ['Guinea', 'Guinea-Conakry', 'Guinée']],
    ['GNB', ['Guinea-Bissau', 'Guinea Bissau', 'Guinée-Bissau']],
    ['DOM', ['Dominican Republic', 'Dominican Rep.']],
    ['DMA', ['Dominica', 'Commonwealth of Dominica']],
  ])('recognises %s as it is written in files and in speech', (alpha3, texts) => {
    for (const text of texts) expect([text, findCountry(text)?.alpha3]).toEqual([text, alpha3]);
  });

  it('does not guess from what is ambiguous, partial or no country', () => {
    const texts = ['', '  ', ',', 'Korea', 'Virgin Islands', 'America', 'Africa', 'in', 'Kyrgyz', 'Congo Sudan', '417'];
    for (const text of [...texts, 'Sudan and South Sudan', 'the', 'Yugoslavia', 'x'.repeat(100_000)]) {
      expect([text.slice(0, 30), findCountry(text)]).toEqual([text.slice(0, 30), null]);
    }
  });

  it('never throws, and what it finds it also finds folded', () => {
    const anything = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom(',', ' ', "'", '.', '-', '(', ')', '\u0301', '\ud800', 'ة', '国', 'a') }),
      fc.constantFrom('__proto__', 'constructor', 'toString'),
      fc
        .tuple(fc.constantFrom(...COUNTRIES.map((country) => country.name)), fc.string())
        .map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(anything, (text) => {
        const found = findCountry(text);
        expect(found === null || COUNTRIES.includes(found)).toBe(true);
        // A code, and what was turned round at a comma, do not survive folding.
        const isName = found !== null && text.trim().length > 3 && !text.includes(',');
        expect(isName ? findCountry(foldName(text)) : found).toBe(found);
      }),
      { numRuns: 500 },
    );
  });

  it('is not moved by case, accents or punctuation around a name', () => {
    const noise = fc.string({ unit: fc.constantFrom(' ', '.', '-', '(', ')', '"', '\u200f', '\u00a0', ';') });
    fc.assert(
      fc.property(fc.constantFrom(...COUNTRIES), noise, noise, (country, before, after) => {
        const text = before.slice(0, 10) + country.name.normalize('NFD') + after.slice(0, 10);
        expect(findCountry(text)).toBe(country);
      }),
    );
  });
});

describe('regions', () => {
  it('form one tree under the world', () => {
    expect(new Set(REGIONS.map((region) => region.code)).size).toBe(REGIONS.length);
    for (const region of REGIONS) {
      const path = regionPath(region.code);
      expect(path[0]).toBe(region);
      expect(path.at(-1)?.code).toBe('001');
      expect(region.parent === null || regionByCode(region.parent) !== null).toBe(true);
      expect(region.parent === null).toBe(region.level === 'world');
    }
    expect(regionPath('014').map((region) => region.name)).toEqual([
      'Eastern Africa',
      'Sub-Saharan Africa',
      'Africa',
      'World',
    ]);
    expect(regionPath('404')).toEqual([]);
  });

  it('place every country but Antarctica in a region and a sub-region, and none in an empty group', () => {
    for (const { region, subRegion, intermediateRegion } of COUNTRIES.filter(({ alpha3 }) => alpha3 !== 'ATA')) {
      expect(regionByCode(region ?? '')?.level).toBe('region');
      expect(regionByCode(subRegion ?? '')?.parent).toBe(region);
      expect(regionPath(intermediateRegion ?? subRegion ?? '').map(({ code }) => code)).toContain(subRegion);
    }
    const divided = COUNTRIES.filter((country) => country.intermediateRegion !== null);
    for (const country of divided) {
      expect(regionByCode(country.intermediateRegion ?? '')?.parent).toBe(country.subRegion);
    }
    for (const region of REGIONS) expect(countriesInRegion(region.code).length).toBeGreaterThan(0);
    expect(countriesInRegion('001')).toHaveLength(250);
    expect(countriesInRegion('143').map((country) => country.alpha3)).toEqual(['KAZ', 'KGZ', 'TJK', 'TKM', 'UZB']);
    expect(countriesInRegion('nowhere')).toEqual([]);
  });
});
