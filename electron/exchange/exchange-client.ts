import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { MessageChannel } from 'node:worker_threads';
import { ConcordError } from '#shared/errors.ts';
import type { RecordId } from '#shared/domain/ids.ts';
import { cancelled } from '#db/workers/long-work.ts';
import type { CallOptions, Client } from '#db/workers/rpc.ts';
import type { ReceivedBundle } from '#db/workers/bundle-port.ts';
import { startThread, type Thread } from '#db/workers/thread.ts';
import type { StoreClient } from '#db/workers/store-client.ts';
import { giveName } from '../services/atomic-file.ts';
import { isSealedBundle } from './bundle/magic.ts';
import type { ExchangeApi } from './exchange-api.ts';
import type { BundleSummary } from './receive-bundle.ts';
import type { ReleasePlan, WrittenRelease } from './release.ts';
import type { VerifiedBundle } from './verify-bundle.ts';

/** A bundle as a person gave it: a file, or content that was dropped into the window. */
export type BundleSource = { readonly path: string } | { readonly bytes: Uint8Array };

const INCOMING = 'incoming-';

interface WriteInput {
  readonly ids: readonly RecordId[];
  readonly recipients: readonly RecordId[];
  readonly path: string;
  readonly isReplacing: boolean;
  /** The digest of the plan that a person reviewed, or null where nobody did. */
  readonly review?: string | null;
}

function fileExists(): ConcordError {
  return new ConcordError('file.exists', 'There is already a file of this name. Choose another name.');
}

export interface BundleReceipt extends BundleSummary, ReceivedBundle {}

/** How long (ms) work that was asked to stop may take to end before its thread is ended under it. */
const PATIENCE = 3_000;

/**
 * The thread that reads and writes bundles, as the host sees it. It starts when it is first needed, and again after it
 * ended by itself: what it was about has failed, and the store is as it was.
 */
export class ExchangeClient {
  /** Done when all work that was asked for so far is. */
  private turn: Promise<unknown> = Promise.resolve();
  private thread: Thread<ExchangeApi> | null = null;
  private opened: { readonly folder: string; readonly storeKey: Uint8Array } | null = null;
  private opening: Promise<unknown> | null = null;

  /** Opens the exchange beside an unlocked store. */
  async open(folder: string, storeKey: Uint8Array): Promise<void> {
    this.opened = { folder, storeKey };
    this.opening = null;
    // Left behind when the machine stopped in the middle of reading dropped content.
    for (const name of await readdir(folder)) {
      if (name.startsWith(INCOMING)) await rm(join(folder, name), { recursive: true, force: true });
    }
  }

  /** Closes the store in the thread, as soon as that has given up what it is about. */
  async lock(): Promise<void> {
    this.opened = null;
    this.opening = null;
    const { thread } = this;
    if (thread) await this.within(PATIENCE, thread, thread.client.call('lock', {})).catch(() => undefined);
  }

  /** Locks and ends the thread. The client cannot be used afterwards. */
  async close(): Promise<void> {
    await this.lock();
    await this.thread?.terminate();
  }

  /** What a release would carry, item by item. */
  plan(input: { ids: readonly RecordId[]; recipients: readonly RecordId[] }): Promise<ReleasePlan> {
    return this.inTurn(undefined, (client) => client.call('plan', input));
  }

  /**
   * Writes a bundle under a passing name, opens it again with each recipient's eyes and compares it with the plan. Then
   * the store takes its place in the chain, and only then the file gets its name: a number that was spent on a file
   * which never appeared is a gap, but one that was used twice would look like a forgery. On failure no file is left.
   */
  write(store: StoreClient, input: WriteInput, options: CallOptions = {}): Promise<WrittenRelease> {
    return this.inTurn(options.signal, async (client) => {
      if (!input.isReplacing && existsSync(input.path)) throw fileExists();
      const pending = `${input.path}.${randomUUID()}.part`;
      try {
        const written = await client.call('write', { ...input, path: pending }, options);
        await store.writer.call('recordBundle', written.record);
        await giveName(pending, input.path, input.isReplacing);
        return written;
      } finally {
        await rm(pending, { force: true });
      }
    });
  }

  /** Reads, verifies and rehearses a bundle; nothing is changed. */
  preview(store: StoreClient, source: BundleSource, options: CallOptions = {}): Promise<BundleReceipt> {
    return this.receive(store, source, true, options);
  }

  /** Applies a bundle whole, or not at all. */
  apply(store: StoreClient, source: BundleSource, options: CallOptions = {}): Promise<BundleReceipt> {
    return this.receive(store, source, false, options);
  }

  /** Verifies a bundle without touching the store. */
  verify(source: BundleSource, options: CallOptions = {}): Promise<VerifiedBundle> {
    return this.inTurn(options.signal, (client) =>
      this.withFile(source, (path) => client.call('verify', { path }, options)),
    );
  }

