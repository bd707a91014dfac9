import { shapeOf, type ValuesByKind } from '#shared/domain/kinds.ts';
import { itemsOf, type LooseValues, parseValues } from '#shared/domain/values.ts';
import { changedFields, pickFields } from './changed-fields.ts';
import type { EditKind } from './edit.ts';

/**
 * What a draft keeps: the fields that were changed, and how the record had them when the change began, so that a record
 * that changed meanwhile can be merged with it. Field names hold no slash, so this key is none of theirs.
 */
const BASE = '/base';

/** Null when nothing was changed. The title is always there, for lists of drafts. */
export function writeDraft(kind: EditKind, base: LooseValues, values: LooseValues): LooseValues | null {
  const changed = changedFields(kind, base, values);
  if (changed.length === 0) return null;
  const fields = [...new Set(['title', ...changed])];
  return { ...pickFields(values, fields), [BASE]: pickFields(base, fields) };
}

export interface DraftContent<V> {
  readonly base: V;
  readonly values: V;
}

/**
 * A draft over the record as it stands (or the values that a new one starts with): what it keeps from its own time,
 * everything else from `record`. A field that this version cannot read, such as one of a newer Concord, is left as the
 * record has it.
 */
export function readDraft<K extends EditKind>(
  kind: K,
  record: ValuesByKind[K],
  draft: LooseValues,
): DraftContent<ValuesByKind[K]> {
  const kept = draft[BASE];
  const older: LooseValues = isObject(kept) ? kept : {};
  return { base: overlaid(kind, record, older), values: overlaid(kind, record, draft) };
}

/** The title of what is being written; null when it has none. */
export function draftTitle(draft: LooseValues): string | null {
  const title = draft['title'];
  return typeof title === 'string' && title.trim() !== '' ? title : null;
}

function overlaid<K extends EditKind>(kind: K, record: ValuesByKind[K], part: LooseValues): ValuesByKind[K] {
  let values = record;
  for (const field of Object.keys(shapeOf(kind))) {
    if (Object.hasOwn(part, field)) values = withField(kind, values, field, part[field]);
  }
  return values;
}

function withField<K extends EditKind>(
  kind: K,
  values: ValuesByKind[K],
  field: string,
  value: unknown,
): ValuesByKind[K] {
  try {
    return parseValues(kind, {
      ...values,
      [field]: Array.isArray(value) && itemsOf(value).length > 0 ? itemsOf(value) : value,
    });
  } catch {
    // Not readable in this version: the record's own value stands.
    return values;
  }
}

function isObject(value: unknown): value is LooseValues {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
