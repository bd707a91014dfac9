import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CborValue, encodeCbor } from '#shared/log/cbor.ts';
import { compareBytes, decodeHeader, decodeOp, encodeHeader, encodeOp } from '#shared/log/commit.ts';
import { LIMITS } from '#shared/log/limits.ts';
import type { Op } from '#shared/log/op.ts';

const bytes = (length: number, fill = 1) => new Uint8Array(length).fill(fill);

const founding = {
  v: 1,
  realm: 'live',
  desk: bytes(32),
  hlc: bytes(8),
  record: bytes(16),
  kind: 'note',
  after: [],
  ops: [bytes(32)],
  nonce: bytes(16),
};
const { nonce: _nonce, ...later } = { ...founding, after: [bytes(32, 1), bytes(32, 2)] };

function codeOf(header: CborValue): string {
  try {
    decodeHeader(encodeCbor(header));
    return 'accepted';
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : String(error);
  }
}

describe('a commit header', () => {
  it('is read back as it was written', () => {
    for (const header of [founding, later]) expect(decodeHeader(encodeHeader(header))).toEqual(header);
  });

  it('has one form', () => {
    const wrong: Record<string, CborValue> = {
      'no nonce and no parents': { ...later, after: [] },
      'nonce and parents': { ...founding, after: [bytes(32)] },
      'parents twice': { ...later, after: [bytes(32), bytes(32)] },
      'parents out of order': { ...later, after: [bytes(32, 2), bytes(32, 1)] },
      'a parent too short': { ...later, after: [bytes(31)] },
      'a hash that is text': { ...founding, ops: ['x'.repeat(32)] },
      'a short desk key': { ...founding, desk: bytes(31) },
      'a long clock': { ...founding, hlc: bytes(9) },
      'an empty realm': { ...founding, realm: '' },
      'a long realm': { ...founding, realm: 'x'.repeat(LIMITS.realm + 1) },
      'an empty kind': { ...founding, kind: '' },
      'version 0': { ...founding, v: 0 },
      'a broken version': { ...founding, v: 1.5 },
      'no version': { ...founding, v: null },
      'an unknown part': { ...founding, more: 1 },
      'a list': [1, 2, 3],
      nothing: null,
    };
    for (const [what, header] of Object.entries(wrong)) expect(codeOf(header), what).toBe('commit.format');
  });

  it('may hold more in a newer version', () => {
    expect(codeOf({ ...founding, v: 2, more: 1 })).toBe('accepted');
    expect(codeOf({ ...founding, v: 2, desk: bytes(31) })).toBe('commit.format');
  });

  it('is bounded', () => {
    const hashes = (count: number) =>
      Array.from({ length: count }, (_, index) => Uint8Array.of(...bytes(30), index >>> 8, index & 255));
    expect(codeOf({ ...founding, ops: hashes(LIMITS.ops) })).toBe('accepted');
    expect(codeOf({ ...founding, ops: hashes(LIMITS.ops + 1) })).toBe('commit.format');
    expect(codeOf({ ...later, after: hashes(LIMITS.parents) })).toBe('accepted');
    expect(codeOf({ ...later, after: hashes(LIMITS.parents + 1) })).toBe('commit.format');
  });
});

describe('an op', () => {
  it('is read back as it was written', () => {
    const text = fc.string({ unit: 'binary', minLength: 1, maxLength: 30 });
    const value = fc.oneof(
      text,
      fc.constant(''),
      fc.constant(null),
      fc.boolean(),
      fc.integer(),
      fc.double({ noNaN: true, noDefaultInfinity: true }).map((one) => (Object.is(one, -0) ? 0 : one)),
      fc.uint8Array({ maxLength: 40 }),
    );
    const op: fc.Arbitrary<Op> = fc.oneof(
      fc.record({ field: text, value }),
      fc.record({ field: text, add: fc.array(text), remove: fc.array(text) }),
    );
    fc.assert(
      fc.property(op, (one) => {
        expect(decodeOp(encodeOp(one))).toEqual(one);
      }),
    );
  });

  it('has one form', () => {
    for (const wrong of [
      { field: 'a' },
      { value: 1 },
      { field: '', value: 1 },
      { field: 'x'.repeat(LIMITS.path + 1), value: 1 },
      { field: 'a', value: [1] },
      { field: 'a', value: { b: 1 } },
      { field: 'a', add: [] },
      { field: 'a', add: [''], remove: [] },
      { field: 'a', add: ['x'.repeat(LIMITS.member + 1)], remove: [] },
      { field: 'a', add: [1], remove: [] },
      { field: 'a', add: [], remove: [], value: 1 },
      { field: 'a', value: 1, more: 2 },
      ['a', 1],
    ] satisfies CborValue[]) {
      expect(() => decodeOp(encodeCbor(wrong)), JSON.stringify(wrong)).toThrow(
        expect.objectContaining({ code: 'commit.format' }),
      );
    }
    const long = encodeCbor({ field: 'a', value: 'x'.repeat(LIMITS.op) });
    expect(() => decodeOp(long)).toThrow('too large');
  });
});

describe('the order of bytes', () => {
  it('is that of their hex', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 6 }), fc.uint8Array({ maxLength: 6 }), (left, right) => {
        expect(Math.sign(compareBytes(left, right))).toBe(Math.sign(Buffer.compare(left, right)));
      }),
    );
  });
});
