import { Worker } from 'node:worker_threads';
import { ConcordError } from '#shared/errors.ts';
import type { Change } from '../desk.ts';
import type { ReaderApi } from './reader-api.ts';
import { Client } from './rpc.ts';
import type { Opened, WriterApi } from './writer-api.ts';
import type { NewWorkspace } from '../store.ts';

/**
 * The store as the host sees it: one writer and one reader, each in a thread of its own. The host never runs SQL,
 * hashing or compression itself.
 */
export class StoreClient {
  readonly folder: string;
  readonly writer: Client<WriterApi>;
  readonly reader: Client<ReaderApi>;
  private readonly workers: readonly Worker[];
  private readonly onChange: (changes: readonly Change[]) => void;
  private openedStore: Opened | null = null;

  constructor(folder: string, onChange: (changes: readonly Change[]) => void) {
    this.folder = folder;
    this.onChange = onChange;
    const writer = startWorker('writer-worker');
    const reader = startWorker('reader-worker');
    this.workers = [writer, reader];
    this.writer = new Client<WriterApi>(writer);
    this.reader = new Client<ReaderApi>(reader);
    for (const [worker, client] of [
      [writer, this.writer],
      [reader, this.reader],
    ] as const) {
      worker.on('error', () => client.end(stopped()));
      worker.on('exit', () => client.end(stopped()));
    }
    this.writer.on('changed', (data) => this.changed(data));
  }

  /** What is known of the open workspace; null while it is locked. */
  get opened(): Opened | null {
    return this.openedStore;
  }

  /** Whether the folder holds a workspace, and milliseconds until the next attempt is heard. */
  inspect(): Promise<{ exists: boolean; waitMs: number }> {
    return this.writer.call('inspect', { folder: this.folder });
  }

  async create(workspace: Omit<NewWorkspace, 'folder'>): Promise<{ recoveryKey: string }> {
    const { recoveryKey, ...opened } = await this.writer.call('create', { folder: this.folder, ...workspace });
    await this.openReader(opened);
    return { recoveryKey };
  }

  async unlock(passphrase: string): Promise<void> {
    await this.openReader(await this.writer.call('unlock', { folder: this.folder, passphrase }));
  }

  /** Opens with the recovery key and sets a new passphrase; returns the new recovery key. */
  async recover(recoveryKey: string, newPassphrase: string): Promise<{ recoveryKey: string }> {
    const input = { folder: this.folder, recoveryKey, newPassphrase };
    const { recoveryKey: renewed, ...opened } = await this.writer.call('recover', input);
    await this.openReader(opened);
    return { recoveryKey: renewed };
  }

  /** Closes the store; nothing of it stays in the workers. */
  async lock(): Promise<void> {
    this.openedStore = null;
    try {
      await this.reader.call('close', {});
    } finally {
      await this.writer.call('lock', {});
    }
  }

  /** Locks and ends the workers. The client cannot be used afterwards. */
  async close(): Promise<void> {
    await this.lock().catch(() => undefined);
    await Promise.all(this.workers.map((worker) => worker.terminate()));
  }

  /** A store that cannot be read is not left open for writing: nobody could lock or unlock it. */
  private async openReader(opened: Opened): Promise<void> {
    try {
      await this.reader.call('open', { folder: this.folder, storeKey: opened.storeKey });
    } catch (error) {
      await this.writer.call('lock', {});
      throw error;
    }
    this.openedStore = opened;
  }

  private changed(data: unknown): void {
    const changes = asChanges(data);
    const isTrust = changes.some((change) => change.kind === 'contact');
    // Posted before anybody is told, so that whoever asks after being told sees the new state.
    const refreshed = this.reader.call('refresh', { rows: changes.map((change) => change.row), isTrust });
    refreshed.catch(() => undefined);
    this.onChange(changes);
  }
}

/** Messages of our own worker; anything else would be a programming error. */
function asChanges(data: unknown): readonly Change[] {
  return Array.isArray(data) ? data : [];
}

/** Sources run as they are under Node; a packaged Concord has the bundled workers beside its main file. */
function startWorker(name: 'writer-worker' | 'reader-worker'): Worker {
  const here = import.meta.url;
  const file = here.endsWith('.ts') ? `./${name}.ts` : `./${name}.js`;
  return new Worker(new URL(file, here), { name });
}

function stopped(): ConcordError {
  return new ConcordError('internal', 'The store stopped unexpectedly. What was saved is safe. Start Concord again.');
}
