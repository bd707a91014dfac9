import type { ImportReport } from '#db/log/import-report.ts';
import type { PackedRows } from '#db/workers/packed-rows.ts';
import type { StoreClient } from '#db/workers/store-client.ts';
import { ConcordError, partlyDone } from '#shared/errors.ts';
import type { CallContext } from '../ipc/endpoint.ts';

/**
 * Brings the rows of a file into the store, batch by batch as they are read; each batch is one transaction. Cancelling stops after the batch under way: what came in stays and can
 * be undone, and importing the file again brings in the rest. Throws `cancelled` saying so; what else is thrown after
 * some batches says it too.
 */
export async function importNotes(
  store: StoreClient,
  batches: AsyncIterable<PackedRows>,
  options: { readonly isDryRun: boolean; readonly call?: CallContext },
): Promise<ImportReport> {
  const { isDryRun, call } = options;
  const { session } = await store.writer.call('beginNoteImport', { isDryRun });
  let done = 0;
  let stored = 0;
  try {
    for await (const rows of batches) {
      if (call?.signal.aborted) throw stopped(done);
      ({ stored } = await store.writer.call('addNotes', { session, rows }));
      done += rows.count;
      call?.progress('writing', done, null);
    }
  } catch (error) {
    await store.writer.call('endNoteImport', { session }).catch(() => undefined);
    if (call?.signal.aborted) throw stopped(done);
    throw stored === 0 ? error : partlyDone(error, whatStands(stored));
  }
  return store.writer.call('endNoteImport', { session });
}

function whatStands(stored: number): string {
  const notes =
    stored === 1 ? '1 note of this file was stored and stays' : `${stored} notes of this file were stored and stay`;
  return `${notes}. Importing the same file again adds only the rest; undo takes them back.`;
}

function stopped(done: number): ConcordError {
  return new ConcordError(
    'cancelled',
    done === 0
      ? 'Stopped. Nothing was changed.'
      : `Stopped after ${done} rows. Undo takes them back; importing the file again brings in the rest.`,
    { rows: done },
  );
}
