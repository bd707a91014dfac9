import type { z } from 'zod';
import type { Op, PlainValue } from '../log/op.ts';
import { ConcordError } from '../errors.ts';
import { attributePath, type FieldMeta, fieldMeta, itemId } from './fields.ts';
import { type RecordKind, schemaOf, shapeOf, type ValuesByKind } from './kinds.ts';

/** Values whose fields are reached by name; what `ValuesByKind` holds, seen without its static names. */
export type LooseValues = Readonly<Record<string, unknown>>;

/** An item as it stands in values: its id and one key per attribute. */
export type LooseItem = Readonly<Record<string, unknown>> & { readonly id: string };

/** The values of a record of which nothing is known: null registers, empty sets and collections. */
export function emptyValues<K extends RecordKind>(kind: K): ValuesByKind[K] {
  return parseValues(kind, {});
}

/**
 * Reads loose values as the values of a kind, filling in null and empty where a key is missing.
 * Throws `input.invalid` naming the field when a value has the wrong type or size.
 */
export function parseValues<K extends RecordKind>(kind: K, loose: LooseValues): ValuesByKind[K];
export function parseValues(kind: RecordKind, loose: LooseValues): ValuesByKind[RecordKind] {
  const full: Record<string, unknown> = {};
  for (const [field, schema] of Object.entries(shapeOf(kind))) {
    const meta = fieldMeta(schema);
    const value = Object.hasOwn(loose, field) ? loose[field] : undefined;
    full[field] = meta.shape === 'register' ? (value ?? null) : filled(meta, value ?? []);
  }
  assertKnown(kind, loose);
  const result = schemaOf(kind).safeParse(full);
  if (result.success) return result.data;
  const first = result.error.issues[0];
  const field = first?.path.map(String).join('.') ?? '';
  throw new ConcordError(
    'input.invalid',
    `The field "${field}" cannot hold this value: ${first ? reasonOf(first) : 'not valid'}. Nothing was changed.`,
    { field },
  );
}

/** What zod found, in words for a person. */
function reasonOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'too_big' || issue.code === 'too_small') {
    const bound = issue.code === 'too_big' ? `at most ${issue.maximum}` : `at least ${issue.minimum}`;
    const units: Readonly<Record<string, string>> = { string: ' characters', array: ' entries' };
    return `it takes ${bound}${units[issue.origin] ?? ''}`;
  }
  return issue.message.replace(/\.$/, '');
}

function assertKnown(kind: RecordKind, loose: LooseValues): void {
  const unknown = Object.keys(loose)
    .find((field) => !Object.hasOwn(shapeOf(kind), field))
    ?.slice(0, 80);
  if (unknown === undefined) return;
  throw new ConcordError('input.invalid', `A ${kind} has no field "${unknown}". Nothing was changed.`, {
    field: unknown,
  });
}

/**
 * Reads values that an earlier or later version of Concord materialised: fields that it did not know are empty, and
 * fields and attributes that this one does not know are left out. Throws `input.invalid` for a wrong type only.
 */
export function storedValues<K extends RecordKind>(kind: K, stored: LooseValues): ValuesByKind[K] {
  const known: Record<string, unknown> = {};
  for (const [field, schema] of Object.entries(shapeOf(kind))) {
    const value = Object.hasOwn(stored, field) ? stored[field] : undefined;
    const { attributes } = fieldMeta(schema);
    known[field] = attributes ? itemsOf(value).map((item) => knownParts(item, attributes)) : value;
  }
  return parseValues(kind, known);
}

function knownParts(item: LooseItem, attributes: Readonly<Record<string, unknown>>): LooseValues {
  return Object.fromEntries(Object.entries(item).filter(([key]) => key === 'id' || Object.hasOwn(attributes, key)));
}

