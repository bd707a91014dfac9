import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { fromBase32, toBase32 } from '#shared/domain/ids.ts';
import { ConcordError } from '#shared/errors.ts';
import { randomBytes } from '../crypto/random.ts';
import {
  ARGON2_CEILING,
  ARGON2_COST,
  ARGON2_FLOOR,
  type Argon2Cost,
  deriveKey,
  openBytes,
  sealBytes,
  stretchPassphrase,
} from '../crypto/seal.ts';
import { sha256 } from '../crypto/hash.ts';
import { writeDurably } from './durable-file.ts';

/** Where the wrapped store key stands inside a workspace folder. */
export const KEY_FILE = 'workspace.json';

/** Exactly so many bytes in base64. */
function bytes(length: number) {
  return z.base64().refine((text) => fromBase64(text).length === length);
}

/** Nonce, 32 bytes of key, tag. */
const WRAPPED = 24 + 32 + 16;

/**
 * The only file of a workspace that is not encrypted. It holds the random store key twice, wrapped by the passphrase
 * (Argon2id) and by the recovery key (HKDF), and nothing about people or content.
 */
const keyFileSchema = z.strictObject({
  format: z.literal('concord-workspace'),
  version: z.literal(1),
  id: z.string().min(1).max(64),
  kdf: z.strictObject({
    name: z.literal('argon2id'),
    memory: z.int(),
    passes: z.int(),
    lanes: z.int(),
    salt: bytes(16),
  }),
  recoverySalt: bytes(16),
  byPassphrase: bytes(WRAPPED),
  byRecoveryKey: bytes(WRAPPED),
});

type KeyFile = z.infer<typeof keyFileSchema>;

/** Shortest passphrase that a new workspace takes; strength beyond that is shown, not forced. */
export const MIN_PASSPHRASE = 10;

export interface Wrapped {
  /** 32 random bytes that open the store. */
  readonly storeKey: Uint8Array;
  /** For a person, printed once and kept nowhere: 26 + 2 characters in groups of four. */
  readonly recoveryKey: string;
}

/** True when the folder holds a workspace. */
export function hasKeyFile(path: string): boolean {
  return existsSync(path);
}

/** Throws `workspace.none`, `workspace.newer` or `workspace.damaged` unless the file can be tried with a passphrase. */
export function assertKeyFile(path: string): void {
  readKeyFile(path);
}

/** Makes a fresh store key, wraps it and writes the key file. Throws `passphrase.weak`. */
export async function createKeyFile(path: string, passphrase: string): Promise<Wrapped> {
  const storeKey = randomBytes(32);
  const recoveryKey = await wrap(path, passphrase, storeKey, toBase32(randomBytes(10)));
  return { storeKey, recoveryKey };
}

/**
 * Wraps the same store key anew, by a new passphrase and a new recovery key; the old ones open nothing afterwards.
 * The file is replaced in one step. Returns the new recovery key.
 */
export async function rewrapKeyFile(path: string, passphrase: string, storeKey: Uint8Array): Promise<string> {
  return wrap(path, passphrase, storeKey, readKeyFile(path).id);
}

async function wrap(path: string, passphrase: string, storeKey: Uint8Array, id: string): Promise<string> {
  assertStrongEnough(passphrase);
  const recoverySecret = randomBytes(16);
  const salt = randomBytes(16);
  const recoverySalt = randomBytes(16);
  const kdf = { name: 'argon2id' as const, ...ARGON2_COST, salt: toBase64(salt) };
  const head = {
    format: 'concord-workspace' as const,
    version: 1 as const,
    id,
    kdf,
    recoverySalt: toBase64(recoverySalt),
  };
  const byPassphrase = sealBytes(await stretchPassphrase(passphrase, salt, ARGON2_COST), storeKey, context(head));
  const byRecoveryKey = sealBytes(recoveryWrapper(recoverySecret, recoverySalt), storeKey, context(head));
  const file: KeyFile = {
    ...head,
    byPassphrase: toBase64(byPassphrase),
    byRecoveryKey: toBase64(byRecoveryKey),
  };
  writeDurably(path, `${JSON.stringify(file, null, 2)}\n`);
  return recoveryText(recoverySecret);
}

/** Unwraps the store key. Throws `passphrase.wrong`, `workspace.none`, `workspace.newer` or `workspace.damaged`. */
export async function unwrapByPassphrase(path: string, passphrase: string): Promise<Uint8Array> {
  const file = readKeyFile(path);
  const key = await stretchPassphrase(passphrase, fromBase64(file.kdf.salt), costOf(file));
  const storeKey = openBytes(key, fromBase64(file.byPassphrase), context(file));
  if (!storeKey) {
    throw new ConcordError(
      'passphrase.wrong',
      'This is not the passphrase of this workspace. Check the keyboard layout and Caps Lock.',
    );
  }
  return storeKey;
}

