import { describe, expect, it } from 'vitest';
import { readTable } from '#shared/import/csv-table.ts';

describe('readTable', () => {
  it('takes the first row for the header of a plain table', () => {
    const table = readTable(
      [
        ['Title', 'Date'],
        ['a', '2024-01-01'],
        ['b', '2024-01-02'],
      ],
      null,
    );
    expect(table).toMatchObject({ headerRow: 0, hxlRow: null, firstDataRow: 1, header: ['Title', 'Date'], hxl: null });
  });

  it('passes over a title and groups above the header', () => {
    const rows = [
      ['Weekly report', '', ''],
      ['What', '', 'When'],
      ['Title', 'Kind', 'Date'],
      ['a', 'b', '2024-01-01'],
    ];
    expect(readTable(rows, null)).toMatchObject({ headerRow: 2, firstDataRow: 3, header: ['Title', 'Kind', 'Date'] });
  });

  it('takes names from merged cells above and hashtags where no name stands', () => {
    const rows = [
      ['Who', '', 'Where', 'When', ''],
      ['Code', '', '', ''],
      ['#org', '#org+name', '', '#date', '#geo+lat'],
    ];
    const table = readTable([...rows, ['1', '2', '3', '2024-01-01', '5']], null);
    expect(table.header).toEqual(['Code', '#org+name', 'Where', 'When', '#geo+lat']);
    expect(table).toMatchObject({ headerRow: 1, hxlRow: 2, firstDataRow: 3 });
  });

  it('gives every column one name, whatever the file calls it', () => {
    const table = readTable(
      [
        ['a', 'A ', '', 'a', 'Column 3'],
        ['1', '2', '3', '4', '5', '6'],
      ],
      null,
    );
    expect(table.header).toEqual(['a', 'A (2)', 'Column 3', 'a (3)', 'Column 3 (2)', 'Column 6']);
  });

  it('is as wide as most rows are, not as the widest', () => {
    const table = readTable(
      [
        ['a', 'b'],
        ['1', '2', ''],
        ['1', '2', ''],
        ['1', '2', '3', '4', '5'],
      ],
      null,
    );
    expect(table).toMatchObject({ rowWidth: 3, namedWidth: 2 });
    expect(table.header).toEqual(['a', 'b', 'Column 3']);
  });

  it('does as a person chose', () => {
    const rows = [
      ['x', 'y'],
      ['#org', '#adm1'],
      ['p', 'q'],
      ['1', '2'],
    ];
    expect(readTable(rows, 3)).toMatchObject({ headerRow: 2, hxlRow: null, firstDataRow: 3, header: ['p', 'q'] });
    expect(readTable([['1', '2']], 0)).toMatchObject({
      headerRow: null,
      firstDataRow: 0,
      header: ['Column 1', 'Column 2'],
    });
    expect(readTable(rows, 1)).toMatchObject({ headerRow: 0, hxlRow: 1, firstDataRow: 2 });
  });

  it('knows a published header wherever it stands', () => {
    const rows = [
      ['Downloaded', 'today', 'from', 'there'],
      ['id', 'best'],
      ['1', '2'],
    ];
    const table = readTable(rows, null, (cells) => cells.includes('best'));
    expect(table).toMatchObject({ headerRow: 1, firstDataRow: 2 });
  });

  it('takes hashtags for names when nothing stands above', () => {
    expect(readTable([['#description'], ['x']], null)).toMatchObject({
      headerRow: null,
      hxlRow: 0,
      firstDataRow: 1,
      header: ['#description'],
    });
  });
});
