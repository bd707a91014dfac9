import { plainDigits } from './digits.ts';

/** The sign before the fraction. */
export type DecimalSign = '.' | ',';

const SPACES = /[\s\u00A0\u2007\u2009\u202F'’]/gu;
const GROUPED_BY_SPACE = /^[+-]?\d{1,3}(?:[\s\u00A0\u2007\u2009\u202F'’]\d{3})+(?:[.,]\d*)?$/u;
const PATTERN = {
  '.': /^[+-]?(?:\d+|\d{1,3}(?:,\d{3})+)?(?:\.\d*)?(?:e[+-]?\d{1,3})?$/i,
  ',': /^[+-]?(?:\d+|\d{1,3}(?:\.\d{3})+)?(?:,\d*)?(?:e[+-]?\d{1,3})?$/i,
} as const;

/**
 * Reads a number under the given decimal sign, with thousands set apart by the other sign, by spaces or by apostrophes,
 * in the digits of any script. Null for anything else: no units, no per cent.
 */
export function readNumber(text: string, sign: DecimalSign): number | null {
  const plain = tight(text);
  if (!/\d/.test(plain) || !PATTERN[sign].test(plain)) return null;
  const value = Number(sign === '.' ? plain.replaceAll(',', '') : plain.replaceAll('.', '').replace(',', '.'));
  return Number.isFinite(value) ? value : null;
}

function tight(text: string): string {
  const plain = plainDigits(text).trim();
  return GROUPED_BY_SPACE.test(plain) ? plain.replaceAll(SPACES, '') : plain;
}

/** Whether a number tells its decimal sign by itself; `open` for `1.234`, which can be one or a thousand. */
function signOf(text: string): DecimalSign | 'open' | null {
  const plain = tight(text).replace(/^[+-]/, '');
  if (!/^[\d.,]+$/.test(plain)) return null;
  const dots = plain.split('.').length - 1;
  const commas = plain.split(',').length - 1;
  if (dots + commas === 0) return null;
  if (dots > 0 && commas > 0) {
    const last = plain.lastIndexOf('.') > plain.lastIndexOf(',') ? '.' : ',';
    return readNumber(plain, last) === null ? null : last;
  }
  const here: DecimalSign = dots > 0 ? '.' : ',';
  const other: DecimalSign = here === '.' ? ',' : '.';
  if (dots + commas > 1) return readNumber(plain, other) === null ? null : other;
  const [before = '', after = ''] = plain.split(here);
  return after.length === 3 && before.length > 0 && before.length <= 3 && !before.startsWith('0') ? 'open' : here;
}

/** What the numbers of a file say about its decimal sign. */
export class NumberEvidence {
  readonly #votes = { '.': 0, ',': 0 };
  #open = 0;
  /** The first value that can be read in two ways. */
  #example: string | null = null;

  /** Coordinates are never above 180, so their one sign is always before the fraction: say so with `isDegrees`. */
  add(text: string, isDegrees: boolean): void {
    const sign = signOf(text);
    if (sign === null) return;
    if (sign !== 'open') this.#votes[sign]++;
    else if (isDegrees) this.#votes[text.includes(',') ? ',' : '.']++;
    else {
      this.#open++;
      this.#example ??= text.trim();
    }
  }

  /** The sign that the file uses; null when numbers stand in it that can be read both ways and nothing settles it. */
  get sign(): DecimalSign | null {
    if (this.#votes['.'] === this.#votes[',']) return this.#open > 0 ? null : '.';
    return this.#votes['.'] > this.#votes[','] ? '.' : ',';
  }

  get example(): string | null {
    return this.#example;
  }
}

export type Axis = 'latitude' | 'longitude';

const DEGREES =
  /^([NSEW])?\s*([+-]?\d+(?:\.\d+)?)\s*(?:[°ºd]\s*)?(?:(\d+(?:\.\d+)?)\s*['′’m]\s*)?(?:(\d+(?:\.\d+)?)\s*(?:["″”s]|'')\s*)?([NSEW])?$/i;

/**
 * Reads one coordinate in degrees: a number, also with a hemisphere (`22.5 N`), or degrees, minutes and seconds
 * (`22°29'20"N`). Null when it is none or lies outside the axis.
 */
export function readDegrees(text: string, axis: Axis, sign: DecimalSign): number | null {
  const most = axis === 'latitude' ? 90 : 180;
  const number = readNumber(text, sign);
  if (number !== null) return Math.abs(number) <= most ? number : null;
  const plain = plainDigits(text).trim();
  const parts = DEGREES.exec(sign === ',' ? plain.replaceAll(',', '.') : plain);
  if (!parts) return null;
  const [, before, degreesText = '', minutes, seconds, after] = parts;
  if (before !== undefined && after !== undefined) return null;
  const hemisphere = (before ?? after)?.toUpperCase() ?? null;
  if (hemisphere !== null && (axis === 'latitude') !== (hemisphere === 'N' || hemisphere === 'S')) return null;
  const degrees = Number(degreesText);
  // A sign and a hemisphere contradict or repeat each other; minutes below a sign would point the other way.
  if (hemisphere !== null && degrees < 0) return null;
  if (Number(minutes ?? 0) >= 60 || Number(seconds ?? 0) >= 60) return null;
  const size = Math.abs(degrees) + Number(minutes ?? 0) / 60 + Number(seconds ?? 0) / 3600;
  const isNegative = degreesText.startsWith('-') || hemisphere === 'S' || hemisphere === 'W';
  return size <= most ? (isNegative ? -size : size) : null;
}

export interface Point {
  readonly latitude: number;
  readonly longitude: number;
}

/** Reads `22.5, 90.1` (latitude first), also with `;` or a space between, or the point of WKT, `POINT (90.1 22.5)`. */
export function readPoint(text: string, sign: DecimalSign): Point | null {
  const wkt = /^(?:SRID=4326;\s*)?POINT\s*Z?\s*\(\s*(\S+)\s+(\S+?)(?:\s+\S+)?\s*\)$/i.exec(text.trim());
  const parts = wkt ? [wkt[2] ?? '', wkt[1] ?? ''] : splitPair(text.trim(), sign);
  const [first, second] = parts;
  if (first === undefined || second === undefined) return null;
  const latitude = readDegrees(first, 'latitude', wkt ? '.' : sign);
  const longitude = readDegrees(second, 'longitude', wkt ? '.' : sign);
  return latitude === null || longitude === null ? null : { latitude, longitude };
}

function splitPair(text: string, sign: DecimalSign): readonly string[] {
  const bare = text.replace(/^[([]\s*/, '').replace(/\s*[)\]]$/, '');
  for (const between of [/\s*;\s*/, sign === '.' ? /\s*,\s*/ : /,\s+/, /\s+/]) {
    const parts = bare.split(between);
    if (parts.length === 2) return parts;
  }
  return [];
}
