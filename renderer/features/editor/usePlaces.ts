import { useMemo } from 'react';
import { foldText } from '#shared/text/fold.ts';
import { useAnswer } from '../../bridge/useAnswer.ts';
import { useSettled } from '../../timing/useSettled.ts';

/** A place that an earlier note names. */
export interface KnownPlace {
  readonly place: string;
  readonly country: string | null;
}

/** Notes that are looked at; enough to hold the places that begin as typed. */
const MOST_NOTES = 60;
const LEAST_LETTERS = 2;

/** Places of earlier notes that hold the typed text, those of the country first. Nothing for a single letter. */
export function usePlaces(typed: string, country: string | null): readonly KnownPlace[] {
  const text = useSettled(typed.trim(), 120);
  const isAsked = [...text].length >= LEAST_LETTERS;
  const { data } = useAnswer(
    'search.run',
    {
      text,
      filter: { values: { kind: ['note'] }, from: null, to: null },
      sort: 'relevance',
      offset: 0,
      limit: MOST_NOTES,
      hasFacets: false,
      isTyping: true,
    },
    { isEnabled: isAsked, keepsPrevious: true },
  );
  const hits = data?.hits;
  return useMemo(() => {
    if (!isAsked || !hits) return [];
    const wanted = foldText(text);
    const known = new Map<string, KnownPlace>();
    const isHere = (place: KnownPlace | undefined) => place?.country === country;
    for (const hit of hits) {
      if (hit.place === null || !foldText(hit.place).includes(wanted)) continue;
      if (!known.has(hit.place) || (country !== null && !isHere(known.get(hit.place)))) {
        known.set(hit.place, { place: hit.place, country: hit.country });
      }
    }
    return [...known.values()].sort((one, other) => Number(isHere(other)) - Number(isHere(one)));
  }, [hits, text, country, isAsked]);
}
