import type { NoteInput } from '../domain/note.ts';
import { normaliseTag } from '../domain/tag.ts';
import { MOST_ITEMS, type ParsedTarget } from './map-targets.ts';

export type Value = string | number | boolean;

/** The longest text that a field takes where it is shorter than what files hold; longer texts go to the body whole. */
const LONGEST: Readonly<Record<string, number>> = {
  title: 300,
  summary: 4_000,
  body: 399_000,
  place: 300,
  structuralCauses: 20_000,
  triggers: 20_000,
  gaps: 20_000,
  'areas.#.name': 200,
  'areas.#.pcode': 40,
  'actors.#.name': 300,
  'actors.#.detail': 1_000,
  'responses.#.action': 2_000,
  'responses.#.addressee': 300,
  'sources.#.description': 1_000,
  'sources.#.reference': 2_000,
  // Not who a source is and how to reach it: what is too long there would go into the body, which is shared. The row is
  // refused instead.
};

/** Texts that stand on one line. */
const ONE_LINE = new Set(['title', 'place', 'areas.#.name', 'areas.#.pcode', 'actors.#.name', 'responses.#.addressee']);

const BETWEEN: Readonly<Record<string, string>> = { title: ', ', body: '\n\n' };

/** Letters of the item ids of each collection, so that the same row always gives the same ids. */
const ITEM_LETTER: Readonly<Record<string, string>> = { areas: 'a', actors: 'a', sources: 's', responses: 'r' };

/** The number of the item that names the publication; beyond those that columns can fill. */
const PUBLICATION = MOST_ITEMS + 1;

const CODES = new Set(['level', 'role', 'reliability', 'credibility', 'access']);

/** What the cells of one row have filled so far. Every value that a field cannot take ends up in the body. */
export class NoteDraft {
  readonly #registers = new Map<string, Value>();
  readonly #items = new Map<string, Map<number, Map<string, Value>>>();
  readonly #members = new Map<string, Set<string>>();
  readonly #lines: string[] = [];
  #suggestedPrecision: 'month' | 'year' | null = null;

  /** The value of a register or of an item's attribute; undefined while it is blank. */
  get(target: ParsedTarget, item = target.item): Value | undefined {
    if (item === null || target.attribute === null) return this.#registers.get(target.field);
    return this.#items.get(target.field)?.get(item)?.get(target.attribute);
  }

  register(field: string): Value | undefined {
    const value = this.#registers.get(field);
    return value === undefined && field === 'eventPrecision' ? (this.#suggestedPrecision ?? undefined) : value;
  }

  setRegister(field: string, value: Value): void {
    this.#registers.set(field, value);
  }

  clearRegister(field: string): void {
    this.#registers.delete(field);
  }

  set(target: ParsedTarget, value: Value, item = target.item): void {
    if (item === null || target.attribute === null) {
      this.#registers.set(target.field, value);
      return;
    }
    const items = entryOf(this.#items, target.field, () => new Map<number, Map<string, Value>>());
    entryOf(items, item, () => new Map<string, Value>()).set(target.attribute, value);
  }

  /** Adds to a text; what is too long for the field is cut there and kept whole in the body. */
  addText(target: ParsedTarget, text: string, label: string, before: string | undefined, item = target.item): void {
    const name = target.entry.target;
    const already = this.get(target, item);
    const part = ONE_LINE.has(name) ? text.replaceAll(/\s+/g, ' ') : text;
    const between = before ?? BETWEEN[name] ?? '; ';
    const joined = typeof already === 'string' ? already + between + part : part;
    const longest = LONGEST[name] ?? Number.POSITIVE_INFINITY;
    if (joined.length > longest && name !== 'body') this.addLine(label, text);
    this.set(target, name === 'body' ? joined : cut(joined, longest), item);
  }

  addMember(field: string, member: string): void {
    entryOf(this.#members, field, () => new Set<string>()).add(member);
  }

  /** Adds a tag in its stored form; false when the text cannot be one. */
  addTag(text: string): boolean {
    const tag = normaliseTag(text.replaceAll(/\s+/g, ' '));
    if (tag === null) return false;
    this.addMember('tags', tag);
    return true;
  }

  /** Adds a `label: value` line at the end of the body, once. */
  addLine(label: string, value: string): void {
    const line = `- ${label}: ${value.replaceAll(/\s+/g, ' ')}`;
    if (!this.#lines.includes(line)) this.#lines.push(line);
  }

  /** The publication that the row stands in, as the last of its sources. */
  addSource(description: string, reference: string | undefined): void {
    const sources = entryOf(this.#items, 'sources', () => new Map<number, Map<string, Value>>());
    const source = new Map<string, Value>([['description', description]]);
    if (reference !== undefined) source.set('reference', reference);
    sources.set(PUBLICATION, source);
  }

  /** Says how exact the dates are when the file did not: a date that names only a month or a year. */
  suggestPrecision(precision: 'month' | 'year'): void {
    this.#suggestedPrecision = precision;
  }

  firstMember(field: string): string | null {
    return this.#members.get(field)?.values().next().value ?? null;
  }

  /**
   * The items of a collection in the order of their numbers, each with its id. What holds no more than codes is left
   * out: a role without an actor.
   */
  items(field: string): Record<string, Value>[] {
    const numbered = [...(this.#items.get(field) ?? [])].sort(([first], [second]) => first - second);
    return numbered.flatMap(([number, attributes]) => {
      if ([...attributes.keys()].every((attribute) => CODES.has(attribute))) return [];
      return [{ id: `${ITEM_LETTER[field] ?? 'i'}${number}`, ...Object.fromEntries(attributes) }];
    });
  }

  /** The note's input; `origin`, constants and title must have been set before. */
  input(): NoteInput {
    const input: Record<string, unknown> = Object.fromEntries(this.#registers);
    if (this.#suggestedPrecision !== null) input['eventPrecision'] ??= this.#suggestedPrecision;
    const lines = this.#lines.join('\n');
    const body = [this.#registers.get('body'), lines].filter((part) => part !== undefined && part !== '').join('\n\n');
    if (body !== '') input['body'] = body;
    for (const field of this.#items.keys()) input[field] = this.items(field);
    for (const [field, members] of this.#members) input[field] = [...members];
    return input;
  }
}

function entryOf<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}

/** Cuts a text to a length, not inside a character and with a sign that something was left out. */
export function cut(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const head = text.slice(0, longest - 1);
  return `${head.isWellFormed() ? head : head.slice(0, -1)}…`;
}
