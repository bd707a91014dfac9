import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { indexText } from '#shared/text/index-text.ts';
import { anyText } from './any-text.ts';
import { FtsTable } from './fts-table.ts';

const words = (text: string): string[] => text.split(' ').filter((token) => token !== '');

describe('indexText', () => {
  const table = new FtsTable();
  afterAll(() => table.close());

  it('keeps every word in order and the other forms beside it', () => {
    const { words: inOrder, stems } = indexText(
      'The cease-fire in N’Djamena was broken by the militia, and 12,000 people fled from the attacks (S/2011/552).',
    );
    expect(inOrder).toBe(
      'the cease fire in n djamena was broken by the militia and 12 000 people fled from the attacks s 2011 552',
    );
    expect(words(stems)).toEqual(expect.arrayContaining(['ceasefir', 'ndjamena', '12000', 'flee', 'attack', 'break']));
  });

  it('stems by the language of the surroundings where that is clear', () => {
    const french = indexText('Les violences qui ont suivi dans les villes du nord ont été condamnées par tous.');
    expect(words(french.stems)).toContain('condamn');
    expect(words(french.stems)).not.toContain('condamne');
    const short = indexText('Violences condamnées');
    expect(words(short.stems)).toEqual(expect.arrayContaining(['condamn', 'violenc']));
  });

  it('stems each passage of a mixed text in its own language', () => {
    const english = 'The armed groups that have been operating in this area were reported to be moving. '.repeat(6);
    const spanish = 'Los grupos que han estado en las operaciones de esta zona se movieron por los caminos. '.repeat(6);
    const stems = words(indexText(english + spanish).stems);
    expect(stems).toEqual(expect.arrayContaining(['oper', 'report', 'camin']));
  });

  it('writes numbers grouped by spaces together as well', () => {
    expect(words(indexText('12 000 personnes, 1 250 000 francs').stems)).toEqual(
      expect.arrayContaining(['12000', '1250000']),
    );
    expect(indexText('in 2010 500 people').stems).not.toContain('2010500');
  });

  it('is empty for a text without letters and digits', () => {
    for (const text of ['', ' \n', '…', '\ud800', '👍', '--- * ---']) {
      expect(indexText(text)).toEqual({ words: '', stems: '' });
    }
  });

  it('gives tokens that FTS5 takes exactly as they are', () => {
    fc.assert(
      fc.property(anyText, anyText, (title, body) => {
        table.clear();
        table.add('note', title, body);
        const [titleText, bodyText] = [indexText(title), indexText(body)];
        expect(table.tokens('title')).toEqual(words(titleText.words));
        expect(table.tokens('body')).toEqual(words(bodyText.words));
        expect(table.tokens('title_stem')).toEqual(words(titleText.stems));
        expect(table.tokens('body_stem')).toEqual(words(bodyText.stems));
      }),
      { numRuns: 800 },
    );
  });

  it('takes every letter of Unicode through FTS5 unchanged', () => {
    table.clear();
    const letters: string[] = [];
    for (let codePoint = 0; codePoint <= 0x1ffff; codePoint += 1) {
      const letter = String.fromCodePoint(codePoint);
      if (/[\p{L}\p{N}]/u.test(letter)) letters.push(letter);
    }
    const { words: inOrder } = indexText(letters.join(' '));
    table.add('letters', '', letters.join(' '));
    expect(table.tokens('body')).toEqual(words(inOrder));
  });
});
