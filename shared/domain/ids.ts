import { ConcordError } from '../errors.ts';

declare const brand: unique symbol;

/** 16 bytes as 26 characters of lower-case Crockford base32. */
export type RecordId = string & { readonly [brand]: 'RecordId' };
/** SHA-256 of a commit header, 64 hex digits. */
export type CommitId = string & { readonly [brand]: 'CommitId' };
/** Ed25519 public key of a desk, 64 hex digits. */
export type DeskKey = string & { readonly [brand]: 'DeskKey' };
/** SHA-256 of an attachment's content, 64 hex digits. */
export type ContentHash = string & { readonly [brand]: 'ContentHash' };

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
const VALUE_OF = new Map<string, number>([...ALPHABET].map((letter, value) => [letter, value]));

/** Lower-case Crockford base32, most significant bit first, the last character padded with zero bits. */
export function toBase32(bytes: Uint8Array): string {
  let text = '';
  let buffer = 0;
  let bits = 0;
  for (const byte of bytes) {
    buffer = (buffer << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += ALPHABET[(buffer >>> bits) & 31];
      buffer &= (1 << bits) - 1;
    }
  }
  if (bits > 0) text += ALPHABET[(buffer << (5 - bits)) & 31];
  return text;
}

/**
 * The inverse of `toBase32`; reads upper case and the look-alikes o, i and l as Crockford's table does.
 * Returns null for foreign characters or padding bits that are not zero.
 */
export function fromBase32(text: string): Uint8Array | null {
  const bytes = new Uint8Array(Math.floor((text.length * 5) / 8));
  let buffer = 0;
  let bits = 0;
  let at = 0;
  for (const letter of text.toLowerCase().replaceAll('o', '0').replaceAll(/[il]/g, '1')) {
    const value = VALUE_OF.get(letter);
    if (value === undefined) return null;
    buffer = (buffer << 5) | value;
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      bytes[at++] = (buffer >>> bits) & 255;
      buffer &= (1 << bits) - 1;
    }
  }
  return buffer === 0 && bits < 5 ? bytes : null;
}

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** Lower-case hex. */
export function toHex(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += HEX[byte];
  return text;
}

/** The inverse of `toHex`; null when the text is not an even number of lower- or upper-case hex digits. */
export function fromHex(text: string): Uint8Array | null {
  if (text.length % 2 !== 0 || !/^[0-9a-f]*$/i.test(text)) return null;
  const bytes = new Uint8Array(text.length / 2);
  for (let at = 0; at < bytes.length; at++) bytes[at] = Number.parseInt(text.slice(at * 2, at * 2 + 2), 16);
  return bytes;
}

/** True for a canonical record id: 26 characters that decode to 16 bytes and encode to the same text. */
export function isRecordId(text: string): text is RecordId {
  if (text.length !== 26) return false;
  const bytes = fromBase32(text);
  return bytes !== null && bytes.length === 16 && toBase32(bytes) === text;
}

/** Reads an id that a person typed; throws `record.unknown` when it cannot be one. */
export function parseRecordId(text: string): RecordId {
  const bytes = text.trim().length === 26 ? fromBase32(text.trim()) : null;
  if (!bytes || bytes.length !== 16) {
    throw new ConcordError('record.unknown', 'This is not a record id. Copy it again from the list or the search.');
  }
  return toBase32(bytes) as RecordId;
}

/** The text form of 16 record-id bytes. */
export function recordIdOf(bytes: Uint8Array): RecordId {
  return toBase32(bytes) as RecordId;
}

/** The 16 bytes of a record id. */
export function recordIdBytes(id: RecordId): Uint8Array {
  const bytes = fromBase32(id);
  if (!bytes || bytes.length !== 16) throw new ConcordError('record.unknown', 'This is not a record id.');
  return bytes;
}

const HASH = /^[0-9a-f]{64}$/;

export function isDeskKey(text: string): text is DeskKey {
  return HASH.test(text);
}

export function isContentHash(text: string): text is ContentHash {
  return HASH.test(text);
}

export function isCommitId(text: string): text is CommitId {
  return HASH.test(text);
}

/** The text form of a 32-byte desk key. */
export function deskKeyOf(bytes: Uint8Array): DeskKey {
  return toHex(bytes) as DeskKey;
}

/** The text form of a 32-byte commit id. */
export function commitIdOf(bytes: Uint8Array): CommitId {
  return toHex(bytes) as CommitId;
}

/** The text form of a 32-byte content hash. */
export function contentHashOf(bytes: Uint8Array): ContentHash {
  return toHex(bytes) as ContentHash;
}

/** The 32 bytes of a desk key, commit id or content hash. */
export function hashBytes(text: DeskKey | CommitId | ContentHash): Uint8Array {
  const bytes = fromHex(text);
  if (!bytes || bytes.length !== 32) throw new ConcordError('input.invalid', 'This is not a 32-byte value in hex.');
  return bytes;
}
