import { spawnSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { decodeFirst } from 'cborg';
import { describe, expect, it } from 'vitest';
import { sha256 } from '#db/crypto/hash.ts';
import { withholdOps } from '#db/log/sealed-commit.ts';
import { readBundle } from '#electron/exchange/bundle/read-bundle.ts';
import { writeBundle } from '#electron/exchange/bundle/write-bundle.ts';
import { scratchFolder } from '../../support/scratch.ts';
import {
  drain,
  readerOf,
  sortedCommits,
  testAttachment,
  testBody,
  testDesk,
  testDraft,
  testRecord,
} from './bundle-fixture.ts';
import { forge, item } from './forge.ts';

const sender = await testDesk('sender');
const reader = await testDesk('reader');
const other = await testDesk('other');

/** True when a program of this name can be run here; otherwise the reason is printed. */
function hasProgram(name: string): boolean {
  const isThere = spawnSync(name, ['--version']).status === 0;
  if (!isThere) process.stderr.write(`Skipped what needs the program "${name}": it is not installed here.\n`);
  return isThere;
}

function run(program: string, args: readonly string[], input?: Uint8Array): Uint8Array {
  const result = spawnSync(program, args, { input, maxBuffer: 2 ** 28 });
  expect([program, result.status, result.stderr.toString()]).toMatchObject([program, 0, {}]);
  return Uint8Array.from(result.stdout);
}

describe('programs that know nothing of Concord', () => {
  it('open a bundle with a recipient’s key: age, zstd and any CBOR decoder', async () => {
    const programs = ['age', 'zstd'].map(hasProgram);
    if (programs.includes(false)) return;
    const folder = await scratchFolder();
    const path = join(folder, 'a.concord');
    const identity = join(folder, 'identity.txt');
    const secret = 'Amina Diallo of the river committee';
    const record = testRecord(sender, [
      [
        { field: 'title', value: 'Clash at the ford' },
        { field: 'sources/one/identity', value: secret },
      ],
    ]);
    const held = sortedCommits(record).map((commit) => withholdOps(commit, (index) => index === 1));
    const attachment = testAttachment(new Uint8Array(1_500_000).map((_, at) => (at * at) >>> 7));
    await writeBundle(path, testDraft(sender, [other, reader], testBody(held, [attachment], [sender.card])));
    await writeFile(identity, `${reader.identity}\n`, { mode: 0o600 });
    const compressed = run('age', ['--decrypt', '--identity', identity, path]);
    const plain = run('zstd', ['--decompress', '--stdout', '--quiet'], compressed);

    const items: Map<unknown, unknown>[] = [];
    for (let rest = plain; rest.length > 0;) {
      const [content, after]: [unknown, Uint8Array] = decodeFirst(rest, { useMaps: true });
      if (!(content instanceof Uint8Array)) throw new Error('Not a byte string');
      const [decoded, nothing]: [unknown, Uint8Array] = decodeFirst(content, { useMaps: true });
      expect(nothing).toHaveLength(0);
      if (!(decoded instanceof Map)) throw new Error('Not a map');
      items.push(decoded);
      rest = after;
    }
    expect(items.map((decoded) => decoded.get('type'))).toEqual([
      'manifest',
      'card',
      'commit',
      'chunk',
      'chunk',
      'end',
    ]);
    expect(Buffer.from(plain).includes('Clash at the ford')).toBe(true);
    expect(Buffer.from(plain).includes(secret)).toBe(false);
    expect(Buffer.from(plain).includes('identity')).toBe(false);
    const content = items.filter((decoded) => decoded.get('type') === 'chunk').map((decoded) => decoded.get('data'));
    const whole = Buffer.concat(content.filter((data) => data instanceof Uint8Array));
    expect(Buffer.from(sha256(Uint8Array.from(whole))).toString('hex')).toBe(attachment.hash);
  });

  it('refuse a bundle that is for somebody else', async () => {
    if (!hasProgram('age')) return;
    const folder = await scratchFolder();
    const path = join(folder, 'a.concord');
    const identity = join(folder, 'identity.txt');
    await writeBundle(path, testDraft(sender, [other], testBody([])));
    await writeFile(identity, `${reader.identity}\n`, { mode: 0o600 });
    expect(spawnSync('age', ['--decrypt', '--identity', identity, path]).status).not.toBe(0);
  });

  it('write what Concord reads: the age command over the zstd command', async () => {
    const programs = ['age', 'zstd'].map(hasProgram);
    if (programs.includes(false)) return;
    const folder = await scratchFolder();
    const path = join(folder, 'foreign.concord');
    const contents = [
      ...sortedCommits(testRecord(sender, [[{ field: 'title', value: 'One' }]])).map((commit) =>
        item({ type: 'commit', commit }),
      ),
      item({ type: 'end' }),
    ];
    let sequence = new Uint8Array();
    await forge({ sender, recipients: [reader], contents, sequence: (all) => (sequence = Uint8Array.from(all)) });
    for (const level of ['-1', '-9', '-19', '--no-check']) {
      const compressed = run('zstd', [level, '--stdout', '--quiet'], sequence);
      await writeFile(path, run('age', ['--encrypt', '--recipient', reader.recipient.ageRecipient], compressed));
      expect(await drain(await readBundle(path, readerOf(reader)))).toHaveLength(1);
    }
  });
});
