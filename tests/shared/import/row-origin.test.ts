import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sha256 } from '#db/crypto/hash.ts';
import { toHex } from '#shared/domain/ids.ts';
import { RowLedger, rowContent } from '#shared/import/row-origin.ts';

const digest = (text: string) => toHex(sha256(text));
const HEADER = ['a', 'b', 'c'];

describe('rowContent', () => {
  it('tells rows apart that differ in any value or its column', () => {
    const anyRow = fc.array(fc.constantFrom('', 'x', 'y', 'xy'), { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(anyRow, anyRow, (first, second) => {
        const isEqual = rowContent(HEADER, first) === rowContent(HEADER, second);
        expect(isEqual).toBe(first.join('|') === second.join('|'));
      }),
    );
  });

  it('makes no difference between short rows and blank cells, nor between ways to encode an accent', () => {
    expect(rowContent(HEADER, ['x'])).toBe(rowContent(HEADER, ['x', '', '']));
    expect(rowContent(['é'], ['é'])).toBe(rowContent(['e\u0301'], ['e\u0301']));
  });
});

describe('RowLedger', () => {
  it('gives equal rows origins of their own, the same at every reading', () => {
    const read = () => {
      const ledger = new RowLedger(digest, null, HEADER);
      return ['x', 'y', 'x', 'x'].map((content) => ledger.originOf(null, content));
    };
    const first = read();
    expect(new Set(first).size).toBe(4);
    expect(read()).toEqual(first);
    expect(first[2]).toBe(`${first[0]}-2`);
  });

  it('knows rows with an id by the id, whatever else changes between files', () => {
    const before = new RowLedger(digest, 'ucdp-ged', HEADER);
    const after = new RowLedger(digest, 'ucdp-ged', ['other', 'columns']);
    expect(before.originOf('71663', 'x')).toBe('ucdp-ged:71663');
    expect(after.originOf('71663', 'y')).toBe('ucdp-ged:71663');
  });

  it('refuses an id that stands on two different rows of one file, and lets a repeated row be a repeat', () => {
    const ledger = new RowLedger(digest, 'x', HEADER);
    expect(ledger.originOf('1', 'x')).toBe('x:1');
    expect(ledger.originOf('1', 'x')).toBe('x:1');
    expect(ledger.originOf('1', 'y')).toBeNull();
  });

  it('never takes ids of files with other columns for the same when no publication is named', () => {
    const one = new RowLedger(digest, null, ['a']).originOf('001', 'x');
    expect(new RowLedger(digest, null, ['a']).originOf('001', 'y')).toBe(one);
    expect(new RowLedger(digest, null, ['b']).originOf('001', 'x')).not.toBe(one);
  });

  it('keeps within what the field holds, however long the id', () => {
    const origin = new RowLedger(digest, 'a'.repeat(40), HEADER).originOf('9'.repeat(5000), 'x');
    expect(origin?.length).toBeLessThanOrEqual(200);
  });

  it('counts right among many rows', () => {
    const ledger = new RowLedger(digest, null, HEADER);
    const origins = new Set<string | null>();
    for (let at = 0; at < 20_000; at++) origins.add(ledger.originOf(null, String(at % 7000)));
    expect(origins.size).toBe(20_000);
  });
});
