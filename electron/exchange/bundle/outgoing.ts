import type { ContentHash } from '#shared/domain/ids.ts';
import { ConcordError } from '#shared/errors.ts';
import { bundleError } from '#shared/exchange/bundle-error.ts';
import type { DeskCard } from '#shared/exchange/desk-card.ts';
import { type AnyItem, encodeItem, type UnknownItem } from '#shared/exchange/items.ts';
import { assertCounts, type BundleCounts } from '#shared/exchange/manifest.ts';
import { frameItem } from '#shared/exchange/sequence.ts';
import type { SealedCommit } from '#shared/log/commit.ts';
import { LIMITS } from '#shared/log/limits.ts';
import { cancelled } from './bundle-file.ts';
import { assertSameContent, ContentTally } from './content-tally.ts';

/** Batches of one kind of content. Called twice, and must give the same both times. */
export type Feed<T> = () => AsyncIterable<readonly T[]> | Iterable<readonly T[]>;

/** An attachment to be written; `content` is called twice and may give pieces of any size. */
export interface OutgoingAttachment {
  readonly hash: ContentHash;
  readonly size: number;
  readonly content: () => AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
}

/** What a bundle carries. Nothing of it is ever held in memory as a whole. */
export interface BundleBody {
  /** Cards of desks that wrote the commits, one a desk, in rising order of desk key. */
  readonly cards: Feed<DeskCard>;
  /** Commits with their withheld ops taken out, in rising order of record id; within a record parents come first. */
  readonly commits: Feed<SealedCommit>;
  /** In rising order of hash, without repeats. */
  readonly attachments: Feed<OutgoingAttachment>;
}

export interface WriteOptions {
  readonly isOverwrite?: boolean;
  readonly signal?: AbortSignal;
  /** `reading` counts bytes with no known total, `writing` goes over the same bytes again. */
  readonly onProgress?: (progress: { phase: 'reading' | 'writing'; done: number; total: number | null }) => void;
}

/** Bytes gathered before they are handed on: a pass through the streams costs the same for one byte as for many. */
const GATHER = 128 * 1024;

/** What the first pass over a body finds. */
export interface Measured {
  readonly counts: BundleCounts;
  readonly digest: Uint8Array;
  readonly withheldOps: number;
}

/** The first pass: counts, digest, order and bounds. Throws `bundle.limit`, `bundle.damaged`, `attachment.damaged`, `cancelled`. */
export async function measure(body: BundleBody, options: WriteOptions): Promise<Measured> {
  const tally = new ContentTally();
  let withheldOps = 0;
  let reported = 0;
  for await (const item of itemsOf(body)) {
    assertRunning(options);
    tally.accept(item, encodeItem(item));
    if (item.type === 'commit') withheldOps += item.commit.ops.filter((op) => op === null).length;
    const totals = tally.totals();
    assertCounts(totals);
    if (totals.bytes < reported + GATHER) continue;
    reported = totals.bytes;
    options.onProgress?.({ phase: 'reading', done: reported, total: null });
  }
  return { ...tally.finish(), withheldOps };
}

type OutgoingItem = Exclude<AnyItem, UnknownItem>;

async function* itemsOf(body: BundleBody): AsyncGenerator<OutgoingItem, void, void> {
  for await (const cards of body.cards()) {
    for (const card of cards) yield { type: 'card', desk: card.desk, card: card.bytes };
  }
  for await (const commits of body.commits()) for (const commit of commits) yield { type: 'commit', commit };
  for await (const attachments of body.attachments()) for (const attachment of attachments) yield* chunksOf(attachment);
  yield { type: 'end' };
}

/** Cuts an attachment into pieces of equal size, whatever the pieces that it comes in. */
async function* chunksOf({ hash, size, content }: OutgoingAttachment): AsyncGenerator<OutgoingItem, void, void> {
  if (size > LIMITS.attachment) throw bundleError('bundle.limit', { part: 'attachment', size });
  let offset = 0;
  let data = new Uint8Array(Math.min(LIMITS.attachmentChunk, size));
  let filled = 0;
  for await (const piece of content()) {
    if (offset + filled + piece.length > size) throw wrongSize();
    for (let at = 0; at < piece.length;) {
      const part = piece.subarray(at, at + data.length - filled);
      data.set(part, filled);
      filled += part.length;
      at += part.length;
      if (filled < data.length) continue;
      yield { type: 'chunk', hash, size, offset, data };
      offset += filled;
      data = new Uint8Array(Math.min(LIMITS.attachmentChunk, size - offset));
      filled = 0;
    }
  }
  if (size === 0) yield { type: 'chunk', hash, size, offset: 0, data };
  else if (offset < size) throw wrongSize();
}

function wrongSize(): ConcordError {
  return new ConcordError(
    'attachment.damaged',
    'An attachment is not of the size that it should be. Nothing was written.',
  );
}

/** The second pass: the manifest and every item, framed, in pieces of a useful size. */
export async function* sequence(
  head: Uint8Array,
  body: BundleBody,
  first: Measured,
  options: WriteOptions,
): AsyncGenerator<Uint8Array, void, void> {
  const tally = new ContentTally();
  let gathered: Uint8Array[] = [frameItem(head)];
  let size = 0;
  for await (const item of itemsOf(body)) {
    assertRunning(options);
    const content = encodeItem(item);
    tally.accept(item, content);
    gathered.push(frameItem(content));
    size += content.length;
    if (size < GATHER) continue;
    yield Buffer.concat(gathered);
    gathered = [];
    size = 0;
    options.onProgress?.({ phase: 'writing', done: tally.totals().bytes, total: first.counts.bytes });
  }
  // The store may have changed between the two readings; what was signed must be what is written.
  assertSameContent(first, tally.finish());
  yield Buffer.concat(gathered);
  options.onProgress?.({ phase: 'writing', done: first.counts.bytes, total: first.counts.bytes });
}

function assertRunning(options: WriteOptions): void {
  if (options.signal?.aborted) throw cancelled();
}
