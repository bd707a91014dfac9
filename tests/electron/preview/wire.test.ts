import fc from 'fast-check';
import { isDeepStrictEqual } from 'node:util';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { createWire } from '#electron/preview/wire.ts';

const wire = createWire();
/** The same code as the page runs it: from its source text, knowing nothing else. */
const alone: unknown = runInNewContext(`(${createWire.toString()})()`, {
  btoa,
  atob,
  Uint8Array,
  Object,
  Array,
  TypeError,
  JSON,
  Number,
});
const pageWire = ((): typeof wire => {
  if (typeof alone !== 'object' || alone === null || !('encode' in alone) || !('decode' in alone))
    return expect.unreachable();
  const { encode, decode } = alone;
  if (typeof encode !== 'function' || typeof decode !== 'function') return expect.unreachable();
  return { encode: (value) => String(encode(value)), decode: (text): unknown => decode(text) };
})();

const key = fc.oneof(fc.string(), fc.constantFrom('$', '$$', '__proto__', 'constructor', 'toJSON', 'length'));
const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.string({ unit: 'binary' }),
    fc.double(),
    fc.boolean(),
    fc.constantFrom(null, undefined, NaN, Infinity, -Infinity, -0),
    fc.uint8Array({ maxLength: 300 }),
    fc.array(tie('value'), { maxLength: 5 }),
    fc.dictionary(key, tie('value'), { maxKeys: 5, noNullPrototype: true }),
    fc.constantFrom({ $: ['bytes', 'AAAA'] }, { $: ['undefined'] }, { $: 1 }, { $: { $: [] } }, { $: [], other: 1 }),
  ),
}));

it('brings every value back as it was, from host to page and from page to host', () => {
  fc.assert(
    fc.property(value, (original) => {
      expect(isDeepStrictEqual(wire.decode(pageWire.encode(original)), original)).toBe(true);
      // A copy, since what is made on the page's side has that side's prototypes.
      expect(isDeepStrictEqual(structuredClone(pageWire.decode(wire.encode(original))), original)).toBe(true);
    }),
    { numRuns: 2000 },
  );
});

it('carries megabytes of bytes, and a view of a larger buffer as just its part', () => {
  const bytes = Uint8Array.from({ length: 3_000_000 }, (_, index) => (index * 7) % 256);
  expect(wire.decode(wire.encode({ bytes }))).toEqual({ bytes });
  expect(wire.decode(wire.encode(bytes.subarray(5, 9)))).toEqual(bytes.slice(5, 9));
  expect(wire.decode(wire.encode(new Uint8Array(0)))).toEqual(new Uint8Array(0));
  expect(wire.decode(wire.encode(Buffer.from('ab')))).toEqual(Uint8Array.of(97, 98));
});

describe('what cannot be carried', () => {
  it.each([
    [() => 1],
    [Symbol('x')],
    [1n],
    [new Date()],
    [new Map()],
    [new Set()],
    [/x/],
    [new Uint16Array(1)],
    [new URLSearchParams()],
  ])('%s is refused, at any depth', (thing) => {
    expect(() => wire.encode(thing)).toThrow(TypeError);
    expect(() => wire.encode({ a: [thing] })).toThrow(TypeError);
  });

  it('does not call a toJSON of the page', () => {
    expect(wire.decode(wire.encode({ toJSON: 'text' }))).toEqual({ toJSON: 'text' });
  });
});

it.each(['', 'x', '{', '{"$":["what"]}', '{"$":["bytes",5]}', '{"$":["object",5]}', '{"$":["bytes","*"]}'])(
  'refuses the text %j',
  (text) => {
    expect(() => wire.decode(text)).toThrow(Error);
  },
);

it('cannot be used to reach a prototype', () => {
  const decoded = wire.decode('{"__proto__":{"polluted":1},"a":{"$":["object",[["__proto__",{"polluted":1}]]]}}');
  expect(Object.hasOwn(Object(decoded), '__proto__')).toBe(true);
  expect(Reflect.get({}, 'polluted')).toBeUndefined();
});
