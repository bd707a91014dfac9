import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldText } from '#shared/text/fold.ts';
import { MAX_TERM_LENGTH, tokenise } from '#shared/text/tokenise.ts';
import { anyText } from './any-text.ts';

function terms(text: string): string[] {
  return tokenise(text).map(({ term }) => term);
}

describe('tokenise', () => {
  it.each<[string, string[]]>([
    ['Clashes near Osh, 3 dead.', ['clashes', 'near', 'osh', '3', 'dead']],
    ['L’élection présidentielle', ['l', 'election', 'presidentielle']],
    ["aujourd'hui, qu'il", ['aujourd', 'hui', 'qu', 'il']],
    ['cease-fire', ['cease', 'fire']],
    ['2010-09-12', ['2010', '09', '12']],
    ['S/2011/552', ['s', '2011', '552']],
    ['A/RES/65/283', ['a', 'res', '65', '283']],
    ['KG03008 and BD1004', ['kg03008', 'and', 'bd1004']],
    ['a.b@example.org', ['a', 'b', 'example', 'org']],
    ['https://reliefweb.int/report?id=1', ['https', 'reliefweb', 'int', 'report', 'id', '1']],
    ['Бои в районе Оша', ['бои', 'в', 'районе', 'оша']],
    ['وَقَعَت اشتباكات', ['وقعت', 'اشتباكات']],
    ['选举', ['选举', '举']],
    ['选举委员会', ['选举', '举委', '委员', '员会', '会']],
    ['选', ['选']],
    ['2010年选举。', ['2010', '年选', '选举', '举']],
    ['𠀀𠀁', ['𠀀𠀁', '𠀁']],
    ['カラシニコフ銃', ['カラ', 'ラシ', 'シニ', 'ニコ', 'コフ', 'フ銃', '銃']],
    ['ที่นี่', ['ที่นี่', 'นี่']],
    ['हिन्दी भाषा', ['हिन्दी', 'भाषा']],
    ['한국 선거', ['한국', '선거']],
    ['', []],
    ['\ud800 \udc00 … 👩‍👩‍👧 —', []],
    ['a\ud800b\udc00c', ['a', 'b', 'c']],
  ])('cuts %s', (text, expected) => {
    expect(terms(text)).toEqual(expected);
  });

  it('remembers what glued words together, and which of them are only grammar', () => {
    const shape = (text: string): string[] => tokenise(text).map(({ glue, term, kind }) => `${glue}${term}:${kind}`);
    expect(shape("l'élection")).toEqual(['l:elision', "'election:word"]);
    expect(shape('the government’s')).toEqual(['the:word', 'government:word', "'s:possessive"]);
    expect(shape('12,000 dead, 3 hurt')).toEqual(['12:word', ',000:word', 'dead:word', '3:word', 'hurt:word']);
    expect(shape('end.Next: yes')).toEqual(['end:word', '.next:word', 'yes:word']);
    expect(shape('war - peace')).toEqual(['war:word', 'peace:word']);
  });

  it('cuts an endless word to a length that the index and the query share, never inside a character', () => {
    expect(terms('x'.repeat(5000))).toEqual(['x'.repeat(MAX_TERM_LENGTH)]);
    const [term = ''] = terms(`x${'𐌰'.repeat(100)}`);
    expect(term).toBe(`x${'𐌰'.repeat(31)}`);
  });

  it('gives offsets whose text, folded, holds the term, in order, for any text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        let lastStart = -1;
        for (const { term, start, end, headEnd } of tokenise(text)) {
          expect(foldText(text.slice(start, end))).toContain(term);
          expect(start).toBeGreaterThanOrEqual(lastStart);
          expect(start).toBeLessThan(end);
          expect(end).toBeLessThanOrEqual(text.length);
          expect(headEnd).toBeGreaterThan(start);
          expect(headEnd).toBeLessThanOrEqual(end);
          expect(term).toBe(foldText(term));
          lastStart = start;
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('cuts the folded text as it cuts the original', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(terms(foldText(text))).toEqual(terms(text));
      }),
      { numRuns: 1000 },
    );
  });
});
