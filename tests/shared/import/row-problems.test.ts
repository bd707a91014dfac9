import { describe, expect, it } from 'vitest';
import type { CsvColumn } from '#shared/import/csv-map.ts';
import { inputOf, mapOf, messageOf, read, readAll, TITLE } from '#tests/support/row-reading.ts';

describe('problems', () => {
  it.each<[CsvColumn, string, string]>([
    [{ column: 'x', target: 'eventStart' }, '31/13/2020', 'Column "x": "31/13/2020" is not a date'],
    [{ column: 'x', target: 'fatalitiesBest' }, '2.5', 'Column "x": "2.5" is not a whole number of 0 or more.'],
    [{ column: 'x', target: 'fatalitiesBest' }, '-1', 'is not a whole number of 0 or more'],
    [{ column: 'x', target: 'fatalitiesBest' }, 'many', 'is not a whole number'],
    [{ column: 'x', target: 'severity' }, '6', 'is not a whole number from 1 to 5'],
    [{ column: 'x', target: 'latitude' }, '91', 'is not degrees from -90 to 90'],
    [{ column: 'x', target: 'coordinates' }, 'here', 'is not a latitude and a longitude'],
    [{ column: 'x', target: 'country' }, 'Atlantis', 'is not a country that the list knows'],
    [{ column: 'x', target: 'type' }, 'Fighting', 'is not a situation type of the list'],
    [{ column: 'x', target: 'tlp' }, 'TLP:PINK', 'is not one of TLP:RED'],
    [{ column: 'x', target: 'sources.1.reliability' }, 'G', 'is not one of A, B, C, D, E, F'],
    [{ column: 'x', target: 'chathamHouse' }, 'perhaps', 'is not yes or no'],
    [{ column: 'x', target: 'riskFactors' }, 'bad luck', 'Column "x": "bad luck" is not'],
    [{ column: 'x', target: 'latitude' }, '10', 'Give both latitude and longitude'],
  ])('name the column, the value and what was expected: %j', (column, value, message) => {
    const result = read([TITLE, column], { t: 'T', x: value });
    expect(messageOf(result)).toContain(message);
    expect(result).toMatchObject({ problem: { code: 'row.unreadable' } });
  });

  it('shorten long values, and name no more than three at once', () => {
    const long = messageOf(
      read([TITLE, { column: 'x', target: 'eventStart' }], { t: 'T', x: `${'z'.repeat(5000)}\n` }),
    );
    expect(long).toContain(`"${'z'.repeat(40)}…"`);
    expect(long.length).toBeLessThan(200);
    const columns = ['a', 'b', 'c', 'd', 'e'].map((column, at) => ({ column, target: `responses.${at + 1}.deadline` }));
    const many = messageOf(read([TITLE, ...columns], { t: 'T', a: '?x', b: '?x', c: '?x', d: '?x', e: '?x' }));
    expect(many).toContain('And 2 more.');
  });

  it('tell an event that ends before it starts by its column', () => {
    const columns: CsvColumn[] = [TITLE, { column: 's', target: 'eventStart' }, { column: 'e', target: 'eventEnd' }];
    expect(messageOf(read(columns, { t: 'T', s: '2024-02-01', e: '2024-01-01' }))).toContain(
      'Column "e" ("2024-01-01")',
    );
  });

  it('tell a row that has more values than the file has columns, unless they are blank', () => {
    const [wide, blank] = readAll(
      mapOf([TITLE]),
      ['t', 'u'],
      [
        ['a', 'b', 'c'],
        ['a', 'b', ' ', ''],
        ['a', 'b'],
        ['a', 'b'],
      ],
    );
    expect(wide && messageOf(wide)).toContain('3 values but the file has 2 columns');
    expect(blank && 'input' in blank).toBe(true);
  });
});

describe('choices left open', () => {
  it('are refused with the column and the candidates', () => {
    const open = () => read([TITLE, { column: 'd', target: 'eventStart' }], { t: 'T', d: '03/04/2024' });
    expect(open).toThrow(/day first or month first/);
    const number = () =>
      read([TITLE, { column: 'n', target: 'fatalitiesBest' }], { t: 'T', n: '1.204' }, { decimal: 'auto' });
    expect(number).toThrow(/1\.204 can be read in two ways/);
  });

  it('are settled by a column of its own format', () => {
    const column: CsvColumn = { column: 'd', target: 'eventStart', format: { date: 'mdy' } };
    expect(inputOf(read([TITLE, column], { t: 'T', d: '03/04/2024' })).eventStart).toBe('2024-03-04');
  });

  it('do not matter for columns that the map does not read as dates', () => {
    expect(inputOf(read([TITLE, { column: 'd', target: 'body.line' }], { t: 'T', d: '03/04/2024' })).title).toBe('T');
  });

  it('a map that fits nothing is refused', () => {
    expect(() => read([TITLE], { other: 'x' })).toThrow(/names none of the columns/);
  });
});
