import { DEFAULT_MARKING } from '#shared/domain/marking.ts';
import type { ValuesByKind } from '#shared/domain/kinds.ts';
import { type LooseValues, parseValues } from '#shared/domain/values.ts';
import { readDraft } from './draft-content.ts';
import type { EditKind } from './edit.ts';
import type { FirstState } from './edit-session.ts';
import { mergeUnder } from './merge-under.ts';

/** A record as a person has it before them. */
export interface SeenRecord<K extends EditKind> {
  readonly values: ValuesByKind[K];
  /** The commits whose work that is; empty for a new record. */
  readonly heads: readonly string[];
}

export function newRecord<K extends EditKind>(kind: K): SeenRecord<K> {
  return { values: newValues(kind), heads: [] };
}

/** What a view of a record gives to edit. */
export function seenRecord<K extends EditKind>(
  kind: K,
  view: { readonly values: ValuesByKind[K]; readonly ownTags: readonly string[]; readonly heads: readonly string[] },
): SeenRecord<K> {
  return { values: shownValues(kind, view.values, view.ownTags), heads: view.heads };
}

/** What a new record starts with; the store starts with the same. */
export function newValues<K extends EditKind>(kind: K): ValuesByKind[K] {
  const first: LooseValues = kind === 'note' ? { status: 'draft' } : { phase: 'monitoring' };
  return parseValues(kind, { ...DEFAULT_MARKING, ...first });
}

/** The values that the person edits: with the tags that this organisation put on somebody else's record among the tags. */
export function shownValues<K extends EditKind>(
  kind: K,
  values: ValuesByKind[K],
  ownTags: readonly string[],
): ValuesByKind[K] {
  if (ownTags.length === 0) return values;
  return parseValues(kind, { ...values, tags: [...new Set([...values.tags, ...ownTags])] });
}

/** Where an editor begins: at the record (or at what a new one starts with), or where a draft of it was left. */
export function openEdit<K extends EditKind>(
  kind: K,
  record: ValuesByKind[K],
  draft: LooseValues | null,
  isNew = false,
): FirstState<K> {
  if (draft === null) return { base: record, values: record, clashes: [], arrivals: [], isNew };
  const { base, values } = readDraft(kind, record, draft);
  return { base: record, ...mergeUnder(kind, { ...base }, { ...values }, { ...record }), isNew };
}
