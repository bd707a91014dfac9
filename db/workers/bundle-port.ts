import { on } from 'node:events';
import type { MessagePort } from 'node:worker_threads';
import { type ContentHash, hashBytes } from '#shared/domain/ids.ts';
import { ConcordError, type ErrorData, fromErrorData } from '#shared/errors.ts';
import { createHash, type Hash } from 'node:crypto';
import type { Desk } from '../desk.ts';
import {
  type BundleFacts,
  BundleImport,
  type BundleOutcome,
  type ReceivedCard,
  type ReceivedCommit,
} from '../log/bundle-import.ts';
import type { LongWork } from './long-work.ts';

/** What the reader of a bundle sends to the writer of the store, one message at a time; each is answered with 'next'. */
export type BundlePart =
  | { readonly type: 'begin'; readonly facts: BundleFacts; readonly commits: number }
  | { readonly type: 'cards'; readonly cards: readonly ReceivedCard[] }
  | { readonly type: 'commits'; readonly commits: readonly ReceivedCommit[] }
  /** A piece of an attachment's content; the pieces of one attachment come in order, the first at offset 0. */
  | {
      readonly type: 'attachment';
      readonly hash: ContentHash;
      readonly size: number;
      readonly offset: number;
      readonly data: Uint8Array;
    }
  /** The digest and the counts held: the bundle is whole. */
  | { readonly type: 'end' }
  | { readonly type: 'failed'; readonly error: ErrorData };

export interface ReceivedBundle extends BundleOutcome {
  /** True when this very bundle was applied before. */
  readonly isKnown: boolean;
}

/**
 * Applies the parts that come through the port in one transaction. It is committed only after `end` and only when
 * this is no rehearsal; a failure of the sender, of the store or a wish to stop rolls everything back.
 */
export async function receiveBundle(
  desk: Desk,
  port: MessagePort,
  isDryRun: boolean,
  work: LongWork,
): Promise<ReceivedBundle> {
  const rollBack = desk.begin();
  try {
    const outcome = await collect(desk, port, isDryRun, work);
    if (!isDryRun) desk.commit();
    return outcome;
  } finally {
    rollBack();
    port.close();
  }
}

async function collect(desk: Desk, port: MessagePort, isDryRun: boolean, work: LongWork): Promise<ReceivedBundle> {
  let target: BundleImport | null = null;
  let total: number | null = null;
  let done = 0;
  const attachments = new AttachmentReceiver(desk);
  for await (const part of parts(port)) {
    if (part.type === 'failed') throw fromErrorData(part.error);
    if (part.type === 'begin') {
      target = new BundleImport(desk, part.facts, isDryRun);
      total = part.commits;
    } else if (!target) throw new Error('A bundle must begin before its parts');
    else if (part.type === 'cards') target.addCards(part.cards);
    else if (part.type === 'attachment') attachments.add(part);
    else if (part.type === 'commits') {
      target.addCommits(part.commits);
      done += part.commits.length;
      work.step('writing', done, total);
    } else {
      attachments.finish();
      const outcome = target.finish((record, records) => work.step('indexing', record, records));
      port.postMessage('next');
      return { ...outcome, isKnown: target.isKnown };
    }
    port.postMessage('next');
  }
  throw new ConcordError('cancelled', 'The bundle was not read to its end. Nothing was changed.');
}

async function* parts(port: MessagePort): AsyncGenerator<BundlePart> {
  for await (const [part] of on(port, 'message', { close: ['close'] })) yield part;
}

/** Takes the pieces of attachments and checks each one's content hash at its end. */
class AttachmentReceiver {
  private readonly desk: Desk;
  private current: {
    hash: ContentHash;
    size: number;
    digest: Hash;
    received: number;
    pieces: number;
    isKnown: boolean;
  } | null = null;

  constructor(desk: Desk) {
    this.desk = desk;
  }

  add(part: Extract<BundlePart, { type: 'attachment' }>): void {
    const hash = hashBytes(part.hash);
    if (part.offset === 0) {
      this.finish();
      const result = this.desk.db
        .prepare('INSERT OR IGNORE INTO attachment (hash, size, received_at) VALUES (?, ?, ?)')
        .run(hash, part.size, this.desk.now());
      const { size } = part;
      const isKnown = result.changes === 0;
      this.current = { hash: part.hash, size, digest: createHash('sha256'), received: 0, pieces: 0, isKnown };
    }
    const { current } = this;
    if (!current || current.hash !== part.hash || current.received !== part.offset) throw damaged();
    current.digest.update(part.data);
    current.received += part.data.length;
    if (!current.isKnown) {
      this.desk.db
        .prepare('INSERT INTO attachment_chunk (hash, idx, data) VALUES (?, ?, ?)')
        .run(hash, current.pieces, part.data);
    }
    current.pieces += 1;
  }

  /** Throws `attachment.damaged` when the attachment under way is not what its hash says. */
  finish(): void {
    const { current } = this;
    this.current = null;
    if (!current) return;
    if (current.received !== current.size || current.digest.digest('hex') !== current.hash) throw damaged();
  }
}

function damaged(): ConcordError {
  return new ConcordError(
    'attachment.damaged',
    'An attachment in this bundle is not what its hash says. Nothing was changed.',
  );
}
