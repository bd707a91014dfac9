import { FIRST_PLACE, isSamePlace, type Place } from './place.ts';

/** The places that led here, oldest first; the last is where the person is. Never empty. */
export type Trail = readonly [Place, ...Place[]];

/** Steps that are kept; more than anybody walks back. */
const LONGEST = 100;

export const FIRST_TRAIL: Trail = [FIRST_PLACE];

export function here(trail: Trail): Place {
  return trail.at(-1) ?? FIRST_PLACE;
}

/** One step on. Going where one already is changes nothing. */
export function forward(trail: Trail, place: Place): Trail {
  if (isSamePlace(here(trail), place)) return trail;
  const [first, ...rest] = [...trail, place].slice(-LONGEST);
  return first ? [first, ...rest] : [place];
}

/** Another place in the stead of this one, for what is not worth a step back: the next record of a list, a saved draft. */
export function instead(trail: Trail, place: Place): Trail {
  const [first, ...rest] = trail.slice(0, -1);
  if (!first) return isSamePlace(here(trail), place) ? trail : [place];
  return forward([first, ...rest], place);
}

/** One step back; from the first place to the list that it belongs to, or nowhere. */
export function backward(trail: Trail): Trail {
  const [first, ...rest] = trail.slice(0, -1);
  if (first) return [first, ...rest];
  const only = here(trail);
  if ((only.page === 'notes' || only.page === 'cases') && only.record !== null) return [{ ...only, record: null }];
  return isSamePlace(only, FIRST_PLACE) ? trail : FIRST_TRAIL;
}
