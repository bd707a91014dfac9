import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { type FileHandle, open, stat } from 'node:fs/promises';
import { ConcordError } from '#shared/errors.ts';
import { bundleError } from '#shared/exchange/bundle-error.ts';
import { LIMITS } from '#shared/log/limits.ts';

/** Bytes asked of the disk at a time. */
const BLOCK = 256 * 1024;

/** What a file says of itself; when any of it changes between two readings the file is not the same any more. */
interface Snapshot {
  readonly inode: bigint;
  readonly size: bigint;
  readonly modifiedAt: bigint;
}

/**
 * A bundle file held open, so that both readings see the same file even when its name is given to another one
 * meanwhile. Throws `file.unreadable`, `bundle.limit` or `bundle.truncated` (for an empty file) on opening.
 */
export class BundleFile {
  readonly size: number;
  private readonly handle: FileHandle;
  private readonly snapshot: Snapshot;
  private readonly signal: AbortSignal | undefined;

  private constructor(handle: FileHandle, snapshot: Snapshot, signal: AbortSignal | undefined) {
    this.handle = handle;
    this.snapshot = snapshot;
    this.signal = signal;
    this.size = Number(snapshot.size);
  }

  static async open(path: string, signal?: AbortSignal): Promise<BundleFile> {
    let handle: FileHandle;
    try {
      // Asked before opening: opening a named pipe would wait for somebody to write to it.
      if (!(await stat(path)).isFile()) throw unreadable();
      handle = await open(path, constants.O_RDONLY);
    } catch (cause) {
      throw cause instanceof ConcordError ? cause : unreadable(cause);
    }
    try {
      const file = new BundleFile(handle, await snapshotOf(handle), signal);
      if (file.size > LIMITS.bundleFile) throw bundleError('bundle.limit', { part: 'file', size: file.size });
      if (file.size === 0) throw bundleError('bundle.truncated', { part: 'file' });
      return file;
    } catch (thrown) {
      await handle.close();
      throw thrown;
    }
  }

  /** At most `length` bytes from the start of the file. */
  async head(length: number): Promise<Uint8Array> {
    const bytes = new Uint8Array(Math.min(length, this.size));
    let filled = 0;
    while (filled < bytes.length) {
      const { bytesRead } = await this.read(bytes.subarray(filled), filled);
      if (bytesRead === 0) throw changed();
      filled += bytesRead;
    }
    return bytes;
  }

  /**
   * The file from its start to its end. After the last block the reading is compared with the snapshot taken on opening.
   * `onBlock` hears how many bytes were read so far. Returns the SHA-256 of all bytes, 64 hex digits, through `onHash`.
   */
  async *blocks(
    onBlock: (done: number) => void,
    onHash: (hash: string) => void,
  ): AsyncGenerator<Uint8Array, void, void> {
    const hash = createHash('sha256');
    let at = 0;
    while (at < this.size) {
      const block = new Uint8Array(Math.min(BLOCK, this.size - at));
      const { bytesRead } = await this.read(block, at);
      if (bytesRead === 0) throw changed();
      const bytes = block.subarray(0, bytesRead);
      hash.update(bytes);
      at += bytesRead;
      onBlock(at);
      yield bytes;
    }
    await this.assertUnchanged();
    onHash(hash.digest('hex'));
  }

  /** Throws `file.unreadable` when the file was written to since it was opened. */
  async assertUnchanged(): Promise<void> {
    const now = await snapshotOf(this.handle);
    const { inode, size, modifiedAt } = this.snapshot;
    if (now.inode !== inode || now.size !== size || now.modifiedAt !== modifiedAt) throw changed();
  }

  async close(): Promise<void> {
    await this.handle.close();
  }

  private async read(into: Uint8Array, at: number): Promise<{ bytesRead: number }> {
    if (this.signal?.aborted) throw cancelled();
    try {
      return await this.handle.read(into, 0, into.length, at);
    } catch (cause) {
      throw unreadable(cause);
    }
  }
}

async function snapshotOf(handle: FileHandle): Promise<Snapshot> {
  const { ino, size, mtimeNs } = await handle.stat({ bigint: true });
  return { inode: ino, size, modifiedAt: mtimeNs };
}

function unreadable(cause?: unknown): ConcordError {
  return new ConcordError(
    'file.unreadable',
    'The file cannot be read. Check that it is still there and that its disk is connected, then try again.',
    undefined,
    { cause },
  );
}

/** The error for a file that somebody wrote to while it was read. */
export function changed(): ConcordError {
  return new ConcordError(
    'file.unreadable',
    'The file changed while it was being read. Wait until it is copied completely, then try again.',
  );
}

export function cancelled(): ConcordError {
  return new ConcordError('cancelled', 'Cancelled. Nothing was changed.');
}
