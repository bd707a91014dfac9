import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupsToTypeBack, isSameGroup, recoveryGroups } from '#renderer/features/workspace/recovery-key.ts';

describe('a recovery key', () => {
  it('falls into its groups, whatever stands between them', () => {
    expect(recoveryGroups('7k2m-xq4d 9fhw–03va')).toEqual(['7k2m', 'xq4d', '9fhw', '03va']);
  });

  it('asks for two different groups that exist, one of each half', () => {
    const random = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 12 }), random, random, (count, one, other) => {
        const draws = [one, other];
        const [first, second] = groupsToTypeBack(count, () => draws.shift() ?? 0);
        expect(first).toBeGreaterThanOrEqual(0);
        expect(first).toBeLessThan(second);
        expect(second).toBeLessThan(count);
      }),
    );
  });

  it('takes a group as a person copies it by hand', () => {
    expect(isSameGroup(' 7K2M ', '7k2m')).toBe(true);
    expect(isSameGroup('o3va', '03va')).toBe(true);
    expect(isSameGroup('nlyz', 'n1yz')).toBe(true);
    expect(isSameGroup('7k2n', '7k2m')).toBe(false);
    expect(isSameGroup('', '7k2m')).toBe(false);
  });
});
