/**
 * How dates, times and numbers read, everywhere. Dates stand as `24 Nov 2026` in English and as the locale writes them
 * elsewhere; a time always names its zone.
 */

/** How exactly a date is known; the codes of the domain's date precisions that change how it reads. */
export type ShownPrecision = 'day' | 'month' | 'year';

const ISO = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2}))?/;

/** Formatters are costly to build, and lists ask for thousands of them. */
const known = new Map<string, Intl.DateTimeFormat>();

function formatter(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${JSON.stringify(options)}`;
  const found = known.get(key);
  if (found) return found;
  const made = new Intl.DateTimeFormat(locale, { ...options, calendar: 'gregory', numberingSystem: 'latn' });
  known.set(key, made);
  return made;
}

function dayOptions(precision: ShownPrecision): Intl.DateTimeFormatOptions {
  if (precision === 'year') return { year: 'numeric' };
  if (precision === 'month') return { month: 'short', year: 'numeric' };
  return { day: 'numeric', month: 'short', year: 'numeric' };
}

/** Day, month, year in the locale's order; in English always day first and the month in three letters. */
function written(locale: string, options: Intl.DateTimeFormatOptions, at: Date): string {
  const format = formatter(locale, options);
  if (!locale.startsWith('en')) return format.format(at);
  const parts = format.formatToParts(at);
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((one) => one.type === type)?.value;
  return [part('day'), part('month'), part('year')].filter((text) => text !== undefined).join(' ');
}

/**
 * An ISO date or date and time as a person reads it: `24 Nov 2026`, `Nov 2026`, `2026`. Text that is not a date comes
 * back as it is: a newer Concord may write others.
 */
export function shownDay(iso: string, locale: string, precision: ShownPrecision = 'day'): string {
  const parts = ISO.exec(iso);
  if (!parts) return iso;
  const at = new Date(Date.UTC(2000, Number(parts[2]) - 1, Number(parts[3])));
  at.setUTCFullYear(Number(parts[1]));
  if (Number.isNaN(at.getTime())) return iso;
  return written(locale, { ...dayOptions(precision), timeZone: 'UTC' }, at);
}

/** An ISO date with its time, when it has one, and the zone that it names: `24 Nov 2026, 10:42 UTC`. */
export function shownDayAndTime(iso: string, locale: string): string {
  const day = shownDay(iso, locale);
  const time = /T(\d{2}:\d{2})(?::\d{2})?(Z|[+-]\d{2}:\d{2})?$/.exec(iso);
  if (!time) return day;
  const zone = time[2] === undefined ? '' : time[2] === 'Z' ? ' UTC' : ` UTC${time[2]}`;
  return `${day}, ${time[1]}${zone}`;
}

/** A span of two ISO dates, saying what they share once: `3–5 Nov 2026`. One date when both are equal or one is missing. */
export function shownSpan(from: string, to: string | null, locale: string, precision: ShownPrecision = 'day'): string {
  const start = from.slice(0, 10);
  const end = to?.slice(0, 10) ?? start;
  const [first, last] = [shownDay(start, locale, precision), shownDay(end, locale, precision)];
  if (first === last) return first;
  if (precision === 'day' && locale.startsWith('en')) {
    if (start.slice(0, 7) === end.slice(0, 7)) return `${Number(start.slice(8))}–${last}`;
    if (start.slice(0, 4) === end.slice(0, 4)) return `${first.replace(/ \d{4}$/, '')} – ${last}`;
  }
  return `${first} – ${last}`;
}

/** A moment with its zone: `24 Nov 2026, 10:42 GMT+6`. Milliseconds since 1970 UTC; the zone is an IANA name. */
export function shownMoment(at: number, locale: string, zone: string): string {
  const day = written(locale, { ...dayOptions('day'), timeZone: zone }, new Date(at));
  return `${day}, ${clock(at, locale, zone)} ${zoneName(at, locale, zone)}`;
}

/** The time of day alone, for what happened a moment ago on this machine: `10:42`. */
export function clock(at: number, locale: string, zone: string): string {
  return formatter(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: zone }).format(
    new Date(at),
  );
}

function zoneName(at: number, locale: string, zone: string): string {
  const parts = formatter(locale, { timeZoneName: 'short', timeZone: zone }).formatToParts(new Date(at));
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? zone;
}

/** The precision codes of the domain, as far as they change how a date reads. */
export function precisionShown(code: string | null): ShownPrecision {
  return code === 'month' || code === 'year' ? code : 'day';
}
