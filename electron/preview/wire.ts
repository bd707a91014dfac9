export interface Wire {
  encode(value: unknown): string;
  decode(text: string): unknown;
}

/**
 * Carries values over a border that takes only text, as structured cloning would: plain objects, arrays, strings,
 * numbers (also those that JSON loses), booleans, null, undefined and Uint8Array. What JSON cannot say stands in an
 * object whose only key is `$`; an object that has such a key itself is written as a list of entries. Anything else is a
 * TypeError.
 *
 * The function holds everything it needs, because its source text is also run inside the page.
 */
export function createWire(): Wire {
  function pack(value: unknown): unknown {
    if (value === undefined) return { $: ['undefined'] };
    if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
    if (typeof value === 'number') {
      return Number.isFinite(value) && !Object.is(value, -0)
        ? value
        : { $: ['number', Object.is(value, -0) ? '-0' : String(value)] };
    }
    if (Array.isArray(value)) return Array.from(value, pack);
    if (value instanceof Uint8Array) return { $: ['bytes', toBase64(value)] };
    if (typeof value === 'object' && isPlain(value)) {
      const entries = Object.entries(value).map(([key, member]) => [key, pack(member)]);
      return Object.hasOwn(value, '$') ? { $: ['object', entries] } : Object.fromEntries(entries);
    }
    throw new TypeError('This value cannot be carried');
  }

  function unpack(value: unknown): unknown {
    if (Array.isArray(value)) return value.map(unpack);
    if (typeof value !== 'object' || value === null) return value;
    if ('$' in value && Array.isArray(value.$)) return unpackTagged(value.$);
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, unpack(member)]));
  }

  function unpackTagged([tag, content]: unknown[]): unknown {
    if (tag === 'undefined') return undefined;
    if (tag === 'number') return Number(content);
    if (tag === 'bytes' && typeof content === 'string') return fromBase64(content);
    if (tag === 'object' && Array.isArray(content)) {
      return Object.fromEntries(content.map(([key, member]: [string, unknown]) => [key, unpack(member)]));
    }
    throw new TypeError('This text was not written by the other side');
  }

  function isPlain(value: object): boolean {
    const prototype: unknown = Object.getPrototypeOf(value);
    return prototype === null || Object.getPrototypeOf(prototype) === null;
  }

  function toBase64(bytes: Uint8Array): string {
    let text = '';
    // As many at once as may safely be arguments of one call.
    for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
    return btoa(text);
  }

  function fromBase64(text: string): Uint8Array {
    return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  }

  return { encode: (value) => JSON.stringify(pack(value)), decode: (text) => unpack(JSON.parse(text)) };
}
