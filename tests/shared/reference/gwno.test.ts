import { describe, expect, it } from 'vitest';
import { countryByAlpha3 } from '#shared/reference/countries.ts';
import { countryByGwno, knownGwnos } from '#shared/reference/gwno.ts';

describe('Gleditsch–Ward numbers', () => {
  it('are unique, rising, and each stands for a country of the table', () => {
    const numbers = knownGwnos();
    expect(numbers).toEqual([...new Set(numbers)].toSorted((a, b) => a - b));
    for (const number of numbers) expect(countryByGwno(number)).not.toBeNull();
  });

  it('stand for one country each, but for the two that UCDP carries under an older number', () => {
    const byCountry = Map.groupBy(knownGwnos(), (number) => countryByGwno(number)?.alpha3);
    const several = [...byCountry].filter(([, numbers]) => numbers.length > 1);
    expect(Object.fromEntries(several)).toEqual({ SRB: [340, 345], YEM: [678, 680] });
  });

  it.each([
    [771, 'BGD'],
    [775, 'MMR'],
    [750, 'IND'],
    [703, 'KGZ'],
    [702, 'TJK'],
    [625, 'SDN'],
    [626, 'SSD'],
    [490, 'COD'],
    [484, 'COG'],
    [437, 'CIV'],
    [438, 'GIN'],
    [404, 'GNB'],
    [411, 'GNQ'],
    [432, 'MLI'],
    [436, 'NER'],
    [475, 'NGA'],
    [572, 'SWZ'],
    [347, 'XKX'],
    [260, 'DEU'],
    [666, 'ISR'],
    [816, 'VNM'],
    [732, 'KOR'],
    [731, 'PRK'],
    [2, 'USA'],
    [970, 'KIR'],
  ])('reads %i as %s', (number, alpha3) => {
    expect(countryByGwno(number)).toBe(countryByAlpha3(alpha3));
  });

  it('says nothing of numbers that it does not know or that mean no single country', () => {
    for (const number of [0, -1, 1, 265, 315, 396, 397, 817, 1000, 771.5, Number.NaN]) {
      expect(countryByGwno(number)).toBeNull();
    }
  });

  it('covers every independent State of the United Nations except those without a number', () => {
    const covered = new Set(knownGwnos().map((number) => countryByGwno(number)?.alpha3));
    // 193 members, of which all have a number; Kosovo and Taiwan have one as well.
    expect(covered.size).toBe(195);
    for (const alpha3 of ['XKX', 'TWN', 'MNE', 'TLS', 'PLW', 'AND', 'LIE', 'BTN', 'ERI']) {
      expect(covered.has(alpha3)).toBe(true);
    }
    // Neither is on the list of Gleditsch and Ward.
    for (const alpha3 of ['VAT', 'PSE', 'ESH', 'COK']) expect(covered.has(alpha3)).toBe(false);
  });
});
