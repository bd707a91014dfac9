import { cut, type NoteDraft, type Value } from './note-draft.ts';

/**
 * A title for a note whose file has none: what it is, where, when; failing that, how its text begins. Null when the row
 * holds none of these.
 */
export function composedTitle(draft: NoteDraft, typeLabel: string | null, countryName: string | null): string | null {
  const tag = draft.firstMember('tags');
  const what = typeLabel ?? (tag === null ? null : tag.slice(tag.indexOf(':') + 1));
  const areas = draft.items('areas').map((area) => area['name']);
  const where = draft.register('place') ?? areas.filter((name) => name !== undefined).at(-1) ?? countryName;
  const day = draft.register('eventStart') ?? draft.register('observedAt') ?? draft.register('reportedAt');
  const when = typeof day === 'string' ? dayOf(day, draft.register('eventPrecision')) : null;
  const parts = [where, when].filter((part) => part !== null && part !== undefined).join(', ');
  if (parts !== '') return cut(what === null ? parts : `${what}: ${parts}`, 300);
  const text = draft.register('summary') ?? draft.register('body');
  if (typeof text === 'string') return shortTitle(text);
  const actors = draft.items('actors').map((actor) => actor['name']);
  const named = actors.filter((name) => name !== undefined).join(' – ');
  return named === '' ? what : cut(what === null ? named : `${what}: ${named}`, 300);
}

function dayOf(day: string, precision: Value | undefined): string {
  if (precision === 'year') return day.slice(0, 4);
  return precision === 'month' ? day.slice(0, 7) : day.slice(0, 10);
}

function shortTitle(text: string): string {
  const line = text.split('\n').find((part) => part.trim() !== '') ?? text;
  return line.length <= 100 ? line.trim() : cut(line.trim(), 100);
}
