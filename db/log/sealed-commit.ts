import { ConcordError } from '#shared/errors.ts';
import {
  COMMIT_VERSION,
  type CommitHeader,
  compareBytes,
  decodeHeader,
  decodeOp,
  encodeHeader,
  encodeOp,
  HASH_PREFIX,
  type SealedCommit,
} from '#shared/log/commit.ts';
import { LIMITS } from '#shared/log/limits.ts';
import { opProblem } from '#shared/log/merge.ts';
import type { Op } from '#shared/log/op.ts';
import { sha256 } from '../crypto/hash.ts';
import { randomBytes } from '../crypto/random.ts';
import { isSignedBy, type SigningKey } from '../crypto/sign.ts';

/** The salt of op number `index`: SHA-256("concord/salt/1" ‖ secret ‖ uint16 index, big-endian). */
export function opSalt(secret: Uint8Array, index: number): Uint8Array {
  return sha256(HASH_PREFIX.salt, secret, Uint8Array.of(index >>> 8, index & 255));
}

/** The hash that stands for an op in the header: SHA-256("concord/op/1" ‖ salt ‖ CBOR(op)). */
export function opHash(salt: Uint8Array, encodedOp: Uint8Array): Uint8Array {
  return sha256(HASH_PREFIX.op, salt, encodedOp);
}

/** The id of a commit: SHA-256("concord/commit/1" ‖ CBOR(header)). */
export function commitHash(encodedHeader: Uint8Array): Uint8Array {
  return sha256(HASH_PREFIX.commit, encodedHeader);
}

/** The 16 bytes of a record id: the start of SHA-256("concord/record/1" ‖ desk ‖ nonce). */
export function recordHash(desk: Uint8Array, nonce: Uint8Array): Uint8Array {
  return sha256(HASH_PREFIX.record, desk, nonce).slice(0, 16);
}

export interface CommitDraft {
  readonly realm: string;
  readonly hlc: Uint8Array;
  readonly kind: string;
  /** Null founds a new record. */
  readonly record: Uint8Array | null;
  /** Heads that the author has seen; empty exactly when the record is new. */
  readonly after: readonly Uint8Array[];
  readonly ops: readonly Op[];
}

/** A commit with its id and decoded header. */
export interface SignedCommit {
  readonly id: Uint8Array;
  readonly header: CommitHeader;
  readonly sealed: SealedCommit;
}

/** Writes and signs a commit. Throws `input.too-large` when it passes the bounds that every reader keeps. */
export function sealCommit(key: SigningKey, draft: CommitDraft): SignedCommit {
  const ops = draft.ops.map(encodeOp);
  const total = ops.reduce((sum, bytes) => sum + bytes.length, 0);
  if (ops.length > LIMITS.ops || total > LIMITS.commit || ops.some((bytes) => bytes.length > LIMITS.op)) {
    throw new ConcordError('input.too-large', 'This is more than one record can take at once. Nothing was changed.');
  }
  const secret = randomBytes(32);
  const nonce = draft.record ? null : randomBytes(16);
  const header: CommitHeader = {
    v: COMMIT_VERSION,
    realm: draft.realm,
    desk: key.publicKey,
    hlc: draft.hlc,
    record: draft.record ?? recordHash(key.publicKey, nonce ?? new Uint8Array(16)),
    kind: draft.kind,
    after: [...draft.after].sort(compareBytes),
    ops: ops.map((bytes, index) => opHash(opSalt(secret, index), bytes)),
    ...(nonce ? { nonce } : {}),
  };
  const encoded = encodeHeader(header);
  const id = commitHash(encoded);
  return { id, header, sealed: { header: encoded, signature: key.sign(id), secret, salts: null, ops } };
}

/** A commit whose form, ops, record id and signature were checked. */
export interface VerifiedCommit extends SignedCommit {
  /** Null where withheld. */
  readonly ops: readonly (Op | null)[];
}

/**
 * Checks a commit that came from outside: form and bounds, every disclosed op against its salted hash, the record id
 * against its founder, the values against the schema, the author's signature over all of it. Throws `commit.format`,
 * `commit.hash`, `commit.record-id`, `commit.value`, `commit.realm` or `commit.signature`.
 *
 * A commit of a newer version passes when its hash and signature hold; its ops are then all given as null.
 */
