import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MAX_QUERY_LENGTH, parseQuery, queryTerms, toMatch } from '#shared/text/query.ts';
import { MAX_QUERY_LEAVES } from '#shared/text/query-parser.ts';
import { anyText } from './any-text.ts';
import { FtsTable } from './fts-table.ts';

const TYPED = { isPrefixLast: true };
const DONE = { isPrefixLast: false };

function match(input: string): string | null {
  return toMatch(parseQuery(input), DONE);
}

describe('parseQuery and toMatch', () => {
  const table = new FtsTable();
  beforeAll(() => {
    table
      .add('osh', 'Clashes in Osh', 'Kyrgyz and Uzbek youth fought near the market. Cease-fire talks failed.')
      .add('mali', 'Coup in Mali', 'Soldiers took the palace. Elections are postponed; ceasefire holds in Gao.')
      .add('niger', 'Elections in Niger', 'The election went well. See S/2011/552 and A/RES/65/283.')
      .add('fires', 'Bush fires', 'Fires near Gao cease only with the rain.')
      .add('warning', 'Early warning', 'A warning of 12,000 displaced on 2010-09-12, said a.b@example.org.');
  });
  afterAll(() => table.close());

  it.each<[string, string[]]>([
    ['osh', ['osh']],
    ['OSH', ['osh']],
    ['clash', ['osh']],
    ['election', ['niger', 'mali']],
    ['election mali', ['mali']],
    ['mali OR osh', ['mali', 'osh']],
    ['mali | osh', ['mali', 'osh']],
    ['elections mali OR niger', ['mali', 'niger']],
    ['election -mali', ['niger']],
    ['election NOT mali', ['niger']],
    ['election AND mali', ['mali']],
    ['election −mali', ['niger']],
    ['(osh OR mali) talks', ['osh']],
    ['gao -(soldiers OR coup)', ['fires']],
    ['gao -"palace elections"', ['fires']],
    ['gao -"elections palace"', ['fires', 'mali']],
    ['"postponed ceasefire"', ['mali']],
    ['"ceasefire postponed"', []],
    ['«Uzbek youth»', ['osh']],
    ['“uzbek youth”', ['osh']],
    ['"uzbek yo"*', ['osh']],
    ['"uzbek yo*"', ['osh']],
    ['uzb*', ['osh']],
    ['uzb', []],
    ['war', []],
    ['war*', ['warning']],
    ['cease-fire', ['fires', 'mali', 'osh']],
    ['ceasefire', ['mali', 'osh']],
    ['"cease fire"', ['osh']],
    ['S/2011/552', ['niger']],
    ['s 2011 552', ['niger']],
    ['2011/552', ['niger']],
    ['A/RES/65/283', ['niger']],
    ['A/RES/65/284', []],
    ['65/283', ['niger']],
    ['2010-09-12', ['warning']],
    ['2010-09', ['warning']],
    ['2010-12', []],
    ['12000', ['warning']],
    ['12,000', ['warning']],
    ['a.b@example.org', ['warning']],
    ['example.org', ['warning']],
    ['the coup in the mali', ['mali']],
    ['Osh/Gao', []],
    ['-osh', []],
    ['', []],
    ['  ', []],
    ['"', []],
    ['(((', []],
    ['"osh', ['osh']],
    ['(osh', ['osh']],
    ['osh)', ['osh']],
    ['osh OR', ['osh']],
    ['OR osh', ['osh']],
    ['osh NEAR mali', []],
    ['body:osh', []],
    ['osh ^', ['osh']],
    ['osh "', ['osh']],
    ['osh - ', ['osh']],
    ['osh *', ['osh']],
  ])('%s finds %j', (input, names) => {
    expect(table.search(input).toSorted()).toEqual(names.toSorted());
  });

  it('takes what is being typed as a beginning, until something follows it', () => {
    expect(table.search('uzb', TYPED)).toEqual(['osh']);
    expect(table.search('kyrgyz uzb', TYPED)).toEqual(['osh']);
    expect(table.search('uzb ', TYPED)).toEqual([]);
    expect(table.search('uzb, ', TYPED)).toEqual([]);
    expect(table.search('"uzbek yo', TYPED)).toEqual(['osh']);
    expect(table.search('"uzbek yo"', TYPED)).toEqual([]);
    expect(table.search('S/2011/5', TYPED)).toEqual(['niger']);
    expect(table.search('kyr -uzb', TYPED)).toEqual([]);
    expect(table.search('kyrgyz -uzb', TYPED)).toEqual(['osh']);
    expect(table.search('gao o', TYPED).toSorted()).toEqual(['fires', 'mali']);
  });

  it('finds texts with some of the words when asked for any, but never what is excluded', () => {
    expect(table.search('osh palace unknown', { ...DONE, mode: 'any' }).toSorted()).toEqual(['mali', 'osh']);
    expect(table.search('osh palace -coup', { ...DONE, mode: 'any' })).toEqual(['osh']);
  });

  it('leaves out words of grammar only where others remain, and not acronyms or phrases', () => {
    expect(match('the')).toBe('"the"');
    expect(match('what is the situation')).toBe(match('situation'));
    expect(match('WHO situation')).toContain('"who"');
    expect(match('"the who"')).toBe('{title body} : "the who"');
  });

  it('gives ranges of the input', () => {
    const { root } = parseQuery('  osh -"cease fire" (mali OR niger)');
    expect(root).toMatchObject({
      kind: 'and',
      children: [
        { kind: 'leaf', start: 2, end: 5 },
        { kind: 'not', start: 6, child: { start: 8, end: 18, isPhrase: true } },
        { kind: 'or', start: 21, end: 34 },
      ],
    });
  });

  it('says when it left something out', () => {
    expect(parseQuery('osh').isCut).toBe(false);
    expect(parseQuery('a'.repeat(MAX_QUERY_LENGTH + 1)).isCut).toBe(true);
    const many = parseQuery(Array.from({ length: MAX_QUERY_LEAVES + 1 }, (_, index) => `w${index}`).join(' '));
    expect(many.isCut).toBe(true);
  });

  it('is not impressed by depth', () => {
    expect(match('('.repeat(900) + 'osh' + ')'.repeat(900))).toBe('"osh"');
    expect(match('(osh '.repeat(40))).not.toBeNull();
    expect(match('-'.repeat(1900) + 'osh')).toBeNull();
    expect(match('-('.repeat(900) + 'osh')).toBeNull();
  });

  it('is accepted by FTS5 whatever was typed', () => {
    fc.assert(
      fc.property(
        anyText,
        fc.boolean(),
        fc.constantFrom('all' as const, 'any' as const),
        (input, isPrefixLast, mode) => {
          const query = parseQuery(input);
          const expression = toMatch(query, { isPrefixLast, mode });
          if (query.root === null) expect(expression).toBeNull();
          if (expression !== null) {
            expect(expression.isWellFormed()).toBe(true);
            table.match(expression);
          }
          queryTerms(query, { isPrefixLast, mode });
        },
      ),
      { numRuns: 4000 },
    );
  });

  it('is accepted by FTS5 for any tree of groups, exclusions and alternatives', () => {
    const token = fc.constantFrom(
      '(',
      ')',
      '-',
      ' OR ',
      ' NOT ',
      ' ',
      '"',
      'osh',
      'cease-fire',
      'el*',
      '选举委员会',
      'a',
    );
    fc.assert(
      fc.property(fc.array(token, { maxLength: 120 }), (tokens) => {
        const expression = match(tokens.join(''));
        if (expression !== null) table.match(expression);
      }),
      { numRuns: 3000 },
    );
  });

  it('finds the text that was typed in, when it is short and holds no operators', () => {
    const own = new FtsTable();
    fc.assert(
      fc.property(
        anyText.filter((text) => !/["“”„‟«»＂「」『』《》()（）*＊|&−－-]|OR|NOT|AND/.test(text) && text.length < 60),
        (text) => {
          own.clear();
          own.add('it', '', text);
          const expression = match(text);
          if (expression !== null) expect(own.match(expression)).toEqual(['it']);
        },
      ),
      { numRuns: 1500 },
    );
    own.close();
  });
});
