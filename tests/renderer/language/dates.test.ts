import { describe, expect, it } from 'vitest';
import { clock, precisionShown, shownDay, shownDayAndTime, shownMoment, shownSpan } from '#renderer/language/dates.ts';

describe('a day', () => {
  it('reads day, month in three letters, year, in English', () => {
    expect(shownDay('2026-11-24', 'en')).toBe('24 Nov 2026');
    expect(shownDay('2026-09-03', 'en')).toBe('3 Sep 2026');
    expect(shownDay('2026-11-24T23:59+12:00', 'en')).toBe('24 Nov 2026');
  });

  it('tells no more than is known', () => {
    expect(shownDay('2026-11-01', 'en', 'month')).toBe('Nov 2026');
    expect(shownDay('2026-01-01', 'en', 'year')).toBe('2026');
    expect([precisionShown('month'), precisionShown('year'), precisionShown('week'), precisionShown(null)]).toEqual([
      'month',
      'year',
      'day',
      'day',
    ]);
  });

  it('stands as the language writes it elsewhere, with digits that can be compared', () => {
    expect(shownDay('2026-11-24', 'fr')).toBe('24 nov. 2026');
    expect(shownDay('2026-11-24', 'ar')).toMatch(/24.*2026/);
    expect(shownDay('2026-11-24', 'zh')).toBe('2026年11月24日');
  });

  it('keeps years before 1000 and the Gregorian calendar', () => {
    expect(shownDay('0044-03-15', 'en')).toBe('15 Mar 44');
    expect(shownDay('2026-11-24', 'ar-SA')).toContain('2026');
  });

  it('leaves text alone that is no date', () => {
    expect(shownDay('soon', 'en')).toBe('soon');
    expect(shownDayAndTime('', 'en')).toBe('');
  });
});

describe('a day and time', () => {
  it('names the zone that was given, and none that was not', () => {
    expect(shownDayAndTime('2026-11-24T10:42Z', 'en')).toBe('24 Nov 2026, 10:42 UTC');
    expect(shownDayAndTime('2026-11-24T10:42:09+06:00', 'en')).toBe('24 Nov 2026, 10:42 UTC+06:00');
    expect(shownDayAndTime('2026-11-24T10:42', 'en')).toBe('24 Nov 2026, 10:42');
    expect(shownDayAndTime('2026-11-24', 'en')).toBe('24 Nov 2026');
  });
});

describe('a span', () => {
  it('says what both ends share once', () => {
    expect(shownSpan('2026-11-03', '2026-11-05', 'en')).toBe('3–5 Nov 2026');
    expect(shownSpan('2026-10-30', '2026-11-05', 'en')).toBe('30 Oct – 5 Nov 2026');
    expect(shownSpan('2025-12-30', '2026-01-05', 'en')).toBe('30 Dec 2025 – 5 Jan 2026');
  });

  it('is one day when both ends are', () => {
    expect(shownSpan('2026-11-03', null, 'en')).toBe('3 Nov 2026');
    expect(shownSpan('2026-11-03', '2026-11-03', 'en')).toBe('3 Nov 2026');
    expect(shownSpan('2026-11-03T08:00Z', '2026-11-03T19:00Z', 'en')).toBe('3 Nov 2026');
    expect(shownSpan('2026-11-01', '2026-11-30', 'en', 'month')).toBe('Nov 2026');
  });
});

describe('a moment', () => {
  const at = Date.UTC(2026, 10, 24, 20, 30);

  it('is told in the zone asked for, which it names', () => {
    expect(shownMoment(at, 'en', 'UTC')).toBe('24 Nov 2026, 20:30 UTC');
    expect(shownMoment(at, 'en', 'Asia/Bishkek')).toBe('25 Nov 2026, 02:30 GMT+6');
    expect(clock(at, 'en', 'Asia/Bishkek')).toBe('02:30');
  });

  it('has midnight as 00, not 24', () => {
    expect(clock(Date.UTC(2026, 10, 24), 'en', 'UTC')).toBe('00:00');
  });
});
