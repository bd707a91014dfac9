import type { Log } from '../services/log.ts';
import type { Files } from '../services/files.ts';
import type { PreferencesFile } from '../services/preferences.ts';
import type { Host } from '../host.ts';
import type { Handlers } from './endpoint.ts';

/** What the method handlers may use. */
export interface Services {
  readonly host: Host;
  readonly files: Files;
  readonly preferences: PreferencesFile;
  readonly log: Log;
  /** Absolute folder of the workspace; it may not exist yet. */
  readonly workspaceFolder: string;
  /** To be called when the workspace was closed by anything but a call: its threads may end by themselves. */
  onClosed(): void;
}

/** The handlers together with the store behind them. */
export interface Connection {
  readonly handlers: Handlers;
  /** Whether the workspace is unlocked right now. */
  isOpen(): boolean;
  /** Locks the workspace, ends the workers, and resolves when nothing is being written any more. */
  close(): Promise<void>;
}

export type Connect = (services: Services) => Promise<Connection>;
