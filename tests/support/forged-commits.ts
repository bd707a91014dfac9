import type { SigningKey } from '#db/crypto/sign.ts';
import { commitHash, opHash, opSalt, recordHash } from '#db/log/sealed-commit.ts';
import { randomBytes } from '#db/crypto/random.ts';
import { compareBytes, type CommitHeader, encodeHeader, encodeOp, type SealedCommit } from '#shared/log/commit.ts';
import { hlcBytes } from '#shared/log/hlc.ts';
import type { Op } from '#shared/log/op.ts';

export interface Forgery {
  readonly at: number;
  readonly ops?: readonly Op[];
  readonly kind?: string;
  readonly version?: number;
  readonly realm?: string;
  /** The record that is changed, and the commits that the change claims to have seen; without them a record is founded. */
  readonly record?: Uint8Array;
  readonly after?: readonly SealedCommit[];
  readonly missing?: readonly Uint8Array[];
  readonly nonce?: Uint8Array;
}

/** A properly signed commit of whatever its maker likes, as no Concord would write it. */
export function forge(key: SigningKey, forgery: Forgery): SealedCommit {
  const ops = (forgery.ops ?? []).map(encodeOp);
  const secret = randomBytes(32);
  const nonce = forgery.record ? null : (forgery.nonce ?? randomBytes(16));
  const parents = [...(forgery.after ?? []).map(({ header }) => commitHash(header)), ...(forgery.missing ?? [])];
  const header: CommitHeader = {
    v: forgery.version ?? 1,
    realm: forgery.realm ?? 'live',
    desk: key.publicKey,
    hlc: hlcBytes({ at: forgery.at, counter: 0 }),
    record: forgery.record ?? recordHash(key.publicKey, nonce ?? new Uint8Array(16)),
    kind: forgery.kind ?? 'note',
    after: parents.sort(compareBytes),
    ops: ops.map((op, index) => opHash(opSalt(secret, index), op)),
    ...(nonce ? { nonce } : {}),
  };
  const encoded = encodeHeader(header);
  return { header: encoded, signature: key.sign(commitHash(encoded)), secret, salts: null, ops };
}

/** The record that a commit is about. */
export function recordOf(key: SigningKey, nonce: Uint8Array): Uint8Array {
  return recordHash(key.publicKey, nonce);
}
