import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainDigits } from '#shared/import/digits.ts';
import { NumberEvidence, readDegrees, readNumber, readPoint } from '#shared/import/numbers.ts';

describe('plainDigits', () => {
  it('reads the digits of every script that Unicode has', () => {
    const read = Intl.supportedValuesOf('numberingSystem').flatMap((system) => {
      const text = new Intl.NumberFormat(`en-u-nu-${system}`, { useGrouping: false }).format(9_876_543_210);
      return /^\p{Nd}+$/u.test(text) ? [`${system} ${plainDigits(text)}`] : [];
    });
    expect(read.length).toBeGreaterThan(50);
    expect(read.filter((line) => !line.endsWith(' 9876543210'))).toEqual([]);
  });

  it('leaves all other text alone', () => {
    expect(plainDigits('Mopti Ⅳ ² é')).toBe('Mopti Ⅳ ² é');
  });
});

describe('readNumber', () => {
  it.each([
    ['1234', '.', 1234],
    ['1,234', '.', 1234],
    ['1.234', '.', 1.234],
    ['1,234.5', '.', 1234.5],
    ['1.234,5', ',', 1234.5],
    ['1.234', ',', 1234],
    ['1,5', ',', 1.5],
    ['1 234 567', '.', 1_234_567],
    ['1\u00A0234,5', ',', 1234.5],
    ['1\u202F234', '.', 1234],
    ["1'234", '.', 1234],
    ['1’234.50', '.', 1234.5],
    ['٣٤٥', '.', 345],
    ['٣٫٥', '.', 3.5],
    ['١٬٢٣٤', '.', 1234],
    ['-12', '.', -12],
    ['−12.5', '.', -12.5],
    ['+3', '.', 3],
    ['.5', '.', 0.5],
    ['5.', '.', 5],
    ['3.0', '.', 3],
    ['1e3', '.', 1000],
    [' 7 ', '.', 7],
  ] as const)('reads %j under "%s"', (text, sign, expected) => {
    expect(readNumber(text, sign)).toBe(expected);
  });

  it.each([
    ['1,5', '.'],
    ['1.5', ','],
    ['12,34', '.'],
    ['1,23,456', '.'],
    ['1.2.3', '.'],
    ['12 34', '.'],
    ['1 2345', '.'],
    ['', '.'],
    ['-', '.'],
    ['.', '.'],
    ['e5', '.'],
    ['5 killed', '.'],
    ['10%', '.'],
    ['0x10', '.'],
    ['1_000', '.'],
    ['Infinity', '.'],
    ['1e999', '.'],
    ['=1+1', '.'],
  ] as const)('refuses %j under "%s"', (text, sign) => {
    expect(readNumber(text, sign)).toBeNull();
  });

  it('gives back every number as the locales of the world group it', () => {
    const anyNumber = fc.integer({ min: -99_999_999, max: 99_999_999 }).map((hundredths) => hundredths / 100);
    fc.assert(
      fc.property(
        anyNumber,
        fc.constantFrom('en', 'de', 'fr', 'es', 'ru', 'de-CH', 'ar-EG', 'fa'),
        (number, locale) => {
          const format = new Intl.NumberFormat(locale, { minimumFractionDigits: 2 });
          const parts = format.formatToParts(1.5);
          const sign = parts.find(({ type }) => type === 'decimal')?.value === ',' ? ',' : '.';
          const text = format.format(number).replaceAll(/[\u200E\u200F\u061C]/g, '');
          expect(readNumber(text, sign)).toBe(number === 0 ? readNumber(text, sign) : number);
          expect(Math.abs((readNumber(text, sign) ?? Number.NaN) - number)).toBe(0);
        },
      ),
    );
  });
});

function signOf(values: readonly string[], degrees: readonly string[] = []): string | null {
  const evidence = new NumberEvidence();
  for (const value of values) evidence.add(value, false);
  for (const value of degrees) evidence.add(value, true);
  return evidence.sign;
}

describe('NumberEvidence', () => {
  it('finds the decimal sign by what can be read in one way only', () => {
    expect(signOf(['1.5'])).toBe('.');
    expect(signOf(['1,5'])).toBe(',');
    expect(signOf(['1.234.567'])).toBe(',');
    expect(signOf(['1,234.5'])).toBe('.');
    expect(signOf(['0.125'])).toBe('.');
    expect(signOf(['1234.567'])).toBe('.');
    expect(signOf([], ['90.062'])).toBe('.');
    expect(signOf(['1.204'], ['7,6906'])).toBe(',');
  });

  it('asks when a thousand cannot be told from one', () => {
    expect(signOf(['1.204', '3'])).toBeNull();
    expect(signOf(['1,204'])).toBeNull();
    const evidence = new NumberEvidence();
    evidence.add(' 1.204 ', false);
    expect(evidence.example).toBe('1.204');
  });

  it('needs no answer where no number has a sign', () => {
    expect(signOf(['1', '22', '', 'many', '1 204'])).toBe('.');
  });
});

describe('readDegrees', () => {
  it.each([
    ['22.5', 'latitude', 22.5],
    ['-179.9', 'longitude', -179.9],
    ['22.5 N', 'latitude', 22.5],
    ['S 22.5', 'latitude', -22.5],
    ['90.5°W', 'longitude', -90.5],
    [`22°30'0"N`, 'latitude', 22.5],
    ['22° 30′ S', 'latitude', -22.5],
    [`5°1'30''W`, 'longitude', -5.025],
  ] as const)('reads %j as %s', (text, axis, expected) => {
    expect(readDegrees(text, axis, '.')).toBeCloseTo(expected, 9);
  });

  it.each([
    ['91', 'latitude'],
    ['-180.1', 'longitude'],
    ['22.5 E', 'latitude'],
    ['22.5 N', 'longitude'],
    ['N 22.5 N', 'latitude'],
    ['-22.5 N', 'latitude'],
    [`22°60'N`, 'latitude'],
    [`90°0'1"N`, 'latitude'],
    ['north', 'latitude'],
    ['22,5', 'latitude'],
  ] as const)('refuses %j as %s', (text, axis) => {
    expect(readDegrees(text, axis, '.')).toBeNull();
  });
});

describe('readPoint', () => {
  it('reads latitude first, and WKT with its longitude first', () => {
    const point = { latitude: 22.5, longitude: 90.1 };
    for (const text of [
      '22.5, 90.1',
      '22.5 90.1',
      '22.5;90.1',
      '(22.5, 90.1)',
      'POINT (90.1 22.5)',
      'POINT Z(90.1 22.5 3)',
    ]) {
      expect(readPoint(text, '.'), text).toEqual(point);
    }
    expect(readPoint('22,5; 90,1', ',')).toEqual(point);
    expect(readPoint('22,5 90,1', ',')).toEqual(point);
  });

  it('refuses what is no point of the globe', () => {
    for (const text of ['22.5', '90.1, 190.1', '1,2,3', 'POINT EMPTY', 'LINESTRING (1 2, 3 4)', '']) {
      expect(readPoint(text, '.'), text).toBeNull();
    }
  });
});
