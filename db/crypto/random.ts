import { randomBytes as nodeRandomBytes, randomInt } from 'node:crypto';
import { toBase32 } from '#shared/domain/ids.ts';

/** Bytes from the operating system's generator. */
export function randomBytes(length: number): Uint8Array {
  return new Uint8Array(nodeRandomBytes(length));
}

/** A copy in random order (Fisher and Yates). */
export function shuffled<T>(list: readonly T[]): T[] {
  const copy = [...list];
  for (let at = copy.length - 1; at > 0; at--) {
    const other = randomInt(at + 1);
    [copy[at], copy[other]] = [copy[other] as T, copy[at] as T];
  }
  return copy;
}

/** A fresh id for an item of a collection: 16 base32 characters, 80 random bits. */
export function newItemId(): string {
  return toBase32(randomBytes(10));
}
