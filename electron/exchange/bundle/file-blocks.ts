import { createHash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';

/** Writes all of the bytes at a position of the file. */
export async function writeAll(file: FileHandle, bytes: Uint8Array, at: number): Promise<void> {
  let written = 0;
  while (written < bytes.length) {
    written += (await file.write(bytes, written, bytes.length - written, at + written)).bytesWritten;
  }
}

/** Fills `into` from a position of the file, which must hold that many bytes. */
export async function readAll(file: FileHandle, into: Uint8Array, at: number): Promise<void> {
  let filled = 0;
  while (filled < into.length) {
    const { bytesRead } = await file.read(into, filled, into.length - filled, at + filled);
    if (bytesRead === 0) throw new Error('The file being written became shorter');
    filled += bytesRead;
  }
}

/** SHA-256 of the first `size` bytes of the file, 64 hex digits. */
export async function hashOf(file: FileHandle, size: number): Promise<string> {
  const hash = createHash('sha256');
  const block = new Uint8Array(256 * 1024);
  for (let at = 0; at < size; at += block.length) {
    const part = block.subarray(0, Math.min(block.length, size - at));
    await readAll(file, part, at);
    hash.update(part);
  }
  return hash.digest('hex');
}
