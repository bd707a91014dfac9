import { inspectInThread, previewInThread, readInThread } from '../import/csv-client.ts';
import { importNotes } from '../import/import-notes.ts';
import type { HeldFile } from '../services/files.ts';
import type { HandlerContext } from './context.ts';
import type { Handlers } from './endpoint.ts';

type CsvHandlers = Pick<
  Handlers,
  'csv.inspect' | 'csv.preview' | 'csv.import' | 'csv.maps' | 'csv.saveMap' | 'csv.removeMap'
>;

const PREVIEW_ROWS = 50;

/** Event files: looking into them, mapping their columns, bringing their rows in as notes. */
export function csvHandlers({ store, files }: HandlerContext): CsvHandlers {
  const { reader, writer } = store;
  return {
    'csv.inspect': async ({ file, map }, { signal }) => {
      const source = sourceOf(await files.open(file));
      return inspectInThread({ source, map, savedMaps: await reader.call('csvMaps', {}) }, signal);
    },
    'csv.preview': async ({ file, map }, { signal }) =>
      previewInThread({ source: sourceOf(await files.open(file)), map, limit: PREVIEW_ROWS }, signal),
    'csv.import': async ({ file, map }, call) => {
      const batches = readInThread({ source: sourceOf(await files.open(file)), map }, call.signal);
      return importNotes(store, batches, { isDryRun: false, call });
    },
    'csv.maps': () => reader.call('csvMaps', {}),
    'csv.saveMap': async ({ map }) => {
      await writer.call('saveCsvMap', { map });
      return {};
    },
    'csv.removeMap': async (input) => {
      await writer.call('removeCsvMap', input);
      return {};
    },
  };
}

/** Where an importer reads a held file from. */
export function sourceOf(file: HeldFile): { path: string } | { bytes: Uint8Array } {
  return file.kind === 'path' ? { path: file.path } : { bytes: file.bytes };
}
