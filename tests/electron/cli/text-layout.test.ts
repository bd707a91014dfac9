import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shownDate, shownTime } from '#electron/cli/dates.ts';
import { safeText } from '#electron/cli/safe-text.ts';
import { counted, shownSize } from '#electron/cli/sizes.ts';
import { displayWidth, facts, table, truncate, wrap } from '#electron/cli/text-layout.ts';

const text = fc
  .oneof(fc.string({ maxLength: 80 }), fc.string({ unit: 'grapheme', maxLength: 40 }))
  .map((value) => safeText(value));

describe('layout', () => {
  it('counts columns, not code units', () => {
    expect([displayWidth('abc'), displayWidth('牧民'), displayWidth('e\u0301'), displayWidth('👩🏽‍🌾')]).toEqual([
      3, 4, 1, 2,
    ]);
  });

  it('cuts to the width and marks the cut', () => {
    expect(truncate('Cattle raid', 20)).toBe('Cattle raid');
    expect(truncate('Cattle raid', 8)).toBe('Cattle…');
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 40 }), (value, width) => {
        expect(displayWidth(truncate(value, width))).toBeLessThanOrEqual(Math.max(width, 1));
      }),
    );
  });

  it('wraps without losing or inventing anything, and never over the width', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 4, max: 40 }), (value, width) => {
        const lines = wrap(value, width);
        for (const line of lines) expect(displayWidth(line)).toBeLessThanOrEqual(width);
        expect(lines.join('').replaceAll(' ', '')).toBe(value.replaceAll(' ', ''));
      }),
    );
  });

  it('makes the flexible columns of a table give way until it fits', () => {
    const columns = [{ header: 'Id' }, { header: 'Title', isFlexible: true }, { header: 'N', isRight: true }];
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 5 }), (titles) => {
        const rows = titles.map((title, at) => ['x'.repeat(26), title, String(at)]);
        for (const line of table(columns, rows, 60)) expect(displayWidth(line)).toBeLessThanOrEqual(60);
      }),
    );
    expect(table(columns, [['a', 'Raid', '7']], 60)).toEqual(['Id  Title  N', 'a   Raid   7']);
  });

  it('keeps an id or a path whole in a list of facts', () => {
    const hash = 'f'.repeat(64);
    expect(facts([['State', hash]], 40)).toEqual([`State  ${hash}`]);
  });
});

describe('dates and amounts', () => {
  it('are written as people read them', () => {
    expect(shownDate('2026-09-04')).toBe('4 Sep 2026');
    expect(shownDate('2026-11-24T10:42Z')).toBe('24 Nov 2026 10:42Z');
    expect(shownDate('2026-13-01')).toBe('2026-13-01');
    expect(shownTime(Date.UTC(2026, 10, 24, 9, 5))).toBe('24 Nov 2026 09:05 UTC');
    expect([shownSize(1), shownSize(999), shownSize(12_400), shownSize(123_456_789)]).toEqual([
      '1 byte',
      '999 bytes',
      '12.4 kB',
      '123 MB',
    ]);
    expect([counted(1, 'note'), counted(1234, 'note')]).toEqual(['1 note', '1,234 notes']);
  });
});