  private receive(
    store: StoreClient,
    source: BundleSource,
    isDryRun: boolean,
    options: CallOptions,
  ): Promise<BundleReceipt> {
    return this.inTurn(options.signal, (client) =>
      this.withFile(source, async (path) => {
        // The proofs take most of the time, and a file may come from a slow stick: nobody's saving waits for either. What
        // is damaged or not for this desk never reaches the store.
        const { bundleHash, refusedCount } = await client.call('verify', { path }, options);
        const known = { bundleHash, isSound: refusedCount === 0 };
        const { port1, port2 } = new MessageChannel();
        const [read, written] = await Promise.allSettled([
          client.call('receive', { path, known, port: port1 }, { ...options, transfer: [port1] }),
          store.writer.call('receiveBundle', { port: port2, isDryRun }, { ...options, transfer: [port2] }),
        ]);
        if (read.status === 'fulfilled' && written.status === 'fulfilled') return { ...read.value, ...written.value };
        throw causeOf([written, read]);
      }),
    );
  }

  /**
   * Does one piece of work after the other: two releases at once would take the same number, and an import that waits
   * for the exchange would meanwhile hold up all saving. Throws `workspace.locked`.
   */
  private inTurn<T>(signal: AbortSignal | undefined, work: (client: Client<ExchangeApi>) => Promise<T>): Promise<T> {
    const done = untilStopped(this.turn, signal).then(async () => {
      const thread = await this.ready();
      return this.stoppable(thread, work(thread.client), signal);
    });
    this.turn = Promise.allSettled([this.turn, done]);
    return done;
  }

  /** The thread with the store open in it. */
  private async ready(): Promise<Thread<ExchangeApi>> {
    if (!this.opened) throw new ConcordError('workspace.locked', 'The workspace is locked. Unlock it first.');
    const thread = (this.thread ??= this.start());
    this.opening ??= thread.client.call('open', this.opened);
    try {
      await this.opening;
    } catch (error) {
      this.opening = null;
      throw error;
    }
    return thread;
  }

  private start(): Thread<ExchangeApi> {
    const thread = startThread<ExchangeApi>(import.meta.url, 'exchange-worker', () => this.forget(thread));
    return thread;
  }

  private forget(thread: Thread<ExchangeApi>): void {
    if (this.thread !== thread) return;
    this.thread = null;
    this.opening = null;
  }

  /** Waits for work that is asked to stop, but not for ever. */
  private async stoppable<T>(thread: Thread<ExchangeApi>, work: Promise<T>, signal?: AbortSignal): Promise<T> {
    const stop = () => {
      this.within(PATIENCE, thread, work).catch(() => undefined);
    };
    if (signal?.aborted) stop();
    signal?.addEventListener('abort', stop);
    try {
      return await work;
    } finally {
      signal?.removeEventListener('abort', stop);
    }
  }

  /** Ends the thread under work that takes longer: it may hang on a disk that is gone. */
  private async within<T>(ms: number, thread: Thread<ExchangeApi>, work: Promise<T>): Promise<T> {
    const timer = setTimeout(() => {
      this.forget(thread);
      // Its calls fail and its ports close at once. Its end may never come, so nobody waits for it.
      void thread.terminate(cancelled());
    }, ms);
    return work.finally(() => clearTimeout(timer));
  }

  /** A bundle without a path is ciphertext, or may be read by anybody: it may lie in the workspace folder for the moment. */
  private async withFile<T>(source: BundleSource, use: (path: string) => Promise<T>): Promise<T> {
    if ('path' in source) return use(source.path);
    if (!this.opened) throw new ConcordError('workspace.locked', 'The workspace is locked. Unlock it first.');
    // Anything can be dropped into a window; what is no bundle must not come to lie on the disk in the clear.
    isSealedBundle(source.bytes);
    const folder = await mkdtemp(join(this.opened.folder, INCOMING));
    try {
      const path = join(folder, 'bundle');
      await writeFile(path, source.bytes, { mode: 0o600 });
      return await use(path);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }
}

/** Waits, or throws `cancelled` as soon as nobody wants what comes after. */
function untilStopped(turn: Promise<unknown>, signal: AbortSignal | undefined): Promise<unknown> {
  if (!signal) return turn;
  return new Promise((resolve, reject) => {
    const stop = () => reject(cancelled());
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    void turn.finally(() => {
      signal.removeEventListener('abort', stop);
      resolve(undefined);
    });
  });
}

/** Each side gives up when the other does: what it says then is not why the work failed. */
function causeOf(sides: readonly PromiseSettledResult<unknown>[]): unknown {
  const reasons = sides.flatMap((side): unknown[] => (side.status === 'rejected' ? [side.reason] : []));
  const isOwn = (reason: unknown) => !(reason instanceof ConcordError) || reason.code !== 'cancelled';
  return reasons.find(isOwn) ?? reasons[0];
}
