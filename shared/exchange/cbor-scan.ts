import { MAX_DEPTH, readHead } from '../log/cbor.ts';

/**
 * The encoded value under a text key of a CBOR map, found without building anything, or null when there is none or
 * the bytes are not a definite-length map. Meant for one look into bytes that are checked in full elsewhere.
 */
export function scanMapEntry(bytes: Uint8Array, key: string): Uint8Array | null {
  const map = readHead(bytes, 0);
  if (map?.major !== 5) return null;
  let at = map.next;
  for (let entry = 0; entry < map.argument; entry++) {
    const name = readHead(bytes, at);
    if (!name) return null;
    const valueAt = skipValue(bytes, at);
    const end = valueAt === null ? null : skipValue(bytes, valueAt);
    if (valueAt === null || end === null) return null;
    if (name.major === 3 && name.argument === key.length && isAsciiAt(bytes, name.next, key)) {
      return bytes.subarray(valueAt, end);
    }
    at = end;
  }
  return null;
}

/** The content of an encoded byte string of exactly this length, or null. */
export function byteStringOf(encoded: Uint8Array, length: number): Uint8Array | null {
  const head = readHead(encoded, 0);
  if (head?.major !== 2 || head.argument !== length || encoded.length !== head.next + length) return null;
  return encoded.subarray(head.next);
}

function isAsciiAt(bytes: Uint8Array, at: number, text: string): boolean {
  for (let offset = 0; offset < text.length; offset++) {
    if (bytes[at + offset] !== text.charCodeAt(offset)) return false;
  }
  return true;
}

/** The position after the value that starts at `at`; null when it is cut off, indefinite or too deep. */
function skipValue(bytes: Uint8Array, at: number): number | null {
  const open: number[] = [1];
  let position = at;
  while (open.length > 0) {
    const left = (open.pop() ?? 0) - 1;
    if (left > 0) open.push(left);
    const head = readHead(bytes, position);
    if (!head) return null;
    position = head.next;
    if (head.major === 2 || head.major === 3) position += head.argument;
    const children = head.major === 4 ? head.argument : head.major === 5 ? head.argument * 2 : head.major === 6 ? 1 : 0;
    if (children > 0) open.push(children);
    if (position > bytes.length || open.length > MAX_DEPTH) return null;
  }
  return position;
}
