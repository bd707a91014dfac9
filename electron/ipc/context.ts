import type { StoreClient } from '#db/workers/store-client.ts';
import type { CallOptions } from '#db/workers/rpc.ts';
import type { ExchangeClient } from '../exchange/exchange-client.ts';
import type { FilePurpose } from '../host.ts';
import type { Services } from './connection.ts';
import type { CallContext } from './endpoint.ts';

/** What every handler works with: the host's services and the threads behind the window. */
export interface HandlerContext extends Services {
  readonly store: StoreClient;
  readonly exchange: ExchangeClient;
  /** Asks where to write and writes; the file's name, or null when the person closed the dialog. */
  saveFile(suggestedName: string, purpose: FilePurpose, content: Uint8Array): Promise<{ fileName: string } | null>;
}

/** Hands a call's progress and its wish to stop on to a worker. */
export function watched(call: CallContext): CallOptions {
  return { signal: call.signal, onProgress: (phase, done, total) => call.progress(phase, done, total) };
}
