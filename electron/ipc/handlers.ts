import { basename } from 'node:path';
import { StoreClient } from '#db/workers/store-client.ts';
import { ExchangeClient } from '../exchange/exchange-client.ts';
import { replaceFile } from '../services/atomic-file.ts';
import { bundleHandlers } from './bundles.ts';
import type { Connect, Connection } from './connection.ts';
import { contactHandlers } from './contacts.ts';
import type { HandlerContext } from './context.ts';
import { csvHandlers } from './csv.ts';
import { findingHandlers } from './finding.ts';
import { housekeepingHandlers } from './housekeeping.ts';
import { recordHandlers } from './records.ts';
import { workspaceHandlers } from './workspace.ts';

/** A connection whose threads may be asked for what no window needs; for the command line. */
export interface StoreConnection extends Connection {
  readonly store: StoreClient;
  readonly exchange: ExchangeClient;
}

/** Starts the threads of the store and of the exchange and makes every handler of the contract. */
export const connect = (async (services): Promise<StoreConnection> => {
  const { host, log, workspaceFolder } = services;
  const exchange = new ExchangeClient();
  const store = new StoreClient(workspaceFolder, {
    onChange: (changes) => {
      host.emit(
        'changed',
        changes.map(({ record, kind, commit }) => ({ record, kind, commit })),
      );
    },
    onLost: () => {
      exchange.lock().catch((thrown: unknown) => log.failure('exchange.lock', thrown));
      services.onClosed();
    },
  });
  const context: HandlerContext = {
    ...services,
    store,
    exchange,
    saveFile: async (suggestedName, purpose, content) => {
      const path = await host.saveDialog(suggestedName, purpose);
      if (path === null) return null;
      await replaceFile(path, content);
      return { fileName: basename(path) };
    },
  };
  return {
    store,
    exchange,
    handlers: {
      ...workspaceHandlers(context),
      ...recordHandlers(context),
      ...findingHandlers(context),
      ...contactHandlers(context),
      ...bundleHandlers(context),
      ...csvHandlers(context),
      ...housekeepingHandlers(context),
    },
    isOpen: () => store.opened !== null,
    close: async () => {
      await exchange.close();
      await store.close();
    },
  };
}) satisfies Connect;
