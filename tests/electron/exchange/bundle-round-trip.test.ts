import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toHex } from '#shared/domain/ids.ts';
import type { SealedCommit } from '#shared/log/commit.ts';
import type { Op } from '#shared/log/op.ts';
import { randomBytes } from '#db/crypto/random.ts';
import { verifyCommit, withholdOps } from '#db/log/sealed-commit.ts';
import type { BundleItem } from '#electron/exchange/bundle/item-run.ts';
import type { OutgoingAttachment } from '#electron/exchange/bundle/outgoing.ts';
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
const other = await testDesk('other');

const opArbitrary: fc.Arbitrary<Op> = fc.oneof(
  fc.record({ field: fc.constantFrom('title', 'body', 'place'), value: fc.string({ unit: 'binary', maxLength: 40 }) }),
  fc.record({ field: fc.constantFrom('severity', 'fatalitiesBest'), value: fc.integer({ min: 1, max: 5 }) }),
  fc.record({
    field: fc.constant('tags'),
    add: fc.array(fc.stringMatching(/^[a-z]{1,8}$/), { maxLength: 3 }),
    remove: fc.array(fc.stringMatching(/^[a-z]{1,8}$/), { maxLength: 3 }),
  }),
);

const recordArbitrary = fc
  .array(fc.array(opArbitrary, { maxLength: 6 }), { minLength: 1, maxLength: 4 })
  .map((histories) => testRecord(sender, histories));

const withheldArbitrary = fc
  .tuple(fc.array(recordArbitrary, { maxLength: 5 }), fc.integer({ min: 1, max: 7 }))
  .map(([records, step]) =>
    sortedCommits(records.flat()).map((commit, at) => withholdOps(commit, (index) => (index + at) % step === 1)),
  );

/** Sizes around the border of a chunk, and content that compresses as well as content that does not. */
const attachmentArbitrary: fc.Arbitrary<OutgoingAttachment> = fc
  .record({
    size: fc.constantFrom(0, 1, 65_535, 2 ** 20 - 1, 2 ** 20, 2 ** 20 + 1, 2 ** 21 + 77),
    seed: fc.integer(),
    piece: fc.integer({ min: 1000, max: 3_000_000 }),
  })
  .map(({ size, seed, piece }) => {
    const content = new Uint8Array(size);
    for (let at = 0; at < size; at++) content[at] = (Math.imul(at ^ seed, 0x9e3779b1) >>> (seed & 15)) & 255;
    const pieces = function* () {
      for (let at = 0; at < size; at += piece) yield content.slice(at, at + piece);
    };
    return { ...testAttachment(content), content: pieces };
  });

function uniqueAttachments(list: readonly OutgoingAttachment[]): OutgoingAttachment[] {
  return [...new Map(list.map((attachment) => [attachment.hash, attachment])).values()];
}

function commitsOf(items: readonly BundleItem[]): SealedCommit[] {
  return items.flatMap((item) => (item.type === 'commit' ? [item.commit] : []));
}

async function contentOf(attachment: OutgoingAttachment): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of attachment.content()) hash.update(piece);
  return hash.digest('hex');
}

