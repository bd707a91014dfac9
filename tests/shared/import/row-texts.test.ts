import { describe, expect, it } from 'vitest';
import type { CsvColumn } from '#shared/import/csv-map.ts';
import { inputOf, read, TITLE } from '#tests/support/row-reading.ts';

describe('texts', () => {
  it('puts several columns together, each with what stands before it, and leaves out what is blank', () => {
    const columns: CsvColumn[] = [
      { column: 'kind', target: 'title' },
      { column: 'a', target: 'title', format: { before: ': ' } },
      { column: 'b', target: 'title', format: { before: ' – ' } },
    ];
    expect(inputOf(read(columns, { kind: 'Clash', a: 'X', b: 'Y' })).title).toBe('Clash: X – Y');
    expect(inputOf(read(columns, { kind: '', a: 'X', b: '' })).title).toBe('X');
    expect(inputOf(read(columns, { kind: 'Clash', a: '', b: 'Y' })).title).toBe('Clash – Y');
  });

  it('keeps formulas, markup and quotes as the text that they are', () => {
    const text = '=HYPERLINK("http://x","y") <script>alert(1)</script> +1 @x';
    expect(inputOf(read([TITLE], { t: text })).title).toBe(text);
  });

  it('cuts what is too long and keeps all of it in the body', () => {
    const long = `${'word '.repeat(100)}end`;
    const input = inputOf(read([TITLE], { t: long }));
    expect(input.title).toHaveLength(300);
    expect(input.title?.endsWith('…')).toBe(true);
    expect(input.body).toBe(`- t: ${long}`);
  });

  it('does not cut a character in two', () => {
    const input = inputOf(read([TITLE], { t: '😀'.repeat(400) }));
    expect(input.title?.isWellFormed()).toBe(true);
  });

  it('takes out characters that no text can hold', () => {
    expect(
      inputOf(read([TITLE, { column: 'b', target: 'body' }], { t: 'a\0b\u0007\uD800c', b: 'x\r\ny\rz' })),
    ).toMatchObject({
      title: 'ab\uFFFDc',
      body: 'x\ny\nz',
    });
  });

  it('sets lines apart from paragraphs in the body, and adds columns that the map does not name when told to', () => {
    const columns: CsvColumn[] = [TITLE, { column: 'n', target: 'body' }, { column: 'd', target: 'drop' }];
    const input = inputOf(read(columns, { t: 'T', n: 'Text.', d: 'gone', x: 'one\ntwo', y: '' }, { unmapped: 'body' }));
    expect(input.body).toBe('Text.\n\n- x: one two');
    expect(inputOf(read(columns, { t: 'T', n: 'Text.', d: 'gone', x: 'y' })).body).toBe('Text.');
  });
});

describe('titles', () => {
  const columns: CsvColumn[] = [
    { column: 'type', target: 'type' },
    { column: 'place', target: 'place' },
    { column: 'adm1', target: 'areas.1.name' },
    { column: 'country', target: 'country' },
    { column: 'date', target: 'eventStart' },
    { column: 'body', target: 'body' },
    { column: 'actor', target: 'actors.1.name' },
  ];
  const blank = { type: '', place: '', adm1: '', country: '', date: '', body: '', actor: '' };
  it.each([
    [{ type: 'armed-clash', place: 'Gao', date: '2024-05-06' }, 'Armed clash: Gao, 2024-05-06'],
    [{ adm1: 'Mopti', country: 'MLI', date: 'May 2024' }, 'Mopti, 2024-05'],
    [{ country: 'KGZ', date: '2024' }, 'Kyrgyzstan, 2024'],
    [{ body: '\nFirst line.\nSecond line.' }, 'First line.'],
    [{ actor: 'Herders' }, 'Herders'],
    [{ type: 'armed-clash' }, 'Armed clash'],
  ])('are composed of %j', (row, title) => {
    expect(inputOf(read(columns, { ...blank, ...row })).title).toBe(title);
  });

  it('are missed when a row has nothing to make one of', () => {
    const result = read([...columns, { column: 'l', target: 'body.line' }], { ...blank, l: 'x' });
    expect(result).toMatchObject({ problem: { code: 'row.missing' } });
    expect(read([{ column: 'n', target: 'fatalitiesBest' }], { n: '3' })).toMatchObject({
      problem: { code: 'row.missing' },
    });
  });
});
