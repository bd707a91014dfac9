import { z } from 'zod';

/**
 * How the fields of a record are built. One zod object per record kind is the single source: it types the values,
 * checks them at every border, and carries for each field the shape that the commit log needs.
 *
 * - `register`: one value, null when not set. Two values written without knowledge of each other are a conflict.
 * - `set`: text members; additions and removals merge, an addition wins over a concurrent removal.
 * - `items`: a keyed collection. Membership is a set of item ids on the field itself; each attribute is a register
 *   at the path `field/itemId/attribute`, so a source's name can be withheld while its grading travels.
 */
export type FieldShape = 'register' | 'set' | 'items';

/** What a release does with a field unless the officer decides otherwise. */
export type ReleaseDefault = 'share' | 'withhold';

export interface FieldMeta {
  readonly shape: FieldShape;
  readonly release: ReleaseDefault;
  /** The codes that a person may choose. A newer Concord may send others: they are kept and shown as they are. */
  readonly vocabulary?: readonly string[];
  /** For `items`: the registers of one item. */
  readonly attributes?: Readonly<Record<string, z.ZodType>>;
  /** True for fields whose text belongs in the search index. */
  readonly isSearched?: boolean;
  /** For `set` and `items`: how many a person may enter. Merging may give more, so values are not held to it. */
  readonly maxCount?: number;
  /** For `set`: brings a member as it was entered into its stored form; what cannot be brought is left as it is. */
  readonly normalise?: (member: string) => string | null;
}

const meta = new WeakMap<z.ZodType, FieldMeta>();

/** The shape and rules of a field's schema; throws when the schema was not made by a builder of this file. */
export function fieldMeta(schema: z.ZodType): FieldMeta {
  const found = meta.get(schema);
  if (!found) throw new Error('A field schema must be made by a builder of fields.ts');
  return found;
}

interface Options {
  readonly release?: ReleaseDefault;
  readonly isSearched?: boolean;
}

function register<S extends z.ZodType>(schema: S, options: Options = {}, vocabulary?: readonly string[]) {
  const field = schema.nullable();
  meta.set(field, {
    shape: 'register',
    release: options.release ?? 'share',
    isSearched: options.isSearched ?? false,
    ...(vocabulary ? { vocabulary } : {}),
  });
  return field;
}

/** Text that is valid Unicode: a lone surrogate would not survive UTF-8. */
function wellFormed(maxLength: number) {
  return z
    .string()
    .max(maxLength)
    .refine((text) => text.isWellFormed(), { error: 'This text holds broken characters.' });
}

/** Text of at most `maxLength` UTF-16 units; searched unless told otherwise. */
export function text(maxLength: number, options: Options = {}) {
  return register(wellFormed(maxLength), { isSearched: true, ...options });
}

/** A code out of a controlled list (checked on entry by `checkValues`, open for newer lists in the log). */
export function code(vocabulary: readonly { readonly code: string }[] | readonly string[], options: Options = {}) {
  const codes = vocabulary.map((entry) => (typeof entry === 'string' ? entry : entry.code));
  return register(wellFormed(80), options, codes);
}

/** A whole number within bounds, both included. */
export function whole(least: number, most: number, options: Options = {}) {
  return register(z.int().min(least).max(most), options);
}

/** A finite number within bounds, both included. */
export function decimal(least: number, most: number, options: Options = {}) {
  return register(z.number().min(least).max(most), options);
}

export function yesNo(options: Options = {}) {
  return register(z.boolean(), options);
}

const CALENDAR = /^(\d{4})-(\d{2})-(\d{2})(?:T([01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?:Z|[+-]\d{2}:\d{2})?)?$/;

/** True for an ISO 8601 date, or date and time with optional zone, that exists in the calendar. */
export function isCalendarDate(value: string): boolean {
  const parts = CALENDAR.exec(value);
  if (!parts) return false;
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  const date = new Date(Date.UTC(2000, month - 1, day));
  date.setUTCFullYear(year, month - 1, day);
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** An ISO 8601 date (`2026-11-24`), or date and time (`2026-11-24T10:42Z`). */
export function date(options: Options = {}) {
  return register(
    z.string().max(32).refine(isCalendarDate, { error: 'Write the date as year-month-day, such as 2026-11-24.' }),
    options,
  );
}

/** A set of distinct texts. */
export function members(
  member: z.ZodType<string>,
  maxCount: number,
  options: Options & Pick<FieldMeta, 'normalise'> = {},
) {
  const field = z.array(member);
  meta.set(field, {
    shape: 'set',
    maxCount,
    release: options.release ?? 'share',
    isSearched: options.isSearched ?? false,
    ...(options.normalise ? { normalise: options.normalise } : {}),
  });
  return field;
}

/** A set of codes out of a controlled list. */
export function codes(vocabulary: readonly { readonly code: string }[] | readonly string[], maxCount: number) {
  const field = z.array(wellFormed(80));
  meta.set(field, {
    shape: 'set',
    maxCount,
    release: 'share',
    vocabulary: vocabulary.map((entry) => (typeof entry === 'string' ? entry : entry.code)),
  });
  return field;
}

/** The id of an item inside its record: 1–32 letters, digits or hyphens. New items get one when they are written. */
export const itemId = z.string().regex(/^[A-Za-z0-9-]{1,32}$/);

/** A keyed collection; in values it is an array of objects with an `id` and one key per attribute. */
export function items<A extends Readonly<Record<string, z.ZodType>>>(attributes: A, maxCount: number) {
  const field = z.array(z.strictObject({ id: itemId, ...attributes }));
  meta.set(field, { shape: 'items', release: 'share', attributes, maxCount });
  return field;
}

/** The path of an item's attribute in the log. */
export function attributePath(field: string, item: string, attribute: string): string {
  return `${field}/${item}/${attribute}`;
}

export interface ParsedPath {
  readonly field: string;
  readonly item: string;
  readonly attribute: string;
}

/** Takes an attribute path apart; null for the name of a whole field. */
export function parsePath(path: string): ParsedPath | null {
  const [field, item, attribute, ...rest] = path.split('/');
  if (!field || !item || !attribute || rest.length > 0) return null;
  return { field, item, attribute };
}

/** The schema of a register at a path (a field or an item's attribute), or null when this version does not know it. */
export function registerAt(shape: Readonly<Record<string, z.ZodType>>, path: string): z.ZodType | null {
  const parsed = parsePath(path);
  if (!parsed) {
    const schema = Object.hasOwn(shape, path) ? shape[path] : undefined;
    return schema && fieldMeta(schema).shape === 'register' ? schema : null;
  }
  const schema = Object.hasOwn(shape, parsed.field) ? shape[parsed.field] : undefined;
  if (!schema) return null;
  const attributes = fieldMeta(schema).attributes;
  if (!attributes || !Object.hasOwn(attributes, parsed.attribute)) return null;
  return attributes[parsed.attribute] ?? null;
}
