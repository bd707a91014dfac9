import { type ContentHash, contentHashOf, type DeskKey, deskKeyOf, hashBytes } from '../domain/ids.ts';
import { type CborValue, encodeCbor } from '../log/cbor.ts';
import type { SealedCommit } from '../log/commit.ts';
import { LIMITS } from '../log/limits.ts';
import { malformed } from './bundle-error.ts';
import { byteStringOf, scanMapEntry } from './cbor-scan.ts';
import { CborMap } from './cbor-map.ts';

/** A manifest as it travels: the exact bytes that were signed, and the signature over their hash. */
export interface ManifestItem {
  readonly type: 'manifest';
  readonly body: Uint8Array;
  readonly signature: Uint8Array;
}

/** The card of somebody who wrote commits of this bundle: a claim that the sender passes on. */
export interface CardItem {
  readonly type: 'card';
  readonly desk: DeskKey;
  readonly card: Uint8Array;
}

export interface CommitItem {
  readonly type: 'commit';
  readonly commit: SealedCommit;
}

/** A piece of an attachment's content. */
export interface ChunkItem {
  readonly type: 'chunk';
  /** SHA-256 of the whole content. */
  readonly hash: ContentHash;
  /** Bytes of the whole content. */
  readonly size: number;
  /** Where in the content this piece starts. */
  readonly offset: number;
  readonly data: Uint8Array;
}

export interface EndItem {
  readonly type: 'end';
}

/** An item of a kind that only a newer version knows: it is passed over, under the digest all the same. */
export interface UnknownItem {
  readonly type: 'unknown';
  readonly name: string;
}

export type AnyItem = ManifestItem | CardItem | CommitItem | ChunkItem | EndItem | UnknownItem;

/** The content of an item in deterministic CBOR. */
export function encodeItem(item: Exclude<AnyItem, UnknownItem>): Uint8Array {
  switch (item.type) {
    case 'manifest':
      return encodeCbor({ type: item.type, body: item.body, signature: item.signature });
    case 'card':
      return encodeCbor({ type: item.type, desk: hashBytes(item.desk), card: item.card });
    case 'commit':
      return encodeCommitItem(item.commit);
    case 'chunk':
      return encodeCbor({
        type: item.type,
        hash: hashBytes(item.hash),
        size: item.size,
        offset: item.offset,
        data: item.data,
      });
    case 'end':
      return encodeCbor({ type: item.type });
  }
}

function encodeCommitItem(commit: SealedCommit): Uint8Array {
  return encodeCbor({
    type: 'commit',
    header: commit.header,
    signature: commit.signature,
    ops: commit.ops,
    ...(commit.secret ? { secret: commit.secret } : { salts: commit.salts ?? [] }),
  });
}

/**
 * Reads the content of an item. Form and bounds only: whether a commit's hashes and signature hold is `verifyCommit`'s
 * question. Keys that this version does not know are ignored. Throws `bundle.damaged`.
 */
export function decodeItem(content: Uint8Array): AnyItem {
  const map = CborMap.decode(content, malformed);
  const type = map.text('type', 40);
  switch (type) {
    case 'manifest':
      return { type, body: map.blob('body', LIMITS.manifest), signature: map.bytes('signature', 64) };
    case 'card':
      return { type, desk: deskKeyOf(map.bytes('desk', 32)), card: map.blob('card', LIMITS.card) };
    case 'commit':
      return { type, commit: decodeCommit(map) };
    case 'chunk':
      return decodeChunk(map);
    case 'end':
      return { type };
    default:
      return { type: 'unknown', name: type };
  }
}

function decodeCommit(map: CborMap): SealedCommit {
  const isWhole = map.has('secret');
  if (isWhole === map.has('salts')) throw malformed('commit');
  const ops = map.list('ops', LIMITS.ops, asBlobOrNull);
  const salts = isWhole ? null : map.list('salts', LIMITS.ops, asSaltOrNull);
  if (salts && salts.length !== ops.length) throw malformed('salts');
  return {
    header: map.blob('header', LIMITS.header),
    signature: map.bytes('signature', 64),
    secret: isWhole ? map.bytes('secret', 32) : null,
    salts,
    ops,
  };
}

function decodeChunk(map: CborMap): ChunkItem {
  const chunk: ChunkItem = {
    type: 'chunk',
    hash: contentHashOf(map.bytes('hash', 32)),
    size: map.count('size', LIMITS.attachment),
    offset: map.count('offset', LIMITS.attachment),
    data: map.blob('data', LIMITS.attachmentChunk),
  };
  const isEmpty = chunk.data.length === 0;
  if (chunk.offset + chunk.data.length > chunk.size || isEmpty !== (chunk.size === 0)) throw malformed('chunk');
  return chunk;
}

function asBlobOrNull(value: CborValue): Uint8Array | null | undefined {
  if (value === null) return null;
  return value instanceof Uint8Array && value.length <= LIMITS.op ? value : undefined;
}

function asSaltOrNull(value: CborValue): Uint8Array | null | undefined {
  if (value === null) return null;
  return value instanceof Uint8Array && value.length === 32 ? value : undefined;
}

/**
 * The 16 record-id bytes that a commit header names, without decoding the rest of it; null when it names none. The
 * header is checked in full when the commit is verified.
 */
export function recordOfHeader(header: Uint8Array): Uint8Array | null {
  const entry = scanMapEntry(header, 'record');
  return entry && byteStringOf(entry, 16);
}
