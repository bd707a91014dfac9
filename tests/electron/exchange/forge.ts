import { writeFile } from 'node:fs/promises';
import { constants, zstdCompressSync } from 'node:zlib';
import { Encrypter } from 'age-encryption';
import { toHex } from '#shared/domain/ids.ts';
import { type AnyItem, decodeItem, encodeItem, type UnknownItem } from '#shared/exchange/items.ts';
import { BUNDLE_PREFIX, type BundleManifest, encodeManifest } from '#shared/exchange/manifest.ts';
import { frameItem } from '#shared/exchange/sequence.ts';
import { sha256 } from '#db/crypto/hash.ts';
import { encrypt, finishHeader } from '#electron/exchange/bundle/age-envelope.ts';
import { ContentTally } from '#electron/exchange/bundle/content-tally.ts';
import type { TestDesk } from './bundle-fixture.ts';

/** How a bundle is to be put together against the rules of the writer. Each hook gets what an honest sender would make. */
export interface Forgery {
  readonly sender: TestDesk;
  readonly recipients: readonly TestDesk[];
  /** Contents of the items after the manifest. */
  readonly contents: readonly Uint8Array[];
  readonly manifest?: (honest: BundleManifest) => BundleManifest;
  readonly body?: (honest: Uint8Array) => Uint8Array;
  readonly signature?: (honest: Uint8Array) => Uint8Array;
  /** The whole sequence, manifest included. */
  readonly sequence?: (honest: Uint8Array) => Uint8Array;
  readonly compressed?: (honest: Uint8Array) => Uint8Array;
  /** Leaves the content unencrypted. */
  readonly isPlain?: boolean;
  /** Encrypts to these instead of to the recipients that the manifest names. */
  readonly encryptTo?: readonly TestDesk[];
  /** Encrypts as a program would that knows nothing of Concord's size stanza. */
  readonly isForeignAge?: boolean;
}

export function item(known: Exclude<AnyItem, UnknownItem>): Uint8Array {
  return encodeItem(known);
}

/** The bytes of a bundle file; counts and digest are honest unless a hook changes them. */
export async function forge(forgery: Forgery): Promise<Uint8Array> {
  const { counts, digest } = countsOf(forgery.contents);
  const honest: BundleManifest = {
    version: 1,
    minor: 0,
    bundle: toHex(sha256('test/bundle').slice(0, 16)),
    realm: forgery.sender.card.realm,
    sender: forgery.sender.desk,
    card: forgery.sender.card.bytes,
    recipients: forgery.recipients
      .map((desk) => desk.recipient)
      .sort((left, right) => (left.desk < right.desk ? -1 : 1)),
    sequence: 1,
    previous: null,
    marking: { tlp: 'TLP:GREEN', sensitivity: 'unclassified', chathamHouse: false },
    writtenAt: { at: Date.UTC(2026, 1, 2), counter: 0 },
    expiresAt: null,
    onward: 'ask',
    counts,
    digest,
  };
  const manifest = forgery.manifest?.(honest) ?? honest;
  const encoded = encodeManifest(manifest);
  const body = forgery.body?.(encoded) ?? encoded;
  const signed = forgery.sender.key.sign(sha256(BUNDLE_PREFIX, body));
  const signature = forgery.signature?.(signed) ?? signed;
  const frames = [encodeItem({ type: 'manifest', body, signature }), ...forgery.contents].map(frameItem);
  const sequence = Uint8Array.from(Buffer.concat(frames));
  const plain = forgery.sequence?.(sequence) ?? sequence;
  const packed = compress(plain);
  const compressed = forgery.compressed?.(packed) ?? packed;
  if (forgery.isPlain === true) return compressed;
  const keys = (forgery.encryptTo ?? forgery.recipients).map((desk) => desk.recipient.ageRecipient);
  return forgery.isForeignAge === true ? foreignAge(compressed, keys) : ownAge(compressed, keys);
}

export async function forgeFile(path: string, forgery: Forgery): Promise<string> {
  await writeFile(path, await forge(forgery));
  return path;
}

export function compress(plain: Uint8Array): Uint8Array {
  return Uint8Array.from(zstdCompressSync(plain, { params: { [constants.ZSTD_c_checksumFlag]: 1 } }));
}

/** Counts and digest of contents, also of those that break the order: then what comes after is not counted. */
function countsOf(contents: readonly Uint8Array[]): Pick<BundleManifest, 'counts' | 'digest'> {
  const tally = new ContentTally();
  try {
    for (const content of contents) tally.accept(decodeItem(content), content);
    return tally.finish();
  } catch {
    const frames = Buffer.concat(contents.map(frameItem));
    const counts = { ...tally.totals(), items: contents.length, bytes: frames.length };
    return { counts, digest: sha256(Uint8Array.from(frames)) };
  }
}

export async function ownAge(plain: Uint8Array, recipients: readonly string[]): Promise<Uint8Array> {
  const { chunks, fileKey } = await encrypt(pieces(plain), recipients);
  const parts: Uint8Array[] = [];
  for await (const chunk of chunks) parts.push(chunk);
  const whole = Uint8Array.from(Buffer.concat(parts));
  whole.set(finishHeader(whole.slice(0, 256 * 1024), fileKey, whole.length));
  return whole;
}

async function* pieces(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 100_000) yield bytes.subarray(at, at + 100_000);
}

export async function foreignAge(plain: Uint8Array, recipients: readonly string[]): Promise<Uint8Array> {
  const encrypter = new Encrypter();
  for (const recipient of recipients) encrypter.addRecipient(recipient);
  return encrypter.encrypt(plain);
}
