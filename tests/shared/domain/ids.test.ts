import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromBase32, fromHex, isRecordId, parseRecordId, recordIdOf, toBase32, toHex } from '#shared/domain/ids.ts';

const bytes = fc.uint8Array({ maxLength: 40 });
const sixteen = fc.uint8Array({ minLength: 16, maxLength: 16 });

describe('base32', () => {
  it('gives back the bytes, whatever their number, and reads capitals and look-alikes', () => {
    fc.assert(
      fc.property(bytes, (original) => {
        const text = toBase32(original);
        expect(fromBase32(text)).toEqual(original);
        expect(fromBase32(text.toUpperCase())).toEqual(original);
        expect(fromBase32(text.replaceAll('0', 'O').replaceAll('1', 'l'))).toEqual(original);
        expect(text).toMatch(/^[0-9a-hjkmnp-tv-z]*$/);
      }),
    );
  });

  it('has one spelling for each value: no loose padding, no other letters', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 30 }), (text) => {
        const read = fromBase32(text);
        if (read) expect(toBase32(read)).toBe(text.toLowerCase().replaceAll('o', '0').replaceAll(/[il]/g, '1'));
      }),
    );
    // The last character of 16 bytes carries three bits.
    expect(fromBase32(`${'0'.repeat(25)}1`)).toBeNull();
    for (const text of ['u', 'ü', '0-0', '0 0', '٠٠', '00\u0000']) expect(fromBase32(text), text).toBeNull();
  });
});

describe('a record id', () => {
  it('is read from what a person typed, and only from that', () => {
    fc.assert(
      fc.property(sixteen, (original) => {
        const id = recordIdOf(original);
        expect(isRecordId(id)).toBe(true);
        expect(parseRecordId(` ${id.toUpperCase()}\n`)).toBe(id);
        expect(isRecordId(id.slice(1))).toBe(false);
        expect(isRecordId(`${id}0`)).toBe(false);
      }),
    );
    for (const text of ['', 'x', '0'.repeat(27), `${'0'.repeat(25)}z`, 'u'.repeat(26)]) {
      expect(() => parseRecordId(text), text).toThrow(expect.objectContaining({ code: 'record.unknown' }));
      expect(isRecordId(text)).toBe(false);
    }
    expect(isRecordId('O'.repeat(26))).toBe(false);
  });
});

describe('hex', () => {
  it('gives back the bytes and reads nothing else', () => {
    fc.assert(
      fc.property(bytes, (original) => {
        expect(fromHex(toHex(original))).toEqual(original);
        expect(fromHex(toHex(original).toUpperCase())).toEqual(original);
      }),
    );
    for (const text of ['0', '0g', '0x', ' 00', '0\n', '+1']) expect(fromHex(text), text).toBeNull();
  });
});
