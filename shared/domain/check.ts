import { countryByAlpha3 } from '../reference/countries.ts';
import { fieldMeta } from './fields.ts';
import { type RecordKind, shapeOf, type ValuesByKind } from './kinds.ts';
import { isRelaxing, markingOfValues } from './marking.ts';
import type { NoteValues } from './note.ts';
import { itemsOf, type LooseValues, textsOf } from './values.ts';

/** What keeps values from being saved, said for a person and tied to a field (`sources.reliability` for an attribute). */
export interface Problem {
  readonly field: string;
  readonly message: string;
}

/**
 * Checks what a person or a file entered: controlled lists, the required title, and fields that must agree with one
 * another. Values out of the log are never held to it, since a newer Concord may know more codes: with `before`, what
 * stayed as it was is not checked, and who relaxes the marking has to say why. Empty when all is well.
 */
export function checkValues<K extends RecordKind>(
  kind: K,
  values: ValuesByKind[K],
  before: ValuesByKind[K] | null = null,
): Problem[] {
  const entered: LooseValues = { ...values };
  const old: LooseValues | null = before && { ...before };
  const isEntered = (...fields: readonly string[]) => !old || fields.some((field) => entered[field] !== old[field]);
  const problems = vocabularyProblems(kind, entered, old ?? {});
  if ((kind === 'note' || kind === 'case') && entered['title'] === null && isEntered('title')) {
    problems.push({ field: 'title', message: 'Give it a title: what happened, in one line.' });
  }
  if (old && 'tlp' in values) problems.push(...relaxationProblems(old, entered));
  if ('fatalitiesLow' in values) problems.push(...noteProblems(values, isEntered));
  if ('countries' in values) problems.push(...countriesProblems(values.countries, textsOf(old?.['countries'])));
  return problems;
}

/** Whoever lets more people read a record says why, in words of their own. Empty when that holds. */
export function relaxationProblems(before: LooseValues, next: LooseValues): Problem[] {
  if (!isRelaxing(markingOfValues(before), markingOfValues(next))) return [];
  const reason = next['markingReason'];
  if (typeof reason !== 'string' || reason.trim() === '') {
    return [{ field: 'markingReason', message: 'Say why more people may read it, in the field markingReason.' }];
  }
  if (reason !== before['markingReason']) return [];
  return [
    {
      field: 'markingReason',
      message: 'Say anew why more people may read it: this is the reason of an earlier change.',
    },
  ];
}

function vocabularyProblems(kind: RecordKind, values: LooseValues, before: LooseValues): Problem[] {
  const problems: Problem[] = [];
  const check = (field: string, vocabulary: readonly string[] | undefined, value: unknown, old: unknown) => {
    if (!vocabulary || value === null || value === undefined || value === old || vocabulary.includes(String(value)))
      return;
    problems.push({ field, message: `"${String(value).slice(0, 80)}" is not one of: ${vocabulary.join(', ')}.` });
  };
  for (const [field, schema] of Object.entries(shapeOf(kind))) {
    const meta = fieldMeta(schema);
    if (meta.shape === 'register') check(field, meta.vocabulary, values[field], before[field]);
    if (meta.shape === 'set') {
      const had = new Set(textsOf(before[field]));
      for (const member of textsOf(values[field])) if (!had.has(member)) check(field, meta.vocabulary, member, null);
    }
    if (meta.shape === 'items') {
      const had = new Map(itemsOf(before[field]).map((item) => [item.id, item]));
      for (const item of itemsOf(values[field])) {
        for (const [attribute, part] of Object.entries(meta.attributes ?? {})) {
          const old = had.get(item.id)?.[attribute];
          check(`${field}.${attribute}`, fieldMeta(part).vocabulary, item[attribute], old);
        }
      }
    }
  }
  return problems;
}

function noteProblems(note: NoteValues, isEntered: (...fields: readonly string[]) => boolean): Problem[] {
  const problems: Problem[] = [];
  if (note.country !== null && isEntered('country') && !countryByAlpha3(note.country)) {
    problems.push({ field: 'country', message: 'Choose a country from the list (ISO 3166-1 alpha-3, such as KGZ).' });
  }
  if ((note.latitude === null) !== (note.longitude === null) && isEntered('latitude', 'longitude')) {
    problems.push({
      field: note.latitude === null ? 'latitude' : 'longitude',
      message: 'Give both latitude and longitude, or neither.',
    });
  }
  // Dates compare as text only up to the day: zones may differ behind it.
  const isBackward = note.eventStart && note.eventEnd && note.eventEnd.slice(0, 10) < note.eventStart.slice(0, 10);
  if (isBackward && isEntered('eventStart', 'eventEnd')) {
    problems.push({ field: 'eventEnd', message: 'The event cannot end before it starts.' });
  }
  const range = [note.fatalitiesLow, note.fatalitiesBest, note.fatalitiesHigh].filter((count) => count !== null);
  const isFalling = range.some((count, at) => at > 0 && count < (range[at - 1] ?? 0));
  if (isFalling && isEntered('fatalitiesLow', 'fatalitiesBest', 'fatalitiesHigh')) {
    problems.push({ field: 'fatalitiesBest', message: 'Fatalities must rise from low over best to high.' });
  }
  return problems;
}

function countriesProblems(countries: readonly string[], before: readonly string[]): Problem[] {
  const unknown = countries.find((code) => !before.includes(code) && !countryByAlpha3(code));
  if (unknown === undefined) return [];
  const message = `"${unknown}" is not in the list of countries (ISO 3166-1 alpha-3, such as KGZ).`;
  return [{ field: 'countries', message }];
}
