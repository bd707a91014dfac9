import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ARGON2_CEILING, ARGON2_COST, ARGON2_FLOOR } from '#db/crypto/seal.ts';
import {
  assertKeyFile,
  assertStrongEnough,
  createKeyFile,
  KEY_FILE,
  rewrapKeyFile,
  unwrapByPassphrase,
  unwrapByRecoveryKey,
} from '#db/keys/key-file.ts';

// Composed here, decomposed when it is typed back; with a ligature and full-width figures.
const PASSPHRASE = 'caf\u00E9 of\uFB01ce １２３';
const SAME_TYPED_ELSEWHERE = 'cafe\u0301 office 123';

const folder = mkdtempSync(join(tmpdir(), 'concord-test-'));
const path = join(folder, KEY_FILE);
let storeKey: Uint8Array;
let recoveryKey: string;
let whole: string;

beforeAll(async () => {
  ({ storeKey, recoveryKey } = await createKeyFile(path, PASSPHRASE));
  whole = readFileSync(path, 'utf8');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Parts {
  [key: string]: unknown;
  kdf: Record<string, unknown>;
}

/** The same file with parts of it changed. */
function changed(change: (file: Parts) => void): string {
  const file: Parts = JSON.parse(whole);
  change(file);
  return placed(JSON.stringify(file));
}

function placed(content: string | Uint8Array): string {
  const other = join(folder, 'other.json');
  writeFileSync(other, content);
  return other;
}

function codeOf(work: () => unknown): unknown {
  try {
    work();
    return 'opened';
  } catch (error) {
    return error instanceof Error && 'code' in error ? error.code : error;
  }
}

const flipped = (base64: unknown) => {
  const bytes = Buffer.from(String(base64), 'base64');
  bytes[0] = (bytes[0] ?? 0) ^ 1;
  return bytes.toString('base64');
};

describe('the key file of a workspace', () => {
  it('opens with its passphrase, however the same letters were typed, and with no other', async () => {
    expect(await unwrapByPassphrase(path, SAME_TYPED_ELSEWHERE)).toEqual(storeKey);
    await expect(unwrapByPassphrase(path, 'caf\u00E9 office 124')).rejects.toMatchObject({ code: 'passphrase.wrong' });
  });

  it('says nothing of people and asks for the full cost', () => {
    const file: Parts = JSON.parse(whole);
    expect(Object.keys(file).sort()).toEqual([
      'byPassphrase',
      'byRecoveryKey',
      'format',
      'id',
      'kdf',
      'recoverySalt',
      'version',
    ]);
    expect(file.kdf).toMatchObject({ name: 'argon2id', ...ARGON2_COST });
    expect(whole).not.toContain(Buffer.from(storeKey).toString('base64'));
    expect(whole).not.toContain(Buffer.from(storeKey).toString('hex'));
    expect(readdirSync(folder).filter((name) => name.endsWith('.new'))).toEqual([]);
  });

  it('opens with the recovery key as a person would type it', () => {
    expect(recoveryKey).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){6}[0-9A-HJKMNP-TV-Z]{4}$/);
    for (const typed of [
      recoveryKey,
      recoveryKey.toLowerCase(),
      recoveryKey.replaceAll('-', ''),
      recoveryKey.replaceAll('-', ' '),
      ` ${recoveryKey}\n`,
      recoveryKey.replaceAll('0', 'O').replaceAll('1', 'l'),
      recoveryKey.replaceAll('0', 'o').replaceAll('1', 'I'),
    ]) {
      expect(unwrapByRecoveryKey(path, typed), typed).toEqual(storeKey);
    }
  });

  it('does not open with a recovery key that has any letter wrong, missing or swapped', () => {
    const letters = recoveryKey.replaceAll('-', '');
    const wrong = ['', letters.slice(1), `${letters}0`, letters.replace(/./, 'U'), 'é'.repeat(28), '0'.repeat(28)];
    for (let at = 0; at < letters.length; at++) {
      const other = letters[at] === 'Z' ? 'Y' : 'Z';
      wrong.push(letters.slice(0, at) + other + letters.slice(at + 1));
      if (letters[at] !== letters[at + 1]) {
        wrong.push(letters.slice(0, at) + (letters[at + 1] ?? '') + letters[at] + letters.slice(at + 2));
      }
    }
    for (const typed of wrong.filter((one) => one !== letters)) {
      expect(
        codeOf(() => unwrapByRecoveryKey(path, typed)),
        typed,
      ).toBe('recovery-key.wrong');
    }
  });

  it('has no part that could be changed unnoticed', () => {
    const opened = (change: (file: Parts) => void) => codeOf(() => unwrapByRecoveryKey(changed(change), recoveryKey));
    expect(opened(() => undefined)).toBe('opened');
    for (const [what, change] of [
      ['id', (file: Parts) => (file['id'] = 'another')],
      ['memory', (file: Parts) => (file.kdf['memory'] = ARGON2_FLOOR.memory)],
      ['passes', (file: Parts) => (file.kdf['passes'] = 4)],
      ['lanes', (file: Parts) => (file.kdf['lanes'] = 2)],
      ['salt', (file: Parts) => (file.kdf['salt'] = flipped(file.kdf['salt']))],
      ['recovery salt', (file: Parts) => (file['recoverySalt'] = flipped(file['recoverySalt']))],
      ['wrapper', (file: Parts) => (file['byRecoveryKey'] = flipped(file['byRecoveryKey']))],
      ['the other wrapper', (file: Parts) => (file['byRecoveryKey'] = file['byPassphrase'])],
    ] as const) {
      expect(opened(change), what).toBe('recovery-key.wrong');
    }
  });

  it('asks for neither less nor more work than is sound', () => {
    for (const part of ['memory', 'passes', 'lanes'] as const) {
      for (const cost of [ARGON2_FLOOR[part] - 1, ARGON2_CEILING[part] + 1, 0, -1, 1.5, 1e9, '3', null]) {
        const other = changed((file) => (file.kdf[part] = cost));
        expect(
          codeOf(() => assertKeyFile(other)),
          `${part} ${cost}`,
        ).toBe('workspace.damaged');
      }
    }
  });

  it('is told apart when it is damaged, newer or missing', () => {
    for (let length = 0; length < whole.trimEnd().length; length += 37) {
      expect(
        codeOf(() => assertKeyFile(placed(whole.slice(0, length)))),
        String(length),
      ).toBe('workspace.damaged');
    }
    for (const content of ['null', '[]', '"concord-workspace"', '{}', '{"version":2}', Uint8Array.of(0xff, 0xfe, 0)]) {
      expect(codeOf(() => assertKeyFile(placed(content)))).toBe('workspace.damaged');
    }
    for (const change of [
      (file: Parts) => (file['format'] = 'other'),
      (file: Parts) => (file['version'] = 0),
      (file: Parts) => (file['version'] = '1'),
      (file: Parts) => (file['more'] = 1),
      (file: Parts) => delete file['byPassphrase'],
      (file: Parts) => (file.kdf['salt'] = ''),
      (file: Parts) => (file.kdf['salt'] = 'AAAA'),
      (file: Parts) => (file.kdf['name'] = 'argon2i'),
      (file: Parts) => (file['byRecoveryKey'] = 'AAAA'),
      (file: Parts) => (file['recoverySalt'] = '*'),
    ]) {
      expect(codeOf(() => assertKeyFile(changed(change)))).toBe('workspace.damaged');
    }
    const newer = changed((file) => {
      file['version'] = 2;
      file['anything'] = { new: true };
    });
    expect(codeOf(() => assertKeyFile(newer))).toBe('workspace.newer');
    expect(codeOf(() => assertKeyFile(join(folder, 'none.json')))).toBe('workspace.none');
  });

  it('takes no passphrase that is too short, counted in letters', async () => {
    for (const weak of ['', 'ten chars', '😀'.repeat(9), 'e\u0301'.repeat(9)]) {
      expect(
        codeOf(() => assertStrongEnough(weak)),
        weak,
      ).toBe('passphrase.weak');
    }
    for (const strong of ['exactly 10', '😀'.repeat(10), PASSPHRASE]) {
      expect(
        codeOf(() => assertStrongEnough(strong)),
        strong,
      ).toBe('opened');
    }
    await expect(createKeyFile(join(folder, 'weak.json'), 'short')).rejects.toMatchObject({ code: 'passphrase.weak' });
    expect(readdirSync(folder)).not.toContain('weak.json');
  });

  it('opens with nothing that it opened with before, once it is wrapped anew', async () => {
    const renewed = placed(whole);
    const next = await rewrapKeyFile(renewed, 'another passphrase', storeKey);
    expect(unwrapByRecoveryKey(renewed, next)).toEqual(storeKey);
    expect(codeOf(() => unwrapByRecoveryKey(renewed, recoveryKey))).toBe('recovery-key.wrong');
    expect(await unwrapByPassphrase(renewed, 'another passphrase')).toEqual(storeKey);
    await expect(unwrapByPassphrase(renewed, PASSPHRASE)).rejects.toMatchObject({ code: 'passphrase.wrong' });
    expect(JSON.parse(readFileSync(renewed, 'utf8'))).toMatchObject({ id: JSON.parse(whole).id });
    // An old wrapper beside the new head opens nothing either.
    const mixed: Parts = JSON.parse(readFileSync(renewed, 'utf8'));
    mixed['byRecoveryKey'] = JSON.parse(whole).byRecoveryKey;
    expect(codeOf(() => unwrapByRecoveryKey(placed(JSON.stringify(mixed)), recoveryKey))).toBe('recovery-key.wrong');
  });

  it('stays as it was when it cannot be wrapped anew', async () => {
    await expect(rewrapKeyFile(path, 'short', storeKey)).rejects.toMatchObject({ code: 'passphrase.weak' });
    expect(readFileSync(path, 'utf8')).toBe(whole);
  });
});
