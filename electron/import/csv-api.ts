import type { MessagePort } from 'node:worker_threads';
import { Line } from '#db/workers/line.ts';
import { type PackedRows, packRows } from '#db/workers/packed-rows.ts';
import type { CsvMap } from '#shared/import/csv-map.ts';
import { type CsvNote, type CsvSource, inspectCsv, previewCsv, readCsvNotes } from './csv-file.ts';

/** Rows in one transaction: large enough that its cost is shared, small enough that others are soon heard. */
const BATCH = 250;

/** Everything that decodes, parses and digests event files, away from the main thread and from the writer. */
export const csvApi = {
  inspect: ({ source, map, savedMaps }: { source: CsvSource; map: CsvMap | null; savedMaps: readonly CsvMap[] }) =>
    inspectCsv(source, map, savedMaps),
  preview: ({ source, map, limit }: { source: CsvSource; map: CsvMap; limit: number }) =>
    previewCsv(source, map, limit),
  /** Sends the rows of a file through the port in batches, reading one ahead of what the other side has taken. */
  read: async ({ source, map, port }: { source: CsvSource; map: CsvMap; port: MessagePort }): Promise<void> => {
    const line = new Line<PackedRows>(port);
    let sent: Promise<void> = Promise.resolve();
    const send = async (batch: readonly CsvNote[]): Promise<void> => {
      await sent;
      sent = line.send(packRows(batch));
      // Its failure is heard at the next await; until then it must not count as unhandled.
      sent.catch(() => undefined);
    };
    let batch: CsvNote[] = [];
    for await (const row of readCsvNotes(source, map)) {
      batch.push(row);
      if (batch.length < BATCH) continue;
      await send(batch);
      batch = [];
    }
    if (batch.length > 0) await send(batch);
    await sent;
  },
};

export type CsvApi = typeof csvApi;
