import { parsePath } from '#shared/domain/fields.ts';
import { diffValues, type LooseValues } from '#shared/domain/values.ts';
import type { EditKind } from './edit.ts';

/** The names of the fields whose values differ, in the order of the schema. Neither order nor repetition of set members counts. */
export function changedFields(kind: EditKind, before: LooseValues, after: LooseValues): readonly string[] {
  const names = diffValues(kind, before, after).map(({ field }) => parsePath(field)?.field ?? field);
  return [...new Set(names)];
}

/** Only these fields of the values; what has no such field is left out. */
export function pickFields(values: LooseValues, fields: readonly string[]): LooseValues {
  return Object.fromEntries(
    fields.filter((field) => Object.hasOwn(values, field)).map((field) => [field, values[field]]),
  );
}
