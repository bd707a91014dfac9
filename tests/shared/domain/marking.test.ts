import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isRelaxing, markingOf, sensitivityRank, strictest, tlpRank } from '#shared/domain/marking.ts';
import { SENSITIVITIES, TLP_LABELS } from '#shared/reference/scales.ts';

const loose = fc.record({
  tlp: fc.option(fc.constantFrom(...TLP_LABELS.map((one) => one.code), 'TLP:WHITE', 'tlp:clear', ''), { nil: null }),
  sensitivity: fc.option(fc.constantFrom(...SENSITIVITIES.map((one) => one.code), 'public', ''), { nil: null }),
  chathamHouse: fc.option(fc.boolean(), { nil: null }),
});

describe('markings', () => {
  it('are at their strictest where they are missing or unknown', () => {
    expect(markingOf({ tlp: null, sensitivity: null, chathamHouse: null })).toEqual({
      tlp: 'TLP:RED',
      sensitivity: 'strictly-confidential',
      chathamHouse: false,
    });
    expect(markingOf({ tlp: 'TLP:PINK', sensitivity: 'public', chathamHouse: true }).tlp).toBe('TLP:RED');
  });

  it('are never relaxed by putting several together', () => {
    fc.assert(
      fc.property(fc.array(loose, { minLength: 1, maxLength: 6 }), (list) => {
        const all = strictest(list);
        for (const one of list) expect(isRelaxing(markingOf(one), all)).toBe(false);
        expect(strictest([...list].reverse())).toEqual(all);
        expect(strictest([all, ...list])).toEqual(all);
      }),
    );
  });

  it('rank every label of the lists differently', () => {
    expect(new Set(TLP_LABELS.map((one) => tlpRank(one.code))).size).toBe(TLP_LABELS.length);
    expect(new Set(SENSITIVITIES.map((one) => sensitivityRank(one.code))).size).toBe(SENSITIVITIES.length);
    expect(tlpRank('TLP:RED')).toBe(0);
    expect(sensitivityRank('strictly-confidential')).toBe(0);
  });

  it('are relaxed when more people may read on any axis', () => {
    fc.assert(
      fc.property(loose, loose, (left, right) => {
        const [before, after] = [markingOf(left), markingOf(right)];
        const isSame = JSON.stringify(before) === JSON.stringify(after);
        expect(isRelaxing(before, after) || isRelaxing(after, before)).toBe(!isSame);
      }),
    );
  });
});
