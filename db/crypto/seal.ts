import { xchacha20poly1305 } from '@noble/ciphers/chacha.js';
import { hkdf } from '@noble/hashes/hkdf.js';
import { sha256 as nobleSha256 } from '@noble/hashes/sha2.js';
import { argon2id } from 'hash-wasm';
import { randomBytes } from './random.ts';

/** Argon2id (RFC 9106) cost: KiB of memory, passes, lanes. */
export interface Argon2Cost {
  readonly memory: number;
  readonly passes: number;
  readonly lanes: number;
}

/** What new workspaces use. */
export const ARGON2_COST: Argon2Cost = { memory: 128 * 1024, passes: 3, lanes: 1 };

/** A key file that asks for less than this was tampered with; one that asks for more than the ceiling would hang us. */
export const ARGON2_FLOOR: Argon2Cost = { memory: 64 * 1024, passes: 3, lanes: 1 };
export const ARGON2_CEILING: Argon2Cost = { memory: 1024 * 1024, passes: 10, lanes: 4 };

/**
 * Stretches a passphrase to 32 bytes with Argon2id. The passphrase is taken in NFKC, so that the same words typed on
 * another keyboard give the same key. Blocks its thread for about a second.
 */
export async function stretchPassphrase(passphrase: string, salt: Uint8Array, cost: Argon2Cost): Promise<Uint8Array> {
  return argon2id({
    password: passphrase.normalize('NFKC'),
    salt,
    memorySize: cost.memory,
    iterations: cost.passes,
    parallelism: cost.lanes,
    hashLength: 32,
    outputType: 'binary',
  });
}

/** Derives 32 bytes from a secret that is already random, for one named purpose (HKDF-SHA256, RFC 5869). */
export function deriveKey(secret: Uint8Array, salt: Uint8Array, purpose: string): Uint8Array {
  return hkdf(nobleSha256, secret, salt, new TextEncoder().encode(purpose), 32);
}

/** XChaCha20-Poly1305 under a 32-byte key: 24-byte nonce, ciphertext, tag. `context` is authenticated, not stored. */
export function sealBytes(key: Uint8Array, plain: Uint8Array, context: Uint8Array): Uint8Array {
  const nonce = randomBytes(24);
  const sealed = xchacha20poly1305(key, nonce, context).encrypt(plain);
  const whole = new Uint8Array(nonce.length + sealed.length);
  whole.set(nonce);
  whole.set(sealed, nonce.length);
  return whole;
}

/** The inverse of `sealBytes`; null when the key or the context is another or a byte was changed. */
export function openBytes(key: Uint8Array, whole: Uint8Array, context: Uint8Array): Uint8Array | null {
  if (whole.length < 24 + 16) return null;
  try {
    return xchacha20poly1305(key, whole.subarray(0, 24), context).decrypt(whole.subarray(24));
  } catch {
    return null;
  }
}
