import type { ErrorCode } from '../errors.ts';
import { ConcordError } from '../errors.ts';
import { type CborValue, decodeCbor } from '../log/cbor.ts';

/** Makes the error for a part that is missing or has the wrong form; `part` names it and holds no content. */
export type Refuse = (part: string) => ConcordError;

/**
 * Reads the keys of one decoded CBOR map. Every method throws what `refuse` makes when the key is missing or its
 * value has another form. Keys that nobody asks for are ignored: a newer version may have added them.
 */
export class CborMap {
  private readonly map: ReadonlyMap<string, CborValue>;
  private readonly refuse: Refuse;

  constructor(map: ReadonlyMap<string, CborValue>, refuse: Refuse) {
    this.map = map;
    this.refuse = refuse;
  }

  /** Decodes bytes that must be one map in deterministic CBOR. */
  static decode(bytes: Uint8Array, refuse: Refuse): CborMap {
    let value: CborValue;
    try {
      value = decodeCbor(bytes);
    } catch (cause) {
      const error = refuse('encoding');
      throw new ConcordError(error.code, error.message, error.detail, { cause });
    }
    return CborMap.of(value, 'encoding', refuse);
  }

  private static of(value: CborValue | undefined, part: string, refuse: Refuse): CborMap {
    if (value instanceof Map) return new CborMap(value, refuse);
    throw refuse(part);
  }

  has(key: string): boolean {
    return this.map.has(key);
  }

  nested(key: string): CborMap {
    return CborMap.of(this.map.get(key), key, this.refuse);
  }

  /** A text of 1 to `longest` UTF-16 units. */
  text(key: string, longest: number): string {
    const value = this.map.get(key);
    if (typeof value === 'string' && value.length > 0 && value.length <= longest) return value;
    throw this.refuse(key);
  }

  /** A byte string of exactly `length` bytes. */
  bytes(key: string, length: number): Uint8Array {
    return fixedBytes(this.map.get(key), length) ?? this.fail(key);
  }

  /** A byte string of at most `longest` bytes. */
  blob(key: string, longest: number): Uint8Array {
    const value = this.map.get(key);
    if (value instanceof Uint8Array && value.length <= longest) return value;
    throw this.refuse(key);
  }

  /** A whole number from 0 to `most`. */
  count(key: string, most: number = Number.MAX_SAFE_INTEGER): number {
    const value = this.map.get(key);
    if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 && value <= most) return value;
    throw this.refuse(key);
  }

  isTrue(key: string): boolean {
    const value = this.map.get(key);
    if (typeof value === 'boolean') return value;
    throw this.refuse(key);
  }

  isNull(key: string): boolean {
    return this.map.get(key) === null;
  }

  /** A list of at most `most` elements, each read by `read`; null from `read` refuses the list. */
  list<T>(key: string, most: number, read: (value: CborValue, element: Refuse) => T | undefined): T[] {
    const value = this.map.get(key);
    if (!Array.isArray(value) || value.length > most) throw this.refuse(key);
    return value.map((part: CborValue) => {
      const element = read(part, this.refuse);
      if (element === undefined) throw this.refuse(key);
      return element;
    });
  }

  private fail(key: string): never {
    throw this.refuse(key);
  }
}

function fixedBytes(value: CborValue | undefined, length: number): Uint8Array | null {
  return value instanceof Uint8Array && value.length === length ? value : null;
}

/** A `Refuse` that gives one code and message, with the part as detail. */
export function refuseWith(code: ErrorCode, message: string): Refuse {
  return (part) => new ConcordError(code, message, { part });
}