describe('a bundle', () => {
  it('gives back exactly what went in, whatever it holds', async () => {
    const folder = await scratchFolder();
    await fc.assert(
      fc.asyncProperty(
        withheldArbitrary,
        fc.array(attachmentArbitrary, { maxLength: 3 }).map(uniqueAttachments),
        async (commits, attachments) => {
          const path = join(folder, 'any.concord');
          const draft = testDraft(sender, [reader, other], testBody(commits, attachments, [sender.card, other.card]));
          const written = await writeBundle(path, draft, { isOverwrite: true });
          const bundle = await readBundle(path, readerOf(reader));
          const items = await drain(bundle);
          expect(bundle.manifest).toEqual(written.manifest);
          expect(bundle.bundleHash).toBe(written.bundleHash);
          expect(bundle.fileHash).toBe(written.fileHash);
          expect(bundle.end()).toEqual({ passedOver: 0 });
          expect(commitsOf(items)).toEqual(commits);
          for (const commit of commitsOf(items)) verifyCommit(commit, 'live');
          const cards = items.flatMap((item) => (item.type === 'card' ? [item.card.desk] : []));
          expect(cards).toEqual([sender.desk, other.desk].sort());
          const hashes = new Map<string, ReturnType<typeof createHash>>();
          for (const item of items) {
            if (item.type !== 'chunk') continue;
            const hash = hashes.get(item.hash) ?? createHash('sha256');
            hashes.set(item.hash, hash.update(item.data));
          }
          expect([...hashes].map(([name, hash]) => [name, hash.digest('hex')])).toEqual(
            [...hashes.keys()].map((name) => [name, name]),
          );
          expect([...hashes.keys()].sort()).toEqual(attachments.map((attachment) => attachment.hash).sort());
          for (const attachment of attachments) expect(await contentOf(attachment)).toBe(attachment.hash);
        },
      ),
      { numRuns: 25 },
    );
  });

  it('tells its file’s real hash and size and keeps the counts', async () => {
    const folder = await scratchFolder();
    const path = join(folder, 'a.concord');
    const commits = sortedCommits([
      ...testRecord(sender, [[{ field: 'title', value: 'One' }], [{ field: 'title', value: 'Two' }]]),
      ...testRecord(sender, [[{ field: 'title', value: 'Other' }]]),
    ]);
    const held = commits.map((commit) => withholdOps(commit, () => true));
    const attachment = testAttachment(new Uint8Array(10));
    const written = await writeBundle(path, testDraft(sender, [reader], testBody(held, [attachment])));
    const bytes = await readFile(path);
    expect(written.size).toBe(bytes.length);
    expect(written.fileHash).toBe(createHash('sha256').update(bytes).digest('hex'));
    expect(written.withheldOps).toBe(3);
    expect(written.manifest.counts).toMatchObject({ items: 5, cards: 0, commits: 3, records: 2, attachments: 1 });
    expect(await readdir(folder)).toEqual(['a.concord']);
  });

  it('is the same bundle, and another file, when it is written twice', async () => {
    const folder = await scratchFolder();
    const draft = {
      ...testDraft(sender, [reader], testBody(sortedCommits(testRecord(sender, [[{ field: 'title', value: 'One' }]])))),
      id: new Uint8Array(16),
    };
    const first = await writeBundle(join(folder, 'a.concord'), draft);
    const second = await writeBundle(join(folder, 'b.concord'), draft);
    expect(second.bundleHash).toBe(first.bundleHash);
    expect(second.fileHash).not.toBe(first.fileHash);
  });

  it('opens with the sender’s file key for comparing, and only as one of its recipients', async () => {
    const folder = await scratchFolder();
    const path = join(folder, 'a.concord');
    const { fileKey } = await writeBundle(path, testDraft(sender, [reader], testBody([])));
    const eyes = { deskKey: reader.desk, ageRecipient: reader.recipient.ageRecipient, fileKey };
    await drain(await readBundle(path, { reader: eyes, realm: 'live' }));
    const wrong = { ...eyes, deskKey: other.desk };
    await expect(readBundle(path, { reader: wrong, realm: 'live' })).rejects.toMatchObject({
      code: 'bundle.not-for-you',
    });
    const stranger = { ...eyes, fileKey: new Uint8Array(16) };
    await expect(readBundle(path, { reader: stranger, realm: 'live' })).rejects.toMatchObject({
      code: 'bundle.damaged',
    });
  });

  it('travels unencrypted only when all of it is clear and unclassified', async () => {
    const folder = await scratchFolder();
    const path = join(folder, 'open.concord');
    const draft = testDraft(sender, [], testBody([]));
    for (const marking of [
      { tlp: 'TLP:GREEN', sensitivity: 'unclassified', chathamHouse: false },
      { tlp: 'TLP:CLEAR', sensitivity: 'confidential', chathamHouse: false },
    ] as const) {
      await expect(writeBundle(path, { ...draft, marking })).rejects.toMatchObject({ code: 'release.blocked' });
    }
    const marking = { tlp: 'TLP:CLEAR', sensitivity: 'unclassified', chathamHouse: false } as const;
    const written = await writeBundle(path, { ...draft, marking });
    expect(written.fileKey).toBeNull();
    const bundle = await readBundle(path, readerOf(other));
    expect(bundle.isEncrypted).toBe(false);
    await drain(bundle);
  });

  it('hands out nothing as final before its end was checked', async () => {
    const folder = await scratchFolder();
    const path = join(folder, 'a.concord');
    const commits = sortedCommits(testRecord(sender, [[{ field: 'title', value: 'One' }]]));
    await writeBundle(path, testDraft(sender, [reader], testBody(commits)));
    const bundle = await readBundle(path, readerOf(reader));
    expect(() => bundle.end()).toThrow(expect.objectContaining({ code: 'internal' }));
    for await (const batch of bundle.items) {
      expect(batch).toHaveLength(1);
      expect(() => bundle.end()).toThrow(expect.objectContaining({ code: 'internal' }));
      break;
    }
    expect(() => bundle.end()).toThrow(expect.objectContaining({ code: 'internal' }));
    await bundle.close();
  });

  it('gives every commit buffers of its own, so that handing one on does not drag the others along', async () => {
    const folder = await scratchFolder();
    const path = join(folder, 'a.concord');
    const record = testRecord(sender, [[{ field: 'title', value: 'One' }], [{ field: 'title', value: 'Two' }]]);
    await writeBundle(path, testDraft(sender, [reader], testBody(sortedCommits(record))));
    const commits = commitsOf(await drain(await readBundle(path, readerOf(reader))));
    const buffers = commits.flatMap(({ header, signature, ops }) => [header, signature, ...ops]);
    for (const bytes of buffers) expect(bytes?.buffer.byteLength).toBe(bytes?.length);
    expect(buffers.length).toBeGreaterThan(4);
  });

  it('keeps what compresses like a bomb readable by storing it as it is', async () => {
    const folder = await scratchFolder();
    const path = join(folder, 'scan.concord');
    const blank = testAttachment(new Uint8Array(18 * 2 ** 20).fill(255));
    const written = await writeBundle(path, testDraft(sender, [reader], testBody([], [blank])));
    expect(written.size).toBeGreaterThan(blank.size);
    const items = await drain(await readBundle(path, readerOf(reader)));
    expect(items.reduce((sum, item) => sum + (item.type === 'chunk' ? item.data.length : 0), 0)).toBe(blank.size);
  });

  it('reports progress that rises to the whole of both readings', async () => {
    const folder = await scratchFolder();
    const path = join(folder, 'a.concord');
    const content = new Uint8Array(3_000_000).map((_, at) => Math.imul(at, 0x9e3779b1) >>> 24);
    const told: string[] = [];
    let last = 0;
    const written = await writeBundle(path, testDraft(sender, [reader], testBody([], [testAttachment(content)])), {
      onProgress: ({ phase, done, total }) => {
        if (told.at(-1) !== phase) [last] = [0, told.push(phase)];
        expect(done).toBeGreaterThanOrEqual(last);
        last = done;
        if (phase === 'writing') expect(total).not.toBeNull();
      },
    });
    expect(told).toEqual(['reading', 'writing']);
    expect(last).toBe(written.manifest.counts.bytes);
    const phases = new Map<string, number>();
    const options = readerOf(reader);
    const bundle = await readBundle(path, { ...options, onProgress: ({ phase, done }) => phases.set(phase, done) });
    await drain(bundle);
    expect([...phases]).toEqual([
      ['verifying', written.size],
      ['reading', written.size],
    ]);
  });

  it('reads from a file whose name was given to another one meanwhile', async () => {
    const folder = await scratchFolder();
    const path = join(folder, 'a.concord');
    const commits = sortedCommits(testRecord(sender, [[{ field: 'title', value: 'One' }]]));
    const first = await writeBundle(path, testDraft(sender, [reader], testBody(commits)));
    const bundle = await readBundle(path, readerOf(reader));
    await writeBundle(path, testDraft(sender, [other], testBody([])), { isOverwrite: true });
    expect(commitsOf(await drain(bundle))).toEqual(commits);
    expect(bundle.fileHash).toBe(first.fileHash);
  });

  it('says so when the file is written to while it is read', async () => {
    const folder = await scratchFolder();
    const path = join(folder, 'a.concord');
    const content = testAttachment(randomBytes(6_000_000));
    await writeBundle(path, testDraft(sender, [reader], testBody([], [content])));
    const bundle = await readBundle(path, readerOf(reader));
    const bytes = await readFile(path);
    bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
    await writeFile(path, bytes);
    await expect(drain(bundle)).rejects.toMatchObject({ code: 'file.unreadable' });
  });

  it('names the chain by desks alone', async () => {
    const folder = await scratchFolder();
    const path = join(folder, 'second.concord');
    const previous = toHex(new Uint8Array(32).fill(7));
    await writeBundle(path, { ...testDraft(sender, [reader], testBody([])), sequence: 2, previous });
    const { manifest, close } = await readBundle(path, readerOf(reader));
    expect(manifest).toMatchObject({ sequence: 2, previous });
    await close();
  });
});
