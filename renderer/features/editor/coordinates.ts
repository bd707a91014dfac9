import { readTypedNumber } from '../../components/read-number.ts';

/** WGS 84 degrees. */
export interface Coordinates {
  readonly latitude: number;
  readonly longitude: number;
}

/** Longer than any pair of coordinates; a pasted page is not worth reading. */
const LONGEST = 120;

/** One angle: degrees, then minutes and seconds where there are any, with a hemisphere before or behind, or a sign. */
const ANGLE =
  /^(?<before>[NSEW])?\s*(?<sign>[+-])?\s*(?<degrees>\d{1,3}(?:[.,]\d+)?)\s*(?:[°d:\s]\s*(?:(?<minutes>\d{1,2}(?:[.,]\d+)?)\s*(?:['m:\s]\s*(?:(?<seconds>\d{1,2}(?:[.,]\d+)?)\s*(?:"|s)?)?)?)?)?\s*(?<behind>[NSEW])?$/i;

/**
 * Reads a pair of coordinates as people have them: `42.8746, 74.5698`, `42,8746 74,5698`, `42°52'29"N 74°34'11"E`,
 * `N42 52.48 E74 34.19`, `geo:42.8746,74.5698`. Latitude first unless the hemispheres say otherwise. Rounded to five
 * decimals, about a metre. Null for anything else.
 */
export function readCoordinates(text: string): Coordinates | null {
  if (text.length > LONGEST) return null;
  const plain = plainSigns(text)
    .replace(/^geo:/i, '')
    .replaceAll(/[()[\]]/g, '')
    .trim();
  for (const [one, other] of splits(plain)) {
    const [first, second] = [readAngle(one), readAngle(other)];
    // Either both name their hemisphere, one of each axis, or none does.
    if (!first || !second || (first.axis === null) !== (second.axis === null)) continue;
    if (first.axis !== null && first.axis === second.axis) continue;
    return first.axis === 'longitude' ? bounded(second.degrees, first.degrees) : bounded(first.degrees, second.degrees);
  }
  return null;
}

/** One form for each of the signs that keyboards, maps and word processors write. */
function plainSigns(text: string): string {
  return text
    .replaceAll(/[″“”]|''|’’|′′/g, '"')
    .replaceAll(/[′‘’´`]/g, "'")
    .replaceAll(/[º˚]/g, '°')
    .normalize('NFKC')
    .replaceAll(/[−–]/g, '-')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

/** Every way to part the text in two, the clearest separators first. */
function* splits(text: string): Generator<readonly [string, string]> {
  for (const separator of [';', ', ', '/', '|']) {
    const parts = text.split(separator);
    if (parts.length === 2) yield [parts[0] ?? '', parts[1] ?? ''];
  }
  // Behind the hemisphere of the first, or before that of the second.
  const hemisphere = /^(.*?[\d"'°][^\dNSEW]*[NSEW])[\s,]*(.+)$/i.exec(text);
  if (hemisphere) yield [hemisphere[1] ?? '', hemisphere[2] ?? ''];
  const leading = /^([NSEW].*?)[\s,]*([NSEW].*)$/i.exec(text);
  if (leading) yield [leading[1] ?? '', leading[2] ?? ''];
  const commas = text.split(',');
  if (commas.length === 2) yield [commas[0] ?? '', commas[1] ?? ''];
  const words = text.split(' ');
  if (words.length % 2 === 0)
    yield [words.slice(0, words.length / 2).join(' '), words.slice(words.length / 2).join(' ')];
}

interface Angle {
  readonly degrees: number;
  /** Null when no hemisphere is named. */
  readonly axis: 'latitude' | 'longitude' | null;
}

function readAngle(text: string): Angle | null {
  const parts = ANGLE.exec(text.trim().replace(/,$/, ''))?.groups;
  if (!parts || (parts['before'] && parts['behind'])) return null;
  const hemisphere = (parts['before'] ?? parts['behind'] ?? '').toUpperCase();
  if (hemisphere !== '' && parts['sign']) return null;
  const [degrees, minutes, seconds] = [
    part(parts['degrees'], 180),
    part(parts['minutes'], 60),
    part(parts['seconds'], 60),
  ];
  if (degrees === null || minutes === null || seconds === null || minutes === 60 || seconds === 60) return null;
  const hasFinerPart = parts['minutes'] !== undefined && !Number.isInteger(degrees);
  if (hasFinerPart || (parts['seconds'] !== undefined && !Number.isInteger(minutes))) return null;
  const size = degrees + minutes / 60 + seconds / 3600;
  const isNegative = parts['sign'] === '-' || hemisphere === 'S' || hemisphere === 'W';
  const axis = hemisphere === '' ? null : 'NS'.includes(hemisphere) ? 'latitude' : 'longitude';
  return { degrees: isNegative ? -size : size, axis };
}

function part(text: string | undefined, most: number): number | null {
  if (text === undefined) return 0;
  const reading = readTypedNumber(text, { least: 0, most, isWhole: false });
  return reading.ok ? reading.value : null;
}

function bounded(latitude: number, longitude: number): Coordinates | null {
  if (Math.abs(latitude) > 90 || Math.abs(longitude) > 180) return null;
  return { latitude: rounded(latitude), longitude: rounded(longitude) };
}

function rounded(degrees: number): number {
  return Math.round(degrees * 100_000) / 100_000 + 0;
}
