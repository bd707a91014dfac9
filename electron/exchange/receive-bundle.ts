import type { MessagePort } from 'node:worker_threads';
import { fromHex, hashBytes } from '#shared/domain/ids.ts';
import { ConcordError, errorData } from '#shared/errors.ts';
import type { DeskCard } from '#shared/exchange/desk-card.ts';
import { type BundleManifest, recipientSetBytes } from '#shared/exchange/manifest.ts';
import { sha256 } from '#db/crypto/hash.ts';
import type { ReceivedCommit } from '#db/log/bundle-import.ts';
import { readVerifiedCommit, verifyCommit } from '#db/log/sealed-commit.ts';
import { cardText } from '#db/trust/desk-card.ts';
import type { BundlePart } from '#db/workers/bundle-port.ts';
import { Line } from '#db/workers/line.ts';
import type { LongWork } from '#db/workers/long-work.ts';
import { changed } from './bundle/bundle-file.ts';
import type { BundleItem } from './bundle/item-run.ts';
import { type BundleReader, type OpenBundle, readBundle } from './bundle/read-bundle.ts';

export interface BundleSummary {
  readonly manifest: BundleManifest;
  /** Names the bundle in its sender's chain, 64 hex digits. */
  readonly bundleHash: string;
  /** SHA-256 of the file, 64 hex digits. */
  readonly fileHash: string;
  readonly isEncrypted: boolean;
  /** The sender's card out of the manifest; that its names are true is for people to find out. */
  readonly sender: DeskCard;
}

/** What is known of a bundle that was read to its end before. */
export interface KnownBundle {
  /** Stands for every byte of the content: the digest of it is in what the sender signed. */
  readonly bundleHash: string;
  /** True when every commit in it held. */
  readonly isSound: boolean;
}

/**
 * Reads a bundle that was read before, and hands its parts to the writer of the store through the port, one batch ahead
 * of what the writer is working on. The proofs of a sound one are not gone through again while the writer waits: its
 * content is the same to the byte, or `end` is never sent. Throws as `readBundle` does, or `file.unreadable` when it is
 * another bundle by now, and tells the writer, which rolls back.
 */
export async function receiveBundle(
  path: string,
  known: KnownBundle,
  reader: BundleReader,
  realm: string,
  port: MessagePort,
  work: LongWork,
): Promise<BundleSummary> {
  const line = new Line<BundlePart>(port);
  try {
    const bundle = await readBundle(path, {
      reader,
      realm,
      onProgress: ({ phase, done, total }) => work.step(phase, done, total),
    });
    if (bundle.bundleHash !== known.bundleHash) throw changed();
    await sendAll(bundle, known.isSound ? null : realm, line);
    return summaryOf(bundle);
  } catch (error) {
    line.post({ type: 'failed', error: errorData(error) });
    throw error;
  }
}

/** What is worth telling of an open bundle. */
export function summaryOf({ manifest, bundleHash, fileHash, isEncrypted, sender }: OpenBundle): BundleSummary {
  return { manifest, bundleHash, fileHash, isEncrypted, sender };
}

/** `realm` is null when the commits were verified before. */
async function sendAll(bundle: OpenBundle, realm: string | null, line: Line<BundlePart>): Promise<void> {
  const { manifest } = bundle;
  await line.send({
    type: 'begin',
    commits: manifest.counts.commits,
    facts: {
      id: fromHex(manifest.bundle) ?? new Uint8Array(),
      hash: fromHex(bundle.bundleHash) ?? new Uint8Array(),
      sender: hashBytes(manifest.sender),
      sequence: manifest.sequence,
      recipients: sha256(recipientSetBytes(manifest.recipients)),
      manifest: bundle.manifestBody,
    },
  });
  await line.send({ type: 'cards', cards: [receivedCard(bundle.sender)] });
  let sent: Promise<void> = Promise.resolve();
  for await (const batch of bundle.items) {
    for (const part of partsOf(batch, realm)) {
      await sent;
      sent = line.send(part);
      // Its failure is heard at the next await; until then it must not count as unhandled.
      sent.catch(() => undefined);
    }
  }
  await sent;
  bundle.end();
  await line.send({ type: 'end' });
}

function* partsOf(batch: readonly BundleItem[], realm: string | null): Generator<BundlePart> {
  const cards = batch.flatMap((item) => (item.type === 'card' ? [receivedCard(item.card)] : []));
  if (cards.length > 0) yield { type: 'cards', cards };
  const commits = batch.flatMap((item) => (item.type === 'commit' ? [received(item, realm)] : []));
  if (commits.length > 0) yield { type: 'commits', commits };
  for (const item of batch) {
    if (item.type !== 'chunk') continue;
    const { hash, size, offset, data } = item;
    yield { type: 'attachment', hash, size, offset, data };
  }
}

function received(item: Extract<BundleItem, { type: 'commit' }>, realm: string | null): ReceivedCommit {
  try {
    return { verified: realm === null ? readVerifiedCommit(item.commit) : verifyCommit(item.commit, realm) };
  } catch (error) {
    if (!(error instanceof ConcordError)) throw error;
    return { refused: { line: null, record: item.record, code: error.code, message: error.message } };
  }
}

function receivedCard(card: Parameters<typeof cardText>[0]) {
  return {
    desk: hashBytes(card.desk),
    hash: fromHex(card.hash) ?? new Uint8Array(),
    text: cardText(card),
    createdAt: card.createdAt,
  };
}
