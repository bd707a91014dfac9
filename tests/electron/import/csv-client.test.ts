import { spawnSync } from 'node:child_process';
import { constants } from 'node:fs';
import { open, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { ImportedRow } from '#db/log/note-import.ts';
import { unpackRows } from '#db/workers/packed-rows.ts';
import type { CsvSource } from '#electron/import/csv-file.ts';
import { inspectInThread, previewInThread, readInThread } from '#electron/import/csv-client.ts';
import { sourceOf } from '#electron/ipc/csv.ts';
import { connect } from '#electron/ipc/handlers.ts';
import { createFiles } from '#electron/services/files.ts';
import type { CsvMap } from '#shared/import/csv-map.ts';
import { scratchFolder } from '#tests/support/scratch.ts';

// All decoding, parsing and digesting of event files goes through these: this thread cannot load them.
vi.mock('#electron/import/csv-bytes.ts', () => {
  throw new Error('bytes in the wrong thread');
});
vi.mock('#shared/import/csv-text.ts', () => {
  throw new Error('text in the wrong thread');
});
vi.mock('#shared/import/row-origin.ts', () => {
  throw new Error('digests in the wrong thread');
});

const MAP: CsvMap = {
  name: 'plain',
  columns: [
    { column: 'Title', target: 'title' },
    { column: 'Date', target: 'eventStart' },
  ],
  constants: { status: 'submitted', tlp: 'TLP:AMBER', sensitivity: 'unclassified' },
  dateFormat: 'auto',
  decimal: 'auto',
  unmapped: 'drop',
};

const unheard = new AbortController().signal;

function rowsOf(count: number): CsvSource {
  const rows = Array.from({ length: count }, (_, at) => `Event ${at},2026-03-01\n`);
  return { bytes: new TextEncoder().encode(`Title,Date\n${rows.join('')}`) };
}

async function allOf(source: CsvSource): Promise<ImportedRow[]> {
  const rows: ImportedRow[] = [];
  for await (const batch of readInThread({ source, map: MAP }, unheard)) rows.push(...unpackRows(batch));
  return rows;
}

describe('an event file', () => {
  it('is inspected, previewed and read without a line of it being looked at in this thread', async () => {
    await expect(import('#electron/import/csv-file.ts')).rejects.toThrow();
    // What every window and every command asks has been loaded.
    expect(connect).toBeTypeOf('function');

    const source = rowsOf(1000);
    expect(await inspectInThread({ source, map: null, savedMaps: [] }, unheard)).toMatchObject({
      header: ['Title', 'Date'],
      rowCount: 1000,
    });
    const preview = await previewInThread({ source, map: MAP, limit: 3 }, unheard);
    expect(preview.notes.map(({ title }) => title)).toEqual(['Event 0', 'Event 1', 'Event 2']);
    expect(preview.report.accepted).toBe(1000);
    const rows = await allOf(source);
    expect(rows.map(({ line }) => line)).toEqual(Array.from({ length: 1000 }, (_, at) => at + 2));
  });

  it.each(['utf-8', 'utf-16le', 'utf-16be', 'latin1'] as const)(
    'that was dropped is read where it is: %s',
    async (name) => {
      const text = 'Title,Date\nMarché brûlé,2026-03-01\n';
      const bytes = Buffer.from(text, name === 'utf-16be' ? 'utf-16le' : name);
      const files = createFiles();
      const held = await files.open(files.receive('x.csv', name === 'utf-16be' ? bytes.swap16() : bytes).file);
      const source = sourceOf(held);
      // What is shared is not copied on its way to the thread.
      expect('bytes' in source && source.bytes.buffer).toBeInstanceOf(SharedArrayBuffer);
      expect(await allOf(source)).toMatchObject([{ line: 2, input: { title: 'Marché brûlé' } }]);
    },
  );

  it('that cannot be read is refused as it would be here, before the first row or after it', async () => {
    const folder = await scratchFolder();
    const path = join(folder, 'gone.csv');
    await expect(inspectInThread({ source: { path }, map: null, savedMaps: [] }, unheard)).rejects.toMatchObject({
      code: 'file.unreadable',
    });
    await expect(allOf({ path })).rejects.toMatchObject({ code: 'file.unreadable' });
    await expect(allOf({ bytes: new Uint8Array() })).rejects.toMatchObject({
      code: 'csv.unreadable',
      message: 'The file is empty.',
    });
    const wrongMap = { ...MAP, columns: [{ column: 'Missing', target: 'title' }] } satisfies CsvMap;
    const reading = readInThread({ source: rowsOf(3), map: wrongMap }, unheard);
    await expect(reading.next()).rejects.toMatchObject({ code: 'csv.map-invalid' });
  });

  it('may be left in the middle, or never begun', async () => {
    const folder = await scratchFolder();
    const path = join(folder, 'many.csv');
    const source = rowsOf(50_000);
    if ('bytes' in source) await writeFile(path, source.bytes);
    for await (const batch of readInThread({ source: { path }, map: MAP }, unheard)) {
      expect(unpackRows(batch)[0]?.line).toBe(2);
      break;
    }
    await readInThread({ source: { path }, map: MAP }, unheard).return(undefined);
    await rm(path);
    expect(await allOf(rowsOf(2))).toHaveLength(2);
  });
});

describe('a wish to stop', () => {
  it('is heard before the start and in the middle of a file', async () => {
    const stop = new AbortController();
    let count = 0;
    const read = async () => {
      for await (const batch of readInThread({ source: rowsOf(30_000), map: MAP }, stop.signal)) {
        count += batch.count;
        if (count >= 500) stop.abort();
      }
    };
    await expect(read()).rejects.toMatchObject({ code: 'cancelled' });
    // What had been sent by then may still come.
    expect(count).toBeLessThan(2000);
    await expect(read()).rejects.toMatchObject({ code: 'cancelled' });
    const input = { source: rowsOf(1), map: MAP, limit: 1 };
    await expect(previewInThread(input, stop.signal)).rejects.toMatchObject({ code: 'cancelled' });
  });

  it.skipIf(process.platform === 'win32')('is heard while the disk does not answer', async () => {
    // A pipe at whose other end nobody is: opening it waits for ever.
    const path = join(await scratchFolder(), 'silent.csv');
    expect(spawnSync('mkfifo', [path]).status).toBe(0);
    const release = async () => (await open(path, constants.O_RDWR | constants.O_NONBLOCK)).close();
    onTestFinished(release);
    const stop = new AbortController();
    const looks = inspectInThread({ source: { path }, map: null, savedMaps: [] }, stop.signal);
    const reads = readInThread({ source: { path }, map: MAP }, stop.signal).next();
    const refused = Promise.allSettled([looks, reads]);
    // Others are not held up by it.
    expect(await allOf(rowsOf(2))).toHaveLength(2);
    stop.abort();
    const cancelled = { status: 'rejected', reason: expect.objectContaining({ code: 'cancelled' }) };
    expect(await refused).toEqual([cancelled, cancelled]);
  });
});
