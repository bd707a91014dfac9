import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CSV_DELIMITERS, type CsvDelimiter } from '#shared/import/csv-map.ts';
import { type CsvPiece, CsvReader, detectDelimiter, isBroken, readCsvText } from '#shared/import/csv-text.ts';

const NEWLINES = ['\n', '\r\n', '\r'] as const;

/** Writes a table as RFC 4180 says, quoting where it must or where the test wants to. */
function written(
  rows: readonly (readonly string[])[],
  delimiter: string,
  newline: string,
  isAllQuoted: boolean,
): string {
  const cell = (value: string) =>
    isAllQuoted || /["\r\n]|^[ \t]|[ \t]$/.test(value) || value.includes(delimiter)
      ? `"${value.replaceAll('"', '""')}"`
      : value;
  return rows.map((row) => row.map(cell).join(delimiter) + newline).join('');
}

function cellsOf(pieces: readonly CsvPiece[]): (readonly string[])[] {
  return pieces.map((piece) => {
    if (isBroken(piece)) throw new Error(`Row at line ${piece.line} is broken: ${piece.broken}`);
    return piece.cells;
  });
}

function linesOf(pieces: readonly CsvPiece[]): (number | string)[] {
  return pieces.map((piece) => (isBroken(piece) ? `${piece.line} ${piece.broken}` : piece.line));
}

const anyCell = fc.oneof(
  fc.string({ maxLength: 12, unit: 'grapheme' }),
  fc.constantFrom(
    '',
    ' ',
    '"',
    '""',
    '\r\n',
    '\n',
    'a"b',
    '=1+1',
    ',',
    ';',
    '\t',
    '|',
    '"BBC" says',
    'x\r',
    '\ry',
    '\0',
  ),
);
const anyTable = fc
  .integer({ min: 1, max: 5 })
  .chain((width) =>
    fc.array(fc.array(anyCell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 12 }),
  );
const anyStyle = fc.record({
  delimiter: fc.constantFrom<CsvDelimiter>(...CSV_DELIMITERS),
  newline: fc.constantFrom(...NEWLINES),
  isAllQuoted: fc.boolean(),
});

function isFilled(row: readonly string[]): boolean {
  return row.some((cell) => cell.trim() !== '');
}

describe('any table', () => {
  it('reads back as it was written, and each row with the line on which it begins', () => {
    fc.assert(
      fc.property(anyTable, anyStyle, (rows, { delimiter, newline, isAllQuoted }) => {
        const text = written(rows, delimiter, newline, isAllQuoted);
        const pieces = readCsvText(text, delimiter);
        expect(cellsOf(pieces)).toEqual(rows.filter(isFilled));
        const lines: number[] = [];
        let line = 1;
        for (const row of rows) {
          if (isFilled(row)) lines.push(line);
          // Line ends inside the cells count as the file has them.
          line += 1 + row.join('x').split(/\r\n|\r|\n/).length - 1;
        }
        expect(linesOf(pieces)).toEqual(lines);
      }),
      { numRuns: 2000 },
    );
  });

  it('reads the same however the text is cut into pieces', () => {
    const anyText = fc.oneof(
      fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r', ' ', ';'), maxLength: 60 }),
      fc.tuple(anyTable, anyStyle).map(([rows, style]) => written(rows, ',', style.newline, style.isAllQuoted)),
    );
    fc.assert(
      fc.property(anyText, fc.array(fc.nat({ max: 60 }), { maxLength: 8 }), (text, cuts) => {
        const reader = new CsvReader(',');
        const pieces: CsvPiece[] = [];
        let from = 0;
        for (const cut of [...cuts].sort((a, b) => a - b)) {
          pieces.push(...reader.push(text.slice(from, Math.max(from, cut))));
          from = Math.max(from, cut);
        }
        pieces.push(...reader.push(text.slice(from)), ...reader.end());
        expect(pieces).toEqual(readCsvText(text, ','));
      }),
      { numRuns: 3000 },
    );
  });

  it('is found out to be separated as it was, when it has columns at all', () => {
    const word = fc.stringMatching(/^[a-zé]{1,8}$/);
    const table = fc
      .integer({ min: 2, max: 6 })
      .chain((width) =>
        fc.array(fc.array(word, { minLength: width, maxLength: width }), { minLength: 2, maxLength: 9 }),
      );
    fc.assert(
      fc.property(table, anyStyle, (rows, { delimiter, newline, isAllQuoted }) => {
        // Every other separator stands in the text as well.
        const noisy = rows.map((row) => row.map((cell, at) => (at === 0 ? `"${cell},;|\t${cell}"` : cell)));
        const text = written(noisy, delimiter, newline, isAllQuoted);
        expect(detectDelimiter(text)).toBe(delimiter);
      }),
    );
  });
});

describe('files as they are', () => {
  const cases: readonly (readonly [string, string, readonly (readonly string[])[]])[] = [
    [
      'no line end at the end',
      'a,b\n1,2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    ['rows of different length', 'a,b,c\n1\n1,2,3,4\n', [['a', 'b', 'c'], ['1'], ['1', '2', '3', '4']]],
    [
      'blank lines and rows of blanks',
      '\n\na,b\n,\n  \n1,2\n\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    ['blanks around quotes', 'a, "b, c" ,d\n', [['a', 'b, c', 'd']]],
    ['a value that begins with a quoted word', '"BBC" says so, and more,2\n', [['"BBC" says so', ' and more', '2']]],
    ['a quote inside a bare value', '5" pipe,"x"\n', [['5" pipe', 'x']]],
    [
      'mixed line ends',
      'a,b\r\n1,2\r3,4\n',
      [
        ['a', 'b'],
        ['1', '2'],
        ['3', '4'],
      ],
    ],
    ['a quoted blank value at the end', 'a,""', [['a', '']]],
    ['a separator at the very end', 'a,', [['a', '']]],
    ['a literal quote after a value of two lines', '"one\ntwo","A" b\n', [['one\ntwo', '"A" b']]],
  ];
  it.each(cases)('%s', (_, text, rows) => {
    expect(cellsOf(readCsvText(text, ','))).toEqual(rows);
  });

  it('goes on with the next line after a quote that is never closed', () => {
    const pieces = readCsvText('a,b\n"open,1\n3,4\n5,6\n', ',');
    expect(linesOf(pieces)).toEqual([1, '2 quote-not-closed', 3, 4]);
  });

  it('goes on with the next line when a quote swallows rows up to the next quote', () => {
    const pieces = readCsvText('a,b\n"open,1\n3,"x",4\n5,6\n', ',');
    expect(linesOf(pieces)).toEqual([1, '2 text-after-quote', 3, 4]);
  });

  it('gives up a row that is longer than a row may be, on one line or on many, and reads the rest', () => {
    for (const long of [`"${'x\n'.repeat(40)}`, `${'y'.repeat(80)}\r\n`, `"${'z'.repeat(80)}"\n`]) {
      for (const step of [1, 7, 1000]) {
        const reader = new CsvReader(',', 60);
        const text = `a,b\r\n${long}1,2\r\n`;
        const pieces: CsvPiece[] = [];
        for (let at = 0; at < text.length; at += step) pieces.push(...reader.push(text.slice(at, at + step)));
        pieces.push(...reader.end());
        const broken = pieces.filter(isBroken);
        expect(broken[0]).toMatchObject({ line: 2 });
        const last = pieces.at(-1);
        expect(last).toMatchObject({ cells: ['1', '2'], line: text.split(/\r\n|\n/).length - 1 });
      }
    }
  });

  it('says of the last row whether its line was ended', () => {
    expect(readCsvText('a\nb', ',')).toMatchObject([{ isEnded: true }, { isEnded: false }]);
    expect(readCsvText('a\nb\n', ',')).toMatchObject([{ isEnded: true }, { isEnded: true }]);
  });

  it('takes time in proportion to the text, whatever the quotes', () => {
    // Each of these would take minutes were rows read again from every line on.
    for (const line of ['"\n', '"a\n', '"""a\n', 'a,"\n', '""\n', '"","\n', '"a""\n']) {
      const text = line.repeat(40_000);
      expect(readCsvText(text, ',').length).toBeLessThanOrEqual(40_000);
    }
  });
});

describe('detectDelimiter', () => {
  it('prefers the separator under which all rows are alike to one that the figures contain', () => {
    expect(detectDelimiter('lat;lon;name\n1,5;2,5;a\n3,5;4,5;b\n')).toBe(';');
    expect(detectDelimiter('name,when\n"a;b;c",1\n"d;e;f",2\n')).toBe(',');
    expect(detectDelimiter('a|b\n1,2|3\n4|5,6\n')).toBe('|');
  });

  it('believes a spreadsheet that names it, and takes the comma for a single column', () => {
    expect(detectDelimiter('sep=|\na,b|c,d\n')).toBe('|');
    expect(detectDelimiter('#description\nplain\n')).toBe(',');
    expect(detectDelimiter('')).toBe(',');
  });
});
