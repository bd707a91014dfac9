import { describe, expect, it } from 'vitest';
import type { CsvColumn } from '#shared/import/csv-map.ts';
import { inputOf, messageOf, read, TITLE } from '#tests/support/row-reading.ts';

describe('values', () => {
  it('mean what the map says, without regard to case, and pass where a fallback column can be read', () => {
    const columns: CsvColumn[] = [
      TITLE,
      { column: 'n', target: 'country', format: { values: { '0': '' } } },
      { column: 'c', target: 'country' },
      { column: 'k', target: 'type', format: { values: { 'FIRE fight': 'armed-clash' }, isClosed: true } },
    ];
    expect(inputOf(read(columns, { t: 'T', n: '0', c: 'Kosovo', k: 'fire Fight' }))).toMatchObject({
      country: 'XKX',
      type: 'armed-clash',
    });
    expect(inputOf(read(columns, { t: 'T', n: '999', c: 'Mali', k: 'other' }))).toMatchObject({ country: 'MLI' });
    expect(inputOf(read(columns, { t: 'T', n: '466', c: 'Atlantis', k: '' }))).toMatchObject({ country: 'MLI' });
  });

  it.each([
    ['MLI', 'MLI'],
    ['mli', 'MLI'],
    ['ML', 'MLI'],
    ['466', 'MLI'],
    ['4', 'AFG'],
    ['004.0', 'AFG'],
    ['Côte d’Ivoire', 'CIV'],
    ['Кыргызстан', 'KGZ'],
    ['مالي', 'MLI'],
  ])('country %s is %s', (text, alpha3) => {
    expect(inputOf(read([TITLE, { column: 'c', target: 'country' }], { t: 'T', c: text })).country).toBe(alpha3);
  });

  it('reads Gleditsch–Ward numbers where the map says that they are', () => {
    const column: CsvColumn = { column: 'c', target: 'country', format: { countryCode: 'gwno' } };
    expect(inputOf(read([TITLE, column], { t: 'T', c: '771' })).country).toBe('BGD');
    expect(inputOf(read([TITLE, column], { t: 'T', c: '678' })).country).toBe('YEM');
  });

  it('reads what stands for no value as none', () => {
    const columns: CsvColumn[] = [
      TITLE,
      { column: 'n', target: 'fatalitiesBest' },
      { column: 'd', target: 'eventStart' },
    ];
    for (const none of ['NA', 'n/a', 'NaN', 'NULL', '-', '#N/A', '']) {
      const input = inputOf(read(columns, { t: 'T', n: none, d: none }));
      expect(input.fatalitiesBest).toBeUndefined();
      expect(input.eventStart).toBeUndefined();
    }
    // Namibia.
    expect(inputOf(read([TITLE, { column: 'c', target: 'country' }], { t: 'T', c: 'NA' })).country).toBe('NAM');
  });

  it('says that a date is exact to the month when the file says no more, and believes the file before that', () => {
    const start: CsvColumn = { column: 'd', target: 'eventStart' };
    expect(inputOf(read([TITLE, start], { t: 'T', d: 'May 2024' }))).toMatchObject({
      eventStart: '2024-05-01',
      eventPrecision: 'month',
    });
    const precision: CsvColumn = { column: 'p', target: 'eventPrecision' };
    expect(inputOf(read([TITLE, start, precision], { t: 'T', d: '2024', p: 'week' })).eventPrecision).toBe('week');
  });

  it('keeps a range that contradicts itself in words, and the best estimate', () => {
    const columns: CsvColumn[] = [
      TITLE,
      { column: 'l', target: 'fatalitiesLow' },
      { column: 'b', target: 'fatalitiesBest' },
      { column: 'h', target: 'fatalitiesHigh' },
    ];
    const input = inputOf(read(columns, { t: 'T', l: '4', b: '3', h: '0' }));
    expect(input).toMatchObject({ fatalitiesBest: 3 });
    expect(input.fatalitiesLow).toBeUndefined();
    expect(input.fatalitiesHigh).toBeUndefined();
    expect(input.body).toContain('above its best estimate: 4');
    expect(input.body).toContain('below its best estimate: 0');
  });

  it('adds constants, and lets columns go before them', () => {
    const more = { constants: { tlp: 'TLP:AMBER', country: 'MLI', tags: ['a:b'], source: { description: 'S' } } };
    const input = inputOf(read([TITLE, { column: 'm', target: 'tlp' }], { t: 'T', m: 'tlp:red' }, more));
    expect(input).toMatchObject({ tlp: 'TLP:RED', country: 'MLI', tags: ['a:b'], sources: [{ description: 'S' }] });
    expect(inputOf(read([TITLE, { column: 'm', target: 'tlp' }], { t: 'T', m: '' }, more)).tlp).toBe('TLP:AMBER');
  });

  it('refuses constants that no note can hold', () => {
    expect(messageOf(read([TITLE], { t: 'T' }, { constants: { tlp: 'TLP:PINK' } }))).toContain('tlp');
    expect(messageOf(read([TITLE], { t: 'T' }, { constants: { country: 'XXX' } }))).toContain('country');
  });
});

describe('collections', () => {
  it('splits lists that run side by side only when they have equally many parts', () => {
    const columns: CsvColumn[] = [
      TITLE,
      { column: 'who', target: 'sources.1.description', format: { split: ';' } },
      { column: 'when', target: 'sources.1.date', format: { split: ';' } },
    ];
    expect(inputOf(read(columns, { t: 'T', who: 'A;B', when: '2024-01-01;2024-01-02' })).sources).toEqual([
      { id: 's1', description: 'A', date: '2024-01-01' },
      { id: 's2', description: 'B', date: '2024-01-02' },
    ]);
    const uneven = inputOf(read(columns, { t: 'T', who: 'A;B;C', when: '2024-01-01;2024-01-02' }));
    expect(uneven.sources).toEqual([{ id: 's1', description: 'A;B;C' }]);
    expect(uneven.body).toBe('- when: 2024-01-01;2024-01-02');
  });

  it('leaves out roles and grades that belong to nobody', () => {
    const columns: CsvColumn[] = [
      TITLE,
      { column: 'a', target: 'actors.2.name' },
      { column: 'r', target: 'actors.2.role' },
      { column: 'g', target: 'sources.1.credibility' },
    ];
    const input = inputOf(read(columns, { t: 'T', a: '', r: 'party', g: '2' }));
    expect(input.actors).toEqual([]);
    expect(input.sources).toEqual([]);
  });

  it('makes tags of what can be one and keeps the rest in the body', () => {
    const column: CsvColumn = { column: 'k', target: 'tags', format: { split: ';', prefix: 'Sector:' } };
    const input = inputOf(read([TITLE, column], { t: 'T', k: `WASH; Health ;;WASH;${'x'.repeat(130)}` }));
    expect(input.tags).toEqual(['sector:WASH', 'sector:Health']);
    expect(input.body).toBe(`- k: ${'x'.repeat(130)}`);
  });
});
