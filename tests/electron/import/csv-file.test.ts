import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CsvSource, inspectCsv, previewCsv, readCsvNotes } from '#electron/import/csv-file.ts';
import { csvInspection, csvPreview } from '#shared/ipc/shapes.ts';
import { CSV_DELIMITERS, type CsvDelimiter, type CsvMap } from '#shared/import/csv-map.ts';
import { notesOf, problemsOf, readAll, readSuggested, textSource } from '#tests/support/csv-reading.ts';
import { scratchFolder } from '#tests/support/scratch.ts';

const PLAIN_MAP: CsvMap = {
  name: 'plain',
  columns: [
    { column: 'Title', target: 'title' },
    { column: 'Text', target: 'body' },
    { column: 'Date', target: 'eventStart' },
  ],
  constants: { status: 'submitted', tlp: 'TLP:AMBER', sensitivity: 'unclassified' },
  dateFormat: 'auto',
  decimal: 'auto',
  unmapped: 'drop',
};

const ENCODERS = {
  'utf-8': (text: string) => Buffer.from(text, 'utf8'),
  'utf-8 with mark': (text: string) => Buffer.from(`\uFEFF${text}`, 'utf8'),
  'windows-1252': (text: string) => Buffer.from(text, 'latin1'),
  'utf-16le': (text: string) => Buffer.from(text, 'utf16le'),
  'utf-16le with mark': (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le'),
  'utf-16be': (text: string) => Buffer.from(text, 'utf16le').swap16(),
  'utf-16be with mark': (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le').swap16(),
} as const;
const ENCODINGS = [
  'utf-8',
  'utf-8 with mark',
  'windows-1252',
  'utf-16le',
  'utf-16le with mark',
  'utf-16be',
  'utf-16be with mark',
] as const;

function written(rows: readonly (readonly string[])[], delimiter: string, newline: string): string {
  const cell = (value: string) => (/["\r\n;,|\t]|^ | $/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);
  return rows.map((row) => row.map(cell).join(delimiter) + newline).join('');
}

describe('any table of texts', () => {
  const word = fc.string({
    minLength: 1,
    maxLength: 14,
    unit: fc.constantFrom(...'abz é ü ñ ; , | " \t \n = 1 - '.split(' '), ' '),
  });
  const text = word.filter((value) => value.trim() !== '' && !/^[-.?–—]+$/.test(value.trim()));
  const rows = fc.array(fc.tuple(text, text), { minLength: 1, maxLength: 15 });

  it('gives the same notes from every encoding, separator and line end, and the same origins', async () => {
    await fc.assert(
      fc.asyncProperty(
        rows,
        fc.constantFrom(...ENCODINGS),
        fc.constantFrom<CsvDelimiter>(...CSV_DELIMITERS),
        fc.constantFrom('\n', '\r\n', '\r'),
        async (table, encoding, delimiter, newline) => {
          const full = [['Title', 'Text', 'Grüße'], ...table.map(([title, body]) => [title, body, 'é'])];
          const source = { bytes: ENCODERS[encoding](written(full, delimiter, newline)) };
          const notes = notesOf(await readAll(source, PLAIN_MAP));
          expect(notes.map(({ title }) => title)).toEqual(table.map(([title]) => title.replaceAll(/\s+/g, ' ').trim()));
          expect(notes.map(({ body }) => body)).toEqual(table.map(([, body]) => body.trim()));
          const plain = notesOf(await readAll(textSource(written(full, ',', '\n')), PLAIN_MAP));
          expect(notes.map(({ origin }) => origin)).toEqual(plain.map(({ origin }) => origin));
          expect(new Set(notes.map(({ origin }) => origin)).size).toBe(table.length);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('is read from the disk as from memory', async () => {
    const folder = await scratchFolder();
    const path = join(folder, 'table.csv');
    // Longer than several pieces, with characters that fall across their borders.
    const body = written(
      [['Title', 'Text'], ...Array.from({ length: 3000 }, (_, at) => [`Né ${at}`, `${'é€😀'.repeat(at % 7)}\n"x"`])],
      ',',
      '\r\n',
    );
    for (const encoding of ENCODINGS) {
      if (encoding === 'windows-1252') continue;
      const bytes = ENCODERS[encoding](body);
      await writeFile(path, bytes);
      const fromDisk = await readAll({ path }, PLAIN_MAP);
      expect(fromDisk).toHaveLength(3000);
      expect(fromDisk).toEqual(await readAll({ bytes }, PLAIN_MAP));
      expect(fromDisk.at(-1)?.line).toBe(2 + 2999 * 2);
    }
  });
});

describe('line numbers', () => {
  it('are those of the file: of the first line of each row, blank lines and quoted breaks counted', async () => {
    const text = 'Title,Date\n\na,2024-01-01\n"b\nb\r\nb",x\n\n\nc,2024-99-01\rd,2024-01-04\n';
    const rows = await readAll(textSource(text), PLAIN_MAP);
    expect(rows.map(({ line }) => line)).toEqual([3, 4, 9, 10]);
    expect(problemsOf(rows)).toEqual([
      expect.stringMatching(/^4: Column "Date": "x" is not a date/),
      expect.stringMatching(/^9: Column "Date": "2024-99-01" is not a date/),
    ]);
  });

  it('count the lines above the header and the line that names the separator', async () => {
    const rows = await readAll(textSource('sep=;\nReport;\n;\nTitle;Date\na;2024-01-01\nb;?x\n'), {
      ...PLAIN_MAP,
      headerRow: 2,
    });
    expect(rows.map(({ line }) => line)).toEqual([5, 6]);
  });
});

describe('rows that cannot be read', () => {
  const titles = (rows: Awaited<ReturnType<typeof readAll>>) =>
    rows.map((row) => ('problem' in row ? `!${row.line}` : row.input.title));

  it('do not keep the others out: a quote that is never closed', async () => {
    const rows = await readAll(textSource('Title,Text\na,b\nc,"d\ne,f\ng,h\n'), PLAIN_MAP);
    expect(titles(rows)).toEqual(['a', '!3', 'e', 'g']);
    expect(problemsOf(rows)[0]).toContain('A quotation mark opens in this row and is never closed');
  });

  it('take what follows them along until a row has its usual width again', async () => {
    const rows = await readAll(
      textSource('Title,Text,Date\na,b,\nc,"d "x"\nmore, of it" y\nlast line of it\ne,f,\n'),
      PLAIN_MAP,
    );
    expect(titles(rows)).toEqual(['a', '!3', '!4', '!5', 'e']);
    expect(problemsOf(rows)[1]).toContain('follows one that cannot be read');
  });

  it('are those in which the file ends too early, and only those', async () => {
    expect(titles(await readAll(textSource('Title,Text,Date\na,b,2024-01-01\nc,d'), PLAIN_MAP))).toEqual(['a', '!3']);
    expect(titles(await readAll(textSource('Title,Text,Date\na,b,2024-01-01\nc,d\n'), PLAIN_MAP))).toEqual(['a', 'c']);
    expect(titles(await readAll(textSource('Title,Text,Date,\na,b,2024-01-01\nc,d,2024-01-01'), PLAIN_MAP))).toEqual([
      'a',
      'c',
    ]);
    expect(titles(await readAll(textSource('Title,Text,Date\na'), PLAIN_MAP))).toEqual(['!2']);
  });

  it('are those with more values than the file has columns', async () => {
    const rows = await readAll(textSource('Title,Text\na,b\nc,d,e\nf,g,,\nh\n'), PLAIN_MAP);
    expect(titles(rows)).toEqual(['a', '!3', 'f', 'h']);
  });

  it('are those with bytes that are no text, when the file is UTF-8 otherwise', async () => {
    const bytes = Buffer.concat([
      Buffer.from('Title,Text\né,é\n'),
      Buffer.from([0xff, 0xfe]),
      Buffer.from('x,é\nü,ö\n'),
    ]);
    const rows = await readAll({ bytes }, PLAIN_MAP);
    expect(titles(rows)).toEqual(['é', '!3', 'ü']);
    expect(problemsOf(rows)[0]).toContain('no text in utf-8');
  });

  it('are those with half a character of UTF-16', async () => {
    const rows = await readAll({ bytes: Buffer.from('\uFEFFTitle,Text\na,b\n\uD800,d\ne,f\n', 'utf16le') }, PLAIN_MAP);
    expect(titles(rows)).toEqual(['a', '!3', 'e']);
    const odd = Buffer.concat([Buffer.from('\uFEFFTitle,Text\na,b\nc,d', 'utf16le'), Buffer.from([0x41])]);
    expect(titles(await readAll({ bytes: odd }, PLAIN_MAP))).toEqual(['a', '!3']);
  });

  it('use an id a second time for something else; a repeated row is left to the store', async () => {
    const map: CsvMap = {
      ...PLAIN_MAP,
      dataset: 'test',
      columns: [{ column: 'Text', target: 'id' }, ...PLAIN_MAP.columns.slice(0, 1)],
    };
    const rows = await readAll(textSource('Title,Text\na,1\na,1\nb,1\nc,2\n'), map);
    expect(titles(rows)).toEqual(['a', 'a', '!4', 'c']);
    const preview = await previewCsv(textSource('Title,Text\na,1\na,1\nb,1\nc,2\n'), map, 10);
    expect(preview.report).toMatchObject({ received: 4, accepted: 2, duplicate: 1, refused: 1 });
  });
});

describe('hostile files', () => {
  it('with NUL bytes are read without them, and not taken for UTF-16', async () => {
    const rows = await readAll(textSource('Title,Text\n1,a\0b\n\0\0\0,c\nd\0,\0\n'), PLAIN_MAP);
    expect(rows.flatMap((row) => ('input' in row ? [row.input.title] : []))).toEqual(['1', 'c', 'd']);
    expect((await inspectCsv(textSource('a,b\n1,a\0b\n'), null, [])).encoding).toBe('utf-8');
  });

  it('with very long values keep them up to what a body holds', async () => {
    const rows = await readAll(
      textSource(`Title,Text\na,${'x'.repeat(390_000)}\nb,${'y'.repeat(900_000)}\nc,${'z'.repeat(2_000_000)}\nd,e\n`),
      PLAIN_MAP,
    );
    expect(rows.map((row) => ('input' in row ? row.input.title : row.line))).toEqual(['a', 3, 4, 'd']);
    expect(problemsOf(rows)[1]).toContain('longer than a million');
  });

  it('that are one endless quote are given up row by row', async () => {
    const rows = await readAll(textSource(`Title,Text\n"${'a,b\n'.repeat(1000)}`), PLAIN_MAP);
    expect(rows).toHaveLength(1000);
    expect(problemsOf(rows)).toHaveLength(1);
  });

  it('with formulas keep them as text', async () => {
    const [row] = await readAll(textSource('Title,Text\n"=cmd|\'/c calc\'!A0",@SUM(1)\n'), PLAIN_MAP);
    expect(row).toMatchObject({ input: { title: "=cmd|'/c calc'!A0", body: '@SUM(1)' } });
  });

  it('with names like those of every object are read like others', async () => {
    const rows = await readSuggested(textSource('title,__proto__,constructor,toString\na,b,c,d\n'));
    expect(rows).toMatchObject([{ input: { title: 'a', body: '- __proto__: b\n- constructor: c\n- toString: d' } }]);
  });

  it.each<[string, Uint8Array, string]>([
    ['nothing', new Uint8Array(), 'empty'],
    ['a workbook', Uint8Array.of(0x50, 0x4b, 3, 4, 20, 0), 'workbook'],
    ['an old workbook', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1), 'old kind'],
    ['a PDF', new TextEncoder().encode('%PDF-1.7\n'), 'PDF'],
    ['blank lines', new TextEncoder().encode('\n\n , \n'), 'No rows'],
    ['a lone mark', Uint8Array.of(0xef, 0xbb, 0xbf), 'No rows'],
  ])('that hold %s are refused in words', async (_, bytes, message) => {
    await expect(inspectCsv({ bytes }, null, [])).rejects.toMatchObject({
      code: 'csv.unreadable',
      message: expect.stringContaining(message),
    });
  });

  it('that are not there, or are folders, are refused in words', async () => {
    const folder = await scratchFolder();
    for (const path of [join(folder, 'missing.csv'), folder]) {
      await expect(inspectCsv({ path }, null, [])).rejects.toMatchObject({ code: 'file.unreadable' });
      await expect(readAll({ path }, PLAIN_MAP)).rejects.toMatchObject({ code: 'file.unreadable' });
    }
  });

  it('of any bytes give rows or a refusal, never anything else', async () => {
    const pieces = fc.array(
      fc.oneof(
        fc.uint8Array({ maxLength: 12 }),
        fc.constantFrom('Title,Text\n', ',', '"', '\n', '\r', 'é').map((text) => new TextEncoder().encode(text)),
      ),
      { maxLength: 20 },
    );
    await fc.assert(
      fc.asyncProperty(pieces, async (parts) => {
        const bytes = Buffer.concat(parts);
        try {
          const inspection = csvInspection.parse(await inspectCsv({ bytes }, null, []));
          const rows = await readAll({ bytes }, { ...PLAIN_MAP, unmapped: 'body', dateFormat: 'dmy' });
          expect(inspection.rowCount).toBe(rows.length);
        } catch (error) {
          expect(error).toMatchObject({ name: 'ConcordError', code: expect.stringMatching(/^csv\./) });
        }
      }),
      { numRuns: 400 },
    );
  });
});

describe('inspectCsv', () => {
  it('asks about dates that can be read in two ways, and does as the map says', async () => {
    const source = textSource('Title,Date,Count\na,03/04/2024,1\nb,05/06/2024,2\n');
    const seen = await inspectCsv(source, null, []);
    expect(seen.dates).toEqual([{ column: 'Date', formats: ['dmy', 'mdy'] }]);
    await expect(readAll(source, PLAIN_MAP)).rejects.toMatchObject({
      code: 'csv.map-invalid',
      detail: { choice: 'dateFormat', column: 'Date', candidates: 'dmy mdy' },
    });
    const notes = notesOf(await readAll(source, { ...PLAIN_MAP, dateFormat: 'mdy' }));
    expect(notes.map(({ eventStart }) => eventStart)).toEqual(['2024-03-04', '2024-05-06']);
  });

  it('looks at the whole file before it reads a row, however late the answer stands', async () => {
    const early = Array.from({ length: 20_000 }, (_, at) => `t${at},03/04/2024\n`).join('');
    const rows = await readAll(textSource(`Title,Date\n${early}last,31/12/2024\n`), PLAIN_MAP);
    expect(rows[0]).toMatchObject({ input: { eventStart: '2024-04-03' } });
    expect(rows.at(-1)).toMatchObject({ line: 20_002, input: { eventStart: '2024-12-31' } });
  });

  it('honours encoding, separator and header row of a map', async () => {
    const source: CsvSource = { bytes: Buffer.from('x|y\nT;A|é\nÃ©|z;w\n', 'latin1') };
    const seen = await inspectCsv(source, { ...PLAIN_MAP, encoding: 'windows-1252', delimiter: '|', headerRow: 2 }, []);
    expect(seen).toMatchObject({
      encoding: 'windows-1252',
      delimiter: '|',
      headerRow: 2,
      header: ['T;A', 'é'],
      rows: [['Ã©', 'z;w']],
    });
  });

  it('fits the shape that crosses to the window, and shows no more of a cell than fits on a screen', async () => {
    const seen = csvInspection.parse(await inspectCsv(textSource(`a,b\n${'x'.repeat(100_000)},2\n`), null, []));
    expect(seen.rows[0]?.[0]?.length).toBe(500);
  });
});

describe('previewCsv', () => {
  it('counts all rows, shows the first notes and at most a thousand problems', async () => {
    const text = `Title,Date\n${'a,2024-01-01\n'.repeat(30)}${'b,?x\n'.repeat(1200)}`;
    const preview = csvPreview.parse(await previewCsv(textSource(text), PLAIN_MAP, 5));
    expect(preview.notes).toHaveLength(5);
    expect(preview.report).toMatchObject({ received: 1230, accepted: 30, refused: 1200, isDryRun: true });
    expect(preview.report.problems).toHaveLength(1000);
    expect(preview.report.problems[0]).toMatchObject({ line: 32, code: 'row.unreadable' });
  });
});

describe('long reading', () => {
  it('may be left in the middle without holding the file', async () => {
    const folder = await scratchFolder();
    const path = join(folder, 'many.csv');
    await writeFile(path, `Title,Text\n${'a,b\n'.repeat(50_000)}`);
    for await (const row of readCsvNotes({ path }, PLAIN_MAP)) {
      expect(row.line).toBe(2);
      break;
    }
    await writeFile(path, 'Title,Text\nx,y\n');
    expect(notesOf(await readAll({ path }, PLAIN_MAP)).map(({ title }) => title)).toEqual(['x']);
  });
});
