import { createHash } from 'node:crypto';

/**
 * Stands in for `hash-wasm` where a test makes many workspaces: the same inputs, at a thousandth of the cost. The real
 * one is tested in `tests/db/keys/key-file.test.ts`.
 */
export async function argon2id(options: {
  password: string;
  salt: Uint8Array;
  memorySize: number;
  iterations: number;
  parallelism: number;
}): Promise<Uint8Array> {
  const { password, salt, memorySize, iterations, parallelism } = options;
  const cost = `${memorySize}/${iterations}/${parallelism}/`;
  return new Uint8Array(createHash('sha256').update(cost).update(salt).update(password).digest());
}
