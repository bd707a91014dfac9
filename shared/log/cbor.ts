import { decode, encode, rfc8949EncodeOptions } from 'cborg';
import { ConcordError } from '../errors.ts';

/** What deterministic CBOR carries here. Maps are `Map`s on reading, so that no key can reach a prototype. */
export type CborValue =
  | null
  | boolean
  | number
  | string
  | Uint8Array
  | readonly CborValue[]
  | ReadonlyMap<string, CborValue>
  | { readonly [key: string]: CborValue };

const DECODE = {
  strict: true,
  useMaps: true,
  allowIndefinite: false,
  allowUndefined: false,
  allowNaN: false,
  allowInfinity: false,
  allowBigInt: false,
  rejectDuplicateMapKeys: true,
} as const;

/** Deepest nesting that any structure of the log or the bundle has; deeper input is refused before it is built. */
export const MAX_DEPTH = 16;

/** Encodes by RFC 8949 §4.2.1: shortest forms, definite lengths, keys in bytewise order. */
export function encodeCbor(value: CborValue): Uint8Array {
  const bytes = encode(value, rfc8949EncodeOptions);
  // Under Node the encoder may hand out a slice of a shared pool: what is kept or sent must own its memory.
  return bytes.constructor === Uint8Array && bytes.byteLength === bytes.buffer.byteLength
    ? bytes
    : new Uint8Array(bytes);
}

/**
 * Decodes one value and accepts only its deterministic encoding: encoding it again must give the same bytes.
 * Throws `commit.format`.
 */
export function decodeCbor(bytes: Uint8Array): CborValue {
  if (depthOf(bytes) > MAX_DEPTH) throw new ConcordError('commit.format', 'A value is nested too deeply.');
  let value: unknown;
  try {
    value = decode(bytes, DECODE);
  } catch (cause) {
    throw new ConcordError('commit.format', 'A value is not valid deterministic CBOR.', undefined, { cause });
  }
  if (!isCborValue(value)) throw new ConcordError('commit.format', 'A value holds a type that is not allowed.');
  const again = encodeCbor(value);
  if (!isSame(again, bytes)) {
    throw new ConcordError('commit.format', 'A value is not in its deterministic form.');
  }
  return value;
}

/** A plain loop: a callback for each byte would cost more than decoding does. */
function isSame(left: Uint8Array, right: Uint8Array): boolean {
  if (left.length !== right.length) return false;
  for (let at = 0; at < left.length; at++) if (left[at] !== right[at]) return false;
  return true;
}

function isCborValue(value: unknown): value is CborValue {
  if (value === null || typeof value === 'boolean' || value instanceof Uint8Array) return true;
  if (typeof value === 'string') return value.isWellFormed();
  // The shortest float of minus zero reads back as zero elsewhere: it is refused rather than silently changed.
  if (typeof value === 'number') return Number.isFinite(value) && !Object.is(value, -0);
  if (Array.isArray(value)) return value.every(isCborValue);
  if (!(value instanceof Map)) return false;
  for (const [key, part] of value) if (typeof key !== 'string' || !isCborValue(part)) return false;
  return true;
}

/**
 * The greatest nesting depth of the first value in `bytes`, found without recursion and without building anything,
 * so that a depth bomb cannot exhaust the stack. Malformed input gives the depth reached; the decoder refuses it.
 */
function depthOf(bytes: Uint8Array): number {
  const open: number[] = [];
  let at = 0;
  let deepest = 0;
  while (at < bytes.length) {
    const head = readHead(bytes, at);
    if (!head) return deepest;
    at = head.next;
    if (head.major === 2 || head.major === 3) at += head.argument;
    const children = head.major === 4 ? head.argument : head.major === 5 ? head.argument * 2 : head.major === 6 ? 1 : 0;
    if (children > 0) {
      open.push(children);
      deepest = Math.max(deepest, open.length);
      if (deepest > MAX_DEPTH) return deepest;
      continue;
    }
    while (open.length > 0) {
      const left = (open.pop() ?? 0) - 1;
      if (left > 0) {
        open.push(left);
        break;
      }
    }
    if (open.length === 0) return deepest;
  }
  return deepest;
}

/** The start of an encoded value: major type, argument, and where what follows begins. */
export interface CborHead {
  readonly major: number;
  readonly argument: number;
  readonly next: number;
}

/** The head at a position; null when it is cut off, reserved or indefinite. */
export function readHead(bytes: Uint8Array, at: number): CborHead | null {
  const initial = bytes[at];
  if (initial === undefined) return null;
  const major = initial >>> 5;
  const small = initial & 31;
  if (small < 24) return { major, argument: small, next: at + 1 };
  if (small > 27) return null;
  const size = 1 << (small - 24);
  if (at + 1 + size > bytes.length) return null;
  let argument = 0;
  for (let offset = 0; offset < size; offset++) argument = argument * 256 + (bytes[at + 1 + offset] ?? 0);
  return { major, argument, next: at + 1 + size };
}
