import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Place } from '#renderer/router/place.ts';
import { backward, FIRST_TRAIL, forward, here, instead, type Trail } from '#renderer/router/trail.ts';

const notes = (record: string | null): Place => ({ page: 'notes', record });
const SETTINGS: Place = { page: 'settings' };

describe('the trail of places', () => {
  it('begins at the notes, and back from there leads nowhere else', () => {
    expect(here(FIRST_TRAIL)).toEqual(notes(null));
    expect(backward(FIRST_TRAIL)).toEqual(FIRST_TRAIL);
  });

  it('goes back the way it came', () => {
    const trail = forward(forward(FIRST_TRAIL, SETTINGS), { page: 'tags' });
    expect(here(trail)).toEqual({ page: 'tags' });
    expect(here(backward(trail))).toEqual(SETTINGS);
    expect(here(backward(backward(trail)))).toEqual(notes(null));
  });

  it('takes going where one is for no step', () => {
    const trail = forward(FIRST_TRAIL, SETTINGS);
    expect(forward(trail, { page: 'settings' })).toBe(trail);
  });

  it('passes over what took the place of another', () => {
    const trail = instead(instead(forward(FIRST_TRAIL, notes('a')), notes('b')), notes('c'));
    expect(here(trail)).toEqual(notes('c'));
    expect(here(backward(trail))).toEqual(notes(null));
  });

  it('leaves no double step when the new place is the one before', () => {
    const trail = instead(forward(FIRST_TRAIL, notes('a')), notes(null));
    expect(trail).toEqual(FIRST_TRAIL);
  });

  it('closes the record of a list that was the first place', () => {
    expect(here(backward([notes('a')]))).toEqual(notes(null));
    expect(here(backward([{ page: 'cases', record: 'a' }]))).toEqual({ page: 'cases', record: null });
    expect(here(backward([{ page: 'cases', record: null }]))).toEqual(notes(null));
  });

  it('is never empty, never longer than a hundred, and back always ends at the notes', () => {
    const place = fc.oneof(
      fc.option(fc.string(), { nil: null }).map(notes),
      fc.constantFrom<Place>(SETTINGS, { page: 'tags' }, { page: 'contacts' }, { page: 'cases', record: null }),
    );
    const move = fc.oneof(
      place.map((to) => (trail: Trail) => forward(trail, to)),
      place.map((to) => (trail: Trail) => instead(trail, to)),
      fc.constant((trail: Trail) => backward(trail)),
    );
    fc.assert(
      fc.property(fc.array(move, { maxLength: 300 }), (moves) => {
        let trail: Trail = FIRST_TRAIL;
        for (const one of moves) {
          trail = one(trail);
          expect(trail.length).toBeGreaterThan(0);
          expect(trail.length).toBeLessThanOrEqual(100);
        }
        for (let steps = 0; steps < 102; steps++) trail = backward(trail);
        expect(here(trail)).toEqual(notes(null));
      }),
      { numRuns: 50 },
    );
  });
});
