import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromHex } from '#shared/domain/ids.ts';
import { type CborValue, decodeCbor, encodeCbor, MAX_DEPTH } from '#shared/log/cbor.ts';

const { value } = fc.letrec<{ value: CborValue }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', maxDepth: 4 },
    fc.constant(null),
    fc.boolean(),
    fc.maxSafeInteger(),
    fc.double({ noNaN: true, noDefaultInfinity: true }).filter((number) => !Object.is(number, -0)),
    fc.string({ unit: 'grapheme' }),
    fc.uint8Array({ maxLength: 40 }),
    fc.array(tie('value'), { maxLength: 5 }),
    fc
      .uniqueArray(fc.tuple(fc.string({ unit: 'grapheme' }), tie('value')), {
        maxLength: 5,
        selector: ([key]) => key,
      })
      .map((entries) => new Map(entries)),
  ),
}));

function refused(hex: string): void {
  const bytes = fromHex(hex);
  if (!bytes) throw new Error('not hex');
  expect(() => decodeCbor(bytes), hex).toThrow(expect.objectContaining({ code: 'commit.format' }));
}

describe('deterministic CBOR', () => {
  it('reads back whatever it writes', () => {
    fc.assert(
      fc.property(value, (one) => {
        expect(decodeCbor(encodeCbor(one))).toEqual(one);
      }),
    );
  });

  it('has one form for each value: any changed byte is refused or is another value', () => {
    fc.assert(
      fc.property(value, fc.nat(), fc.integer({ min: 1, max: 255 }), (one, where, change) => {
        const bytes = Uint8Array.from(encodeCbor(one));
        const at = where % bytes.length;
        bytes[at] = (bytes[at] ?? 0) ^ change;
        let read: CborValue;
        try {
          read = decodeCbor(bytes);
        } catch (error) {
          expect(error).toMatchObject({ code: 'commit.format' });
          return;
        }
        expect(encodeCbor(read)).toEqual(bytes);
        expect(read).not.toEqual(one);
      }),
      { numRuns: 500 },
    );
  });

  it('writes the examples of RFC 8949 Appendix A in their shortest form', () => {
    const examples: [CborValue, string][] = [
      [0, '00'],
      [23, '17'],
      [24, '1818'],
      [1000, '1903e8'],
      [1000000000000, '1b000000e8d4a51000'],
      [-1000, '3903e7'],
      [1.5, 'f93e00'],
      [100000.5, 'fa47c35040'],
      [1.1, 'fb3ff199999999999a'],
      ['水', '63e6b0b4'],
      [[1, [2, 3]], '8201820203'],
      [
        new Map<string, CborValue>([
          ['a', 1],
          ['b', [2, 3]],
        ]),
        'a26161016162820203',
      ],
    ];
    for (const [one, hex] of examples) expect(Buffer.from(encodeCbor(one)).toString('hex')).toBe(hex);
  });

  it('sorts map keys bytewise, whatever order they were given in', () => {
    const forward = new Map<string, CborValue>([
      ['b', 1],
      ['aa', 2],
      ['a', 3],
    ]);
    const backward = new Map([...forward].reverse());
    expect(encodeCbor(forward)).toEqual(encodeCbor(backward));
  });

  it('refuses every other form', () => {
    expect(() => decodeCbor(Uint8Array.of(0x18, 0))).toThrow('deterministic');
    refused('1800'); // an integer longer than needed
    refused('1b00ffffffffffffff'); // beyond the safe integers
    refused('fa3fc00000'); // a float longer than needed
    refused('f97e00'); // NaN
    refused('f97c00'); // infinity
    refused('f98000'); // minus zero
    refused('f7'); // undefined
    refused('c074323031332d30332d32315432303a30343a30305a'); // a tag
    refused('9f01ff'); // indefinite length
    refused('a2616201616102'); // keys out of order
    refused('a2616101616102'); // a key twice
    refused('a10102'); // a key that is no text
    refused('63eda080'); // a lone surrogate in UTF-8
    refused('0000'); // two values
    refused('');
    refused('82'); // cut off
    refused('ff');
  });

  it('keeps keys that name prototypes as plain keys', () => {
    const map = new Map<string, CborValue>([
      ['__proto__', 1],
      ['constructor', 2],
    ]);
    const read = decodeCbor(encodeCbor(map));
    expect(read).toEqual(map);
    expect(Object.hasOwn(Object.prototype, '1')).toBe(false);
  });

  it('refuses deep nesting before it is built', () => {
    const nested = (depth: number) => Uint8Array.from([...new Array<number>(depth).fill(0x81), 0]);
    expect(decodeCbor(nested(MAX_DEPTH))).toBeDefined();
    expect(() => decodeCbor(nested(MAX_DEPTH + 1))).toThrow(expect.objectContaining({ code: 'commit.format' }));
    expect(() => decodeCbor(nested(1_000_000))).toThrow(expect.objectContaining({ code: 'commit.format' }));
  });

  it('never fails with anything but its own error on arbitrary bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        try {
          decodeCbor(bytes);
        } catch (error) {
          expect(error).toMatchObject({ code: 'commit.format' });
        }
      }),
      { numRuns: 2000 },
    );
  });
});
