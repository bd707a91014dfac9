import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { ConcordError } from '#shared/errors.ts';

/** Where an event file comes from: the disk, or a drop into the window. */
export type CsvSource = { readonly path: string } | { readonly bytes: Uint8Array };

/** How much of a file is worked on at a time: its rows are in memory together. */
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

/** The bytes from `from` on, piece by piece. Throws `file.unreadable`. */
export async function* readBytes(source: CsvSource, from: number): AsyncGenerator<Uint8Array> {
  if ('bytes' in source) {
    for (let at = from; at < source.bytes.length; at += PIECE) yield source.bytes.subarray(at, at + PIECE);
    return;
  }
  const stream = createReadStream(source.path, { start: from, highWaterMark: PIECE });
  try {
    for await (const piece of stream) if (piece instanceof Uint8Array) yield piece;
  } catch (error) {
    throw isSystemError(error) ? unreadable(error) : error;
  } finally {
    stream.destroy();
  }
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
