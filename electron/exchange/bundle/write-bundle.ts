import type { FileHandle } from 'node:fs/promises';
import { deskKeyOf, toHex } from '#shared/domain/ids.ts';
import type { Marking } from '#shared/domain/marking.ts';
import type { Realm } from '#shared/domain/realm.ts';
import { ConcordError } from '#shared/errors.ts';
import { bundleError } from '#shared/exchange/bundle-error.ts';
import type { DeskCard } from '#shared/exchange/desk-card.ts';
import { encodeItem } from '#shared/exchange/items.ts';
import {
  BUNDLE_PREFIX,
  BUNDLE_VERSION,
  type BundleManifest,
  type BundleRecipient,
  decodeManifest,
  encodeManifest,
  type OnwardRequest,
  sortedRecipients,
} from '#shared/exchange/manifest.ts';
import type { Hlc } from '#shared/log/hlc.ts';
import { LIMITS } from '#shared/log/limits.ts';
import { sha256 } from '#db/crypto/hash.ts';
import { randomBytes } from '#db/crypto/random.ts';
import type { SigningKey } from '#db/crypto/sign.ts';
import { ageRecipientBytes } from '#db/trust/age-recipient.ts';
import { writeAtomically } from '../../services/atomic-file.ts';
import { encrypt, finishHeader } from './age-envelope.ts';
import { CompressesTooFar, deflate } from './compression.ts';
import { hashOf, readAll, writeAll } from './file-blocks.ts';
import { type BundleBody, type Measured, measure, sequence, type WriteOptions } from './outgoing.ts';
import { storedFrame } from './zstd-frame.ts';

export interface BundleDraft {
  readonly key: SigningKey;
  /** The sender's own card. */
  readonly card: DeskCard;
  /** Empty writes an unencrypted bundle, allowed only for TLP:CLEAR and unclassified. */
  readonly recipients: readonly BundleRecipient[];
  readonly realm: Realm;
  readonly sequence: number;
  /** Hash of the bundle before it to the same desks, 64 hex digits. */
  readonly previous: string | null;
  /** The strictest of all that is inside. */
  readonly marking: Marking;
  readonly writtenAt: Hlc;
  readonly expiresAt: number | null;
  readonly onward: OnwardRequest;
  readonly body: BundleBody;
  /** 16 bytes that name the bundle; random when not given. */
  readonly id?: Uint8Array;
}

export interface WrittenBundle {
  readonly manifest: BundleManifest;
  /** What the sender signed, 64 hex digits: names the bundle in `previous`. */
  readonly bundleHash: string;
  /** SHA-256 of the file, 64 hex digits. */
  readonly fileHash: string;
  /** Bytes of the file. */
  readonly size: number;
  /** Ops that are not in the bundle although a commit in it has them. */
  readonly withheldOps: number;
  /** Opens this very file once more, for comparing it with what was reviewed; null when it is not encrypted. Never stored. */
  readonly fileKey: Uint8Array | null;
}

/**
 * Writes a bundle (docs/bundle-format.md) to `path`. The body is gone through twice, first to count and digest it, then
 * to write it. Until the last step the file has another name; on failure, cancellation included, nothing is left.
 *
 * Throws `card.key` for a recipient whose key is not sound, `release.blocked` for an unencrypted bundle of anything but
 * clear content, `bundle.limit` for more than a reader would take, `attachment.damaged`, `file.exists`,
 * `file.unwritable`, `workspace.disk-full`, `cancelled`.
 */
export async function writeBundle(
  path: string,
  draft: BundleDraft,
  options: WriteOptions = {},
): Promise<WrittenBundle> {
  assertDraft(draft);
  const first = await measure(draft.body, options);
  const manifest = manifestOf(draft, first);
  const body = encodeManifest(manifest);
  // What a reader would refuse in it is a mistake here.
  decodeManifest(body);
  const bundleHash = sha256(BUNDLE_PREFIX, body);
  const head = encodeItem({ type: 'manifest', body, signature: draft.key.sign(bundleHash) });
  if (body.length > LIMITS.manifest - 1024) throw bundleError('bundle.limit', { part: 'manifest' });
  const plain = () => sequence(head, draft.body, first, options);
  const recipients = [...new Set(manifest.recipients.map((recipient) => recipient.ageRecipient))];
  const written = await writeAtomically(path, options.isOverwrite === true, async (file) => {
    try {
      return await writeFrame(file, deflate(plain()), recipients);
    } catch (thrown) {
      if (!(thrown instanceof CompressesTooFar)) throw thrown;
      await file.truncate(0);
      return writeFrame(file, storedFrame(plain()), recipients);
    }
  });
  return { manifest, bundleHash: toHex(bundleHash), withheldOps: first.withheldOps, ...written };
}

function assertDraft(draft: BundleDraft): void {
  if (draft.card.desk !== deskKeyOf(draft.key.publicKey) || draft.card.realm !== draft.realm) {
    throw new Error('The card is not the sender’s own in this realm');
  }
  if (draft.sequence < 1 || (draft.sequence === 1) !== (draft.previous === null))
    throw new Error('The chain is broken');
  for (const recipient of draft.recipients) ageRecipientBytes(recipient.ageRecipient);
  if (draft.recipients.length > LIMITS.recipients) throw bundleError('bundle.limit', { part: 'recipients' });
  const { tlp, sensitivity } = draft.marking;
  if (draft.recipients.length === 0 && (tlp !== 'TLP:CLEAR' || sensitivity !== 'unclassified')) {
    throw new ConcordError(
      'release.blocked',
      'Without recipients a bundle is not encrypted, and only TLP:CLEAR and unclassified records may leave so. Choose recipients.',
    );
  }
}

function manifestOf(draft: BundleDraft, content: Measured): BundleManifest {
  return {
    version: BUNDLE_VERSION.major,
    minor: BUNDLE_VERSION.minor,
    bundle: toHex(draft.id ?? randomBytes(16)),
    realm: draft.realm,
    sender: draft.card.desk,
    card: draft.card.bytes,
    recipients: sortedRecipients(draft.recipients),
    sequence: draft.sequence,
    previous: draft.previous,
    marking: draft.marking,
    writtenAt: draft.writtenAt,
    expiresAt: draft.expiresAt,
    onward: draft.onward,
    counts: content.counts,
    digest: content.digest,
  };
}

/** Writes the compressed content, encrypted when there are recipients; gives the facts of the finished file. */
async function writeFrame(
  file: FileHandle,
  compressed: AsyncIterable<Uint8Array>,
  recipients: readonly string[],
): Promise<{ fileHash: string; size: number; fileKey: Uint8Array | null }> {
  const sealed = recipients.length === 0 ? null : await encrypt(compressed, recipients);
  let size = 0;
  for await (const chunk of sealed?.chunks ?? compressed) {
    await writeAll(file, chunk, size);
    size += chunk.length;
    if (size > LIMITS.bundleFile) throw bundleError('bundle.limit', { part: 'file' });
  }
  if (sealed) {
    const start = new Uint8Array(Math.min(size, LIMITS.ageHeader));
    await readAll(file, start, 0);
    await writeAll(file, finishHeader(start, sealed.fileKey, size), 0);
  }
  return { fileHash: await hashOf(file, size), size, fileKey: sealed?.fileKey ?? null };
}
