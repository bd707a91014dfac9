import { bundleError, malformed } from '#shared/exchange/bundle-error.ts';
import { LIMITS } from '#shared/log/limits.ts';
import { ZSTD_MAGIC } from './magic.ts';

const MAX_BLOCK = 128 * 1024;
const RAW = 0;
const RLE = 1;
const RESERVED = 3;
const CHECKSUM = 4;

type State = 'magic' | 'descriptor' | 'header' | 'block' | 'body' | 'checksum' | 'complete';

/**
 * Walks the structure of a zstd frame (RFC 8878 §3.1.1) beside the decoder, which stops silently after the first frame
 * and skips what it calls skippable. A bundle is exactly one frame with no dictionary, a bounded window and nothing
 * behind it. Throws `bundle.foreign`, `bundle.limit` or `bundle.damaged`.
 */
export class ZstdFrameGuard {
  private state: State = 'magic';
  private gathered: number[] = [];
  private wanted = ZSTD_MAGIC.length;
  private skip = 0;
  private descriptor = 0;
  private isLast = false;
  private blockLimit = MAX_BLOCK;

  get isComplete(): boolean {
    return this.state === 'complete';
  }

  push(chunk: Uint8Array): void {
    let at = 0;
    while (at < chunk.length) {
      if (this.state === 'complete') throw malformed('trailing');
      if (this.skip > 0) {
        const step = Math.min(this.skip, chunk.length - at);
        this.skip -= step;
        at += step;
        if (this.skip === 0) this.afterBody();
        continue;
      }
      this.gathered.push(chunk[at++] ?? 0);
      if (this.gathered.length < this.wanted) continue;
      const bytes = this.gathered;
      this.gathered = [];
      this.take(bytes);
    }
  }

  private take(bytes: readonly number[]): void {
    const first = bytes[0] ?? 0;
    if (this.state === 'magic') {
      if (bytes.some((byte, at) => byte !== ZSTD_MAGIC[at])) throw bundleError('bundle.foreign', { part: 'zstd' });
      this.want('descriptor', 1);
    } else if (this.state === 'descriptor') {
      this.takeDescriptor(first);
    } else if (this.state === 'header') {
      this.takeHeader(bytes);
    } else if (this.state === 'block') {
      this.takeBlock(littleEndian(bytes));
    } else {
      this.state = 'complete';
    }
  }

  private takeDescriptor(descriptor: number): void {
    if ((descriptor & 0x08) !== 0 || (descriptor & 0x03) !== 0) throw malformed('zstd');
    this.descriptor = descriptor;
    const isSingle = (descriptor & 0x20) !== 0;
    const sizeBytes = [isSingle ? 1 : 0, 2, 4, 8][descriptor >>> 6] ?? 0;
    this.want('header', (isSingle ? 0 : 1) + sizeBytes);
  }

  private takeHeader(bytes: readonly number[]): void {
    const isSingle = (this.descriptor & 0x20) !== 0;
    const first = bytes[0] ?? 0;
    const sizeBytes = isSingle ? bytes : bytes.slice(1);
    const contentSize = littleEndian(sizeBytes) + (sizeBytes.length === 2 ? 256 : 0);
    const base = 2 ** (10 + (first >>> 3));
    const window = isSingle ? contentSize : base + (base / 8) * (first & 7);
    if (window > 2 ** LIMITS.zstdWindowLog || contentSize > LIMITS.bundleInflated) {
      throw bundleError('bundle.limit', { part: 'zstd' });
    }
    this.blockLimit = Math.min(MAX_BLOCK, window);
    this.want('block', 3);
  }

  private takeBlock(header: number): void {
    this.isLast = (header & 1) === 1;
    const kind = (header >>> 1) & 3;
    const size = header >>> 3;
    if (kind === RESERVED || size > this.blockLimit) throw malformed('zstd');
    this.state = 'body';
    this.skip = kind === RLE ? 1 : size;
    if (this.skip === 0) this.afterBody();
  }

  private afterBody(): void {
    if (!this.isLast) this.want('block', 3);
    else if ((this.descriptor & 0x04) !== 0) this.want('checksum', CHECKSUM);
    else this.state = 'complete';
  }

  private want(state: State, count: number): void {
    this.state = state;
    this.wanted = count;
  }
}

function littleEndian(bytes: readonly number[]): number {
  return bytes.reduceRight((sum, byte) => sum * 256 + byte, 0);
}

/**
 * A zstd frame of raw blocks: what a writer falls back to when content compresses further than readers allow, such as a
 * scan of empty pages. Window 1 MiB, no checksum, since the bundle's own digest covers every byte.
 */
export async function* storedFrame(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void, void> {
  yield Uint8Array.of(...ZSTD_MAGIC, 0x00, 0x50);
  for await (const chunk of source) {
    for (let at = 0; at < chunk.length; at += MAX_BLOCK) yield rawBlock(chunk.subarray(at, at + MAX_BLOCK), false);
  }
  yield rawBlock(new Uint8Array(), true);
}

function rawBlock(data: Uint8Array, isLast: boolean): Uint8Array {
  const header = (data.length << 3) | (RAW << 1) | (isLast ? 1 : 0);
  const block = new Uint8Array(3 + data.length);
  block.set([header & 255, (header >>> 8) & 255, header >>> 16]);
  block.set(data, 3);
  return block;
}
