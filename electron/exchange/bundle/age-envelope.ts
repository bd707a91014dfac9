import { Decrypter, Encrypter, type Identity, type Recipient, Stanza } from 'age-encryption';
import { hkdf } from '@noble/hashes/hkdf.js';
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { ConcordError, systemError } from '#shared/errors.ts';
import { bundleError, malformed } from '#shared/exchange/bundle-error.ts';
import { LIMITS } from '#shared/log/limits.ts';
import { AGE_MAGIC } from './magic.ts';

/**
 * A stanza of our own in the age header: the size of the whole file in 16 decimal digits. Other readers of age pass over
 * stanzas that they do not know. The header's MAC covers it, so that a file that was cut off is told from a damaged one.
 */
const SIZE_STANZA = 'concord/size';
const SIZE_DIGITS = 16;
const SIZE_LINE = new RegExp(`^-> ${SIZE_STANZA} (\\d{${SIZE_DIGITS}})$`, 'm');

/**
 * The bytes of the header at the start of an age file, up to and with the line of its MAC. Nothing but line ends is
 * looked at. Throws `bundle.limit` for too many stanzas or bytes, `bundle.damaged` for what is not a header and
 * `bundle.truncated` when the file ends inside it. `isAll` tells that `start` is the whole file.
 */
export function cutHeader(start: Uint8Array, isAll: boolean): Uint8Array {
  let lineAt = AGE_MAGIC.length;
  let stanzas = 0;
  for (let at = lineAt; at < Math.min(start.length, LIMITS.ageHeader); at++) {
    const byte = start[at] ?? 0;
    if (byte !== 0x0a) {
      if (byte < 32 || byte > 126) throw malformed('header');
      continue;
    }
    const line = start.subarray(lineAt, at);
    if (startsWith(line, '--- ')) return start.slice(0, at + 1);
    if (startsWith(line, '-> ') && ++stanzas > LIMITS.ageStanzas) throw bundleError('bundle.limit', { part: 'header' });
    lineAt = at + 1;
  }
  if (isAll && start.length < LIMITS.ageHeader) throw bundleError('bundle.truncated', { part: 'header' });
  throw bundleError('bundle.limit', { part: 'header' });
}

function startsWith(line: Uint8Array, text: string): boolean {
  for (let at = 0; at < text.length; at++) if (line[at] !== text.charCodeAt(at)) return false;
  return true;
}

/** The size of the file that the header names, or null when another program wrote it. */
function namedSize(header: Uint8Array): number | null {
  const digits = SIZE_LINE.exec(new TextDecoder().decode(header))?.[1];
  return digits === undefined ? null : Number(digits);
}

/**
 * Finds the file key with one of the identities and compares the file's size with the one that the header names. Throws
 * `bundle.not-for-you` when no stanza is for them, `bundle.damaged`, `bundle.truncated`.
 */
export async function openHeader(
  header: Uint8Array,
  identities: readonly (string | Identity)[],
  fileSize: number,
): Promise<Uint8Array> {
  const decrypter = new Decrypter();
  for (const identity of identities) decrypter.addIdentity(identity);
  let isForNobodyHere = false;
  decrypter.addIdentity({
    unwrapFileKey: () => {
      // Asked last, so none of the others had a stanza of its own.
      isForNobodyHere = true;
      return null;
    },
  });
  let fileKey: Uint8Array;
  try {
    fileKey = await decrypter.decryptHeader(header);
  } catch (cause) {
    throw isForNobodyHere ? bundleError('bundle.not-for-you', undefined, cause) : malformed('header');
  }
  const size = namedSize(header);
  if (size !== null && size > fileSize) throw bundleError('bundle.truncated', { size, present: fileSize });
  if (size !== null && size < fileSize) throw malformed('size');
  const payload = fileSize - header.length - PAYLOAD_NONCE;
  const last = payload % CHUNK;
  if (payload < TAG || (last > 0 && last < TAG)) throw bundleError('bundle.truncated', { part: 'payload' });
  return fileKey;
}

/** Sizes of the age payload: a nonce, then chunks of 64 KiB and a tag each. */
const PAYLOAD_NONCE = 16;
const TAG = 16;
const CHUNK = 64 * 1024 + TAG;

/** The plaintext of an age file, each chunk authenticated before it is given out. Throws `bundle.damaged`. */
export async function* decrypt(
  file: AsyncIterable<Uint8Array>,
  fileKey: Uint8Array,
): AsyncGenerator<Uint8Array, void, void> {
  const decrypter = new Decrypter();
  decrypter.addIdentity({ unwrapFileKey: () => fileKey });
  try {
    yield* await decrypter.decrypt(ReadableStream.from(file));
  } catch (thrown) {
    throw thrown instanceof ConcordError || systemError(thrown)
      ? thrown
      : bundleError('bundle.damaged', undefined, thrown);
  }
}

/** A file being encrypted. */
export interface EncryptedStream {
  readonly chunks: AsyncIterable<Uint8Array>;
  /** Opens this very file again without a recipient's identity. Never stored. */
  readonly fileKey: Uint8Array;
}

/** Encrypts to native age recipients; the header has room for the size, which `finishHeader` fills in. */
export async function encrypt(
  source: AsyncIterable<Uint8Array>,
  recipients: readonly string[],
): Promise<EncryptedStream> {
  const encrypter = new Encrypter();
  for (const recipient of recipients) encrypter.addRecipient(recipient);
  let fileKey: Uint8Array | null = null;
  const sizeStanza: Recipient = {
    wrapFileKey: (key) => {
      fileKey = key.slice();
      return [new Stanza([SIZE_STANZA, '0'.repeat(SIZE_DIGITS)], new Uint8Array())];
    },
  };
  encrypter.addRecipient(sizeStanza);
  const chunks = await encrypter.encrypt(ReadableStream.from(source));
  if (fileKey === null) throw new Error('age gave no file key');
  return { chunks, fileKey };
}

/**
 * The header of a finished file with its size filled in and its MAC made anew, of the same length as before (age
 * specification, "Header MAC": HMAC-SHA-256 under HKDF-SHA-256 of the file key with info "header").
 */
export function finishHeader(start: Uint8Array, fileKey: Uint8Array, size: number): Uint8Array {
  const header = new TextDecoder().decode(cutHeader(start, true));
  const filled = header.replace(SIZE_LINE, `-> ${SIZE_STANZA} ${String(size).padStart(SIZE_DIGITS, '0')}`);
  const signed = filled.slice(0, filled.lastIndexOf('\n--- ') + '\n---'.length);
  const key = hkdf(sha256, fileKey, undefined, new TextEncoder().encode('header'), 32);
  const mac = Buffer.from(hmac(sha256, key, new TextEncoder().encode(signed))).toString('base64');
  return new TextEncoder().encode(`${signed} ${mac.replaceAll('=', '')}\n`);
}
