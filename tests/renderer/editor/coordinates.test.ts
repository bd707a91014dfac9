import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCoordinates } from '#renderer/features/editor/coordinates.ts';

describe('readCoordinates', () => {
  it.each([
    ['42.87, 74.59', 42.87, 74.59],
    ['42.8746,74.5698', 42.8746, 74.5698],
    ['42.8746 74.5698', 42.8746, 74.5698],
    ['42,8746 74,5698', 42.8746, 74.5698],
    ['42,8746; 74,5698', 42.8746, 74.5698],
    ['(42.8746, 74.5698)', 42.8746, 74.5698],
    ['[42.8746 / 74.5698]', 42.8746, 74.5698],
    ['geo:42.8746,74.5698', 42.8746, 74.5698],
    ['-1.2921, 36.8219', -1.2921, 36.8219],
    ['−1.2921, 36.8219', -1.2921, 36.8219],
    ['+1.5, -0.25', 1.5, -0.25],
    ['42°52\'29"N 74°34\'11"E', 42.87472, 74.56972],
    ['42° 52′ 29″ N, 74° 34′ 11″ E', 42.87472, 74.56972],
    ['42 52 29 N 74 34 11 E', 42.87472, 74.56972],
    ['N42 52.48 E74 34.19', 42.87467, 74.56983],
    ["N 42°52.480' E 074°34.190'", 42.87467, 74.56983],
    ['1.2921 S, 36.8219 E', -1.2921, 36.8219],
    ['S1.2921 W36.8219', -1.2921, -36.8219],
    ['74.59E 42.87N', 42.87, 74.59],
    ['12d34m56s N 1d2m3s W', 12.58222, -1.03417],
    ['42:52:29N 74:34:11E', 42.87472, 74.56972],
    ['４２.87, 74.59', 42.87, 74.59],
    ['0, 0', 0, 0],
    ['90, 180', 90, 180],
  ])('reads %s', (text, latitude, longitude) => {
    expect(readCoordinates(text)).toEqual({ latitude, longitude });
  });

  it.each([
    '',
    'Bishkek',
    '42.87',
    '42.87,',
    '91, 10',
    '10, 181',
    "42°60'N 74°10'E",
    "42.5°30'N 74°10'E",
    '42 N 43 N',
    '74 E 75 E',
    'N42N E74',
    '-42 S, 74 E',
    '42.87, 74.59, 12',
    '1.2.3, 4',
    '12-11-2026',
    'N42 52.48',
  ])('is null for %s', (text) => {
    expect(readCoordinates(text)).toBeNull();
  });

  const degree = (most: number) =>
    fc.integer({ min: -most * 100_000, max: most * 100_000 }).map((value) => value / 100_000 + 0);

  it('reads back every decimal pair, with whatever parts it', () => {
    fc.assert(
      fc.property(
        degree(90),
        degree(180),
        fc.constantFrom(', ', ' ', '; ', ' / ', ','),
        (latitude, longitude, separator) => {
          expect(readCoordinates(`${latitude.toFixed(5)}${separator}${longitude.toFixed(5)}`)).toEqual({
            latitude,
            longitude,
          });
        },
      ),
    );
  });

  it('reads back degrees, minutes and seconds to the metre', () => {
    const dms = (value: number, positive: string, negative: string) => {
      const size = Math.abs(value);
      const degrees = Math.floor(size);
      const minutes = Math.floor((size - degrees) * 60);
      // Sixty seconds would be a minute.
      const seconds = Math.min(59.999, ((size - degrees) * 60 - minutes) * 60);
      return `${degrees}°${minutes}′${seconds.toFixed(3)}″${value < 0 ? negative : positive}`;
    };
    fc.assert(
      fc.property(degree(89), degree(179), (latitude, longitude) => {
        const read = readCoordinates(`${dms(latitude, 'N', 'S')} ${dms(longitude, 'E', 'W')}`);
        expect(read?.latitude).toBeCloseTo(latitude, 4);
        expect(read?.longitude).toBeCloseTo(longitude, 4);
      }),
    );
  });

  it('never throws and never leaves the earth, whatever is pasted', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[NSEW0-9°'".,+\- ]{0,24}$/)), (text) => {
        const read = readCoordinates(text);
        if (read === null) return;
        expect(Math.abs(read.latitude)).toBeLessThanOrEqual(90);
        expect(Math.abs(read.longitude)).toBeLessThanOrEqual(180);
      }),
    );
  });
});
