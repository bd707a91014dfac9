import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hlcBytes, hlcFromBytes, hlcText, nextHlc } from '#shared/log/hlc.ts';
import { toHex } from '#shared/domain/ids.ts';

const hlc = fc.record({ at: fc.nat({ max: 2 ** 48 - 2 }), counter: fc.nat({ max: 0xffff }) });

describe('the hybrid clock', () => {
  it('has a text and bytes whose order is that of time', () => {
    fc.assert(
      fc.property(hlc, hlc, (left, right) => {
        expect(hlcFromBytes(hlcBytes(left))).toEqual(left);
        expect(toHex(hlcBytes(left))).toBe(hlcText(left));
        const order = left.at - right.at || left.counter - right.counter;
        expect(Math.sign(hlcText(left) < hlcText(right) ? -1 : hlcText(left) > hlcText(right) ? 1 : 0)).toBe(
          Math.sign(order),
        );
      }),
    );
    expect(hlcFromBytes(new Uint8Array(7))).toBeNull();
    expect(hlcFromBytes(new Uint8Array(9))).toBeNull();
  });

  it('always goes forward, whatever the wall clock does', () => {
    const wall = fc.oneof(fc.integer({ min: -(2 ** 50), max: 2 ** 49 }), fc.double({ min: 0, max: 1e15, noNaN: true }));
    fc.assert(
      fc.property(hlc, fc.array(wall, { maxLength: 20 }), (start, walls) => {
        let last = start;
        for (const now of walls) {
          const next = nextHlc(last, now);
          expect(hlcText(next) > hlcText(last)).toBe(true);
          expect(next.at).toBeGreaterThanOrEqual(Math.min(Math.max(0, Math.floor(now)), 2 ** 48 - 1));
          expect(hlcText(next)).toHaveLength(16);
          last = next;
        }
      }),
    );
  });

  it('carries into the milliseconds when its counter is full', () => {
    expect(nextHlc({ at: 5, counter: 0xffff }, 0)).toEqual({ at: 6, counter: 0 });
    expect(nextHlc({ at: 5, counter: 3 }, 5)).toEqual({ at: 5, counter: 4 });
    expect(nextHlc({ at: 5, counter: 3 }, 6)).toEqual({ at: 6, counter: 0 });
  });
});
