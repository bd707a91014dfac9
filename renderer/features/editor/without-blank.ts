import { fieldMeta } from '#shared/domain/fields.ts';
import { shapeOf, type ValuesByKind } from '#shared/domain/kinds.ts';
import { itemsOf, type LooseItem, type LooseValues } from '#shared/domain/values.ts';
import type { EditKind } from './edit.ts';

/** Attributes that a new item begins with, and that say nothing by themselves. */
const GIVEN_AT_FIRST: ReadonlySet<string> = new Set(['level']);

/**
 * The values without the items that were added and left blank, such as an actor without a name; the very same values
 * when there are none. An item that the record had before stays.
 */
export function withoutBlank<K extends EditKind>(
  kind: K,
  base: ValuesByKind[K],
  values: ValuesByKind[K],
): ValuesByKind[K] {
  const before: LooseValues = { ...base };
  const now: LooseValues = { ...values };
  let tidy = values;
  for (const [field, schema] of Object.entries(shapeOf(kind))) {
    const { attributes } = fieldMeta(schema);
    if (!attributes) continue;
    const telling = Object.keys(attributes).filter((name) => !GIVEN_AT_FIRST.has(name));
    const old = new Set(itemsOf(before[field]).map(({ id }) => id));
    const items = itemsOf(now[field]);
    const kept = items.filter((item) => old.has(item.id) || telling.some((name) => !isBlank(item, name)));
    if (kept.length < items.length) tidy = { ...tidy, [field]: kept };
  }
  return tidy;
}

function isBlank(item: LooseItem, attribute: string): boolean {
  const value = item[attribute] ?? null;
  return value === null || (typeof value === 'string' && value.trim() === '');
}
