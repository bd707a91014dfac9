import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isCalendarDate } from '#shared/domain/fields.ts';
import { DateEvidence, type DateReading, readDate, readingOf } from '#shared/import/dates.ts';

const NONE: DateReading = { order: null, serial: null };
const value = (text: string, reading: DateReading = NONE) => readDate(text, reading)?.value ?? null;

describe('readDate', () => {
  it.each([
    ['2023-01-31', '2023-01-31'],
    ['2023/1/5', '2023-01-05'],
    ['2023.01.05', '2023-01-05'],
    ['20230131', '2023-01-31'],
    ['31.01.2023', '2023-01-31'],
    ['1. 2. 2023', '2023-02-01'],
    ['31 January 2023', '2023-01-31'],
    ['31-Jan-2023', '2023-01-31'],
    ['Tuesday, 31 January 2023', '2023-01-31'],
    ['January 31, 2023', '2023-01-31'],
    ['Sept. 3rd, 2023', '2023-09-03'],
    ['1er mars 2015', '2015-03-01'],
    ['14 août 2015', '2015-08-14'],
    ['1 de marzo de 2015', '2015-03-01'],
    ['2 décembre 2019', '2019-12-02'],
    ['٣١ January ٢٠٢٣', '2023-01-31'],
    ['２０２３-０１-３１', '2023-01-31'],
    [' 2023-01-31 ', '2023-01-31'],
    ['2017-07-31 00:00:00.000', '2017-07-31'],
    ['2017-07-31T00:00:00Z', '2017-07-31'],
    ['2017-07-31T14:05', '2017-07-31T14:05'],
    ['2017-07-31 14:05:09+0300', '2017-07-31T14:05:09+03:00'],
    ['31 July 2017 2:05 pm', '2017-07-31T14:05'],
    ['31 July 2017, 12:00 am', '2017-07-31'],
    ['2016-02-29', '2016-02-29'],
  ])('reads %s without being told the order', (text, expected) => {
    expect(value(text)).toBe(expected);
  });

  it('takes the first day of a month or a year and says which it was', () => {
    expect(readDate('2013', NONE)).toEqual({ value: '2013-01-01', precision: 'year' });
    expect(readDate('2013-05', NONE)).toEqual({ value: '2013-05-01', precision: 'month' });
    expect(readDate('May 2013', NONE)).toEqual({ value: '2013-05-01', precision: 'month' });
    expect(readDate('mayo de 2013', NONE)).toEqual({ value: '2013-05-01', precision: 'month' });
  });

  it('reads figures in the order chosen and in no other', () => {
    expect(value('03/04/2024', readingOf('dmy'))).toBe('2024-04-03');
    expect(value('03/04/2024', readingOf('mdy'))).toBe('2024-03-04');
    expect(value('03/04/2024')).toBeNull();
    expect(value('31/01/2024', readingOf('mdy'))).toBeNull();
    expect(value('01-31-2024', readingOf('mdy'))).toBe('2024-01-31');
    expect(value('3/4/2024 08:30', readingOf('dmy'))).toBe('2024-04-03T08:30');
  });

  it('keeps dotted dates day first and ISO dates year first under every order', () => {
    for (const format of ['ymd', 'dmy', 'mdy', 'excel', 'excel-1904'] as const) {
      expect(value('03.04.2024', readingOf(format))).toBe('2024-04-03');
      expect(value('2024-04-03', readingOf(format))).toBe('2024-04-03');
      expect(value('3 April 2024', readingOf(format))).toBe('2024-04-03');
    }
  });

  it.each([
    ['1', '1900-01-01', '1904-01-02'],
    ['59', '1900-02-28', '1904-02-29'],
    ['60', null, '1904-03-01'],
    ['61', '1900-03-01', '1904-03-02'],
    ['45000', '2023-03-15', '2027-03-16'],
    ['45000.5', '2023-03-15T12:00', '2027-03-16T12:00'],
    ['45000,25', '2023-03-15T06:00', '2027-03-16T06:00'],
    ['0', null, '1904-01-01'],
    ['2958465', '9999-12-31', null],
    ['2958466', null, null],
  ])('reads the day number %s of a spreadsheet', (text, in1900, in1904) => {
    expect(value(text, readingOf('excel'))).toBe(in1900);
    expect(value(text, readingOf('excel-1904'))).toBe(in1904);
  });

  it.each([
    ...['31/01/23', '2023-02-29', '2023-13-01', '2023-00-10', '31.04.2023', '0 January 2023', '32 January 2023'],
    ...['maritime 3 2023', '3 maritime 2023', '12:30', '2023-01-31 25:00', '2023-01-31 13:00 pm', '45000', 'unknown'],
    ...['', '2023-01-31-01', '2023-1-31T', `2023-01-31${' '.repeat(80)}x`, '3 Janvember 2023', '2023-W05', '=TODAY()'],
  ])('refuses %j', (text) => {
    expect(readDate(text, readingOf('dmy'))).toBeNull();
  });

  it('gives back every day that the calendar has, in every way of writing it', () => {
    const days = fc.date({ min: new Date('1000-01-01'), max: new Date('9999-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(days, (date) => {
        const iso = date.toISOString().slice(0, 10);
        const [year = '', month = '', day = ''] = iso.split('-');
        const name = date.toLocaleString('en', { month: 'long', timeZone: 'UTC' });
        expect(value(`${day}/${month}/${year}`, readingOf('dmy'))).toBe(iso);
        expect(value(`${Number(month)}/${Number(day)}/${year}`, readingOf('mdy'))).toBe(iso);
        for (const text of [iso, `${year}${month}${day}`, `${day}.${month}.${year}`, `${day} ${name} ${year}`]) {
          expect(value(text)).toBe(iso);
        }
        expect(value(`${name} ${Number(day)}, ${year}`)).toBe(iso);
        if (iso >= '1900-03-01') {
          const serial = (Date.UTC(Number(year), Number(month) - 1, Number(day)) - Date.UTC(1899, 11, 30)) / 86_400_000;
          expect(value(String(serial), readingOf('excel'))).toBe(iso);
        }
      }),
    );
  });

  it('never gives anything but a date that a note can hold', () => {
    const text = fc.string({ unit: fc.constantFrom(...'0123456789/-.: TZ+ajnmry,'), maxLength: 22 });
    fc.assert(
      fc.property(text, fc.constantFrom('ymd', 'dmy', 'mdy', 'excel', 'excel-1904'), (input, format) => {
        const read = readDate(input, readingOf(format));
        if (read) expect(isCalendarDate(read.value)).toBe(true);
      }),
      { numRuns: 5000 },
    );
  });
});

