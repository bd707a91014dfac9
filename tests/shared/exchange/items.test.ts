import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contentHashOf, deskKeyOf } from '#shared/domain/ids.ts';
import { byteStringOf, scanMapEntry } from '#shared/exchange/cbor-scan.ts';
import { type AnyItem, decodeItem, encodeItem, recordOfHeader } from '#shared/exchange/items.ts';
import { type CborValue, encodeCbor } from '#shared/log/cbor.ts';

const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });
const blob = fc.uint8Array({ maxLength: 60 });

const items: fc.Arbitrary<Exclude<AnyItem, { type: 'unknown' }>> = fc.oneof(
  fc.record({ type: fc.constant('manifest' as const), body: blob, signature: bytes(64) }),
  fc.record({ type: fc.constant('card' as const), desk: bytes(32).map(deskKeyOf), card: blob }),
  fc.record({
    type: fc.constant('commit' as const),
    commit: fc.record({
      header: blob,
      signature: bytes(64),
      secret: bytes(32),
      salts: fc.constant(null),
      ops: fc.array(fc.option(blob), { maxLength: 5 }),
    }),
  }),
  fc.array(fc.option(fc.tuple(blob, bytes(32))), { maxLength: 5 }).chain((pairs) =>
    fc.record({
      type: fc.constant('commit' as const),
      commit: fc.record({
        header: blob,
        signature: bytes(64),
        secret: fc.constant(null),
        salts: fc.constant(pairs.map((pair) => pair?.[1] ?? null)),
        ops: fc.constant(pairs.map((pair) => pair?.[0] ?? null)),
      }),
    }),
  ),
  fc
    .tuple(bytes(32).map(contentHashOf), fc.nat(1000), fc.uint8Array({ minLength: 1, maxLength: 60 }))
    .map(([hash, offset, data]) => ({ type: 'chunk' as const, hash, size: offset + data.length, offset, data })),
  fc.constant({ type: 'end' as const }),
);

describe('an item', () => {
  it('comes back as it was', () => {
    fc.assert(
      fc.property(items, (item) => {
        expect(decodeItem(encodeItem(item))).toEqual(item);
      }),
    );
  });

  it('of a kind that nobody knows yet is named and passed over', () => {
    expect(decodeItem(encodeCbor({ type: 'recall', of: [1, 2, 3] }))).toEqual({ type: 'unknown', name: 'recall' });
  });

  it('of any bytes is refused in a typed way', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), (any) => {
        expect(() => decodeItem(any)).toThrow(expect.objectContaining({ code: 'bundle.damaged' }));
      }),
    );
  });
});

describe('a look into encoded CBOR', () => {
  const values: fc.Arbitrary<CborValue> = fc.letrec<{ value: CborValue }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 3 },
      fc.constantFrom<CborValue>(null, true, false),
      fc.integer(),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.string(),
      fc.uint8Array({ maxLength: 30 }),
      fc.array(tie('value'), { maxLength: 3 }),
      fc.dictionary(fc.stringMatching(/^[a-z]{1,3}$/), tie('value'), { maxKeys: 3 }),
    ),
  })).value;
  const maps = fc.dictionary(fc.stringMatching(/^[a-z]{1,6}$/), values, { maxKeys: 6 });

  it('finds exactly what a decoder would', () => {
    fc.assert(
      fc.property(maps, fc.stringMatching(/^[a-z]{1,6}$/), (map, key) => {
        const encoded = encodeCbor(map);
        for (const name of [...Object.keys(map), key]) {
          const value = map[name];
          expect(scanMapEntry(encoded, name)).toEqual(value === undefined ? null : encodeCbor(value));
        }
      }),
    );
  });

  it('finds nothing, and ends, in bytes of any kind', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (any) => {
        const found = scanMapEntry(any, 'record');
        expect(found === null || found.length <= any.length).toBe(true);
        expect(recordOfHeader(any)).toBeNull();
      }),
    );
    expect(scanMapEntry(Uint8Array.from([0xbb, 255, 255, 255, 255, 255, 255, 255, 255]), 'a')).toBeNull();
    expect(scanMapEntry(Uint8Array.from([0xa1, 0x61, 0x61, ...new Uint8Array(100_000).fill(0x81)]), 'a')).toBeNull();
  });

  it('takes the record out of a header of any version', () => {
    const record = new Uint8Array(16).fill(3);
    expect(recordOfHeader(encodeCbor({ v: 9, record, reviewers: [record], zzzzzzzz: { record: null } }))).toEqual(
      record,
    );
    expect(recordOfHeader(encodeCbor({ v: 1, record: new Uint8Array(15) }))).toBeNull();
    expect(recordOfHeader(encodeCbor({ v: 1, record: 'text of 16 bytes' }))).toBeNull();
    expect(byteStringOf(encodeCbor(record), 16)).toEqual(record);
  });
});
