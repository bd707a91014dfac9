import { hash } from 'node:crypto';

const encoder = new TextEncoder();

/**
 * SHA-256 over the concatenation of the parts; texts count as their UTF-8 bytes. One-shot on purpose: building a
 * hash object costs several times the hashing of such short inputs.
 */
export function sha256(...parts: readonly (Uint8Array | string)[]): Uint8Array {
  const only = parts[0];
  if (parts.length === 1 && only instanceof Uint8Array) return new Uint8Array(hash('sha256', only, 'buffer'));
  const bytes = parts.map((part) => (typeof part === 'string' ? encoder.encode(part) : part));
  return new Uint8Array(hash('sha256', Buffer.concat(bytes), 'buffer'));
}