function evidenceOf(values: readonly string[]): DateEvidence {
  const evidence = new DateEvidence();
  for (const text of values) evidence.add(text);
  return evidence;
}

describe('DateEvidence', () => {
  it('settles the order by one value that can be read in one way only', () => {
    expect(evidenceOf(['01/02/2024', '13/02/2024']).reading).toEqual({ order: 'dmy', serial: null });
    expect(evidenceOf(['01/02/2024', '02/13/2024', '']).reading).toEqual({ order: 'mdy', serial: null });
    expect(evidenceOf(['2024-01-02', '3 May 2024']).reading).toEqual(NONE);
    expect(evidenceOf(['05/05/2024']).reading).toEqual(NONE);
  });

  it('asks when nothing settles it, or when both orders stand in one column', () => {
    const open = evidenceOf(['01/02/2024', '2024-03-03']);
    expect(open.reading).toBeNull();
    expect(open.candidates).toEqual(['dmy', 'mdy']);
    const mixed = evidenceOf(['13/02/2024', '02/13/2024', '02/14/2024']);
    expect(mixed.reading).toBeNull();
    expect(mixed.candidates).toEqual(['mdy', 'dmy']);
  });

  it('reads the times of day past', () => {
    expect(evidenceOf(['13/02/2024 10:00', '01/02/2024 11:00']).reading?.order).toBe('dmy');
  });

  it('knows the day numbers of a spreadsheet, also between dates written out', () => {
    expect(evidenceOf(['45000', '45001.5']).reading).toEqual({ order: null, serial: 1900 });
    expect(evidenceOf(['45000', '13/02/2024']).reading).toEqual({ order: 'dmy', serial: 1900 });
  });

  it('does not take counts, years or names for dates', () => {
    expect(evidenceOf(['45000', '20000']).isDates).toBe(false);
    expect(evidenceOf(['2001', '2002']).isDates).toBe(false);
    expect(evidenceOf(['Mopti', '2024-01-01', 'Gao']).isDates).toBe(false);
    expect(evidenceOf(['2024-01-01', '', 'unknown', '1 May 2024']).isDates).toBe(true);
  });
});
