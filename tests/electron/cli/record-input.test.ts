import { describe, expect, it } from 'vitest';
import { parsePairs, parseRecords, recordValues } from '#electron/cli/record-input.ts';

const note = (given: Record<string, unknown>) => recordValues('note', given);

describe('a note as a person wrote it', () => {
  it('may name markings, codes, grades and countries as people write them', () => {
    expect(
      note({
        tlp: 'amber+strict',
        sensitivity: 'Strictly Confidential',
        type: 'Armed clash',
        country: 'Kyrgyzstan',
        sources: [{ description: 'radio', reliability: 'b', credibility: 2 }],
      }),
    ).toEqual({
      tlp: 'TLP:AMBER+STRICT',
      sensitivity: 'strictly-confidential',
      type: 'armed-clash',
      country: 'KGZ',
      sources: [{ description: 'radio', reliability: 'B', credibility: '2' }],
    });
  });

  it('never turns one marking into another', () => {
    for (const tlp of ['TLP:AMBER+STRICT', 'TLP:AMBER', 'TLP:RED', 'TLP:GREEN', 'TLP:CLEAR']) {
      expect([note({ tlp }), note({ tlp: tlp.slice(4).toLowerCase() })]).toEqual([{ tlp }, { tlp }]);
    }
    expect(note({ tlp: 'white' })).toEqual({ tlp: 'white' });
  });

  it('may give a bare text where a list of one is meant', () => {
    expect(note({ actors: ['Army', { name: 'Rebels' }], tags: 'drought', sources: 'Radio' })).toEqual({
      actors: [{ name: 'Army' }, { name: 'Rebels' }],
      tags: ['drought'],
      sources: [{ description: 'Radio' }],
    });
  });

  it('may be what "note show" printed', () => {
    expect(note({ id: 'x', kind: 'note', author: {}, title: 'T', updatedAt: 1, withheld: [] })).toEqual({ title: 'T' });
  });

  it('keeps what is not a field, so that the store refuses it by its name', () => {
    expect(note({ titel: 'T' })).toEqual({ titel: 'T' });
  });
});

describe('JSON', () => {
  it('is one object or an array of them', () => {
    expect(parseRecords('note', '{"title":"a"}')).toEqual({ records: [{ title: 'a' }], isList: false });
    expect(parseRecords('note', '[{"title":"a"},{}]')).toEqual({ records: [{ title: 'a' }, {}], isList: true });
    expect(parseRecords('note', '[]')).toEqual({ records: [], isList: true });
  });

  it.each([
    ['{"title":\n"a",\n}', 'line 3'],
    ['', 'not JSON'],
    ['7', 'not a note'],
    ['[{}, "x"]', 'Entry 2'],
    ['null', 'not a note'],
  ])('%j is refused saying where', (text, reason) => {
    expect(() => parseRecords('note', text)).toThrow(reason);
  });

  it('is never quoted in a message, for it may hold content', () => {
    expect(() => parseRecords('note', '{"title": secret source}')).toThrow(/^(?!.*secret).*$/);
  });
});

describe('FIELD=VALUE', () => {
  it('takes each value in the form of its field', () => {
    expect(
      parsePairs('note', [
        'title=Raid = at dawn',
        'severity=4',
        'latitude=-1.5',
        'chathamHouse=true',
        'tags=topic:water, youth',
        'actors=[{"name":"Army"}]',
        'place=',
        'links=',
        'body=12',
        'sources=Radio, evening',
      ]),
    ).toEqual({
      title: 'Raid = at dawn',
      severity: 4,
      latitude: -1.5,
      chathamHouse: true,
      tags: ['topic:water', 'youth'],
      actors: [{ name: 'Army' }],
      place: null,
      links: [],
      body: '12',
      sources: [{ description: 'Radio, evening' }],
    });
  });

  it.each([['title'], ['=x'], ['colour=red'], ['actors=[{"name":'], ['__proto__=x'], ['constructor=x']])(
    'refuses %s',
    (word) => {
      expect(() => parsePairs('note', [word])).toThrow(/FIELD=VALUE|no field|not JSON/);
    },
  );
});
