import { bech32 } from '@scure/base';
import { ConcordError } from '#shared/errors.ts';

/** The field prime of Curve25519, 2^255 − 19, as 32 little-endian bytes. */
const PRIME = Uint8Array.from([0xed, ...Array.from({ length: 30 }, () => 0xff), 0x7f]);

/**
 * The coordinates below the prime whose points have small order (RFC 7748 §6.1 and the list on the Curve25519 page):
 * with such a key everybody could open what is encrypted to it.
 */
const SMALL_ORDER = [
  '0000000000000000000000000000000000000000000000000000000000000000',
  '0100000000000000000000000000000000000000000000000000000000000000',
  'e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800',
  '5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
];

/**
 * The 32-byte X25519 key of a native age recipient (`age1…`). Throws `card.key` unless it is in its one spelling
 * (lower-case bech32, coordinate below the prime) and not of small order. Other kinds of age recipient are refused.
 */
export function ageRecipientBytes(recipient: string): Uint8Array {
  const key = decode(recipient);
  if (!key || key.length !== 32 || !isBelowPrime(key) || SMALL_ORDER.includes(Buffer.from(key).toString('hex'))) {
    throw new ConcordError(
      'card.key',
      'The encryption key on this desk card is not sound. Ask the desk for a new card.',
    );
  }
  return key;
}

function decode(recipient: string): Uint8Array | null {
  try {
    const { prefix, bytes } = bech32.decodeToBytes(recipient);
    return prefix === 'age' && bech32.encodeFromBytes(prefix, bytes) === recipient ? bytes : null;
  } catch {
    return null;
  }
}

function isBelowPrime(key: Uint8Array): boolean {
  for (let at = 31; at >= 0; at--) {
    const difference = (key[at] ?? 0) - (PRIME[at] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return false;
}
