import type { Reply } from '#shared/ipc/bridge.ts';
import type { Method } from '#shared/ipc/contract.ts';
import type { EventData } from '#shared/ipc/events.ts';
import type { Host } from './host.ts';
import type { Connect } from './ipc/connection.ts';
import { createDispatcher } from './ipc/dispatch.ts';
import { createFiles, type Files } from './services/files.ts';
import type { Log } from './services/log.ts';
import { openPreferences, passingPreferences, type PreferencesFile } from './services/preferences.ts';

export interface ApplicationOptions {
  readonly host: Host;
  readonly connect: Connect;
  readonly log: Log;
  /** Absolute folder of the workspace. */
  readonly workspaceFolder: string;
  /** Absolute path of the preferences file; null for a host that shows nothing and keeps no choices. */
  readonly preferencesPath: string | null;
  /** Called after every change between none, locked and open. */
  onState?(): void;
}

export interface Application {
  readonly files: Files;
  readonly preferences: PreferencesFile;
  /** Answers one call from a window that the host trusts. Never rejects. */
  dispatch(method: unknown, input: unknown): Promise<Reply<Method>>;
  isOpen(): boolean;
  /** Seconds since a window last asked for something that a person may have caused. */
  idleSeconds(): number;
  /** Stops running work and locks. Never rejects. */
  lock(): Promise<void>;
  /** Stops running work, locks and ends the store. May be called more than once. */
  close(): Promise<void>;
}

/** What windows are told as soon as the workspace is to be locked. */
const LOCKED: EventData<'state'> = {
  status: 'locked',
  name: null,
  officer: null,
  organisation: null,
  desk: null,
  exercise: null,
  waitMs: 0,
};

/** After these the workspace may be in another state, of which every window is told. */
const CHANGES_STATE: ReadonlySet<unknown> = new Set<Method>(['workspace.create', 'workspace.unlock', 'workspace.lock']);

/** Everything behind the windows, put together in the same way for every host. */
export async function openApplication(options: ApplicationOptions): Promise<Application> {
  const { host, log } = options;
  const files = createFiles();
  const { preferencesPath } = options;
  const preferences = preferencesPath === null ? passingPreferences() : await openPreferences(preferencesPath);
  const connection = await options.connect({
    host,
    files,
    preferences,
    log,
    workspaceFolder: options.workspaceFolder,
    onClosed() {
      log.write('workspace.lost', {});
      dispatcher.cancelAll();
      tellState().catch((thrown: unknown) => log.failure('state', thrown));
    },
  });
  const dispatcher = createDispatcher({
    handlers: connection.handlers,
    isOpen: () => connection.isOpen(),
    emitProgress: (progress) => host.emit('progress', progress),
    onError: (method, thrown) => log.failure(`call.${method}`, thrown),
  });
  let closing: Promise<void> | null = null;

  const tellState = async (): Promise<void> => {
    const state = await connection.handlers['workspace.state'](
      {},
      { signal: new AbortController().signal, progress: () => undefined },
    );
    if (state.status !== 'open') files.clear();
    host.emit('state', state);
    options.onState?.();
  };

  const application: Application = {
    files,
    preferences,
    async dispatch(method, input) {
      const isClosing = method === 'workspace.lock' && connection.isOpen();
      if (method === 'workspace.lock') dispatcher.cancelAll();
      // Nothing stays to be read on the screen while the threads end what they are about.
      if (isClosing) host.emit('state', LOCKED);
      const reply = await dispatcher.dispatch(method, input);
      if ((reply.ok && CHANGES_STATE.has(method)) || isClosing)
        await tellState().catch((thrown: unknown) => log.failure('state', thrown));
      return reply;
    },
    isOpen: () => connection.isOpen(),
    idleSeconds: () => (performance.now() - dispatcher.lastCallAt) / 1000,
    async lock() {
      if (!connection.isOpen()) return;
      const reply = await application.dispatch('workspace.lock', {});
      log.write('workspace.locked', { isDone: reply.ok });
    },
    close() {
      closing ??= (async () => {
        dispatcher.cancelAll();
        files.clear();
        await connection.close();
      })();
      return closing;
    },
  };
  return application;
}
