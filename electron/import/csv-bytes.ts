import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { setImmediate } from 'node:timers/promises';
import { ConcordError } from '#shared/errors.ts';

/** Where an event file comes from: the disk, or a drop into the window. */
export type CsvSource = { readonly path: string } | { readonly bytes: Uint8Array };

/** Small enough that the rows of one piece keep an event loop busy for a few milliseconds only. */
const PIECE = 64 * 1024;

/** The size in bytes. Throws `file.unreadable`. */
export async function sizeOf(source: CsvSource): Promise<number> {
  if ('bytes' in source) return source.bytes.length;
  try {
    const found = await stat(source.path);
    if (found.isFile()) return found.size;
  } catch (error) {
    throw unreadable(error);
  }
  throw unreadable(null);
}

/** The first `length` bytes, fewer when the file is shorter. Throws `file.unreadable`. */
export async function headOf(source: CsvSource, length: number): Promise<Uint8Array> {
  if ('bytes' in source) return source.bytes.subarray(0, length);
  try {
    const file = await open(source.path, 'r');
    try {
      const { buffer, bytesRead } = await file.read(new Uint8Array(length), 0, length, 0);
      return buffer.subarray(0, bytesRead);
    } finally {
      await file.close();
    }
  } catch (error) {
    throw unreadable(error);
  }
}

/**
 * The bytes from `from` on, piece by piece, giving other work its turn in between. Throws `file.unreadable`, and
 * `cancelled` once the signal is aborted.
 */
export async function* readBytes(
  source: CsvSource,
  from: number,
  signal: AbortSignal | undefined,
): AsyncGenerator<Uint8Array> {
  if ('bytes' in source) {
    for (let at = from; at < source.bytes.length; at += PIECE) {
      throwIfCancelled(signal);
      yield source.bytes.subarray(at, at + PIECE);
      await setImmediate();
    }
    return;
  }
  const stream = createReadStream(source.path, { start: from, highWaterMark: PIECE });
  try {
    for await (const piece of stream) {
      throwIfCancelled(signal);
      if (piece instanceof Uint8Array) yield piece;
    }
  } catch (error) {
    if (error instanceof ConcordError) throw error;
    throw isSystemError(error) ? unreadable(error) : error;
  } finally {
    stream.destroy();
  }
}

/** Longest time in milliseconds for which rows are worked on without giving other work its turn. */
const TURN = 5;

/** Makes long work on rows give way, so that a window stays alive in the process that does it. */
export class Pace {
  #since = performance.now();

  /** Waits for a turn of the event loop when the last was long ago; throws `cancelled` once the signal is aborted. */
  async breathe(signal: AbortSignal | undefined): Promise<void> {
    if (performance.now() - this.#since < TURN) return;
    await setImmediate();
    throwIfCancelled(signal);
    this.#since = performance.now();
  }
}

export function throwIfCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new ConcordError('cancelled', 'The import was cancelled.');
}

function isSystemError(error: unknown): boolean {
  return error instanceof Error && 'code' in error && 'syscall' in error;
}

function unreadable(cause: unknown): ConcordError {
  return new ConcordError(
    'file.unreadable',
    'The file cannot be read. Check that it still exists and that you may open it, then try again.',
    undefined,
    { cause },
  );
}
