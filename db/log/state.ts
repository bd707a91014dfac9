import { z } from 'zod';
import { shapeOf } from '#shared/domain/kinds.ts';
import { type CommitId, type DeskKey, isCommitId, isDeskKey } from '#shared/domain/ids.ts';
import { textsOf } from '#shared/domain/values.ts';
import { encodeCbor, type CborValue } from '#shared/log/cbor.ts';
import { LIMITS } from '#shared/log/limits.ts';
import { type Resolution, valuesOf } from '#shared/log/merge.ts';
import { isRegisterOp, type PlainValue } from '#shared/log/op.ts';
import { sha256 } from '../crypto/hash.ts';

const commit = z.string().refine(isCommitId);
const desk = z.string().refine(isDeskKey);
const plain = z.union([z.string(), z.number(), z.boolean(), z.null()]);
/** Goes up whenever `writeState` writes another form than it used to: the tables are then built again from the log. */
export const STATE_VERSION = '2';

/** What a list row reads of a record: the column `state`, in JSON. */
const shownSchema = z.strictObject({
  realm: z.string(),
  values: z.record(z.string(), z.unknown()),
  /** Tags that this desk's organisation put on somebody else's record: a view of the suggestions, not of the owner. */
  ownTags: z.array(z.string()),
  hasConflict: z.boolean(),
  hasSuggestion: z.boolean(),
});

/** What stands beside the values, of whatever size others make it: the column `beside`, in JSON. */
const besideSchema = z.strictObject({
  heads: z.array(commit),
  missing: z.array(commit),
  waiting: z.array(commit),
  conflicts: z.array(
    z.strictObject({
      path: z.string(),
      rivals: z.array(z.strictObject({ value: plain, desk, hlc: z.string(), commit })),
    }),
  ),
  /** What they suggest stands in the log. */
  suggestions: z.array(z.strictObject({ commit, desk, hlc: z.string() })),
  withheld: z.array(z.strictObject({ desk, count: z.number() })),
});

export type ShownState = z.infer<typeof shownSchema>;

/** The materialised state of a record as a whole. */
export type RecordState = Pick<ShownState, 'realm' | 'values' | 'ownTags'> & z.infer<typeof besideSchema>;

/** The columns of the table `record` that hold its state. */
export interface StateColumns {
  readonly state: string;
  readonly beside: string;
}

/**
 * The commits that the next one of somebody who sees this state stands after: the heads, and of what this organisation
 * (`isOurs`) has suggested the latest of each desk, which have seen those before them. Suggestions of anybody else are
 * not among them: they may never arrive where the next commit does. When there are more than a commit may name, the rest
 * is named by later commits.
 */
export function parentsOf(
  { heads, suggestions }: Pick<RecordState, 'heads' | 'suggestions'>,
  isOurs: (desk: DeskKey) => boolean,
): CommitId[] {
  const latest = new Map<DeskKey, { readonly commit: CommitId; readonly hlc: string }>();
  for (const { desk: author, commit: id, hlc } of suggestions) {
    const before = latest.get(author);
    if (isOurs(author) && (!before || hlc > before.hlc)) latest.set(author, { commit: id, hlc });
  }
  const own = [...latest.values()].map((one) => one.commit);
  return [...new Set([...heads, ...own])].slice(0, LIMITS.parents);
}

/** Reads what `writeState` wrote. */
export function readState(columns: StateColumns): RecordState {
  const { realm, values, ownTags } = readShown(columns.state);
  return { realm, values, ownTags, ...besideSchema.parse(JSON.parse(columns.beside)) };
}

/** Reads the column `state` alone. */
export function readShown(state: string): ShownState {
  return shownSchema.parse(JSON.parse(state));
}

/** Reads the values out of the column `state`, also out of one of an older version. */
export function readValues(state: string): Readonly<Record<string, unknown>> {
  return shownSchema.pick({ values: true }).strip().parse(JSON.parse(state)).values;
}

export function writeState({ realm, values, ownTags, ...beside }: RecordState): StateColumns {
  const hasConflict = beside.conflicts.length > 0;
  const hasSuggestion = beside.suggestions.length > 0;
  return {
    state: JSON.stringify({ realm, values, ownTags, hasConflict, hasSuggestion } satisfies ShownState),
    beside: JSON.stringify(beside),
  };
}

/** The state of a record out of the merge of its commits. `isOurs` tells which desks belong to this organisation. */
export function stateOf(
  kind: string,
  realm: string,
  resolution: Resolution,
  isOurs: (desk: DeskKey) => boolean,
): RecordState {
  const values = valuesOf(kind, resolution);
  return {
    realm,
    heads: [...resolution.heads],
    missing: [...resolution.missing],
    waiting: [...resolution.waiting],
    conflicts: resolution.conflicts.map(({ path, rivals }) => ({
      path,
      rivals: rivals.map((rival) => ({ ...rival, value: jsonValue(rival.value) })),
    })),
    suggestions: resolution.suggestions.map(({ commit: id, desk: by, hlc }) => ({ commit: id, desk: by, hlc })),
    withheld: [...resolution.withheld],
    values,
    ownTags: Object.hasOwn(shapeOf(kind), 'tags') ? ownTags(resolution, textsOf(values['tags']), isOurs) : [],
  };
}

/** Bytes are of newer versions only: they are kept in the log and not shown. */
function jsonValue(value: PlainValue): string | number | boolean | null {
  return value instanceof Uint8Array ? null : value;
}

function ownTags(resolution: Resolution, shown: readonly string[], isOurs: (desk: DeskKey) => boolean): string[] {
  const own = new Set<string>();
  const inOrder = resolution.suggestions
    .filter((suggestion) => isOurs(suggestion.desk))
    .sort((left, right) => (left.hlc < right.hlc ? -1 : left.hlc > right.hlc ? 1 : 0));
  for (const suggestion of inOrder) {
    for (const one of suggestion.ops) {
      if (isRegisterOp(one) || one.field !== 'tags') continue;
      for (const tag of one.remove) own.delete(tag);
      for (const tag of one.add) own.add(tag);
    }
  }
  for (const tag of shown) own.delete(tag);
  return [...own].sort();
}

/**
 * The logical hash of a record's state: SHA-256 over the deterministic CBOR of what the log and the trust decisions
 * say, without this organisation's own view (`ownTags`) and without anything that depends on when it was received.
 */
export function stateHash(id: Uint8Array, kind: string, state: RecordState): Uint8Array {
  const { ownTags: _view, ...logical } = state;
  return sha256('concord/state/1', encodeCbor({ id, kind, state: cborOf(logical) }));
}

function cborOf(value: unknown): CborValue {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  if (Array.isArray(value)) return value.map(cborOf);
  if (typeof value !== 'object') return null;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, cborOf(part)]));
}