/** Gives each item all attributes of its collection, null where missing. Leaves what is not an item for zod to refuse. */
function filled(meta: FieldMeta, value: unknown): unknown {
  if (meta.shape !== 'items' || !Array.isArray(value)) return value;
  const blank = Object.fromEntries(Object.keys(meta.attributes ?? {}).map((attribute) => [attribute, null]));
  return value.map((item: unknown) => (isPlainObject(item) ? { ...blank, ...item } : item));
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Reads what a person or file gave (any part of a record) and lays it over `before`. Items without an id get one from
 * `newItemId`. Blank text becomes null, so that "not given" has one form. Throws `input.invalid`.
 */
export function mergeInput<K extends RecordKind>(
  kind: K,
  before: ValuesByKind[K],
  input: LooseValues,
  newItemId: () => string,
): ValuesByKind[K] {
  assertKnown(kind, input);
  const old: LooseValues = { ...before };
  const merged: Record<string, unknown> = { ...before };
  for (const [field, schema] of Object.entries(shapeOf(kind))) {
    if (!Object.hasOwn(input, field) || input[field] === undefined) continue;
    const meta = fieldMeta(schema);
    merged[field] = tidy(meta, input[field], newItemId);
    assertCount(field, meta, merged[field], old[field]);
  }
  return parseValues(kind, merged);
}

/** Concurrent edits may have put more into a field than one person may: that is kept, but not added to. */
function assertCount(field: string, meta: FieldMeta, after: unknown, before: unknown): void {
  const count = lengthOf(after);
  const most = meta.maxCount ?? Number.POSITIVE_INFINITY;
  if (count <= most || count <= lengthOf(before)) return;
  throw new ConcordError('input.invalid', `The field "${field}" takes at most ${most} entries. Nothing was changed.`, {
    field,
  });
}

function lengthOf(value: unknown): number {
  return Array.isArray(value) ? value.length : 0;
}

function tidy(meta: FieldMeta, value: unknown, newItemId: () => string): unknown {
  if (meta.shape === 'register') return blankToNull(value);
  if (!Array.isArray(value)) return value ?? [];
  if (meta.shape === 'set') return [...new Set(value.map((member: unknown) => normalised(meta, member)))];
  const seen = new Set<unknown>();
  return value.map((item: unknown) => {
    if (!isPlainObject(item)) return item;
    const id = itemId.safeParse(item['id']).success && !seen.has(item['id']) ? item['id'] : newItemId();
    seen.add(id);
    return { ...Object.fromEntries(Object.entries(item).map(([key, part]) => [key, blankToNull(part)])), id };
  });
}

function normalised(meta: FieldMeta, member: unknown): unknown {
  return typeof member === 'string' && meta.normalise ? (meta.normalise(member) ?? member) : member;
}

function blankToNull(value: unknown): unknown {
  if (typeof value === 'string') return value.trim() === '' ? null : value;
  return value ?? null;
}

/**
 * The ops that turn `before` into `after`. One op per set member and per attribute, so that each can be withheld by
 * itself. An item that goes takes its attributes with it: they would come back if its id did. Empty when nothing differs.
 */
export function diffValues(kind: RecordKind, before: LooseValues, after: LooseValues): Op[] {
  const ops: Op[] = [];
  for (const [field, schema] of Object.entries(shapeOf(kind))) {
    const meta = fieldMeta(schema);
    if (meta.shape === 'register') {
      if ((before[field] ?? null) !== (after[field] ?? null)) {
        ops.push({ field, value: plainValue(after[field] ?? null) });
      }
    } else if (meta.shape === 'set') {
      pushMemberOps(ops, field, textsOf(before[field]), textsOf(after[field]));
    } else {
      pushItemOps(ops, field, meta, itemsOf(before[field]), itemsOf(after[field]));
    }
  }
  return ops;
}

function pushMemberOps(ops: Op[], field: string, before: readonly string[], after: readonly string[]): void {
  const had = new Set(before);
  const has = new Set(after);
  for (const member of has) if (!had.has(member)) ops.push({ field, add: [member], remove: [] });
  for (const member of had) if (!has.has(member)) ops.push({ field, add: [], remove: [member] });
}

function pushItemOps(
  ops: Op[],
  field: string,
  meta: FieldMeta,
  before: readonly LooseItem[],
  after: readonly LooseItem[],
): void {
  pushMemberOps(
    ops,
    field,
    before.map((item) => item.id),
    after.map((item) => item.id),
  );
  const old = new Map(before.map((item) => [item.id, item]));
  const next = new Map(after.map((item) => [item.id, item]));
  for (const id of new Set([...next.keys(), ...old.keys()])) {
    const [was, is] = [old.get(id), next.get(id)];
    for (const attribute of Object.keys(meta.attributes ?? {})) {
      if ((was?.[attribute] ?? null) === (is?.[attribute] ?? null)) continue;
      ops.push({ field: attributePath(field, id, attribute), value: plainValue(is?.[attribute] ?? null) });
    }
  }
}

/** Narrows to what an op may hold; throws `input.invalid` for anything else. */
export function plainValue(value: unknown): PlainValue {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  throw new ConcordError('input.invalid', 'A field holds a kind of value that cannot be kept. Nothing was changed.');
}

/** The members of a set field; empty for anything that is not an array of texts. */
export function textsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((member) => typeof member === 'string') : [];
}

/** The items of a collection field; entries without a text id are left out. */
export function itemsOf(value: unknown): readonly LooseItem[] {
  return Array.isArray(value) ? value.filter(isItem) : [];
}

function isItem(value: unknown): value is LooseItem {
  return isPlainObject(value) && typeof value['id'] === 'string';
}
