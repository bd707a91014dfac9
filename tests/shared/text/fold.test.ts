import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldText, foldWithMap } from '#shared/text/fold.ts';
import { anyText } from './any-text.ts';

describe('foldText', () => {
  it.each([
    ['ELECTION', 'election'],
    ['Élection', 'election'],
    ['E\u0301lection', 'election'],
    ['señor', 'senor'],
    ['Straße', 'strasse'],
    ['STRAẞE', 'strasse'],
    ['œuvre', 'oeuvre'],
    ['Æther', 'aether'],
    ['ﬁn', 'fin'],
    ['ＡＢＣ　１２', 'abc 12'],
    ['Łódź', 'lodz'],
    ['Đà Nẵng', 'da nang'],
    ['İstanbul', 'istanbul'],
    ['Diyarbakır', 'diyarbakir'],
    ['Əliyev', 'aliyev'],
    ['ƙasa ɗaya', 'kasa daya'],
    ['Ёлка', 'елка'],
    ['всё', 'все'],
    ['Йод', 'йод'],
    ['И\u0306од', 'йод'],
    ['ΣΊΣΥΦΟΣ', 'σισυφοσ'],
    ['إأآٱا', 'ااااا'],
    ['مَدْرَسَة', 'مدرسه'],
    ['مدرســـة', 'مدرسه'],
    ['على', 'علي'],
    ['شيء مسؤول رئيس', 'شيء مسوول رييس'],
    ['ﻻ', 'لا'],
    ['کشور', 'كشور'],
    ['می\u200cخواهم', 'ميخواهم'],
    ['٢٠١٠', '2010'],
    ['۲۰۱۰', '2010'],
    ['२०१०', '2010'],
    ['๒๐๑๐', '2010'],
    ['km²', 'km2'],
    ['Ⅳ', 'iv'],
    ['L’élection', "l'election"],
    ['Oʻzbekiston O`zbekiston Oʼzbekiston', "o'zbekiston o'zbekiston o'zbekiston"],
    ['Saʿada', 'saada'],
    ['co\u00adoperate', 'cooperate'],
    ['cease\u2011fire', 'cease-fire'],
    ['ｶﾞｽ', 'ガス'],
    ['か\u3099', 'が'],
    ['\u1100\u1161\u11a8', '각'],
    ['हिन्दी', 'हिन्दी'],
    ['选举', '选举'],
  ])('folds %s to %s', (text, folded) => {
    expect(foldText(text)).toBe(folded);
  });

  it('gives every code point a form that folding leaves alone', () => {
    const unstable: string[] = [];
    for (let codePoint = 0; codePoint <= 0x10ffff; codePoint += 1) {
      const folded = foldText(String.fromCodePoint(codePoint));
      if (foldText(folded) !== folded || folded.toLowerCase() !== folded) unstable.push(codePoint.toString(16));
    }
    expect(unstable).toEqual([]);
  });

  it('is idempotent, and the same with and without the map', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const folded = foldText(text);
        expect(foldText(folded)).toBe(folded);
        expect(foldWithMap(text).text).toBe(folded);
      }),
      { numRuns: 2000 },
    );
  });

  it('does not see how a text is normalised', () => {
    fc.assert(
      fc.property(fc.constantFrom('Élection', 'йод', 'всё', 'Đà Nẵng', '각하', 'ガス', 'مدرسة', 'إعلان'), (word) => {
        expect(foldText(word.normalize('NFD'))).toBe(foldText(word.normalize('NFC')));
      }),
    );
  });
});

describe('foldWithMap', () => {
  it('points every unit at a range of the original, in order, within bounds', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { text: folded, starts, ends } = foldWithMap(text);
        expect(starts.length).toBe(folded.length);
        expect(ends.length).toBe(folded.length);
        for (let unit = 0; unit < folded.length; unit += 1) {
          const [start = -1, end = -1] = [starts[unit], ends[unit]];
          expect(start).toBeGreaterThanOrEqual(unit === 0 ? 0 : (starts[unit - 1] ?? 0));
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
          expect(foldText(text.slice(start, end))).toContain(folded.charAt(unit));
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('keeps a vanished diacritic with its letter and both letters of ß with ß', () => {
    const { text, starts, ends } = foldWithMap('e\u0301ß!');
    expect(text).toBe('ess!');
    expect([...starts]).toEqual([0, 2, 2, 3]);
    expect([...ends]).toEqual([2, 3, 3, 4]);
  });
});
