import { encode } from 'cborg';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { frameHead, frameItem, SequenceSplitter } from '#shared/exchange/sequence.ts';

function splitter(longest = 2 ** 20): SequenceSplitter {
  return new SequenceSplitter(() => longest);
}

describe('the framing', () => {
  it('is what any CBOR encoder makes of a byte string', () => {
    for (const length of [0, 1, 23, 24, 255, 256, 65_535, 65_536, 70_000]) {
      const content = new Uint8Array(length).fill(7);
      expect(frameItem(content)).toEqual(Uint8Array.from(encode(content)));
    }
    expect(frameHead(2 ** 31 + 5)).toEqual(Uint8Array.of(0x5a, 0x80, 0, 0, 5));
  });

  it('comes apart again however the stream was cut', () => {
    const contents = fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 20 });
    fc.assert(
      fc.property(contents, fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1 }), (items, cuts) => {
        const all = items.flatMap((item) => [...frameItem(item)]);
        const split = splitter();
        const found: Uint8Array[] = [];
        for (let at = 0, cut = 0; at < all.length; cut++) {
          const size = cuts[cut % cuts.length] ?? 1;
          found.push(...split.push(Uint8Array.from(all.slice(at, at + size))));
          at += size;
        }
        expect(found).toEqual(items);
        expect(split.isBetweenItems).toBe(true);
      }),
    );
  });

  it('knows when it stands inside an item', () => {
    const split = splitter();
    expect(split.isBetweenItems).toBe(true);
    expect([...split.push(Uint8Array.of(0x58))]).toEqual([]);
    expect(split.isBetweenItems).toBe(false);
    expect([...split.push(Uint8Array.of(24, 1))]).toEqual([]);
    expect(split.isBetweenItems).toBe(false);
    expect([...split.push(new Uint8Array(23))]).toHaveLength(1);
    expect(split.isBetweenItems).toBe(true);
  });

  it('refuses every other head', () => {
    for (let head = 0; head < 256; head++) {
      const split = splitter();
      const read = () => [...split.push(Uint8Array.of(head))];
      if (head >= 0x40 && head <= 0x5a) expect(read).not.toThrow();
      else expect(read).toThrow(expect.objectContaining({ code: 'bundle.damaged' }));
    }
  });

  it('refuses longer spellings of a size', () => {
    for (const bytes of [
      [0x58, 23],
      [0x59, 0, 255],
      [0x5a, 0, 0, 255, 255],
      [0x58, 0],
    ]) {
      expect(() => [...splitter().push(Uint8Array.from(bytes))]).toThrow(
        expect.objectContaining({ code: 'bundle.damaged' }),
      );
    }
  });

  it('keeps a bound for each place before it makes room', () => {
    const split = new SequenceSplitter((index) => (index === 0 ? 4 : 2));
    expect([...split.push(frameItem(new Uint8Array(4)))]).toHaveLength(1);
    expect(() => [...split.push(frameHead(3))]).toThrow(expect.objectContaining({ code: 'bundle.limit' }));
    expect(() => [...splitter().push(frameHead(2 ** 32 - 1))]).toThrow(
      expect.objectContaining({ code: 'bundle.limit' }),
    );
  });
});
