import { on } from 'node:events';
import { MessageChannel } from 'node:worker_threads';
import type { z } from 'zod';
import { cancelled } from '#db/workers/long-work.ts';
import type { PackedRows } from '#db/workers/packed-rows.ts';
import type { Client } from '#db/workers/rpc.ts';
import { startThread } from '#db/workers/thread.ts';
import type { CsvMap } from '#shared/import/csv-map.ts';
import type { csvInspection, csvPreview } from '#shared/ipc/shapes.ts';
import type { CsvApi } from './csv-api.ts';
import type { CsvSource } from './csv-file.ts';

/*
 * Event files as the host sees them. Each piece of work has a thread of its own that ends with it: nothing of a file
 * stays behind, what one window looks at does not wait for what another imports, and a wish to stop is heard in the
 * middle of anything, even where a disk does not answer. All throw as the functions of these names in `csv-file.ts`,
 * `cancelled` once the signal is aborted, and `workspace.stopped` when the thread ends by itself.
 */

/** A first look at a file, as `inspectCsv`. */
export function inspectInThread(
  input: { readonly source: CsvSource; readonly map: CsvMap | null; readonly savedMaps: readonly CsvMap[] },
  signal: AbortSignal,
): Promise<z.infer<typeof csvInspection>> {
  return inThread(signal, (client) => client.call('inspect', input));
}

/** What an import would give, as `previewCsv`. */
export function previewInThread(
  input: { readonly source: CsvSource; readonly map: CsvMap; readonly limit: number },
  signal: AbortSignal,
): Promise<z.infer<typeof csvPreview>> {
  return inThread(signal, (client) => client.call('preview', input));
}

/**
 * The rows of a file, as `readCsvNotes`, in batches that are each worth a transaction. The thread reads two batches
 * ahead of whoever takes them, no more. It starts with the first batch that is asked for.
 */
export async function* readInThread(
  input: { readonly source: CsvSource; readonly map: CsvMap },
  signal: AbortSignal,
): AsyncGenerator<PackedRows> {
  const thread = new PassingThread(signal);
  const { port1, port2 } = new MessageChannel();
  // It closes with the thread too, but one that hangs on a disk may not end for long.
  const stop = () => port2.close();
  signal.addEventListener('abort', stop);
  try {
    const read = thread.client.call('read', { ...input, port: port1 }, { transfer: [port1] });
    // Its failure is heard once the port has closed; until then it must not count as unhandled.
    read.catch(() => undefined);
    for await (const [batch] of on(port2, 'message', { close: ['close'] })) {
      port2.postMessage('next');
      yield batch;
    }
    await read;
  } finally {
    signal.removeEventListener('abort', stop);
    port2.close();
    thread.end();
  }
}

async function inThread<T>(signal: AbortSignal, work: (client: Client<CsvApi>) => Promise<T>): Promise<T> {
  const thread = new PassingThread(signal);
  try {
    return await work(thread.client);
  } finally {
    thread.end();
  }
}

/** A thread for one piece of work. It is ended under it when the signal is aborted. */
class PassingThread {
  readonly client: Client<CsvApi>;
  /** Gives the thread back. Its end may be long in coming, so nobody waits for it. */
  readonly end: () => void;

  /** Throws `cancelled` when the signal is aborted already. */
  constructor(signal: AbortSignal) {
    if (signal.aborted) throw cancelled();
    const thread = startThread<CsvApi>(import.meta.url, 'csv-worker', () => undefined);
    const stop = () => void thread.terminate(cancelled());
    signal.addEventListener('abort', stop);
    this.client = thread.client;
    this.end = () => {
      signal.removeEventListener('abort', stop);
      void thread.terminate();
    };
  }
}
