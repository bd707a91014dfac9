import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sha256 } from '#db/crypto/hash.ts';
import { checkValues } from '#shared/domain/check.ts';
import { toHex } from '#shared/domain/ids.ts';
import { emptyValues, mergeInput } from '#shared/domain/values.ts';
import type { CsvColumn, CsvMap } from '#shared/import/csv-map.ts';
import { MAP_TARGETS } from '#shared/import/csv-map.ts';
import { noteFromRow, type RowResult } from '#shared/import/csv-rows.ts';
import { readTable } from '#shared/import/csv-table.ts';
import { planImport } from '#shared/import/import-plan.ts';
import { RowLedger } from '#shared/import/row-origin.ts';
import { Survey } from '#shared/import/survey.ts';

const digest = (text: string) => toHex(sha256(text));

function mapOf(columns: readonly CsvColumn[], more: Partial<CsvMap> = {}): CsvMap {
  const constants = { status: 'submitted', tlp: 'TLP:AMBER', sensitivity: 'unclassified' };
  return {
    name: 'test',
    columns: [...columns],
    constants,
    dateFormat: 'auto',
    decimal: '.',
    unmapped: 'drop',
    ...more,
  };
}

/** Reads rows under a map whose columns are named by the rows' first. */
function readAll(map: CsvMap, header: readonly string[], rows: readonly (readonly string[])[]): RowResult[] {
  const table = readTable([header, ...rows], 1);
  const survey = new Survey(map, table);
  for (const row of rows) survey.add(row);
  const plan = planImport(map, table, survey.settle());
  const ledger = new RowLedger(digest, map.dataset ?? null, table.header);
  return rows.map((row) => noteFromRow(row, { plan, ledger }));
}

function read(columns: readonly CsvColumn[], row: Readonly<Record<string, string>>, more: Partial<CsvMap> = {}) {
  const [result] = readAll(mapOf(columns, more), Object.keys(row), [Object.values(row)]);
  if (!result) throw new Error('No result');
  return result;
}

function inputOf(result: RowResult) {
  if ('problem' in result) throw new Error(result.problem.message);
  return result.input;
}

function messageOf(result: RowResult): string {
  return 'problem' in result ? result.problem.message : 'no problem';
}

const TITLE: CsvColumn = { column: 't', target: 'title' };

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

describe('whatever stands in the cells, under whatever map', () => {
  const anyText = fc.oneof(
    fc.string({ maxLength: 30, unit: 'binary' }),
    fc.constantFrom(
      '',
      '2024-01-01',
      '01/02/2024',
      '12',
      '-3',
      '1.5',
      'MLI',
      'yes',
      'armed-clash',
      'A',
      '1',
      'x'.repeat(5000),
      'a;b',
    ),
  );
  const anyColumn = fc
    .record({
      column: fc.constantFrom('a', 'b', 'c', '#org', 'missing'),
      entry: fc.constantFrom(...MAP_TARGETS),
      number: fc.integer({ min: 1, max: 3 }),
      format: fc.constantFrom(
        {},
        { split: ';' },
        { isFallback: true },
        { isClosed: true },
        { prefix: 'p:', before: ' / ' },
      ),
    })
    .map(({ column, entry, number, format }) => ({
      column,
      target: entry.target.replace('#', String(number)),
      format,
    }));

  it('a row becomes a note that passes every check, the same each time, or a problem', () => {
    fc.assert(
      fc.property(
        fc.array(anyColumn, { maxLength: 8 }),
        fc.array(fc.array(anyText, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 }),
        fc.constantFrom('drop' as const, 'body' as const),
        (columns, rows, unmapped) => {
          const map = mapOf([...columns, { column: 'a', target: 'summary' }], { unmapped, dateFormat: 'dmy' });
          const results = readAll(map, ['a', 'b', 'c'], rows);
          expect(readAll(map, ['a', 'b', 'c'], rows)).toEqual(results);
          const origins = new Set<unknown>();
          for (const result of results) {
            if ('problem' in result) continue;
            const values = mergeInput('note', emptyValues('note'), result.input, () => 'never');
            expect(checkValues('note', values)).toEqual([]);
            expect(values.title).not.toBeNull();
            const ids = [...values.sources, ...values.actors, ...values.areas, ...values.responses].map(({ id }) => id);
            expect(ids).not.toContain('never');
            origins.add(values.origin);
          }
          const hasId = columns.some(({ target }) => target === 'id');
          if (!hasId) expect(origins.size).toBe(results.filter((result) => 'input' in result).length);
        },
      ),
      { numRuns: 1500 },
    );
  });
});
