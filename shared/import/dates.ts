import { isCalendarDate } from '../domain/fields.ts';
import type { CsvDateFormat } from './csv-map.ts';
import { plainDigits } from './digits.ts';

/** How the dates of one column are read, once that is settled. */
export interface DateReading {
  /** Order of `03/04/2024`; null when such dates are refused. */
  readonly order: 'dmy' | 'mdy' | null;
  /** The calendar in which a spreadsheet counted days; null when plain numbers are refused. */
  readonly serial: 1900 | 1904 | null;
}

export interface DateParts {
  /** `YYYY-MM-DD`, with `THH:MM[:SS][zone]` when the text told a time of day. The first day of a month or year. */
  readonly value: string;
  /** What the text named: a day, or only a month or a year. */
  readonly precision: 'day' | 'month' | 'year';
}

const NUMERIC = /^(\d{1,2})([/-])(\d{1,2})\2(\d{4})$/;
const DOTTED = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})$/;
const YEAR_FIRST = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/;
const COMPACT = /^(\d{4})(\d{2})(\d{2})$/;
const MONTH = /^(\d{4})[-/](\d{1,2})$/;
const YEAR = /^[12]\d{3}$/;
const DAY_NAME_FIRST =
  /^(\d{1,2})(?:st|nd|rd|th|er|o)?[\s.\-/]*(?:de\s+|of\s+)?([a-z]{3,10})\.?[\s,\-/]*(?:de\s+|del\s+)?(\d{4})$/;
const NAME_DAY = /^([a-z]{3,10})\.?[\s-]*(\d{1,2})(?:st|nd|rd|th)?[\s,-]+(\d{4})$/;
const NAME_YEAR = /^([a-z]{3,10})\.?[\s,-]*(?:de\s+)?(\d{4})$/;
const SERIAL = /^\d{1,7}(?:[.,]\d+)?$/;
const WEEKDAY = /^(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+/;
const TIME =
  /[T\s,]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*([ap])?\.?(?:m\.?)?\s*(z|utc|gmt|[+-]\d{2}:?\d{2})?$/i;

/** English, French and Spanish names by their first letters, as far as these tell the months apart. */
const MONTH_NAMES: readonly (readonly string[])[] = [
  ['jan', 'ene'],
  ['feb', 'fev'],
  ['mar'],
  ['apr', 'avr', 'abr'],
  ['may', 'mai'],
  ['jun', 'juin'],
  ['jul', 'juil'],
  ['aug', 'aou', 'ago'],
  ['sep', 'set'],
  ['oct'],
  ['nov'],
  ['dec', 'dic'],
];

/**
 * Reads a date as files write it: ISO 8601 and its relatives, `31/01/2023` or `01/31/2023` by the order given,
 * `31.01.2023`, `31 January 2023` (English, French, Spanish), `January 2023`, `2023`, a spreadsheet's day number, each
 * with a time of day or without, in the digits of any script. Null for anything else, for days that no calendar has, and
 * for years of two digits, whose century nobody can tell.
 */
export function readDate(text: string, reading: DateReading): DateParts | null {
  const plain = plainDigits(text).trim().toLowerCase();
  if (plain.length > 60) return null;
  const whole = readDay(plain, reading);
  if (whole) return whole;
  const time = TIME.exec(plain);
  if (!time) return null;
  const day = readDay(plain.slice(0, time.index).trim(), reading);
  if (!day || day.precision !== 'day') return null;
  const clock = readClock(time);
  if (clock === null) return null;
  const value = day.value + clock;
  return isCalendarDate(value) ? { value, precision: 'day' } : null;
}

function readDay(text: string, reading: DateReading): DateParts | null {
  const plain = text.replace(WEEKDAY, '');
  // Under a spreadsheet's calendar 2023 is a day of 1905, not a year.
  if (reading.serial !== null && SERIAL.test(plain)) return fromSerial(Number(plain.replace(',', '.')), reading.serial);
  const iso = YEAR_FIRST.exec(plain);
  if (iso) return day(iso[1], iso[3], iso[4]);
  const compact = COMPACT.exec(plain);
  if (compact) return day(compact[1], compact[2], compact[3]);
  const numeric = NUMERIC.exec(plain);
  if (numeric) {
    if (reading.order === 'dmy') return day(numeric[4], numeric[3], numeric[1]);
    return reading.order === 'mdy' ? day(numeric[4], numeric[1], numeric[3]) : null;
  }
  const dotted = DOTTED.exec(plain);
  if (dotted) return day(dotted[3], dotted[2], dotted[1]);
  if (YEAR.test(plain)) return { value: `${plain}-01-01`, precision: 'year' };
  const month = MONTH.exec(plain);
  if (month) return firstOf(month[1], Number(month[2]));
  return readNamed(plain);
}

function readNamed(text: string): DateParts | null {
  const plain = text.normalize('NFD').replaceAll(/\p{M}/gu, '');
  if (!/[a-z]{3}/.test(plain)) return null;
  const first = DAY_NAME_FIRST.exec(plain);
  if (first) return day(first[3], String(monthNumber(first[2])), first[1]);
  const second = NAME_DAY.exec(plain);
  if (second) return day(second[3], String(monthNumber(second[1])), second[2]);
  const third = NAME_YEAR.exec(plain);
  return third ? firstOf(third[2], monthNumber(third[1])) : null;
}

/** 1 to 12; 0 for a word that is not a month. */
function monthNumber(word: string | undefined): number {
  if (!word) return 0;
  return MONTH_NAMES.findIndex((names) => names.some((name) => word.startsWith(name) && isMonthName(word))) + 1;
}

const FULL_NAMES =
  'january february march april may june july august september october november december ' +
  'janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre ' +
  'enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre diciembre';

/** True for a month's whole name or a beginning of it, so that `maritime` is not March. */
function isMonthName(word: string): boolean {
  return ` ${FULL_NAMES}`.includes(` ${word}`);
}

function day(year: string | undefined, month: string | undefined, dayOfMonth: string | undefined): DateParts | null {
  const value = `${year ?? ''}-${(month ?? '').padStart(2, '0')}-${(dayOfMonth ?? '').padStart(2, '0')}`;
  return isCalendarDate(value) ? { value, precision: 'day' } : null;
}

function firstOf(year: string | undefined, month: number): DateParts | null {
  const first = day(year, String(month), '1');
  return first ? { value: first.value, precision: 'month' } : null;
}

/** The time part of the value; empty for midnight, which exports write when they know no time. Null when impossible. */
function readClock(time: RegExpExecArray): string | null {
  const [, hourText, minute = '00', second, half, zoneText] = time;
  let hour = Number(hourText);
  if (half !== undefined) {
    if (hour < 1 || hour > 12) return null;
    hour = (hour % 12) + (half === 'p' ? 12 : 0);
  }
  if (hour > 23 || Number(minute) > 59 || Number(second ?? 0) > 59) return null;
  const seconds = second === undefined || second === '00' ? '' : `:${second}`;
  if (hour === 0 && minute === '00' && seconds === '') return '';
  return `T${String(hour).padStart(2, '0')}:${minute}${seconds}${zone(zoneText)}`;
}

function zone(text: string | undefined): string {
  if (text === undefined) return '';
  if (!/^[+-]/.test(text)) return 'Z';
  return text.includes(':') ? text : `${text.slice(0, 3)}:${text.slice(3)}`;
}

/** Spreadsheets of the 1900 calendar count a 29 February 1900 that never was: day 60, refused here. */
function fromSerial(serial: number, calendar: 1900 | 1904): DateParts | null {
  const wholeDay = Math.floor(serial);
  if (calendar === 1900 && (wholeDay < 1 || wholeDay === 60)) return null;
  if (serial > 2_958_465) return null;
  const start = calendar === 1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, wholeDay < 60 ? 31 : 30);
  const moment = new Date(start + Math.round(serial * 86_400) * 1000).toISOString();
  const clock = moment.slice(11, 19);
  // Years beyond 9999 are written with a sign.
  if (moment.startsWith('+')) return null;
  const value = clock === '00:00:00' ? moment.slice(0, 10) : moment.slice(0, clock.endsWith(':00') ? 16 : 19);
  return { value, precision: 'day' };
}

