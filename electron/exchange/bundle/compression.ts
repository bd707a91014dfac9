import type { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { constants, createZstdCompress, createZstdDecompress } from 'node:zlib';
import { ConcordError, systemError } from '#shared/errors.ts';
import { bundleError, malformed } from '#shared/exchange/bundle-error.ts';
import { LIMITS } from '#shared/log/limits.ts';
import { ZstdFrameGuard } from './zstd-frame.ts';

/** Signatures and hashes do not compress: level 9 takes ten times as long and saves less than three per cent. */
const LEVEL = 3;
const CHUNK = 128 * 1024;

/** Bytes that may come out before the ratio between what came out and what went in is looked at. */
const RATIO_FREE = 16 * 2 ** 20;

/** Thrown into the writer when content compresses so far that readers would take it for a bomb. */
export class CompressesTooFar extends Error {}

/**
 * Compresses to one zstd frame with a checksum. Stays within half of what readers allow, since buffers make both ends
 * count a little apart; throws `CompressesTooFar` otherwise.
 */
export async function* deflate(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void, void> {
  const deflater = createZstdCompress({
    chunkSize: CHUNK,
    params: {
      [constants.ZSTD_c_compressionLevel]: LEVEL,
      [constants.ZSTD_c_windowLog]: LIMITS.zstdWindowLog,
      [constants.ZSTD_c_checksumFlag]: 1,
    },
  });
  const guard = new ZstdFrameGuard();
  let plain = 0;
  let packed = 0;
  const feed = async (): Promise<void> => {
    try {
      for await (const chunk of source) {
        for (let at = 0; at < chunk.length; at += CHUNK) {
          const part = chunk.subarray(at, at + CHUNK);
          plain += part.length;
          if (plain > RATIO_FREE / 2 + (packed * LIMITS.inflationRatio) / 2) throw new CompressesTooFar();
          await written(deflater, part);
        }
      }
      // Only when nothing is queued any more: ended with a chunk still waiting, Node closes the frame twice.
      deflater.end();
    } catch (thrown) {
      deflater.destroy(thrown instanceof Error ? thrown : new Error('The content could not be read'));
    }
  };
  const feeding = feed();
  try {
    for await (const chunk of deflater) {
      guard.push(chunk);
      packed += chunk.length;
      yield chunk;
    }
    if (!guard.isComplete) throw new Error('The compressor did not end its frame');
  } finally {
    deflater.destroy();
    await feeding;
  }
}

function written(stream: Writable, chunk: Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    stream.write(chunk, (error) => (error ? reject(error) : resolve()));
  });
}

/**
 * Inflates exactly one zstd frame. Bounds the window, the total and the ratio as the bytes come out. `atEnd` is the
 * error for input that stops inside the frame. Throws `bundle.foreign`, `bundle.limit`, `bundle.damaged`.
 */
export async function* inflate(
  source: AsyncIterable<Uint8Array>,
  atEnd: () => ConcordError,
): AsyncGenerator<Uint8Array, void, void> {
  const inflater = createZstdDecompress({
    chunkSize: CHUNK,
    params: { [constants.ZSTD_d_windowLogMax]: LIMITS.zstdWindowLog },
  });
  const guard = new ZstdFrameGuard();
  let packed = 0;
  let plain = 0;
  async function* guarded(): AsyncGenerator<Uint8Array, void, void> {
    for await (const chunk of source) {
      guard.push(chunk);
      packed += chunk.length;
      yield chunk;
    }
    if (!guard.isComplete) throw atEnd();
  }
  const feeding = pipeline(guarded, inflater);
  feeding.catch(() => undefined);
  try {
    for await (const chunk of inflater) {
      plain += chunk.length;
      if (plain > LIMITS.bundleInflated || plain > RATIO_FREE + packed * LIMITS.inflationRatio) {
        throw bundleError('bundle.limit', { part: 'inflation' });
      }
      yield chunk;
    }
    await feeding;
  } catch (thrown) {
    throw thrown instanceof ConcordError || systemError(thrown) ? thrown : zstdError(thrown);
  } finally {
    inflater.destroy();
  }
}

function zstdError(thrown: unknown): unknown {
  if (!(thrown instanceof Error) || !('code' in thrown) || typeof thrown.code !== 'string') return thrown;
  if (thrown.code === 'ZSTD_error_frameParameter_windowTooLarge') return bundleError('bundle.limit', { part: 'zstd' });
  return thrown.code.startsWith('ZSTD_') || thrown.code.startsWith('Z_') ? malformed('zstd') : thrown;
}
