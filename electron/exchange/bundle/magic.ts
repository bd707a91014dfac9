import { bundleError } from '#shared/exchange/bundle-error.ts';

/** The first line of an age file (age-encryption.org/v1). */
export const AGE_MAGIC = new TextEncoder().encode('age-encryption.org/v1\n');

/** The magic number of a zstd frame (RFC 8878 §3.1.1). */
export const ZSTD_MAGIC = Uint8Array.of(0x28, 0xb5, 0x2f, 0xfd);

/** Whether a bundle that begins so is encrypted. Throws `bundle.foreign` for any other file, `bundle.truncated` for a piece. */
export function isSealedBundle(start: Uint8Array): boolean {
  if (isPrefix(AGE_MAGIC, start)) return true;
  if (isPrefix(ZSTD_MAGIC, start)) return false;
  throw bundleError(isPrefix(start, AGE_MAGIC) ? 'bundle.truncated' : 'bundle.foreign', { part: 'magic' });
}

function isPrefix(prefix: Uint8Array, bytes: Uint8Array): boolean {
  return prefix.length <= bytes.length && prefix.every((byte, at) => byte === bytes[at]);
}
