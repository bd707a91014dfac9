import { createHash, type Hash } from 'node:crypto';
import type { ContentHash, DeskKey } from '#shared/domain/ids.ts';
import { ConcordError } from '#shared/errors.ts';
import { bundleError, malformed } from '#shared/exchange/bundle-error.ts';
import type { AnyItem, ChunkItem } from '#shared/exchange/items.ts';
import { recordOfHeader } from '#shared/exchange/items.ts';
import type { BundleCounts } from '#shared/exchange/manifest.ts';
import { frameHead } from '#shared/exchange/sequence.ts';
import { compareBytes } from '#shared/log/commit.ts';

/** The order in which kinds of items follow one another; unknown kinds may stand anywhere before the end. */
const ORDER = { card: 0, commit: 1, chunk: 2, end: 3 } as const;

/**
 * Follows the items after the manifest, in writing and in reading alike: keeps the order that the format asks for,
 * checks attachments against their hash, counts, and digests every byte. Throws `bundle.damaged` for a wrong order and
 * `attachment.damaged` for content that is not what its hash says.
 */
export class ContentTally {
  private readonly digest = createHash('sha256');
  private readonly counts = { items: 0, cards: 0, commits: 0, records: 0, attachments: 0, bytes: 0 };
  private stage = 0;
  private unknown = 0;
  private lastCard: DeskKey | null = null;
  private lastRecord: Uint8Array | null = null;
  private lastAttachment: ContentHash | null = null;
  private open: { readonly first: ChunkItem; readonly hash: Hash; filled: number } | null = null;

  /** Takes the next item, with the bytes that it stands for. */
  accept(item: AnyItem, content: Uint8Array): void {
    if (this.stage === ORDER.end) throw malformed('trailing');
    const head = frameHead(content.length);
    this.digest.update(head).update(content);
    this.counts.bytes += head.length + content.length;
    this.counts.items++;
    if (item.type === 'unknown') {
      this.unknown++;
      return;
    }
    if (item.type === 'manifest' || ORDER[item.type] < this.stage) throw malformed('order');
    this.stage = ORDER[item.type];
    if (this.open && item.type !== 'chunk') throw malformed('chunk');
    if (item.type === 'card') this.acceptCard(item.desk);
    else if (item.type === 'commit') this.acceptCommit(item.commit.header);
    else if (item.type === 'chunk') this.acceptChunk(item);
  }

  /** Items of kinds that this version does not know. */
  get unknownItems(): number {
    return this.unknown;
  }

  /** The counts so far. */
  totals(): BundleCounts {
    return { ...this.counts };
  }

  /** The counts and the digest of a sequence that ended; throws `bundle.damaged` when no end item came. */
  finish(): { readonly counts: BundleCounts; readonly digest: Uint8Array } {
    if (this.stage !== ORDER.end) throw malformed('end');
    return { counts: this.totals(), digest: Uint8Array.from(this.digest.digest()) };
  }

  private acceptCard(desk: DeskKey): void {
    if (this.lastCard !== null && desk <= this.lastCard) throw malformed('order');
    this.lastCard = desk;
    this.counts.cards++;
  }

  private acceptCommit(header: Uint8Array): void {
    const record = recordOfHeader(header);
    if (!record) throw malformed('commit');
    const direction = this.lastRecord ? compareBytes(this.lastRecord, record) : -1;
    if (direction > 0) throw malformed('order');
    if (direction < 0) this.counts.records++;
    this.lastRecord = record;
    this.counts.commits++;
  }

  private acceptChunk(chunk: ChunkItem): void {
    this.open ??= this.openAttachment(chunk);
    const { first, hash } = this.open;
    if (chunk.hash !== first.hash || chunk.size !== first.size || chunk.offset !== this.open.filled) {
      throw malformed('chunk');
    }
    hash.update(chunk.data);
    this.open.filled += chunk.data.length;
    if (this.open.filled < first.size) return;
    if (hash.digest('hex') !== first.hash) {
      throw new ConcordError('attachment.damaged', 'An attachment is not what its hash says. Nothing was taken over.');
    }
    this.open = null;
  }

  private openAttachment(chunk: ChunkItem): NonNullable<typeof this.open> {
    if (this.lastAttachment !== null && chunk.hash <= this.lastAttachment) throw malformed('order');
    this.lastAttachment = chunk.hash;
    this.counts.attachments++;
    return { first: chunk, hash: createHash('sha256'), filled: 0 };
  }
}

/** Throws `bundle.digest` unless the content is what the manifest says. */
export function assertSameContent(
  stated: { readonly counts: BundleCounts; readonly digest: Uint8Array },
  found: { readonly counts: BundleCounts; readonly digest: Uint8Array },
): void {
  for (const part of ['items', 'cards', 'commits', 'records', 'attachments', 'bytes'] as const) {
    if (stated.counts[part] !== found.counts[part]) {
      throw bundleError('bundle.digest', { part, stated: stated.counts[part], found: found.counts[part] });
    }
  }
  if (compareBytes(stated.digest, found.digest) !== 0) throw bundleError('bundle.digest', { part: 'digest' });
}
