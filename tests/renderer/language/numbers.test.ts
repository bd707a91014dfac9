import { describe, expect, it } from 'vitest';
import { shownCoordinates, shownNumber, shownShare, shownSize } from '#renderer/language/numbers.ts';

describe('numbers', () => {
  it('have the separators of the language and Latin digits in all', () => {
    expect(shownNumber(12_480, 'en')).toBe('12,480');
    expect(shownNumber(12_480, 'es')).toBe('12.480');
    expect(shownNumber(12_480, 'ar')).toMatch(/^[0-9.,]+$/);
  });

  it('of bytes take the largest unit that leaves at least one', () => {
    expect(shownSize(0, 'en')).toBe('0 byte');
    expect(shownSize(999, 'en')).toBe('999 byte');
    expect(shownSize(1000, 'en')).toBe('1 kB');
    expect(shownSize(1_482_113, 'en')).toBe('1.5 MB');
    expect(shownSize(241_000_000, 'en')).toBe('241 MB');
    expect(shownSize(5e15, 'en')).toBe('5,000 TB');
  });

  it('of places keep the point, so that they can be pasted into a map', () => {
    expect(shownCoordinates(42.8746, -74.5698)).toBe('42.87460, -74.56980');
  });

  it('of shares are whole per cents', () => {
    expect(shownShare(0.425, 'en')).toBe('43%');
  });
});
