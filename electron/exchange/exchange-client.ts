import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { MessageChannel, Worker } from 'node:worker_threads';
import { ConcordError } from '#shared/errors.ts';
import type { RecordId } from '#shared/domain/ids.ts';
import { type CallOptions, Client } from '#db/workers/rpc.ts';
import type { ReceivedBundle } from '#db/workers/bundle-port.ts';
import { flushFolder } from '#db/keys/durable-file.ts';
import type { StoreClient } from '#db/workers/store-client.ts';
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

interface Thread {
  readonly worker: Worker;
  readonly client: Client<ExchangeApi>;
}

/** The thread that reads and writes bundles, as the host sees it. It starts when it is first needed. */
export class ExchangeClient {
  private writing: Promise<unknown> = Promise.resolve();
  private thread: Thread | null = null;
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

  async lock(): Promise<void> {
    this.opened = null;
    this.opening = null;
    await this.thread?.client.call('lock', {});
  }

  /** Locks and ends the thread. The client cannot be used afterwards. */
  async close(): Promise<void> {
    await this.lock().catch(() => undefined);
    await this.thread?.worker.terminate();
  }

  /** The thread with the store open in it. Throws `workspace.locked`. */
  private async client(): Promise<Client<ExchangeApi>> {
    if (!this.opened) throw new ConcordError('workspace.locked', 'The workspace is locked. Unlock it first.');
    this.thread ??= startThread();
    const { client } = this.thread;
    this.opening ??= client.call('open', this.opened);
    await this.opening;
    return client;
  }

  /** What a release would carry, item by item. */
  async plan(input: { ids: readonly RecordId[]; recipients: readonly RecordId[] }): Promise<ReleasePlan> {
    const client = await this.client();
    return client.call('plan', input);
  }

  /**
   * Writes a bundle under a passing name, opens it again with each recipient's eyes and compares it with the plan. Then
   * the store takes its place in the chain, and only then the file gets its name: a number that was spent on a file
   * which never appeared is a gap, but one that was used twice would look like a forgery. On failure no file is left.
   */
  write(store: StoreClient, input: WriteInput, options: CallOptions = {}): Promise<WrittenRelease> {
    // One after the other: two at once would take the same number.
    const written = this.writing.then(() => this.writeNow(store, input, options));
    this.writing = written.catch(() => undefined);
    return written;
  }

  private async writeNow(store: StoreClient, input: WriteInput, options: CallOptions): Promise<WrittenRelease> {
    if (!input.isReplacing && existsSync(input.path)) {
      throw fileExists();
    }
    const client = await this.client();
    const pending = `${input.path}.${randomUUID()}.part`;
    try {
      const written = await client.call('write', { ...input, path: pending }, options);
      await store.writer.call('recordBundle', written.record);
      // Somebody may have put a file there meanwhile.
      if (!input.isReplacing && existsSync(input.path)) throw fileExists();
      await rename(pending, input.path);
      flushFolder(dirname(input.path));
      return written;
    } finally {
      await rm(pending, { force: true });
    }
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
    return this.withFile(source, async (path) => (await this.client()).call('verify', { path }, options));
  }

  private receive(
    store: StoreClient,
    source: BundleSource,
    isDryRun: boolean,
    options: CallOptions,
  ): Promise<BundleReceipt> {
    return this.withFile(source, async (path) => {
      const client = await this.client();
      const { port1, port2 } = new MessageChannel();
      const [read, written] = await Promise.allSettled([
        client.call('receive', { path, port: port1 }, { ...options, transfer: [port1] }),
        store.writer.call('receiveBundle', { port: port2, isDryRun }, { ...options, transfer: [port2] }),
      ]);
      // The reader hands its failure on to the writer, and the writer's own is the cause when the reader was cut off.
      if (written.status === 'rejected') throw written.reason;
      if (read.status === 'rejected') throw read.reason;
      return { ...read.value, ...written.value };
    });
  }

  /** Content without a path is ciphertext: it may lie in the workspace folder for the moment. */
  private async withFile<T>(source: BundleSource, use: (path: string) => Promise<T>): Promise<T> {
    if ('path' in source) return use(source.path);
    if (!this.opened) throw new ConcordError('workspace.locked', 'The workspace is locked. Unlock it first.');
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

function startThread(): Thread {
  const here = import.meta.url;
  const file = here.endsWith('.ts') ? './exchange-worker.ts' : './exchange-worker.js';
  const worker = new Worker(new URL(file, here), { name: 'exchange-worker' });
  const client = new Client<ExchangeApi>(worker);
  worker.on('error', () => client.end(stopped()));
  worker.on('exit', () => client.end(stopped()));
  return { worker, client };
}

function stopped(): ConcordError {
  return new ConcordError(
    'internal',
    'The exchange stopped unexpectedly. What was saved is safe. Start Concord again.',
  );
}
