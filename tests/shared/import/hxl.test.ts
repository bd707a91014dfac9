import { describe, expect, it } from 'vitest';
import { findHashtag, findHashtagRow, isBareHashtagRow, parseHashtag } from '#shared/import/hxl.ts';
import { hxlMap } from '#shared/import/hxl-map.ts';

const tag = (text: string) => {
  const parsed = parseHashtag(text);
  return parsed && [parsed.tag, ...[...parsed.attributes].sort()].join('+');
};

describe('parseHashtag', () => {
  it.each([
    ['#adm1+name', 'adm1+name'],
    ['#Date+START', 'date+start'],
    [' #geo + lat ', 'geo+lat'],
    ['# org', 'org'],
    ['#affected+f+children', 'affected+children+f'],
    ['#meta+source', 'meta+source'],
  ])('reads %j', (text, expected) => expect(tag(text)).toBe(expected));

  it.each(['adm1', '#', '#1', '#adm1 name', '#adm1+', '#adm1++name', 'x #adm1', '#adm1, #adm2', '', '#é'])(
    'refuses %j',
    (text) => {
      expect(parseHashtag(text)).toBeNull();
    },
  );
});

describe('findHashtagRow', () => {
  it('takes the first row in which at least half of the values are hashtags', () => {
    expect(
      findHashtagRow([
        ['a', 'b'],
        ['#org', ''],
        ['#adm1', '#adm2'],
      ]),
    ).toBe(1);
    expect(findHashtagRow([['#org', 'country', 'x']])).toBeNull();
    expect(findHashtagRow([['#org', 'country']])).toBe(0);
    expect(findHashtagRow([['a', 'b']])).toBeNull();
  });

  it('looks through 25 rows and no further', () => {
    const rows = Array.from({ length: 30 }, () => ['x']);
    expect(findHashtagRow([...rows.slice(0, 24), ['#org']])).toBe(24);
    expect(findHashtagRow([...rows.slice(0, 25), ['#org']])).toBeNull();
  });
});

describe('isBareHashtagRow', () => {
  it('knows hashtags that lost their sign from the names of columns', () => {
    expect(isBareHashtagRow(['', 'sector+es', 'country', 'date+reported'])).toBe(true);
    expect(isBareHashtagRow(['country', 'date'])).toBe(false);
    expect(isBareHashtagRow(['C++', 'Language'])).toBe(false);
  });
});

describe('findHashtag', () => {
  const columns = ['#adm1+code', '#adm1+name+alt', '#adm1+name', '', '#geo+lat'].map(parseHashtag);
  const find = (text: string) => {
    const pattern = parseHashtag(text);
    return pattern && findHashtag(columns, pattern);
  };

  it('takes the column with the fewest further attributes, in any order of them', () => {
    expect(find('#adm1+name')).toBe(2);
    expect(find('#adm1+alt+name')).toBe(1);
    expect(find('#adm1')).toBe(0);
    expect(find('#geo')).toBe(4);
    expect(find('#adm1+pcode')).toBeNull();
    expect(find('#adm2')).toBeNull();
  });
});

describe('hxlMap', () => {
  const targets = (...hxl: string[]) => {
    const map = hxlMap(
      hxl.map((_, at) => `c${at}`),
      hxl,
    );
    return map?.columns.map(({ column, target }) => `${column} → ${target}`) ?? null;
  };

  it('gives every clear hashtag its field', () => {
    expect(
      targets(
        '#date+end',
        '#date+start',
        '#geo+lat',
        '#geo+lon',
        '#country+code',
        '#adm2+name',
        '#adm2+code',
        '#loc+name',
      ),
    ).toEqual([
      '#date+end → eventEnd',
      '#date+start → eventStart',
      '#geo+lat → latitude',
      '#geo+lon → longitude',
      '#country+code → country',
      '#adm2+name → areas.2.name',
      '#adm2+code → areas.2.pcode',
      '#loc+name → place',
    ]);
  });

  it('counts actors and sources up', () => {
    expect(
      targets('#group+name+first', '#group+name+second', '#org', '#org+acronym', '#meta+source', '#meta+url'),
    ).toEqual([
      '#group+first+name → actors.1.name',
      '#group+name+second → actors.2.name',
      '#org → actors.3.name',
      '#org+acronym → actors.3.detail',
      '#meta+source → sources.1.description',
      '#meta+url → sources.1.reference',
    ]);
  });

  it('takes only counts of all the dead for the dead', () => {
    expect(targets('#affected+killed', '#affected+killed+f', '#affected+killed+children', '#affected+injured')).toEqual(
      ['#affected+killed → fatalitiesBest'],
    );
    expect(targets('#affected+killed+min', '#affected+killed+max')).toEqual([
      '#affected+killed+min → fatalitiesLow',
      '#affected+killed+max → fatalitiesHigh',
    ]);
  });

  it('keeps personal data in the field that is withheld', () => {
    expect(targets('#contact+name', '#contact+email')).toEqual([
      '#contact+name → sources.1.contact',
      '#contact+email → sources.1.contact',
    ]);
  });

  it('lets a year stand only where no date does, and names a repeated hashtag by its column', () => {
    expect(targets('#date+year', '#date+start')).toEqual(['#date+start → eventStart', '#date+year → eventStart']);
    expect(targets('#adm1+name', '#adm1+name')).toEqual(['#adm1+name → areas.1.name', 'c1 → areas.1.name']);
  });

  it('has nothing to say for figures alone', () => {
    expect(targets('#targeted+f', '#value', '')).toBeNull();
  });
});
