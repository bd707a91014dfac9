import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseQuery } from '#shared/text/query.ts';
import { makeSnippet, markHits, type Mark } from '#shared/text/snippet.ts';
import { anyText } from './any-text.ts';

const TYPED = { isPrefixLast: true };

function marked(text: string, input: string, options = { isPrefixLast: false }): string[] {
  return markHits(text, parseQuery(input), options).map(({ start, end }) => text.slice(start, end));
}

function expectInOrder(marks: readonly Mark[], length: number): void {
  let lastEnd = 0;
  for (const { start, end } of marks) {
    expect(start).toBeGreaterThanOrEqual(lastEnd);
    expect(end).toBeGreaterThan(start);
    lastEnd = end;
  }
  expect(lastEnd).toBeLessThanOrEqual(length);
}

describe('markHits', () => {
  it.each<[string, string, string[]]>([
    ['Elections in Osh; an election.', 'election', ['Elections', 'election']],
    ['Les ÉLECTIONS de l’élection', 'elections', ['ÉLECTIONS', 'élection']],
    ['E\u0301lection', 'election', ['E\u0301lection']],
    ['Die Straße dort', 'strasse', ['Straße']],
    ['Une œuvre', 'oeuvre', ['œuvre']],
    ['ＯＳＨ', 'osh', ['ＯＳＨ']],
    ['Елка и ёлка', 'ёлка', ['Елка', 'ёлка']],
    ['На выборах', 'выборы', ['выборах']],
    ['مَدْرَسَة في المدرسة', 'مدارس', ['مَدْرَسَة', 'المدرسة']],
    ['في عام ٢٠١٠', '2010', ['٢٠١٠']],
    ['选举委员会宣布', '委员', ['委员']],
    ['选举委员会宣布', '委员会', ['委员会']],
    ['选举委员会宣布', '员', ['员']],
    ['选举委员会宣布', '布', ['布']],
    ['发展中国家', '中国', ['中国']],
    ['the ceasefire', 'cease-fire', ['ceasefire']],
    ['the cease-fire', 'ceasefire', ['cease-fire']],
    ['the cease-fires', 'ceasefire', ['cease-fires']],
    ['near N’Djamena', 'Ndjamena', ['N’Djamena']],
    ['near Ndjamena', 'N’Djamena', ['Ndjamena']],
    ['12 000 and 12,000 and 12000', '12000', ['12 000', '12,000', '12000']],
    ['S/2011/552, S/2012/552', 'S/2011/552', ['S/2011/552']],
    ['coup d’état in a coup', '"coup d’état"', ['coup d’état']],
    ['elections election', '"election"', ['election']],
    ['warning war', 'war', ['war']],
    ['warning war', 'war*', ['warning', 'war']],
    ['clashes and peace', 'clash -peace', ['clashes']],
    ['the road to the sea', 'the sea', ['sea']],
    ['People fled, they flee', 'fleeing', ['fled', 'flee']],
    ['nothing here', 'osh', []],
    ['', 'osh', []],
    ['osh', '', []],
  ])('in %s marks for %s %j', (text, input, expected) => {
    expect(marked(text, input)).toEqual(expected);
  });

  it('marks the beginning that is being typed', () => {
    expect(marked('Kyrgyzstan and Kyrgyz', 'kyrgyz', TYPED)).toEqual(['Kyrgyzstan', 'Kyrgyz']);
    expect(marked('Kyrgyzstan and Kyrgyz', 'kyrgyz ', TYPED)).toEqual(['Kyrgyz']);
  });

  it('gives ranges that are in the text, in order and disjoint', () => {
    fc.assert(
      fc.property(anyText, anyText, fc.boolean(), (text, input, isPrefixLast) => {
        expectInOrder(markHits(text, parseQuery(input), { isPrefixLast }), text.length);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('makeSnippet', () => {
  const filler = 'Nothing of note was seen on the road that day and the market was open. ';
  const long = `${filler.repeat(20)}Armed men attacked Osh at dawn.${` ${filler}`.repeat(20)}`;

  it('shows the place of the hit with words whole on both sides', () => {
    const { text, marks, isTruncatedStart, isTruncatedEnd } = makeSnippet(long, parseQuery('osh'), 80);
    expect(text.length).toBeLessThanOrEqual(80);
    expect(text).toContain('attacked Osh at dawn');
    expect(marks.map(({ start, end }) => text.slice(start, end))).toEqual(['Osh']);
    expect([isTruncatedStart, isTruncatedEnd]).toEqual([true, true]);
    const at = long.indexOf(text);
    expect(long.charAt(at - 1)).toBe(' ');
    expect(long.charAt(at + text.length)).toMatch(/[\s.]/);
  });

  it('prefers the window with the most different words', () => {
    const text = `bazaar bazaar bazaar ${filler.repeat(5)} bazaar in Osh ${filler.repeat(5)} Osh Osh Osh`;
    expect(makeSnippet(text, parseQuery('bazaar osh'), 60).text).toContain('bazaar in Osh');
  });

  it('shows the beginning when nothing is found', () => {
    expect(makeSnippet('  One two three', parseQuery('zzz'), 7)).toEqual({
      text: 'One',
      marks: [],
      isTruncatedStart: false,
      isTruncatedEnd: true,
    });
    expect(makeSnippet('One two', parseQuery(''), 100)).toEqual({
      text: 'One two',
      marks: [],
      isTruncatedStart: false,
      isTruncatedEnd: false,
    });
  });

  it('cuts Chinese between characters and Thai never inside one', () => {
    const chinese = makeSnippet('联合国'.repeat(60) + '选举' + '安全理事会'.repeat(60), parseQuery('选举'), 30);
    expect(chinese.text).toContain('选举');
    expect(chinese.text.length).toBeGreaterThan(20);
    const thai = makeSnippet('ที่นี่'.repeat(60), parseQuery('zzz'), 31);
    expect(thai.text.endsWith('ที่') || thai.text.endsWith('นี่')).toBe(true);
  });

  it('has room for nothing without room', () => {
    expect(makeSnippet('osh', parseQuery('osh'), 0).text).toBe('');
    expect(makeSnippet('osh', parseQuery('osh'), -5).text).toBe('');
    expect(makeSnippet('', parseQuery('osh'), 10).text).toBe('');
  });

  it('is a piece of the text of at most the given length, cut between graphemes, its marks in range', () => {
    const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
    const longText = fc.array(anyText, { maxLength: 8 }).map((texts) => texts.join(' '));
    fc.assert(
      fc.property(longText, anyText, fc.integer({ min: 0, max: 80 }), (text, input, maxLength) => {
        const query = parseQuery(input);
        const snippet = makeSnippet(text, query, maxLength);
        expect(snippet.text.length).toBeLessThanOrEqual(maxLength);
        expectInOrder(snippet.marks, snippet.text.length);
        if (snippet.text === '') return;
        const borders = new Set([text.length]);
        for (const { index } of graphemes.segment(text)) borders.add(index);
        const places: number[] = [];
        for (let at = text.indexOf(snippet.text); at >= 0; at = text.indexOf(snippet.text, at + 1)) places.push(at);
        // What trailing white space leaves may end inside a grapheme only where that grapheme was the white space.
        const isWhole = (at: number): boolean => {
          const end = at + snippet.text.length;
          return borders.has(at) && (borders.has(end) || text.slice(end).trimStart() !== text.slice(end));
        };
        expect(places.some(isWhole)).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });

  it('shows a hit whenever there is one and it fits', () => {
    const sentence = fc.array(fc.constantFrom('road', 'market', 'dawn', '选举', 'دفاع', 'выборы', 'l’élection'), {
      minLength: 1,
      maxLength: 200,
    });
    fc.assert(
      fc.property(sentence, sentence, (before, after) => {
        const text = [...before, 'Osh', ...after].join(' ');
        const snippet = makeSnippet(text, parseQuery('osh'), 40);
        expect(snippet.marks.map(({ start, end }) => snippet.text.slice(start, end))).toEqual(['Osh']);
      }),
    );
  });
});
