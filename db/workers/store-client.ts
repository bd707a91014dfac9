import type { Change } from '../desk.ts';
import type { NewWorkspace } from '../store.ts';
import type { ReaderApi } from './reader-api.ts';
import type { Caller } from './rpc.ts';
import { startThread, stopped, type Thread } from './thread.ts';
import type { Opened, WriterApi } from './writer-api.ts';

export interface StoreEvents {
  readonly onChange: (changes: readonly Change[]) => void;
  /** Called when the workspace was open and is not any more, because a thread of the store ended by itself. */
  readonly onLost?: () => void;
}

/**
 * The store as the host sees it: one writer and one reader, each in a thread of its own. The host never runs SQL,
 * hashing or compression itself. A thread that ends by itself closes the workspace; the next call starts another, and
 * the workspace can be unlocked again.
 */
export class StoreClient {
  readonly folder: string;
  readonly writer: Caller<WriterApi> = {
    call: (...of) => (this.writerThread ?? this.startWriter()).client.call(...of),
  };
  readonly reader: Caller<ReaderApi> = {
    call: (...of) => (this.readerThread ?? this.startReader()).client.call(...of),
  };
  private readonly events: StoreEvents;
  private writerThread: Thread<WriterApi> | null = null;
  private readerThread: Thread<ReaderApi> | null = null;
  private openedStore: Opened | null = null;
  private isClosed = false;
  /** How many threads were lost: what was opened before a loss is not what is open after it. */
  private losses = 0;
  /** Done when the thread that was left over from a loss has let go of the store. */
  private settled: Promise<unknown> = Promise.resolve();

  constructor(folder: string, events: StoreEvents) {
    this.folder = folder;
    this.events = events;
    // Starting takes a moment in which the window can already be drawn.
    this.startWriter();
    this.startReader();
  }

  private startWriter(): Thread<WriterApi> {
    const thread = startThread<WriterApi>(import.meta.url, 'writer-worker', () => this.lost('writer'));
    thread.client.on('changed', (data) => this.changed(data));
    this.writerThread = thread;
    return thread;
  }

  private startReader(): Thread<ReaderApi> {
    const thread = startThread<ReaderApi>(import.meta.url, 'reader-worker', () => this.lost('reader'));
    this.readerThread = thread;
    return thread;
  }

  /** The other thread ends in its own time what it is about, and closes the store. */
  private lost(which: 'writer' | 'reader'): void {
    if (this.isClosed) return;
    this.losses += 1;
    const wasOpen = this.openedStore !== null;
    this.openedStore = null;
    if (which === 'writer') {
      this.writerThread = null;
      this.settled = Promise.allSettled([this.settled, this.readerThread?.client.call('close', {})]);
    } else {
      this.readerThread = null;
      this.settled = Promise.allSettled([this.settled, this.writerThread?.client.call('lock', {})]);
    }
    if (wasOpen) this.events.onLost?.();
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
    await this.settled;
    const { losses } = this;
    const { recoveryKey, ...opened } = await this.writer.call('create', { folder: this.folder, ...workspace });
    await this.openReader(opened, losses);
    return { recoveryKey };
  }

  async unlock(passphrase: string): Promise<void> {
    await this.settled;
    const { losses } = this;
    await this.openReader(await this.writer.call('unlock', { folder: this.folder, passphrase }), losses);
  }

  /** Opens with the recovery key and sets a new passphrase; returns the new recovery key. */
  async recover(recoveryKey: string, newPassphrase: string): Promise<{ recoveryKey: string }> {
    const input = { folder: this.folder, recoveryKey, newPassphrase };
    await this.settled;
    const { losses } = this;
    const { recoveryKey: renewed, ...opened } = await this.writer.call('recover', input);
    await this.openReader(opened, losses);
    return { recoveryKey: renewed };
  }

  /** Closes the store; nothing of it stays in the workers. */
  async lock(): Promise<void> {
    this.openedStore = null;
    // Neither waits for the other: one may be busy for long.
    const [reader, writer] = await Promise.allSettled([this.reader.call('close', {}), this.writer.call('lock', {})]);
    for (const side of [reader, writer]) if (side.status === 'rejected') throw side.reason;
  }

  /** Locks and ends the workers. The client cannot be used afterwards. */
  async close(): Promise<void> {
    await this.lock().catch(() => undefined);
    this.isClosed = true;
    await Promise.all([this.writerThread?.terminate(), this.readerThread?.terminate()]);
  }

  /**
   * A store that cannot be read is not left open for writing: nobody could lock or unlock it. `losses` is how many there
   * were before the writer opened: after another, the writer was told to lock or is gone.
   */
  private async openReader(opened: Opened, losses: number): Promise<void> {
    try {
      if (this.losses !== losses) throw stopped();
      await this.reader.call('open', { folder: this.folder, storeKey: opened.storeKey });
      if (this.losses !== losses) throw stopped();
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
    this.events.onChange(changes);
  }
}

/** Messages of our own worker; anything else would be a programming error. */
function asChanges(data: unknown): readonly Change[] {
  return Array.isArray(data) ? data : [];
}
