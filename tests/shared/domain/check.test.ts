import { describe, expect, it } from 'vitest';
import { checkValues } from '#shared/domain/check.ts';
import { emptyValues, type LooseValues, mergeInput } from '#shared/domain/values.ts';

const note = mergeInput('note', emptyValues('note'), { title: 'Clash at the well' }, () => 'i1');
const caseFile = mergeInput('case', emptyValues('case'), { title: 'Talks' }, () => 'i1');

function noteFields(input: LooseValues, before: typeof note | null = null): string[] {
  return checkValues(
    'note',
    mergeInput('note', before ?? note, input, () => 'i1'),
    before,
  ).map(({ field }) => field);
}

describe('checking what was entered', () => {
  it('finds nothing wrong with a note of a title alone, and misses a title', () => {
    expect(checkValues('note', note)).toEqual([]);
    expect(noteFields({ title: null })).toEqual(['title']);
    expect(checkValues('case', { ...caseFile, title: null }).map(({ field }) => field)).toEqual(['title']);
    expect(checkValues('contact', emptyValues('contact'))).toEqual([]);
  });

  it('holds codes to their lists, also in sets and items', () => {
    expect(noteFields({ type: 'rumour' })).toEqual(['type']);
    expect(noteFields({ riskFactors: ['no-such-factor'] })).toEqual(['riskFactors']);
    expect(noteFields({ sources: [{ reliability: 'G' }] })).toEqual(['sources.reliability']);
    expect(noteFields({ country: 'XXX' })).toEqual(['country']);
    expect(checkValues('case', { ...caseFile, countries: ['KGZ', 'XXX'] }).map(({ field }) => field)).toEqual([
      'countries',
    ]);
  });

  it('names the field of those that must agree', () => {
    expect(noteFields({ latitude: 1 })).toEqual(['longitude']);
    expect(noteFields({ longitude: 0 })).toEqual(['latitude']);
    expect(noteFields({ eventStart: '2026-01-02', eventEnd: '2026-01-01' })).toEqual(['eventEnd']);
    expect(noteFields({ eventStart: '2026-01-02T23:00Z', eventEnd: '2026-01-02T01:00+03:00' })).toEqual([]);
    expect(noteFields({ fatalitiesLow: 3, fatalitiesHigh: 2 })).toEqual(['fatalitiesBest']);
    expect(noteFields({ fatalitiesLow: 0, fatalitiesBest: 0, fatalitiesHigh: 0 })).toEqual([]);
  });

  it('does not hold an edit to what the log said before it', () => {
    const foreign = {
      ...note,
      title: null,
      type: 'of-a-newer-list',
      country: 'XKX',
      riskFactors: ['of-a-newer-list'],
      eventStart: '2026-01-02',
      eventEnd: '2026-01-01',
      latitude: 1,
      fatalitiesLow: 5,
      fatalitiesHigh: 1,
      sources: [{ ...emptySource, id: 's1', reliability: 'Z' }],
    };
    expect(noteFields({ summary: 'more' }, foreign)).toEqual([]);
    expect(
      noteFields({ sources: [{ ...emptySource, id: 's1', reliability: 'Z', description: 'd' }] }, foreign),
    ).toEqual([]);
    // What is entered anew is held to the lists again.
    expect(noteFields({ type: 'another-unknown' }, foreign)).toEqual(['type']);
    expect(noteFields({ riskFactors: ['of-a-newer-list', 'yet-another'] }, foreign)).toEqual(['riskFactors']);
    expect(noteFields({ eventEnd: '2026-01-01T10:00Z' }, foreign)).toEqual(['eventEnd']);
    expect(noteFields({ fatalitiesBest: 3 }, foreign)).toEqual(['fatalitiesBest']);
    expect(noteFields({ sources: [{ id: 's2', reliability: 'Z' }] }, foreign)).toEqual(['sources.reliability']);
    expect(noteFields({ title: 'One' }, foreign)).toEqual([]);
  });
});

const emptySource = {
  description: null,
  reliability: null,
  credibility: null,
  access: null,
  date: null,
  reference: null,
  identity: null,
  contact: null,
};
