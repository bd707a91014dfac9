import { readDate } from '#shared/import/dates.ts';

/**
 * Reads a date as it is typed: everything that event files may hold, day before month where only numbers stand, and
 * `t` or `today`, `y` or `yesterday`. Null when it is blank or no date.
 */
export function readTypedDay(text: string, now: Date = new Date()): string | null {
  const word = text.trim().toLowerCase();
  if (word === 't' || word === 'today') return today(now);
  if (word === 'y' || word === 'yesterday') return nextDay(today(now), -1);
  return readDate(text.trim(), { order: 'dmy', serial: null })?.value ?? null;
}

/** The day on this machine's calendar, ISO. */
export function today(now: Date = new Date()): string {
  const month = String(now.getMonth() + 1).padStart(2, '0');
  return `${now.getFullYear()}-${month}-${String(now.getDate()).padStart(2, '0')}`;
}

/** The day so many days after an ISO date, or before it; a time of day is dropped. */
export function nextDay(iso: string, days: number): string {
  const [year = 1970, month = 1, day = 1] = iso.slice(0, 10).split('-').map(Number);
  return new Date(Date.UTC(year, month - 1, day + days)).toISOString().slice(0, 10);
}
