const known = new Map<string, Intl.NumberFormat>();

function formatter(locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${locale} ${JSON.stringify(options)}`;
  const found = known.get(key);
  if (found) return found;
  const made = new Intl.NumberFormat(locale, { ...options, numberingSystem: 'latn' });
  known.set(key, made);
  return made;
}

/** A count or amount with the locale's separators: `12,480`. */
export function shownNumber(value: number, locale: string): string {
  return formatter(locale, { maximumFractionDigits: 2 }).format(value);
}

/** Degrees, minutes left out: `42.87460, 74.56980`; always with a point, so that it can be pasted into a map. */
export function shownCoordinates(latitude: number, longitude: number): string {
  return `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`;
}

const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;

/** A size in the largest unit that leaves a number of at least one: `1.4 MB`. Thousands, not 1024s. */
export function shownSize(bytes: number, locale: string): string {
  const step = bytes < 1 ? 0 : Math.min(UNITS.length - 1, Math.floor(Math.log10(bytes) / 3));
  const value = bytes / 1000 ** step;
  const maximumFractionDigits = step > 0 && value < 10 ? 1 : 0;
  return formatter(locale, { style: 'unit', unit: UNITS[step] ?? 'byte', maximumFractionDigits }).format(value);
}

/** How much of a whole is done, 0 to 1: `42%`. */
export function shownShare(share: number, locale: string): string {
  return formatter(locale, { style: 'percent', maximumFractionDigits: 0 }).format(share);
}
