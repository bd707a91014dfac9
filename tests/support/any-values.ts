import fc from 'fast-check';
import type { CaseInput } from '#shared/domain/case.ts';
import type { NoteInput } from '#shared/domain/note.ts';
import { normaliseTag } from '#shared/domain/tag.ts';
import { RISK_FACTORS } from '#shared/reference/risk-factors.ts';
import { CASE_PHASES, NOTE_STATUSES, SENSITIVITIES, TLP_LABELS } from '#shared/reference/scales.ts';
import { SITUATION_TYPES } from '#shared/reference/situation-types.ts';

function codeOf<C extends string | number>(list: readonly { readonly code: C }[]): fc.Arbitrary<C> {
  return fc.constantFrom(...list.map((entry) => entry.code));
}

const word = fc.constantFrom('water', 'puits', 'مياه', 'вода', '市场', 'clash', 'élection', 'Osh', 'naïve', 'market');
const sentence = fc.array(word, { minLength: 1, maxLength: 6 }).map((words) => words.join(' '));

/** Any text that a field may hold: plain words, every script, control characters, NUL. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: sentence },
  fc.string({ unit: 'grapheme', maxLength: 24 }),
  fc.string({ unit: 'binary', maxLength: 24 }),
  fc.constant('before\u0000after'),
);

const day = fc
  .integer({ min: Date.UTC(1989, 0, 1), max: Date.UTC(2030, 0, 1) })
  .map((at) => new Date(at).toISOString().slice(0, 10));

/** Few ids, so that items come back under an id that they had before; at times none. */
const itemId = fc.option(fc.constantFrom('i1', 'i2', 'i3', 'i4'), { nil: undefined });

function withId<T extends object>(item: fc.Arbitrary<T>): fc.Arbitrary<T & { id?: string }> {
  return fc.tuple(item, itemId).map(([rest, id]) => (id === undefined ? rest : { ...rest, id }));
}

const nullable = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });

export const anyTags: fc.Arbitrary<string[]> = fc
  .array(fc.oneof(fc.constantFrom('topic:water', 'internal:x', 'Calm', 'calm', 'région:nord'), anyText), {
    maxLength: 5,
  })
  .map((tags) => tags.filter((tag) => normaliseTag(tag) !== null));

const common = {
  tlp: codeOf(TLP_LABELS),
  sensitivity: codeOf(SENSITIVITIES),
  chathamHouse: nullable(fc.boolean()),
  tags: anyTags,
};

const place = fc.oneof(
  fc.constant({}),
  fc.constant({ latitude: null, longitude: null }),
  fc.record({
    latitude: fc.double({ min: -90, max: 90, noNaN: true }),
    longitude: fc.double({ min: -180, max: 180, noNaN: true }),
  }),
);

const fatalities = fc
  .array(fc.nat({ max: 5000 }), { minLength: 3, maxLength: 3 })
  .map((counts) => counts.sort((left, right) => left - right))
  .map(([low, best, high]) => ({
    fatalitiesLow: low ?? null,
    fatalitiesBest: best ?? null,
    fatalitiesHigh: high ?? null,
  }));

const note = fc.record(
  {
    title: sentence,
    summary: nullable(anyText),
    body: nullable(anyText),
    status: codeOf(NOTE_STATUSES),
    type: nullable(codeOf(SITUATION_TYPES)),
    severity: nullable(fc.integer({ min: 1, max: 5 })),
    eventStart: nullable(day),
    country: nullable(fc.constantFrom('KGZ', 'BGD', 'MLI', 'NER')),
    place: nullable(anyText),
    actors: fc.array(
      withId(
        fc.record({ name: anyText, role: nullable(fc.constantFrom('target', 'party')), detail: nullable(anyText) }),
      ),
      { maxLength: 4 },
    ),
    sources: fc.array(
      withId(
        fc.record(
          { description: anyText, reliability: fc.constantFrom('A', 'B', 'F'), identity: anyText, contact: anyText },
          { requiredKeys: [] },
        ),
      ),
      { maxLength: 4 },
    ),
    riskFactors: fc.uniqueArray(codeOf(RISK_FACTORS), { maxLength: 3 }),
    gaps: nullable(anyText),
    ...common,
  },
  { requiredKeys: [] },
);

/** Any part of a note that the store must take; without a title where a record has one already. */
export const anyNotePart: fc.Arbitrary<NoteInput> = fc
  .tuple(note, place, fc.oneof(fc.constant({}), fatalities), fc.uuid())
  .map(([fields, where, deaths, reason]) => ({ ...withReason(fields, reason), ...where, ...deaths }));

/** Relaxing a marking takes a reason that was not given before. */
function withReason<T extends object>(fields: T, reason: string): T & { markingReason?: string } {
  const isMarked = 'tlp' in fields || 'sensitivity' in fields || 'chathamHouse' in fields;
  return isMarked ? { ...fields, markingReason: reason } : fields;
}

/** A note that can be founded. */
export const anyNote: fc.Arbitrary<NoteInput> = fc
  .tuple(anyNotePart, sentence)
  .map(([part, title]) => ({ ...part, title }));

/** A case that can be founded. */
export const anyCase: fc.Arbitrary<CaseInput> = fc
  .tuple(
    fc.record(
      {
        title: sentence,
        summary: nullable(anyText),
        phase: codeOf(CASE_PHASES),
        countries: fc.uniqueArray(fc.constantFrom('KGZ', 'BGD', 'MLI', 'NER'), { maxLength: 3 }),
        openedOn: nullable(day),
        parties: fc.array(withId(fc.record({ name: anyText, detail: nullable(anyText) })), { maxLength: 3 }),
        ...common,
      },
      { requiredKeys: ['title'] },
    ),
    fc.uuid(),
  )
  .map(([fields, reason]) => withReason(fields, reason));