export function verifyCommit(sealed: SealedCommit, realm: string): VerifiedCommit {
  const header = decodeHeader(sealed.header);
  if (header.realm !== realm) throw wrongRealm();
  const id = commitHash(sealed.header);
  if (!isSignedBy(header.desk, id, sealed.signature)) {
    throw new ConcordError('commit.signature', 'A change is not signed by the desk that it names.');
  }
  if (header.nonce && compareBytes(recordHash(header.desk, header.nonce), header.record) !== 0) {
    throw new ConcordError('commit.record-id', 'A change claims a record that its author did not found.');
  }
  checkDisclosure(header, sealed);
  const ops = readOps(header, sealed);
  for (const op of ops) {
    const problem = op ? opProblem(header.kind, op) : null;
    if (problem) throw new ConcordError('commit.value', `A change cannot be used: ${problem}.`);
  }
  return { id, header, sealed, ops };
}

/** Reads a commit of which the very same bytes have passed `verifyCommit`; proves nothing by itself. */
export function readVerifiedCommit(sealed: SealedCommit): VerifiedCommit {
  const header = decodeHeader(sealed.header);
  return { id: commitHash(sealed.header), header, sealed, ops: readOps(header, sealed) };
}

function readOps(header: CommitHeader, sealed: SealedCommit): (Op | null)[] {
  return sealed.ops.map((bytes) => (bytes && header.v === COMMIT_VERSION ? decodeOp(bytes) : null));
}

function checkDisclosure(header: CommitHeader, sealed: SealedCommit): void {
  const isWhole = sealed.secret !== null;
  if (sealed.ops.length !== header.ops.length || isWhole === (sealed.salts !== null)) throw badHash();
  if (isWhole && (sealed.secret?.length !== 32 || sealed.ops.includes(null))) throw badHash();
  if (sealed.salts && sealed.salts.length !== sealed.ops.length) throw badHash();
  let total = 0;
  sealed.ops.forEach((bytes, index) => {
    const salt = sealed.secret && bytes ? opSalt(sealed.secret, index) : (sealed.salts?.[index] ?? null);
    if ((bytes === null) !== (salt === null) || (salt && salt.length !== 32)) throw badHash();
    if (!bytes || !salt) return;
    total += bytes.length;
    const expected = header.ops[index];
    if (!expected || compareBytes(opHash(salt, bytes), expected) !== 0) throw badHash();
  });
  if (total > LIMITS.commit) throw new ConcordError('commit.format', 'A change is too large.');
}

function badHash(): ConcordError {
  return new ConcordError('commit.hash', 'A change does not match what its author signed.');
}

function wrongRealm(): ConcordError {
  return new ConcordError(
    'commit.realm',
    'A change belongs to another realm: exercise and live material can never be mixed.',
  );
}

/**
 * The same commit with the ops at the given positions withheld. What stays carries its own salts; the secret, from
 * which every salt could be derived, is dropped. Without positions to withhold the commit is returned as it is.
 */
export function withholdOps(sealed: SealedCommit, isWithheld: (index: number) => boolean): SealedCommit {
  const ops = sealed.ops.map((bytes, index) => (isWithheld(index) ? null : bytes));
  if (ops.every((bytes, index) => bytes === sealed.ops[index])) return sealed;
  const secret = sealed.secret;
  const salts = ops.map((bytes, index) => {
    if (!bytes) return null;
    return secret ? opSalt(secret, index) : (sealed.salts?.[index] ?? null);
  });
  return { header: sealed.header, signature: sealed.signature, secret: null, salts, ops };
}

/**
 * Joins two disclosures of one commit (same header): an op that either knows is known. Null when the second adds
 * nothing to the first.
 */
export function joinDisclosures(known: SealedCommit, further: SealedCommit): SealedCommit | null {
  if (known.secret) return null;
  if (further.secret) return further;
  const adds = further.ops.some((bytes, index) => bytes !== null && known.ops[index] === null);
  if (!adds) return null;
  const ops = known.ops.map((bytes, index) => bytes ?? further.ops[index] ?? null);
  const salts = known.ops.map((bytes, index) => (bytes ? known.salts?.[index] : further.salts?.[index]) ?? null);
  return { header: known.header, signature: known.signature, secret: null, salts, ops };
}
