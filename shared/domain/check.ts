import { countryByAlpha3 } from '../reference/countries.ts';
import { fieldMeta } from './fields.ts';
import { type RecordKind, shapeOf, type ValuesByKind } from './kinds.ts';
import type { NoteValues } from './note.ts';
import { itemsOf, type LooseValues, textsOf } from './values.ts';

/** What keeps values from being saved, said for a person and tied to a field (`sources.reliability` for an attribute). */
export interface Problem {
  readonly field: string;
  readonly message: string;
}

/**
 * Checks what a person or a file entered: controlled lists, the required title, and fields that must agree with one
 * another. Values out of the log are never held to it, since a newer Concord may know more codes. Empty when all is well.
 */
export function checkValues<K extends RecordKind>(kind: K, values: ValuesByKind[K]): Problem[] {
  const problems = vocabularyProblems(kind, { ...values });
  if ((kind === 'note' || kind === 'case') && 'title' in values && values.title === null) {
    problems.push({ field: 'title', message: 'Give it a title: what happened, in one line.' });
  }
  if ('fatalitiesLow' in values) problems.push(...noteProblems(values));
  return problems;
}

function vocabularyProblems(kind: RecordKind, values: LooseValues): Problem[] {
  const problems: Problem[] = [];
  const check = (field: string, vocabulary: readonly string[] | undefined, value: unknown) => {
    if (!vocabulary || value === null || value === undefined || vocabulary.includes(String(value))) return;
    problems.push({ field, message: `"${String(value).slice(0, 80)}" is not one of: ${vocabulary.join(', ')}.` });
  };
  for (const [field, schema] of Object.entries(shapeOf(kind))) {
    const meta = fieldMeta(schema);
    if (meta.shape === 'register') check(field, meta.vocabulary, values[field]);
    if (meta.shape === 'set') for (const member of textsOf(values[field])) check(field, meta.vocabulary, member);
    if (meta.shape === 'items') {
      for (const item of itemsOf(values[field])) {
        for (const [attribute, part] of Object.entries(meta.attributes ?? {})) {
          check(`${field}.${attribute}`, fieldMeta(part).vocabulary, item[attribute]);
        }
      }
    }
  }
  return problems;
}

function noteProblems(note: NoteValues): Problem[] {
  const problems: Problem[] = [];
  if (note.country !== null && !countryByAlpha3(note.country)) {
    problems.push({ field: 'country', message: 'Choose a country from the list (ISO 3166-1 alpha-3, such as KGZ).' });
  }
  if ((note.latitude === null) !== (note.longitude === null)) {
    problems.push({
      field: note.latitude === null ? 'latitude' : 'longitude',
      message: 'Give both latitude and longitude, or neither.',
    });
  }
  // Dates compare as text only up to the day: zones may differ behind it.
  if (note.eventStart && note.eventEnd && note.eventEnd.slice(0, 10) < note.eventStart.slice(0, 10)) {
    problems.push({ field: 'eventEnd', message: 'The event cannot end before it starts.' });
  }
  const range = [note.fatalitiesLow, note.fatalitiesBest, note.fatalitiesHigh].filter((count) => count !== null);
  if (range.some((count, at) => at > 0 && count < (range[at - 1] ?? 0))) {
    problems.push({ field: 'fatalitiesBest', message: 'Fatalities must rise from low over best to high.' });
  }
  return problems;
}
