import { statSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { CallOptions } from '#db/workers/rpc.ts';
import type { StoreClient } from '#db/workers/store-client.ts';
import { ConcordError, fromErrorData } from '#shared/errors.ts';
import type { Input, Output } from '#shared/ipc/contract.ts';
import { openApplication } from '../application.ts';
import type { ExchangeClient } from '../exchange/exchange-client.ts';
import { connect, type StoreConnection } from '../ipc/handlers.ts';
import { ENDPOINTS, type HandledMethod } from '../ipc/endpoint.ts';
import { createLog } from '../services/log.ts';
import { userFolder } from '../services/user-folder.ts';
import { createCliHost, type CliHost } from './cli-host.ts';
import { progressLine } from './progress.ts';
import type { Terminal } from './terminal.ts';

/** The name under which long work runs; a command does one thing at a time. */
export const JOB = 'command';

/** A workspace as a command works with it: the same handlers as behind every window, and the clients behind them. */
export interface Session {
  readonly folder: string;
  readonly host: CliHost;
  readonly store: StoreClient;
  readonly exchange: ExchangeClient;
  /** For calls past the dispatcher: progress on the error output, and Ctrl-C. */
  readonly watched: CallOptions & { readonly signal: AbortSignal };
  /** Asks a handler of the contract. Throws what the handler threw, as `ConcordError`. */
  call<M extends HandledMethod>(method: M, input: Input<M>): Promise<Output<M>>;
  /** A token for a file of the person's. Throws `file.unreadable`. */
  hold(path: string): Promise<string>;
  /** Locks and ends the threads. */
  close(): Promise<void>;
}

/** The folder in which the desktop application keeps its workspace. */
export function usualWorkspaceFolder(): string {
  return join(userFolder('development'), 'workspace');
}

/** Puts the application together over a workspace folder, which may not exist yet. Nothing is unlocked. */
export async function openSession(terminal: Terminal, folder: string): Promise<Session> {
  assertFolder(folder);
  const progress = progressLine(terminal);
  const host = createCliHost(progress.show);
  const log = createLog((line) => {
    if (terminal.environment['CONCORD_DEBUG']) terminal.writeError(`${line}\n`);
  });
  let connected: StoreConnection | null = null;
  const application = await openApplication({
    host,
    connect: async (services) => (connected = await connect(services)),
    log,
    workspaceFolder: folder,
    preferencesPath: null,
  });
  const { store, exchange } = requireConnection(connected);
  const cancel = (): void => void application.dispatch('jobs.cancel', { job: JOB });
  terminal.signal.addEventListener('abort', cancel);

  return {
    folder,
    host,
    store,
    exchange,
    watched: {
      signal: terminal.signal,
      onProgress: (phase, done, total) => progress.show({ phase, done, total }),
    },
    async call(method, input) {
      if (terminal.signal.aborted) throw cancelled();
      const reply = await application.dispatch(method, input);
      progress.clear();
      if (!reply.ok) throw fromErrorData(reply.error);
      return ENDPOINTS[method].output.parse(reply.value);
    },
    async hold(path) {
      const { file } = await application.files.choose({ kind: 'path', path });
      return file;
    },
    async close() {
      terminal.signal.removeEventListener('abort', cancel);
      progress.clear();
      await application.close();
    },
  };
}

/** Throws `workspace.none` for a path at which something stands that cannot be a workspace. */
function assertFolder(folder: string): void {
  const found = statSync(folder, { throwIfNoEntry: false });
  if (!found || found.isDirectory()) return;
  throw new ConcordError(
    'workspace.none',
    `"${basename(folder)}" is a file. A workspace is a folder: choose another name.`,
  );
}

function requireConnection(connected: StoreConnection | null): StoreConnection {
  if (!connected) throw new Error('The application was opened without its connection');
  return connected;
}

function cancelled(): ConcordError {
  return new ConcordError('cancelled', 'Cancelled. Nothing was changed.');
}

/**
 * Unlocks with the passphrase from the environment or from the person, unless it is open already. Throws as
 * `workspace.unlock` and `askSecret`.
 */
export async function unlock(session: Session, terminal: Terminal): Promise<Output<'workspace.state'>> {
  const found = await session.call('workspace.state', {});
  const { status, waitMs } = found;
  if (status === 'open') return found;
  if (status === 'none') {
    throw new ConcordError(
      'workspace.none',
      'There is no workspace in this folder. Create one with "concord init", or name another folder with --workspace.',
    );
  }
  // Nobody should type a passphrase that is not heard.
  if (waitMs > 0) {
    const seconds = Math.ceil(waitMs / 1000);
    throw new ConcordError('passphrase.wait', `Too many wrong passphrases. Wait ${seconds} s, then try again.`, {
      waitMs,
    });
  }
  const passphrase = await askPassphrase(terminal, 'Passphrase: ');
  const { state } = await session.call('workspace.unlock', { passphrase });
  return state;
}

/** The passphrase from CONCORD_PASSPHRASE, else from the person. */
export async function askPassphrase(terminal: Terminal, question: string): Promise<string> {
  const passphrase = terminal.environment['CONCORD_PASSPHRASE'] ?? (await terminal.askSecret(question));
  if (passphrase !== '') return passphrase;
  throw new ConcordError('passphrase.wrong', 'The passphrase is empty. Nothing was changed.');
}
