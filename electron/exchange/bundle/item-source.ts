import { bundleError, malformed } from '#shared/exchange/bundle-error.ts';
import { type AnyItem, decodeItem } from '#shared/exchange/items.ts';
import { SequenceSplitter } from '#shared/exchange/sequence.ts';
import { LIMITS } from '#shared/log/limits.ts';
import { decrypt } from './age-envelope.ts';
import { type BundleFile, changed } from './bundle-file.ts';
import { inflate } from './compression.ts';

/** The second reading, cut into items. */
export class ItemSource {
  private readonly file: BundleFile;
  private readonly chunks: AsyncGenerator<Uint8Array, void, void>;
  private readonly splitter = new SequenceSplitter((index) => (index === 0 ? LIMITS.manifest : LIMITS.bundleItem));
  private ready: Generator<Uint8Array, void, void> | null = null;
  private isClosed = false;

  constructor(file: BundleFile, fileKey: Uint8Array | null, fileHash: string, onBlock: (done: number) => void) {
    this.file = file;
    const blocks = file.blocks(onBlock, (hash) => {
      if (hash !== fileHash) throw changed();
    });
    const compressed = fileKey ? decrypt(blocks, fileKey) : blocks;
    this.chunks = inflate(compressed, () => (fileKey ? malformed('zstd') : bundleError('bundle.truncated')));
  }

  /** The next item and its bytes; null after the last one. Throws `bundle.damaged` when the bytes end inside one. */
  async next(): Promise<{ item: AnyItem; content: Uint8Array } | null> {
    for (;;) {
      const content = this.ready?.next();
      if (content && !content.done) return { item: decodeItem(content.value), content: content.value };
      const chunk = await this.chunk();
      if (chunk === null) {
        if (!this.splitter.isBetweenItems) throw malformed('framing');
        return null;
      }
      this.ready = this.splitter.push(chunk);
    }
  }

  async close(): Promise<void> {
    if (this.isClosed) return;
    this.isClosed = true;
    await this.chunks.return();
    await this.file.close();
  }

  private async chunk(): Promise<Uint8Array | null> {
    try {
      const { done, value } = await this.chunks.next();
      return done ? null : value;
    } catch (thrown) {
      if (!this.isClosed) await this.file.assertUnchanged();
      throw thrown;
    }
  }
}