/** Unwraps the store key with the printed recovery key. Throws `recovery-key.wrong` and as above. */
export function unwrapByRecoveryKey(path: string, recoveryKey: string): Uint8Array {
  const file = readKeyFile(path);
  const secret = recoverySecretOf(recoveryKey);
  const storeKey =
    secret &&
    openBytes(recoveryWrapper(secret, fromBase64(file.recoverySalt)), fromBase64(file.byRecoveryKey), context(file));
  if (!storeKey) {
    throw new ConcordError(
      'recovery-key.wrong',
      'This recovery key does not open this workspace. Compare it with the printed sheet, group by group.',
    );
  }
  return storeKey;
}

/** Throws `passphrase.weak` when a passphrase is shorter than the least length. */
export function assertStrongEnough(passphrase: string): void {
  if ([...passphrase.normalize('NFKC')].length < MIN_PASSPHRASE) {
    throw new ConcordError(
      'passphrase.weak',
      `Choose a passphrase of at least ${MIN_PASSPHRASE} characters; four or five unrelated words are easy to remember.`,
      { least: MIN_PASSPHRASE },
    );
  }
}

function readKeyFile(path: string): KeyFile {
  if (!existsSync(path)) {
    throw new ConcordError(
      'workspace.none',
      'There is no workspace in this folder. Create one, or choose another folder.',
    );
  }
  const damaged = new ConcordError(
    'workspace.damaged',
    'The key file of this workspace is damaged. Restore workspace.json from a backup; the store itself may be whole.',
  );
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    if (error instanceof SyntaxError) throw damaged;
    throw error;
  }
  if (isNewer(json)) {
    throw new ConcordError(
      'workspace.newer',
      'This workspace was written by a newer Concord. Update Concord, then open it again.',
    );
  }
  const result = keyFileSchema.safeParse(json);
  if (!result.success || !isWithin(costOf(result.data))) throw damaged;
  return result.data;
}

function isNewer(json: unknown): boolean {
  const versioned = z.looseObject({ format: z.literal('concord-workspace'), version: z.int().min(2) });
  return versioned.safeParse(json).success;
}

function costOf(file: KeyFile): Argon2Cost {
  return { memory: file.kdf.memory, passes: file.kdf.passes, lanes: file.kdf.lanes };
}

/** A lowered cost would make guessing cheap; a raised one would hang the machine. Neither is ever written. */
function isWithin(cost: Argon2Cost): boolean {
  return (['memory', 'passes', 'lanes'] as const).every(
    (part) => cost[part] >= ARGON2_FLOOR[part] && cost[part] <= ARGON2_CEILING[part],
  );
}

/** What the wrappers authenticate beside the key: everything in the file but themselves. */
function context(head: Pick<KeyFile, 'format' | 'version' | 'id' | 'kdf' | 'recoverySalt'>): Uint8Array {
  const { format, version, id, kdf, recoverySalt } = head;
  const { name, memory, passes, lanes, salt } = kdf;
  return new TextEncoder().encode(
    JSON.stringify([format, version, id, name, memory, passes, lanes, salt, recoverySalt]),
  );
}

function recoveryWrapper(secret: Uint8Array, salt: Uint8Array): Uint8Array {
  return deriveKey(secret, salt, 'concord/recovery/1');
}

/** 128 bits in base32, two check characters behind, in groups of four: to be written down and typed back. */
function recoveryText(secret: Uint8Array): string {
  const body = toBase32(secret);
  return `${body}${checkOf(body)}`.toUpperCase().replaceAll(/(.{4})(?=.)/g, '$1-');
}

function recoverySecretOf(text: string): Uint8Array | null {
  const plain = text.toLowerCase().replaceAll(/[\s-]/g, '').replaceAll('o', '0').replaceAll(/[il]/g, '1');
  const secret = plain.length === 28 ? fromBase32(plain.slice(0, 26)) : null;
  return secret && checkOf(plain.slice(0, 26)) === plain.slice(26) ? secret : null;
}

function checkOf(body: string): string {
  return toBase32(sha256('concord/recovery-check/1', body)).slice(0, 2);
}

function toBase64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}

function fromBase64(text: string): Uint8Array {
  return Uint8Array.from(Buffer.from(text, 'base64'));
}
