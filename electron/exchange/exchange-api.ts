import { join } from 'node:path';
import type { MessagePort } from 'node:worker_threads';
import type { RecordId } from '#shared/domain/ids.ts';
import { ConcordError } from '#shared/errors.ts';
import { openReader, type ReadHandle, STORE_FILE } from '#db/database.ts';
import type { LongWork } from '#db/workers/long-work.ts';
import { openDeskKeys, type DeskKeys } from './desk-keys.ts';
import { type KnownBundle, receiveBundle } from './receive-bundle.ts';
import { planRelease, writeRelease } from './release.ts';
import { verifyBundleFile } from './verify-bundle.ts';

interface OpenExchange {
  readonly db: ReadHandle;
  readonly keys: DeskKeys;
}

/** Everything that encrypts, compresses, digests and verifies bundles, away from the main thread and from the writer. */
export function createExchangeApi() {
  let exchange: OpenExchange | null = null;

  const open = (): OpenExchange => {
    if (!exchange) throw new ConcordError('workspace.locked', 'The workspace is locked. Unlock it first.');
    return exchange;
  };

  return {
    open: ({ folder, storeKey }: { folder: string; storeKey: Uint8Array }): void => {
      exchange?.db.close();
      const db = openReader(join(folder, STORE_FILE), storeKey);
      exchange = { db, keys: openDeskKeys(db) };
    },
    lock: (_: Record<string, never>): void => {
      exchange?.db.close();
      exchange = null;
    },
    /** Streams the parts of a bundle that `verify` has read through the port to the writer of the store. */
    receive: async ({ path, known, port }: { path: string; known: KnownBundle; port: MessagePort }, work: LongWork) => {
      try {
        const { keys } = open();
        const reader = { deskKey: keys.card.desk, identities: [keys.ageIdentity] };
        return await receiveBundle(path, known, reader, keys.realm, port, work);
      } finally {
        // Whatever happened, the writer must not wait for more.
        port.close();
      }
    },
    /** Reads a bundle to its end and verifies everything in it; the store is not touched. */
    verify: ({ path }: { path: string }, work: LongWork) => verifyBundleFile(path, open().keys, work),
    plan: (input: { ids: readonly RecordId[]; recipients: readonly RecordId[] }) =>
      planRelease(open().db, open().keys, input),
    write: (
      input: { ids: readonly RecordId[]; recipients: readonly RecordId[]; path: string; review?: string | null },
      work: LongWork,
    ) => writeRelease(open().db, open().keys, input, work),
  };
}

export type ExchangeApi = ReturnType<typeof createExchangeApi>;
