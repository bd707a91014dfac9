import { useMemo } from 'react';
import { usePreferences } from '../bridge/usePreferences.ts';
import { clock, shownDay, shownDayAndTime, shownMoment, shownSpan, type ShownPrecision } from './dates.ts';
import { shownCoordinates, shownNumber, shownShare, shownSize } from './numbers.ts';

export interface Format {
  readonly day: (iso: string, precision?: ShownPrecision) => string;
  readonly dayAndTime: (iso: string) => string;
  readonly span: (from: string, to: string | null, precision?: ShownPrecision) => string;
  readonly moment: (at: number) => string;
  readonly clock: (at: number) => string;
  readonly number: (value: number) => string;
  readonly coordinates: (latitude: number, longitude: number) => string;
  readonly size: (bytes: number) => string;
  readonly share: (share: number) => string;
  /** Sorts names as the language does. */
  readonly compare: (one: string, other: string) => number;
}

/** Dates, times and numbers in the language in use and the zone of this machine. */
export function useFormat(): Format {
  const { locale } = usePreferences().preferences;
  return useMemo(() => {
    const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
    const collator = new Intl.Collator(locale, { numeric: true });
    return {
      day: (iso, precision) => shownDay(iso, locale, precision),
      dayAndTime: (iso) => shownDayAndTime(iso, locale),
      span: (from, to, precision) => shownSpan(from, to, locale, precision),
      moment: (at) => shownMoment(at, locale, zone),
      clock: (at) => clock(at, locale, zone),
      number: (value) => shownNumber(value, locale),
      coordinates: shownCoordinates,
      size: (bytes) => shownSize(bytes, locale),
      share: (share) => shownShare(share, locale),
      compare: collator.compare,
    };
  }, [locale]);
}
