import { attributePath, fieldMeta, parsePath } from '#shared/domain/fields.ts';
import { shapeOf, type ValuesByKind } from '#shared/domain/kinds.ts';
import { itemsOf, type LooseItem, type LooseValues, parseValues, textsOf } from '#shared/domain/values.ts';
import type { EditKind } from './edit.ts';

/** What a register holds. */
export type Plain = string | number | boolean | null;

/** One register that the person and somebody else changed to different values. */
export interface Clash {
  /** A field, or `field/itemId/attribute`. */
  readonly path: string;
  readonly mine: Plain;
  readonly theirs: Plain;
}

export interface Merged<V> {
  /** Both sides' changes; where they clash, the person's own stand. */
  readonly values: V;
  readonly clashes: readonly Clash[];
  /** Fields into which something of theirs came, clashes aside. */
  readonly arrivals: readonly string[];
}

/**
 * Lays what a person is writing over a record that changed underneath. `base` is the record as the person's work began.
 * Sets merge member by member and collections attribute by attribute; an item that one side removed and the other edited
 * stays, so that no edit is lost. Throws `input.invalid` when both together are more than a field may hold.
 */
export function mergeUnder<K extends EditKind>(
  kind: K,
  base: LooseValues,
  mine: LooseValues,
  theirs: LooseValues,
): Merged<ValuesByKind[K]> {
  const values: Record<string, unknown> = {};
  const clashes: Clash[] = [];
  const arrivals: string[] = [];
  for (const [field, schema] of Object.entries(shapeOf(kind))) {
    const { shape, attributes = {} } = fieldMeta(schema);
    const sides: Sides<unknown> = { base: base[field], mine: mine[field], theirs: theirs[field] };
    const before = clashes.length;
    if (shape === 'register') values[field] = mergeRegister(field, sides, clashes);
    else if (shape === 'set') values[field] = mergeMembers(each(sides, textsOf));
    else values[field] = mergeItems(field, Object.keys(attributes), each(sides, itemsOf), clashes);
    const isClean = clashes.length === before;
    if (isClean && !isEqual(sides.base, sides.theirs) && !isEqual(sides.mine, values[field])) arrivals.push(field);
  }
  return { values: parseValues(kind, values), clashes, arrivals };
}

interface Sides<T> {
  readonly base: T;
  readonly mine: T;
  readonly theirs: T;
}

function each<T>({ base, mine, theirs }: Sides<unknown>, read: (side: unknown) => T): Sides<T> {
  return { base: read(base), mine: read(mine), theirs: read(theirs) };
}

function isEqual(one: unknown, other: unknown): boolean {
  return JSON.stringify(one ?? null) === JSON.stringify(other ?? null);
}

function mergeRegister(path: string, sides: Sides<unknown>, clashes: Clash[]): Plain {
  const [base, mine, theirs] = [plain(sides.base), plain(sides.mine), plain(sides.theirs)];
  if (mine === base || mine === theirs) return theirs;
  if (theirs !== base) clashes.push({ path, mine, theirs });
  return mine;
}

/** Registers of notes and cases hold nothing else. */
function plain(value: unknown): Plain {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
}

function mergeMembers({ base, mine, theirs }: Sides<readonly string[]>): readonly string[] {
  const removed = base.filter((member) => !mine.includes(member));
  const added = mine.filter((member) => !base.includes(member));
  return [...new Set([...theirs.filter((member) => !removed.includes(member)), ...added])];
}

function mergeItems(
  field: string,
  attributes: readonly string[],
  sides: Sides<readonly LooseItem[]>,
  clashes: Clash[],
): readonly LooseItem[] {
  const base = byId(sides.base);
  const mine = byId(sides.mine);
  const theirs = byId(sides.theirs);
  const merged: LooseItem[] = [];
  for (const id of new Set([...mine.keys(), ...theirs.keys()])) {
    const [was, own, other] = [base.get(id), mine.get(id), theirs.get(id)];
    const survivor = own ?? other;
    if (!survivor) continue;
    if (own && other) {
      merged.push({ id, ...mergeAttributes(field, id, attributes, { base: was, mine: own, theirs: other }, clashes) });
    } else if (!was || !isEqual(was, survivor)) {
      // Added by one side, or removed by one and edited by the other.
      merged.push(survivor);
    }
  }
  return merged;
}

function mergeAttributes(
  field: string,
  id: string,
  attributes: readonly string[],
  sides: Sides<LooseItem | undefined>,
  clashes: Clash[],
): Record<string, Plain> {
  const values: Record<string, Plain> = {};
  for (const attribute of attributes) {
    const path = attributePath(field, id, attribute);
    const side = { base: sides.base?.[attribute], mine: sides.mine?.[attribute], theirs: sides.theirs?.[attribute] };
    values[attribute] = mergeRegister(path, side, clashes);
  }
  return values;
}

function byId(items: readonly LooseItem[]): ReadonlyMap<string, LooseItem> {
  return new Map(items.map((item) => [item.id, item]));
}

/** The values with one register changed; unchanged when the item of the path is no longer there. */
export function withPath<K extends EditKind>(
  kind: K,
  values: ValuesByKind[K],
  path: string,
  value: Plain,
): ValuesByKind[K] {
  const loose: LooseValues = { ...values };
  const parsed = parsePath(path);
  if (!parsed) return parseValues(kind, { ...loose, [path]: value });
  const items = itemsOf(loose[parsed.field]).map((item) =>
    item.id === parsed.item ? { ...item, [parsed.attribute]: value } : item,
  );
  return parseValues(kind, { ...loose, [parsed.field]: items });
}
