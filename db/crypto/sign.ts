import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import { ed25519 } from '@noble/curves/ed25519.js';
import { ConcordError } from '#shared/errors.ts';
import { randomBytes } from './random.ts';

/** DER headers of RFC 8410 for a raw 32-byte Ed25519 seed and public key. */
const SEED_DER = Uint8Array.from([48, 46, 2, 1, 0, 48, 5, 6, 3, 43, 101, 112, 4, 34, 4, 32]);
const PUBLIC_DER = Uint8Array.from([48, 42, 48, 5, 6, 3, 43, 101, 112, 3, 33, 0]);

/** A desk's signing key, ready for use. The seed stays inside. */
export interface SigningKey {
  /** 32 bytes. */
  readonly publicKey: Uint8Array;
  /** A 64-byte Ed25519 signature (RFC 8032, pure). */
  sign(message: Uint8Array): Uint8Array;
}

/** 32 random bytes to make a signing key of. */
export function newSeed(): Uint8Array {
  return randomBytes(32);
}

/** Makes the signing key of a 32-byte seed. */
export function signingKey(seed: Uint8Array): SigningKey {
  const key = createPrivateKey({ key: Buffer.concat([SEED_DER, seed]), format: 'der', type: 'pkcs8' });
  const publicKey = new Uint8Array(ed25519.getPublicKey(seed));
  return { publicKey, sign: (message) => new Uint8Array(sign(null, message, key)) };
}

const verifiers = new Map<string, KeyObject | null>();
const MAX_VERIFIERS = 4096;

/**
 * True when the signature over the message is this key's. Keys of small order, and encodings that are not on the
 * curve or not canonical, verify nothing: with such a key anybody could have signed.
 */
export function isSignedBy(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  if (signature.length !== 64) return false;
  const key = verifierOf(publicKey);
  return key !== null && verify(null, message, key, signature);
}

/** Throws `card.key` unless the bytes are an Ed25519 public key that only one seed can have. */
export function assertSoundKey(publicKey: Uint8Array): void {
  if (verifierOf(publicKey) === null) {
    throw new ConcordError('card.key', 'This desk’s key is not sound, so nothing it signs can be trusted.');
  }
}

function verifierOf(publicKey: Uint8Array): KeyObject | null {
  const name = Buffer.from(publicKey).toString('latin1');
  const known = verifiers.get(name);
  if (known !== undefined) return known;
  const key = isSoundPoint(publicKey)
    ? createPublicKey({ key: Buffer.concat([PUBLIC_DER, publicKey]), format: 'der', type: 'spki' })
    : null;
  if (verifiers.size >= MAX_VERIFIERS) verifiers.clear();
  verifiers.set(name, key);
  return key;
}

function isSoundPoint(publicKey: Uint8Array): boolean {
  if (publicKey.length !== 32) return false;
  try {
    const point = ed25519.Point.fromBytes(publicKey, false);
    return !point.isSmallOrder() && point.isTorsionFree();
  } catch {
    return false;
  }
}

/**
 * Tries sign and verify on the RFC 8032 §7.1 test 2 vector with this runtime's own implementation. False means that
 * the runtime's Ed25519 cannot be used.
 */
export function isSigningSound(): boolean {
  const seed = Buffer.from('4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb', 'hex');
  const expected = Buffer.from(
    '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
    'hex',
  );
  const message = Uint8Array.from([0x72]);
  const key = signingKey(seed);
  return Buffer.compare(key.sign(message), expected) === 0 && isSignedBy(key.publicKey, message, expected);
}
