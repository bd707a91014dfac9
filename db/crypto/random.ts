import { randomBytes as nodeRandomBytes } from 'node:crypto';
import { toBase32 } from '#shared/domain/ids.ts';

/** Bytes from the operating system's generator. */
export function randomBytes(length: number): Uint8Array {
  return new Uint8Array(nodeRandomBytes(length));
}

/** A fresh id for an item of a collection: 16 base32 characters, 80 random bits. */
export function newItemId(): string {
  return toBase32(randomBytes(10));
}
