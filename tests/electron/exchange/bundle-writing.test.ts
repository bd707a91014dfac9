import { chmod, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { contentHashOf } from '#shared/domain/ids.ts';
import { LIMITS } from '#shared/log/limits.ts';
import type { SealedCommit } from '#shared/log/commit.ts';
import { randomBytes } from '#db/crypto/random.ts';
import type { BundleBody } from '#electron/exchange/bundle/outgoing.ts';
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

const sender = await testDesk('sender');
const reader = await testDesk('reader');
const commits = sortedCommits(
  Array.from({ length: 20 }, (_, at) => testRecord(sender, [[{ field: 'title', value: `Note ${at}` }]])).flat(),
);
const attachment = testAttachment(randomBytes(3_000_000));

/** A body whose feed of commits fails in the given pass, counted from 1. */
function failing(pass: number, fail: () => void): BundleBody {
  let passes = 0;
  return {
    ...testBody(commits, [attachment]),
    attachments: function* () {
      passes++;
      const current = passes;
      const content = function* () {
        for (const piece of attachment.content() as Iterable<Uint8Array>) yield piece;
        if (current === pass) fail();
      };
      yield [{ ...attachment, content }];
    },
  };
}

describe('writing a bundle', () => {
  it.each([1, 2])('leaves nothing behind when it is cancelled in pass %i', async (pass) => {
    const folder = await scratchFolder();
    const stop = new AbortController();
    const draft = testDraft(
      sender,
      [reader],
      failing(pass, () => stop.abort()),
    );
    const writing = writeBundle(join(folder, 'a.concord'), draft, { signal: stop.signal });
    await expect(writing).rejects.toMatchObject({ code: 'cancelled' });
    expect(await readdir(folder)).toEqual([]);
  });

  it.each([
    ['ENOSPC', 'workspace.disk-full'],
    ['EDQUOT', 'workspace.disk-full'],
    ['EROFS', 'file.unwritable'],
    ['EFBIG', 'file.unwritable'],
    ['EIO', 'file.unwritable'],
  ])('says what to do when the disk answers %s, and leaves nothing behind', async (code, expected) => {
    const folder = await scratchFolder();
    const path = join(folder, 'a.concord');
    await writeFile(path, 'what was there before');
    const fail = () => {
      throw Object.assign(new Error('from the system'), { code });
    };
    const writing = writeBundle(path, testDraft(sender, [reader], failing(2, fail)), { isOverwrite: true });
    await expect(writing).rejects.toMatchObject({ code: expected });
    expect(await readdir(folder)).toEqual(['a.concord']);
    expect(await readFile(path, 'utf8')).toBe('what was there before');
  });

  it('never puts a file in the place of another one unless told to', async () => {
    const folder = await scratchFolder();
    const path = join(folder, 'a.concord');
    const draft = testDraft(sender, [reader], testBody(commits));
    await writeFile(path, 'mine');
    await expect(writeBundle(path, draft)).rejects.toMatchObject({ code: 'file.exists' });
    expect(await readFile(path, 'utf8')).toBe('mine');
    const meanwhile = join(folder, 'b.concord');
    const body = failing(2, () => void 0);
    const late: BundleBody = {
      ...body,
      cards: async function* () {
        await writeFile(meanwhile, 'theirs');
        yield [];
      },
    };
    await expect(writeBundle(meanwhile, { ...draft, body: late })).rejects.toMatchObject({ code: 'file.exists' });
    expect(await readFile(meanwhile, 'utf8')).toBe('theirs');
    await writeBundle(path, draft, { isOverwrite: true });
    await drain(await readBundle(path, readerOf(reader)));
    expect((await readdir(folder)).sort()).toEqual(['a.concord', 'b.concord']);
  });

  it('says so when the place cannot be written to', async () => {
    const folder = await scratchFolder();
    const draft = testDraft(sender, [reader], testBody(commits));
    const inside = (...names: string[]) => writeBundle(join(folder, ...names), draft, { isOverwrite: true });
    await expect(inside('gone', 'a.concord')).rejects.toMatchObject({ code: 'file.unwritable' });
    await mkdir(join(folder, 'folder.concord'));
    await expect(inside('folder.concord')).rejects.toMatchObject({ code: 'file.unwritable' });
    await writeFile(join(folder, 'file'), '');
    await expect(inside('file', 'a.concord')).rejects.toMatchObject({ code: 'file.unwritable' });
    await expect(inside(`${'n'.repeat(300)}.concord`)).rejects.toMatchObject({ code: 'file.unwritable' });
    expect((await readdir(folder)).sort()).toEqual(['file', 'folder.concord']);
    if (process.getuid?.() === 0) {
      process.stderr.write('Skipped writing into a read-only folder: root may write everywhere.\n');
      return;
    }
    await chmod(folder, 0o500);
    await expect(inside('a.concord')).rejects.toMatchObject({ code: 'file.unwritable' });
    await chmod(folder, 0o700);
  });

  it('stops when the content is another one the second time', async () => {
    const folder = await scratchFolder();
    let passes = 0;
    const changing: BundleBody = {
      ...testBody([]),
      commits: () => (++passes === 1 ? [commits] : [commits.slice(1)]),
    };
    const writing = writeBundle(join(folder, 'a.concord'), testDraft(sender, [reader], changing));
    await expect(writing).rejects.toMatchObject({ code: 'bundle.digest' });
    expect(await readdir(folder)).toEqual([]);
  });

  it('refuses content that a reader would refuse', async () => {
    const folder = await scratchFolder();
    const path = join(folder, 'a.concord');
    const writing = (body: BundleBody) => writeBundle(path, testDraft(sender, [reader], body));
    const backwards = [...commits].reverse();
    await expect(writing(testBody(backwards))).rejects.toMatchObject({ code: 'bundle.damaged' });
    const content = () => [new Uint8Array(10)];
    const wrongHash = { hash: contentHashOf(new Uint8Array(32)), size: 10, content };
    await expect(writing(testBody([], [wrongHash]))).rejects.toMatchObject({ code: 'attachment.damaged' });
    for (const size of [0, 9, 11]) {
      await expect(writing(testBody([], [{ ...attachment, size, content }]))).rejects.toMatchObject({
        code: 'attachment.damaged',
      });
    }
    const huge = { ...attachment, size: LIMITS.attachment + 1 };
    await expect(writing(testBody([], [huge]))).rejects.toMatchObject({ code: 'bundle.limit' });
    expect(await readdir(folder)).toEqual([]);
  });

  it('refuses a recipient whose key everybody could have', async () => {
    const folder = await scratchFolder();
    const draft = testDraft(sender, [reader], testBody([]));
    const zero = 'age1qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq';
    for (const ageRecipient of [zero, 'age1', '', reader.recipient.ageRecipient.toUpperCase()]) {
      const recipients = [{ ...reader.recipient, ageRecipient }];
      await expect(writeBundle(join(folder, 'a.concord'), { ...draft, recipients })).rejects.toMatchObject({
        code: 'card.key',
      });
    }
    expect(await readdir(folder)).toEqual([]);
  });

  it('gives the store’s iterators back when it stops half-way', async () => {
    const folder = await scratchFolder();
    let open = 0;
    const guarded = async function* (): AsyncGenerator<readonly SealedCommit[]> {
      open++;
      try {
        for (const commit of commits) yield [commit];
      } finally {
        open--;
      }
    };
    const stop = new AbortController();
    const content = function* () {
      stop.abort();
      yield* attachment.content() as Iterable<Uint8Array>;
    };
    const body = { ...testBody([], [{ ...attachment, content }]), commits: guarded };
    const draft = testDraft(sender, [reader], body);
    await expect(writeBundle(join(folder, 'a.concord'), draft, { signal: stop.signal })).rejects.toMatchObject({
      code: 'cancelled',
    });
    expect(open).toBe(0);
  });
});

describe('reading a bundle', () => {
  it('can be cancelled in either reading', async () => {
    const folder = await scratchFolder();
    const path = join(folder, 'a.concord');
    await writeBundle(path, testDraft(sender, [reader], testBody(commits, [attachment])));
    for (const phase of ['verifying', 'reading']) {
      const stop = new AbortController();
      const reading = async () => {
        const bundle = await readBundle(path, {
          ...readerOf(reader),
          signal: stop.signal,
          onProgress: (progress) => {
            if (progress.phase === phase) stop.abort();
          },
        });
        await drain(bundle);
      };
      await expect(reading()).rejects.toMatchObject({ code: 'cancelled' });
    }
  });

  it('gives the file back whatever happens', async () => {
    if (process.platform !== 'linux') {
      process.stderr.write('Skipped counting open files: only Linux lists them.\n');
      return;
    }
    const openFiles = async () => (await readdir('/proc/self/fd')).length;
    const folder = await scratchFolder();
    const path = join(folder, 'a.concord');
    await writeBundle(path, testDraft(sender, [reader], testBody(commits, [attachment])));
    const whole = await readFile(path);
    const before = await openFiles();
    for (let round = 0; round < 5; round++) {
      await drain(await readBundle(path, readerOf(reader)));
      await (await readBundle(path, readerOf(reader))).close();
      for await (const batch of (await readBundle(path, readerOf(reader))).items) if (batch.length > 0) break;
      await expect(readBundle(path, readerOf(sender))).rejects.toMatchObject({ code: 'bundle.not-for-you' });
      const cut = join(folder, 'cut.concord');
      await writeFile(cut, whole.subarray(0, -1));
      await expect(readBundle(cut, readerOf(reader))).rejects.toMatchObject({ code: 'bundle.truncated' });
    }
    expect(await openFiles()).toBeLessThanOrEqual(before);
  });
});
