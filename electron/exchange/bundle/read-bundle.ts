import { identityToRecipient } from 'age-encryption';
import { type DeskKey, hashBytes, toHex } from '#shared/domain/ids.ts';
import type { Realm } from '#shared/domain/realm.ts';
import { bundleError } from '#shared/exchange/bundle-error.ts';
import type { DeskCard } from '#shared/exchange/desk-card.ts';
import { BUNDLE_PREFIX, type BundleManifest, decodeManifest } from '#shared/exchange/manifest.ts';
import { LIMITS } from '#shared/log/limits.ts';
import { sha256 } from '#db/crypto/hash.ts';
import { isSignedBy } from '#db/crypto/sign.ts';
import { readCardBytes } from '#db/trust/desk-card.ts';
import { cutHeader, decrypt, openHeader } from './age-envelope.ts';
import { BundleFile } from './bundle-file.ts';
import { type BundleEnd, type BundleItem, ItemRun } from './item-run.ts';
import { ItemSource } from './item-source.ts';
import { isSealedBundle } from './magic.ts';

/** Whose eyes read: a desk with its own age identities, or the sender's, who has the file key at hand after writing. */
export type BundleReader =
  | { readonly deskKey: DeskKey; readonly identities: readonly string[] }
  | { readonly deskKey: DeskKey; readonly ageRecipient: string; readonly fileKey: Uint8Array | null };

export interface ReadOptions {
  readonly reader: BundleReader;
  readonly realm: Realm;
  readonly signal?: AbortSignal;
  /** `verifying` is the first reading of the file, `reading` the second; both in bytes of the file. */
  readonly onProgress?: (progress: { phase: 'verifying' | 'reading'; done: number; total: number }) => void;
}

/** A bundle whose ciphertext, signature, realm and recipients were found in order. */
export interface OpenBundle {
  readonly manifest: BundleManifest;
  /** The exact bytes that the sender signed, with what a newer version added to them. */
  readonly manifestBody: Uint8Array;
  /** The sender's signature over SHA-256("concord/bundle/1" ‖ manifest body). */
  readonly signature: Uint8Array;
  /** The sender's card out of the manifest, checked. */
  readonly sender: DeskCard;
  /** What the sender signed, 64 hex digits: names the bundle in `previous`. */
  readonly bundleHash: string;
  /** SHA-256 of the file, 64 hex digits. */
  readonly fileHash: string;
  readonly isEncrypted: boolean;
  /**
   * The content in batches, once. Keep nothing of it until `end` has answered: only then are the counts and the
   * digest known to be the sender's. Throws as `readBundle` does.
   */
  readonly items: AsyncIterable<readonly BundleItem[]>;
  /** Throws `internal` unless `items` ran to its end and everything held. */
  end(): BundleEnd;
  /** Gives the file back; needed when `items` was not run to its end. */
  close(): Promise<void>;
}

/**
 * Opens a bundle (docs/bundle-format.md). The whole file is authenticated before any of it is parsed; then, in a second
 * reading, the manifest is checked, and after it the items come one batch at a time.
 *
 * Throws `file.unreadable`, `bundle.foreign`, `bundle.truncated`, `bundle.damaged`, `bundle.limit`,
 * `bundle.not-for-you`, `bundle.version`, `bundle.signature`, `bundle.realm`, `bundle.unencrypted`, `card.key`,
 * `card.signature`, `card.foreign` (the sender's card), `cancelled`; and while `items` runs also `bundle.digest` and
 * `attachment.damaged`.
 */
export async function readBundle(path: string, options: ReadOptions): Promise<OpenBundle> {
  const file = await BundleFile.open(path, options.signal);
  try {
    return await openBundle(file, options);
  } catch (thrown) {
    await file.close();
    throw thrown;
  }
}

async function openBundle(file: BundleFile, options: ReadOptions): Promise<OpenBundle> {
  const header = await headerOf(file);
  const fileKey = header ? await fileKeyOf(header, options.reader, file.size) : null;
  const fileHash = await authenticate(file, fileKey, options);
  const source = new ItemSource(file, fileKey, fileHash, (done) => {
    options.onProgress?.({ phase: 'reading', done, total: file.size });
  });
  try {
    const first = await source.next();
    if (first?.item.type !== 'manifest') throw bundleError('bundle.foreign', { part: 'manifest' });
    const { body, signature } = first.item;
    const manifest = decodeManifest(body);
    const bundleHash = sha256(BUNDLE_PREFIX, body);
    if (!isSignedBy(hashBytes(manifest.sender), bundleHash, signature)) throw bundleError('bundle.signature');
    const sender = readCardBytes(manifest.card);
    if (sender.desk !== manifest.sender) throw bundleError('bundle.signature', { part: 'card' });
    if (manifest.realm !== options.realm || sender.realm !== manifest.realm) throw bundleError('bundle.realm');
    await assertAddressed(manifest, header !== null, options.reader);
    const run = new ItemRun(source, manifest);
    return {
      manifest,
      manifestBody: body,
      signature,
      sender,
      bundleHash: toHex(bundleHash),
      fileHash,
      isEncrypted: header !== null,
      items: run.batches(),
      end: () => run.end(),
      close: () => source.close(),
    };
  } catch (thrown) {
    await source.close();
    throw thrown;
  }
}

/** The age header, or null for an unencrypted bundle. Throws `bundle.foreign` for any other file. */
async function headerOf(file: BundleFile): Promise<Uint8Array | null> {
  const start = await file.head(LIMITS.ageHeader);
  return isSealedBundle(start) ? cutHeader(start, start.length === file.size) : null;
}

async function fileKeyOf(header: Uint8Array, reader: BundleReader, size: number): Promise<Uint8Array> {
  if ('identities' in reader) return openHeader(header, reader.identities, size);
  const { fileKey } = reader;
  if (!fileKey) throw bundleError('bundle.not-for-you');
  return openHeader(header, [{ unwrapFileKey: () => fileKey }], size);
}

/** The first reading: every chunk's authentication tag, and the hash of the file. Nothing is parsed. */
async function authenticate(file: BundleFile, fileKey: Uint8Array | null, options: ReadOptions): Promise<string> {
  let fileHash = '';
  const blocks = file.blocks(
    (done) => options.onProgress?.({ phase: 'verifying', done, total: file.size }),
    (hash) => (fileHash = hash),
  );
  const plain = fileKey ? decrypt(blocks, fileKey) : blocks;
  try {
    for await (const chunk of plain) void chunk;
  } catch (thrown) {
    await file.assertUnchanged();
    throw thrown;
  }
  return fileHash;
}

async function assertAddressed(manifest: BundleManifest, isEncrypted: boolean, reader: BundleReader): Promise<void> {
  if (!isEncrypted) {
    const { tlp, sensitivity } = manifest.marking;
    const isOpen = manifest.recipients.length === 0 && tlp === 'TLP:CLEAR' && sensitivity === 'unclassified';
    if (!isOpen) throw bundleError('bundle.unencrypted');
    return;
  }
  const own =
    'identities' in reader ? await Promise.all(reader.identities.map(identityToRecipient)) : [reader.ageRecipient];
  const isNamed = manifest.recipients.some(
    (recipient) => recipient.desk === reader.deskKey && own.includes(recipient.ageRecipient),
  );
  if (!isNamed) throw bundleError('bundle.not-for-you', { part: 'recipients' });
}
