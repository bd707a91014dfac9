import { webcrypto } from 'node:crypto';
import { contentHashOf, toHex } from '#shared/domain/ids.ts';
import { type CommitHeader, encodeHeader, encodeOp } from '#shared/log/commit.ts';
import { hlcBytes } from '#shared/log/hlc.ts';
import type { Op } from '#shared/log/op.ts';
import { sha256 } from '#db/crypto/hash.ts';
import { commitHash, opHash, opSalt, recordHash, type SignedCommit } from '#db/log/sealed-commit.ts';
import type { TestDesk } from '../electron/exchange/bundle-fixture.ts';

/** Makes the random numbers of age follow from a seed, so that the vectors come out the same each time. */
export function seedRandom(seed: string): void {
  let count = 0;
  const getRandomValues = <T extends ArrayBufferView>(into: T): T => {
    const bytes = new Uint8Array(into.buffer, into.byteOffset, into.byteLength);
    for (let at = 0; at < bytes.length; at += 32) {
      bytes.set(sha256('vectors/random/', seed, String(count++)).subarray(0, bytes.length - at), at);
    }
    return into;
  };
  Object.defineProperty(webcrypto, 'getRandomValues', { value: getRandomValues, configurable: true });
}

/** A commit whose secret and nonce follow from its name. */
export function seededCommit(
  name: string,
  desk: TestDesk,
  after: readonly SignedCommit[],
  at: number,
  ops: readonly Op[],
): SignedCommit {
  const secret = sha256('vectors/secret/', name);
  const nonce = sha256('vectors/nonce/', name).slice(0, 16);
  const encoded = ops.map(encodeOp);
  const [first] = after;
  const header: CommitHeader = {
    v: 1,
    realm: desk.card.realm,
    desk: desk.key.publicKey,
    hlc: hlcBytes({ at, counter: 0 }),
    record: first?.header.record ?? recordHash(desk.key.publicKey, nonce),
    kind: 'note',
    after: after.map(({ id }) => id),
    ops: encoded.map((bytes, index) => opHash(opSalt(secret, index), bytes)),
    ...(first ? {} : { nonce }),
  };
  const bytes = encodeHeader(header);
  const id = commitHash(bytes);
  return { id, header, sealed: { header: bytes, signature: desk.key.sign(id), secret, salts: null, ops: encoded } };
}

export function contentHash(content: Uint8Array): ReturnType<typeof contentHashOf> {
  return contentHashOf(sha256(content));
}

/** Bytes that do not compress. */
export function noise(name: string, length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  for (let at = 0; at < length; at += 32) {
    bytes.set(sha256('vectors/noise/', name, String(at)).subarray(0, length - at), at);
  }
  return bytes;
}

export function hex(bytes: Uint8Array): string {
  return toHex(bytes);
}
