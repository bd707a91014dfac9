import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchOptions } from '#renderer/components/match-options.ts';
import { nextDay, readTypedDay, today } from '#renderer/components/read-day.ts';
import { readTypedNumber } from '#renderer/components/read-number.ts';

describe('a typed day', () => {
  const now = new Date(2026, 10, 24, 0, 5);

  it('is read as people write it', () => {
    for (const text of [
      '2026-11-24',
      '24 Nov 2026',
      '24 november 2026',
      '24/11/2026',
      '24.11.2026',
      ' 24-11-2026 ',
      '٢٤/١١/٢٠٢٦',
    ]) {
      expect(readTypedDay(text, now), text).toBe('2026-11-24');
    }
  });

  it('takes the day first where only numbers stand', () => {
    expect(readTypedDay('03/04/2026', now)).toBe('2026-04-03');
  });

  it('knows today and yesterday by this machine’s calendar', () => {
    expect(readTypedDay('t', now)).toBe('2026-11-24');
    expect(readTypedDay('Yesterday', now)).toBe('2026-11-23');
    expect(today(new Date(2026, 0, 1))).toBe('2026-01-01');
  });

  it('is null for what is no day', () => {
    for (const text of ['', '31/02/2026', 'soon', '24', '24/11/26']) expect(readTypedDay(text, now), text).toBeNull();
  });
});

describe('the next day', () => {
  it('crosses months, years and leap days, and drops the time', () => {
    expect(nextDay('2024-02-28', 1)).toBe('2024-02-29');
    expect(nextDay('2026-12-31', 1)).toBe('2027-01-01');
    expect(nextDay('2026-03-01T23:30-05:00', -1)).toBe('2026-02-28');
  });

  it('and back again is the same day', () => {
    const days = fc
      .date({ min: new Date('1900-01-01'), max: new Date('2200-01-01'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    fc.assert(
      fc.property(days, fc.integer({ min: -1000, max: 1000 }), (day, by) => {
        expect(nextDay(nextDay(day, by), -by)).toBe(day);
      }),
    );
  });
});

describe('a typed number', () => {
  const degrees = { least: -180, most: 180, isWhole: false };
  const people = { least: 0, most: 100_000_000, isWhole: true };

  it('takes point or comma before decimals', () => {
    expect(readTypedNumber('42.8746', degrees)).toEqual({ ok: true, value: 42.8746 });
    expect(readTypedNumber('42,8746', degrees)).toEqual({ ok: true, value: 42.8746 });
    expect(readTypedNumber('−74,5', degrees)).toEqual({ ok: true, value: -74.5 });
  });

  it('takes a comma for thousands where the number would else be out of bounds or not whole', () => {
    expect(readTypedNumber('1,234', people)).toEqual({ ok: true, value: 1234 });
    expect(readTypedNumber('42,874', degrees)).toEqual({ ok: true, value: 42.874 });
    expect(readTypedNumber('1 234', people)).toEqual({ ok: true, value: 1234 });
  });

  it('reads the digits of any script', () => {
    expect(readTypedNumber('١٢٣', people)).toEqual({ ok: true, value: 123 });
  });

  it('is null when blank, and not ok for anything else', () => {
    expect(readTypedNumber('  ', people)).toEqual({ ok: true, value: null });
    for (const text of ['twelve', '1.5', '-1', '100000001', '--1', '0x10']) {
      expect(readTypedNumber(text, people), text).toEqual({ ok: false });
    }
    expect(readTypedNumber('180.01', degrees)).toEqual({ ok: false });
  });
});

describe('matching options', () => {
  const options = [
    { value: 'CIV', label: 'Côte d’Ivoire', alias: 'CIV CI' },
    { value: 'TCD', label: 'Chad', alias: 'TCD TD' },
    { value: 'CHN', label: 'China', alias: 'CHN CN' },
    { value: 'PNG', label: 'Papua New Guinea', alias: 'PNG PG' },
    { value: 'GIN', label: 'Guinea', alias: 'GIN GN' },
    { value: 'GNQ', label: 'Equatorial Guinea', alias: 'GNQ GQ' },
  ];
  const found = (typed: string) => matchOptions(options, typed).map(({ value }) => value);

  it('puts the name that begins so before the word that does', () => {
    expect(found('gui')).toEqual(['GIN', 'PNG', 'GNQ']);
  });

  it('does not mind marks and case', () => {
    expect(found('COTE')).toEqual(['CIV']);
    expect(found('ivoire')).toEqual(['CIV']);
  });

  it('finds by code and alias, the exact code first', () => {
    expect(found('chn')).toEqual(['CHN']);
    expect(found('td')).toEqual(['TCD']);
  });

  it('gives all in their own order for blank text, and none for what nobody has', () => {
    expect(found(' ')).toEqual(['CIV', 'TCD', 'CHN', 'PNG', 'GIN', 'GNQ']);
    expect(found('zzz')).toEqual([]);
  });
});
