import { ConcordError } from '../errors.ts';
import { type CborValue, decodeCbor, encodeCbor } from './cbor.ts';
import { LIMITS } from './limits.ts';
import type { Op, PlainValue } from './op.ts';

/** The version of the commit format that this code writes. */
export const COMMIT_VERSION = 1;

/** The domain separation prefixes of the log's hashes. */
export const HASH_PREFIX = {
  commit: 'concord/commit/1',
  op: 'concord/op/1',
  salt: 'concord/salt/1',
  record: 'concord/record/1',
} as const;

/**
 * The signed part of a commit. All byte fields are raw. `after` is sorted bytewise and without repeats; `ops` are the
 * salted hashes in the order of the ops; `nonce` stands only in a record's first commit, which has no `after`.
 */
export interface CommitHeader {
  readonly v: number;
  /** `live` or `exercise:<name>`. */
  readonly realm: string;
  readonly desk: Uint8Array;
  readonly hlc: Uint8Array;
  readonly record: Uint8Array;
  readonly kind: string;
  readonly after: readonly Uint8Array[];
  readonly ops: readonly Uint8Array[];
  readonly nonce?: Uint8Array;
}

/**
 * A commit as it is stored and sent. `header` is the exact encoding that was hashed and signed. `ops[i]` is the exact
 * encoding of an op, or null when it is withheld or erased. When all ops are there `secret` gives their salts;
 * otherwise `salts[i]` stands beside each disclosed op.
 */
export interface SealedCommit {
  readonly header: Uint8Array;
  readonly signature: Uint8Array;
  readonly secret: Uint8Array | null;
  readonly salts: readonly (Uint8Array | null)[] | null;
  readonly ops: readonly (Uint8Array | null)[];
}

/** Encodes a header deterministically; the bytes are what the commit id hashes. */
export function encodeHeader(header: CommitHeader): Uint8Array {
  return encodeCbor({
    v: header.v,
    realm: header.realm,
    desk: header.desk,
    hlc: header.hlc,
    record: header.record,
    kind: header.kind,
    after: header.after,
    ops: header.ops,
    ...(header.nonce ? { nonce: header.nonce } : {}),
  });
}

const KNOWN = new Set(['v', 'realm', 'desk', 'hlc', 'record', 'kind', 'after', 'ops', 'nonce']);

/**
 * Decodes and checks the form of a header. Keys that a newer version added are allowed when `v` is newer than ours;
 * they are covered by the hash and kept with the bytes. Throws `commit.format`.
 */
export function decodeHeader(bytes: Uint8Array): CommitHeader {
  if (bytes.length > LIMITS.header) throw malformed('its header is too large');
  const map = asMap(decodeCbor(bytes));
  const v = map.get('v');
  if (typeof v !== 'number' || !Number.isInteger(v) || v < 1) throw malformed('its version is missing');
  if (v === COMMIT_VERSION && [...map.keys()].some((key) => !KNOWN.has(key))) throw malformed('it has unknown parts');
  const nonce = map.get('nonce');
  const header: CommitHeader = {
    v,
    realm: asText(map.get('realm'), LIMITS.realm),
    desk: asBytes(map.get('desk'), 32),
    hlc: asBytes(map.get('hlc'), 8),
    record: asBytes(map.get('record'), 16),
    kind: asText(map.get('kind'), 40),
    after: asByteList(map.get('after'), LIMITS.parents),
    ops: asByteList(map.get('ops'), LIMITS.ops),
    ...(nonce === undefined ? {} : { nonce: asBytes(nonce, 16) }),
  };
  // One form only: a founding commit has a nonce and no parents, any other has parents and no nonce.
  if ((header.nonce !== undefined) !== (header.after.length === 0))
    throw malformed('its place in the record is unclear');
  if (!isRising(header.after)) throw malformed('its parents are not in order');
  return header;
}

function isRising(list: readonly Uint8Array[]): boolean {
  return list.every((bytes, at) => {
    const before = list[at - 1];
    return before === undefined || compareBytes(before, bytes) < 0;
  });
}

/** Bytewise order, shorter first when one is a prefix of the other. */
export function compareBytes(left: Uint8Array, right: Uint8Array): number {
  const length = Math.min(left.length, right.length);
  for (let at = 0; at < length; at++) {
    const difference = (left[at] ?? 0) - (right[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}

/** Encodes an op deterministically; the bytes are what the salted op hash covers. */
export function encodeOp(op: Op): Uint8Array {
  return 'value' in op
    ? encodeCbor({ field: op.field, value: op.value })
    : encodeCbor({ field: op.field, add: op.add, remove: op.remove });
}

/** Decodes and checks the form of an op. Throws `commit.format`. */
export function decodeOp(bytes: Uint8Array): Op {
  if (bytes.length > LIMITS.op) throw malformed('a field is too large');
  const map = asMap(decodeCbor(bytes));
  const field = asText(map.get('field'), LIMITS.path);
  if (map.size === 2 && map.has('value')) return { field, value: asPlain(map.get('value')) };
  if (map.size === 3 && map.has('add') && map.has('remove')) {
    return { field, add: asMembers(map.get('add')), remove: asMembers(map.get('remove')) };
  }
  throw malformed('a field has an unknown form');
}

function malformed(what: string): ConcordError {
  return new ConcordError('commit.format', `A change could not be read: ${what}.`);
}

function asMap(value: CborValue | undefined): ReadonlyMap<string, CborValue> {
  if (value instanceof Map) return value;
  throw malformed('it has the wrong form');
}

function asText(value: CborValue | undefined, longest: number): string {
  if (typeof value === 'string' && value.length > 0 && value.length <= longest) return value;
  throw malformed('a text is missing or too long');
}

function asBytes(value: CborValue | undefined, length: number): Uint8Array {
  if (value instanceof Uint8Array && value.length === length) return value;
  throw malformed('a key, hash or id has the wrong length');
}

function asByteList(value: CborValue | undefined, most: number): Uint8Array[] {
  if (!Array.isArray(value) || value.length > most) throw malformed('a list is missing or too long');
  return value.map((part) => asBytes(part, 32));
}

function asMembers(value: CborValue | undefined): string[] {
  if (!Array.isArray(value) || value.length > LIMITS.members) throw malformed('a list is missing or too long');
  return value.map((part) => asText(part, LIMITS.member));
}

function asPlain(value: CborValue | undefined): PlainValue {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return value;
  if (value instanceof Uint8Array) return value;
  throw malformed('a field holds a list or map');
}