/** What the values of a column say about how its dates are to be read. */
export class DateEvidence {
  #dayFirst = 0;
  #monthFirst = 0;
  #either = 0;
  #serials = 0;
  #years = 0;
  #plain = 0;
  #foreign = 0;

  add(text: string): void {
    const plain = plainDigits(text).trim().toLowerCase();
    if (plain === '') return;
    const numeric = NUMERIC.exec(plain) ?? NUMERIC.exec(plain.replace(TIME, '').trim());
    if (numeric) return this.#addNumeric(Number(numeric[1]), Number(numeric[3]));
    // 1950 to 2100: five digits in a date column are hardly anything else.
    if (
      /^\d{5}(?:[.,]\d+)?$/.test(plain) &&
      Number(plain.slice(0, 5)) >= 18_264 &&
      Number(plain.slice(0, 5)) <= 73_415
    ) {
      this.#serials++;
    } else if (YEAR.test(plain)) this.#years++;
    else if (readDate(plain, { order: null, serial: null })) this.#plain++;
    else this.#foreign++;
  }

  #addNumeric(first: number, second: number): void {
    if (first > 12 && second <= 12) this.#dayFirst++;
    else if (second > 12 && first <= 12) this.#monthFirst++;
    else if (first > 12) this.#foreign++;
    else if (first === second) this.#plain++;
    else this.#either++;
  }

  /** True when most values that are not blank are written as dates; figures that could also count something are not. */
  get isDates(): boolean {
    const dates = this.#dayFirst + this.#monthFirst + this.#either + this.#plain;
    return dates > this.#foreign + this.#serials + this.#years;
  }

  /** The formats under which the column can be read, the likelier first; more than one means that a person must choose. */
  get candidates(): CsvDateFormat[] {
    const isMixed = this.#dayFirst > 0 && this.#monthFirst > 0;
    if (isMixed || (this.#either > 0 && this.#dayFirst + this.#monthFirst === 0)) {
      return this.#monthFirst > this.#dayFirst ? ['mdy', 'dmy'] : ['dmy', 'mdy'];
    }
    if (this.#dayFirst > 0) return ['dmy'];
    if (this.#monthFirst > 0) return ['mdy'];
    return this.#serials > 0 ? ['excel'] : ['ymd'];
  }

  /** How to read the column; null when a person must choose. */
  get reading(): DateReading | null {
    const [first = 'ymd', ...others] = this.candidates;
    if (others.length > 0) return null;
    return { ...readingOf(first), ...(this.#serials > 0 ? { serial: 1900 } : {}) };
  }
}

/** The reading that a chosen format stands for; `auto` as if nothing numeric were in the column. */
export function readingOf(format: CsvDateFormat): DateReading {
  return {
    order: format === 'dmy' || format === 'mdy' ? format : null,
    serial: format === 'excel' ? 1900 : format === 'excel-1904' ? 1904 : null,
  };
}
