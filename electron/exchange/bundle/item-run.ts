import { type RecordId, recordIdOf } from '#shared/domain/ids.ts';
import { ConcordError } from '#shared/errors.ts';
import { bundleError } from '#shared/exchange/bundle-error.ts';
import type { DeskCard } from '#shared/exchange/desk-card.ts';
import { type AnyItem, type CardItem, type ChunkItem, recordOfHeader } from '#shared/exchange/items.ts';
import type { BundleManifest } from '#shared/exchange/manifest.ts';
import type { SealedCommit } from '#shared/log/commit.ts';
import { readCardBytes } from '#db/trust/desk-card.ts';
import { assertSameContent, ContentTally } from './content-tally.ts';
import type { ItemSource } from './item-source.ts';

/** What a bundle hands out. A commit is still to be verified; a card was, but who handed it on only claims it. */
export type BundleItem =
  | { readonly type: 'card'; readonly card: DeskCard }
  | { readonly type: 'commit'; readonly record: RecordId; readonly commit: SealedCommit }
  | ChunkItem;

/** What is known only after the last item. */
export interface BundleEnd {
  /** Items of kinds, and cards, that this version cannot read; they were passed over. */
  readonly passedOver: number;
}

/** Batches end at whichever of these is passed first. */
const BATCH_ITEMS = 256;
const BATCH_BYTES = 2 * 2 ** 20;

/** The run over the items after the manifest, against what the manifest says of them. */
export class ItemRun {
  private readonly source: ItemSource;
  private readonly manifest: BundleManifest;
  private readonly tally = new ContentTally();
  private unreadableCards = 0;
  private isStarted = false;
  private isDone = false;

  constructor(source: ItemSource, manifest: BundleManifest) {
    this.source = source;
    this.manifest = manifest;
  }

  async *batches(): AsyncGenerator<readonly BundleItem[], void, void> {
    if (this.isStarted) throw new Error('A bundle’s items can be gone through once');
    this.isStarted = true;
    try {
      let batch: BundleItem[] = [];
      let bytes = 0;
      for (let next = await this.source.next(); next; next = await this.source.next()) {
        this.tally.accept(next.item, next.content);
        if (this.tally.totals().bytes > this.manifest.counts.bytes)
          throw bundleError('bundle.digest', { part: 'bytes' });
        const item = this.itemOf(next.item);
        if (!item) continue;
        batch.push(item);
        bytes += next.content.length;
        if (batch.length < BATCH_ITEMS && bytes < BATCH_BYTES) continue;
        yield batch;
        batch = [];
        bytes = 0;
      }
      if (batch.length > 0) yield batch;
      assertSameContent(this.manifest, this.tally.finish());
      this.isDone = true;
    } finally {
      await this.source.close();
    }
  }

  end(): BundleEnd {
    if (!this.isDone) {
      throw new ConcordError('internal', 'The bundle was not read to its end. Nothing of it may be kept.');
    }
    return { passedOver: this.tally.unknownItems + this.unreadableCards };
  }

  private itemOf(item: AnyItem): BundleItem | null {
    if (item.type === 'chunk') return item;
    if (item.type === 'commit') {
      const record = recordOfHeader(item.commit.header);
      return record ? { type: 'commit', record: recordIdOf(record), commit: item.commit } : null;
    }
    if (item.type !== 'card') return null;
    const card = this.cardOf(item);
    if (!card) this.unreadableCards++;
    return card && { type: 'card', card };
  }

  /**
   * A card that a newer version made, that does not hold or that belongs elsewhere is passed over: without it only a
   * name is not shown.
   */
  private cardOf(item: CardItem): DeskCard | null {
    try {
      const card = readCardBytes(item.card);
      return card.desk === item.desk && card.realm === this.manifest.realm ? card : null;
    } catch (thrown) {
      if (!(thrown instanceof ConcordError)) throw thrown;
      return null;
    }
  }
}
