import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { fieldMeta } from '#shared/domain/fields.ts';
import { shapeOf } from '#shared/domain/kinds.ts';
import type { LooseValues } from '#shared/domain/values.ts';
import { ConcordError } from '#shared/errors.ts';
import { findCountry } from '#shared/reference/countries.ts';
import { aboutFile } from './about-file.ts';
import { usageError } from './arguments.ts';
import { HEAD_FIELDS } from './record-document.ts';
import type { Terminal } from './terminal.ts';

export type InputKind = 'note' | 'case';

/** What a JSON text holds: one object, or several, as they were written. */
export interface RecordInput {
  readonly records: readonly LooseValues[];
  /** True when the text holds an array. */
  readonly isList: boolean;
}

/** The attribute that a bare text stands for in a collection: `"actors": ["Army"]`. */
const FIRST_ATTRIBUTES: Readonly<Record<string, string>> = {
  actors: 'name',
  areas: 'name',
  parties: 'name',
  responses: 'action',
  sources: 'description',
};

/** Reads a JSON file, or the standard input when the path is `-`. Throws `file.unreadable` or `input.invalid`. */
export async function readRecordFile(terminal: Terminal, kind: InputKind, path: string): Promise<RecordInput> {
  const bytes = path === '-' ? await terminal.readInput() : await readBytes(resolve(terminal.folder, path));
  return parseRecords(kind, decode(bytes));
}

async function readBytes(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (cause) {
    const error = new ConcordError('file.unreadable', 'This file cannot be read. Check its name and its permissions.');
    error.cause = cause;
    throw aboutFile(path, error);
  }
}

/** UTF-8, or the UTF-16 that some shells write when output is sent to a file. */
function decode(bytes: Uint8Array): string {
  const isUtf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
  try {
    return new TextDecoder(isUtf16 ? 'utf-16le' : 'utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new ConcordError('input.invalid', 'This is not text in UTF-8. Save it as UTF-8 and try again.');
  }
}

/** Reads one record or an array of them. Throws `input.invalid` naming what is wrong. */
export function parseRecords(kind: InputKind, text: string): RecordInput {
  const json = parseJson(text);
  const isList = Array.isArray(json);
  const entries: readonly unknown[] = isList ? json : [json];
  const records = entries.map((entry, index) => {
    if (!isObject(entry)) {
      const which = isList ? `Entry ${index + 1} is` : 'This is';
      throw new ConcordError(
        'input.invalid',
        `${which} not a ${kind}: it must be a JSON object. Nothing was changed.`,
        {
          index,
        },
      );
    }
    return entry;
  });
  return { records, isList };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    // The parser's message may quote the text; its position is enough to find the place.
    const at = error instanceof Error ? /position (\d+)/.exec(error.message)?.[1] : undefined;
    const where = at === undefined ? '' : ` (line ${text.slice(0, Number(at)).split('\n').length})`;
    throw new ConcordError('input.invalid', `This is not JSON${where}. Nothing was changed.`);
  }
}

/** What a person wrote of a record, in the forms that its fields have. What is not a field is left for the store to refuse. */
export function recordValues(kind: InputKind, given: LooseValues): LooseValues {
  const fields = Object.entries(given).filter(([field]) => !HEAD_FIELDS.has(field));
  return Object.fromEntries(fields.map(([field, value]) => [field, fieldValue(kind, field, value)]));
}

function fieldValue(kind: InputKind, field: string, value: unknown): unknown {
  const schema = fieldSchema(kind, field);
  if (!schema) return value;
  const meta = fieldMeta(schema);
  if (meta.shape === 'register') return registerValue(field, meta.vocabulary, value);
  if (value === null) return [];
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  if (meta.shape === 'set') {
    return list.map((member) => registerValue(field === 'countries' ? 'country' : field, meta.vocabulary, member));
  }
  return list.map((item) => itemValue(field, meta.attributes ?? {}, item));
}

function itemValue(field: string, attributes: Readonly<Record<string, Schema>>, item: unknown): unknown {
  const first = FIRST_ATTRIBUTES[field];
  if (typeof item === 'string' && first !== undefined) return { [first]: item };
  if (!isObject(item)) return item;
  return Object.fromEntries(
    Object.entries(item).map(([name, value]) => {
      const schema = Object.hasOwn(attributes, name) ? attributes[name] : undefined;
      return [name, schema ? registerValue(name, fieldMeta(schema).vocabulary, value) : value];
    }),
  );
}

/** Codes in whatever case and with or without their prefix, grades as numbers, countries by name. */
function registerValue(field: string, vocabulary: readonly string[] | undefined, value: unknown): unknown {
  if (vocabulary && typeof value === 'number') return String(value);
  if (typeof value !== 'string') return value;
  if (field === 'country') return findCountry(value)?.alpha3 ?? value;
  if (!vocabulary || vocabulary.includes(value)) return value;
  const wanted = comparable(value);
  return vocabulary.find((code) => comparable(code) === wanted || comparable(code) === `tlp-${wanted}`) ?? value;
}

function comparable(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_:+-]+/g, '-');
}

/**
 * Reads `FIELD=VALUE` words. A value is taken as text where the field holds text, else as JSON (`severity=4`,
 * `actors=[{"name":"Army"}]`); members of a set may stand between commas; an empty value clears the field.
 * Throws `usage` or `input.invalid`.
 */
export function parsePairs(kind: InputKind, words: readonly string[]): LooseValues {
  const values: Record<string, unknown> = {};
  for (const word of words) {
    const at = word.indexOf('=');
    if (at < 1) throw usageError(`"${word}" is not FIELD=VALUE.`);
    const field = word.slice(0, at).trim();
    const schema = fieldSchema(kind, field);
    if (!schema) {
      throw new ConcordError('input.invalid', `A ${kind} has no field "${field}". Nothing was changed.`, { field });
    }
    values[field] = pairValue(field, schema, word.slice(at + 1));
  }
  return recordValues(kind, values);
}

type Schema = Parameters<typeof fieldMeta>[0];

function pairValue(field: string, schema: Schema, text: string): unknown {
  const { shape, vocabulary } = fieldMeta(schema);
  if (shape === 'register') {
    if (text === '') return null;
    return vocabulary || schema.safeParse(text).success ? text : jsonOr(text, text);
  }
  if (text === '') return [];
  if (/^\s*[[{]/.test(text)) {
    const json = jsonOr(text, undefined);
    if (json !== undefined) return json;
    throw new ConcordError('input.invalid', `The value of "${field}" is not JSON. Nothing was changed.`, { field });
  }
  return text.split(shape === 'set' ? ',' : '\n').map((member) => member.trim());
}

function jsonOr<T>(text: string, otherwise: T): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return otherwise;
  }
}

function fieldSchema(kind: InputKind, field: string): Schema | undefined {
  const shape = shapeOf(kind);
  return Object.hasOwn(shape, field) ? shape[field] : undefined;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
