import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { contentHashOf } from '#shared/domain/ids.ts';
import type { BundleManifest } from '#shared/exchange/manifest.ts';
import { frameItem } from '#shared/exchange/sequence.ts';
import { type CborValue, decodeCbor, encodeCbor } from '#shared/log/cbor.ts';
import { sha256 } from '#db/crypto/hash.ts';
import { readBundle } from '#electron/exchange/bundle/read-bundle.ts';
import { scratchFolder } from '../../support/scratch.ts';
import { drain, readerOf, refusalOf, sortedCommits, testDesk, testRecord } from './bundle-fixture.ts';
import { forge, type Forgery, item } from './forge.ts';

const sender = await testDesk('sender');
const reader = await testDesk('reader');
const other = await testDesk('other');
const exercise = await testDesk('sender', 'exercise:river');

const commits = sortedCommits([
  ...testRecord(sender, [[{ field: 'title', value: 'First' }], [{ field: 'title', value: 'Second' }]]),
  ...testRecord(sender, [[{ field: 'title', value: 'Other' }]]),
]);
const [first, second, third] = commits.map((commit) => item({ type: 'commit', commit }));
const bytes = new Uint8Array(3000).map((_, at) => Math.imul(at, 0x9e3779b1) >>> 24);
const chunk = {
  type: 'chunk',
  hash: contentHashOf(sha256(bytes)),
  size: bytes.length,
  offset: 0,
  data: bytes,
} as const;
const end = item({ type: 'end' });
const cards = [sender, other].sort((left, right) => (left.desk < right.desk ? -1 : 1));
const [cardA, cardB] = cards.map(({ desk, card }) => item({ type: 'card', desk, card: card.bytes }));
if (!first || !second || !third || !cardA || !cardB) throw new Error('The fixture is short');
const contents = [cardA, cardB, first, second, third, item(chunk), end];
const honest: Forgery = { sender, recipients: [reader], contents };

async function codeOfForged(forgery: Partial<Forgery>): Promise<string | null> {
  const path = join(await scratchFolder(), 'forged.concord');
  await writeFile(path, await forge({ ...honest, ...forgery }));
  return refusalOf(path, reader);
}

function resigned(change: Partial<BundleManifest>): Partial<Forgery> {
  return { manifest: (manifest) => ({ ...manifest, ...change }) };
}

function recounted(change: Partial<BundleManifest['counts']>): Partial<Forgery> {
  return { manifest: (manifest) => ({ ...manifest, counts: { ...manifest.counts, ...change } }) };
}

/** The same CBOR map with one key more. */
function withKey(map: Uint8Array, key: string, value: CborValue): Uint8Array {
  const decoded = decodeCbor(map);
  if (!(decoded instanceof Map)) throw new Error('Not a map');
  return encodeCbor(new Map([...decoded, [key, value]]));
}

describe('a forged bundle', () => {
  it('is read when nothing is wrong with it', async () => {
    expect(await codeOfForged({})).toBeNull();
    expect(await codeOfForged({ isForeignAge: true })).toBeNull();
    expect(await codeOfForged({ contents: [end] })).toBeNull();
  });

  it.each<[string, string, Partial<Forgery>]>([
    ['a signature of nobody', 'bundle.signature', { signature: (signature) => signature.map((byte) => byte ^ 1) }],
    ['a manifest changed after signing', 'bundle.signature', resignedBy(other)],
    ['a card of somebody else', 'bundle.signature', resigned({ card: other.card.bytes })],
    ['a card that is none', 'card.foreign', resigned({ card: Uint8Array.of(1, 2, 3) })],
    ['another digest', 'bundle.digest', resigned({ digest: new Uint8Array(32) })],
    ['fewer items than said', 'bundle.digest', recounted({ items: 8 })],
    ['more commits than said', 'bundle.digest', recounted({ commits: 2 })],
    ['more records than said', 'bundle.digest', recounted({ records: 1 })],
    ['fewer cards than said', 'bundle.digest', recounted({ cards: 3 })],
    ['fewer attachments than said', 'bundle.digest', recounted({ attachments: 2 })],
    ['more bytes than said', 'bundle.digest', recounted({ bytes: 10 })],
    ['counts beyond the limits', 'bundle.limit', recounted({ commits: 3_000_000 })],
    ['a size beyond the limits', 'bundle.limit', recounted({ bytes: 2 ** 40 })],
    ['recipients of whom the reader is none', 'bundle.not-for-you', { recipients: [other], encryptTo: [reader] }],
    [
      'the reader’s desk with another age key',
      'bundle.not-for-you',
      resigned({ recipients: [{ ...reader.recipient, ageRecipient: other.recipient.ageRecipient }] }),
    ],
    [
      'the reader’s age key at another desk',
      'bundle.not-for-you',
      resigned({ recipients: [{ ...other.recipient, ageRecipient: reader.recipient.ageRecipient }] }),
    ],
    ['nobody as recipient although encrypted', 'bundle.not-for-you', resigned({ recipients: [] })],
    ['recipients out of order', 'bundle.damaged', resigned({ recipients: twice(reader.recipient) })],
    ['another realm', 'bundle.realm', resigned({ realm: 'exercise:river' })],
    ['a sender’s card of another realm', 'bundle.realm', resigned({ card: exercise.card.bytes })],
    ['a realm that is none', 'bundle.damaged', resigned({ realm: 'Exercise' })],
    ['the first number with a bundle before it', 'bundle.damaged', resigned({ previous: '00'.repeat(32) })],
    ['a later number with none before it', 'bundle.damaged', resigned({ sequence: 2 })],
    ['number 0', 'bundle.damaged', resigned({ sequence: 0 })],
    ['a newer major version', 'bundle.version', resigned({ version: 2 })],
    ['version 0', 'bundle.damaged', resigned({ version: 0 })],
  ])('with %s is refused as %s', async (_, code, forgery) => {
    expect(await codeOfForged(forgery)).toBe(code);
  });

  it('of a newer minor version is read, and what only that version knows is passed over', async () => {
    const receipt = encodeCbor({ type: 'receipt', of: new Uint8Array(32) });
    const path = join(await scratchFolder(), 'newer.concord');
    const newer = await forge({
      ...honest,
      contents: [receipt, ...contents.slice(0, -1), receipt, withKey(end, 'why', 'done')],
      manifest: (manifest) => ({ ...manifest, minor: 7, onward: 'council' }),
      body: (body) => withKey(body, 'grantedBy', { officer: 'somebody' }),
    });
    await writeFile(path, newer);
    const bundle = await readBundle(path, readerOf(reader));
    expect(bundle.manifest).toMatchObject({ minor: 7, onward: 'council' });
    await drain(bundle);
    expect(bundle.end()).toEqual({ passedOver: 2 });
  });

  it('with authors’ cards that do not hold is read without them', async () => {
    const torn = other.card.bytes.slice();
    torn[torn.length - 1] = (torn.at(-1) ?? 0) ^ 1;
    const wrongRealm = exercise.card.bytes;
    for (const card of [torn, wrongRealm, sender.card.bytes, Uint8Array.of(0)]) {
      const path = join(await scratchFolder(), 'cards.concord');
      await writeFile(
        path,
        await forge({ ...honest, contents: [item({ type: 'card', desk: other.desk, card }), first, end] }),
      );
      const bundle = await readBundle(path, readerOf(reader));
      const items = await drain(bundle);
      expect(items.map(({ type }) => type)).toEqual(['commit']);
      expect(bundle.end()).toEqual({ passedOver: 1 });
    }
  });

  it.each<[string, string, Uint8Array[]]>([
    ['a commit before a card', 'bundle.damaged', [first, cardA, end]],
    ['a piece of an attachment before a commit', 'bundle.damaged', [item(chunk), first, end]],
    ['records out of order', 'bundle.damaged', [third, first, end]],
    ['cards out of order', 'bundle.damaged', [cardB, cardA, end]],
    ['a card twice', 'bundle.damaged', [cardA, cardA, end]],
    ['two ends', 'bundle.damaged', [first, end, end]],
    ['a commit after the end', 'bundle.damaged', [end, first]],
    ['an unknown item after the end', 'bundle.damaged', [end, encodeCbor({ type: 'later' })]],
    ['no end', 'bundle.damaged', [first]],
    ['nothing', 'bundle.damaged', []],
    [
      'a second manifest',
      'bundle.damaged',
      [item({ type: 'manifest', body: first, signature: new Uint8Array(64) }), end],
    ],
    ['an attachment twice', 'bundle.damaged', [item(chunk), item(chunk), end]],
    ['an attachment cut off', 'bundle.damaged', [item({ ...chunk, data: bytes.slice(0, 100) }), end]],
    ['an attachment with a gap', 'bundle.damaged', pieces([0, 100], [101, 3000])],
    ['an attachment with an overlap', 'bundle.damaged', pieces([0, 100], [99, 3000])],
    ['an attachment that begins late', 'bundle.damaged', pieces([1, 3000])],
    ['a piece beyond the attachment’s size', 'bundle.damaged', [item({ ...chunk, size: 2999 }), end]],
    ['an empty piece', 'bundle.damaged', pieces([0, 0], [0, 3000])],
    [
      'an attachment that is not what its hash says',
      'attachment.damaged',
      [item({ ...chunk, data: bytes.map((b) => b ^ 1) }), end],
    ],
    ['an item that is no map', 'bundle.damaged', [encodeCbor(7), end]],
    ['an item without a kind', 'bundle.damaged', [encodeCbor({ kind: 'commit' }), end]],
    ['an item that is no CBOR', 'bundle.damaged', [Uint8Array.of(0xff, 0xff), end]],
    ['an empty item', 'bundle.damaged', [new Uint8Array(), end]],
    ['an item with more behind its map', 'bundle.damaged', [Uint8Array.from([...end, 0])]],
    ['an item whose keys are out of order', 'bundle.damaged', [unsortedMap(), end]],
    ['an item nested a thousand deep', 'bundle.damaged', [deep(1000), end]],
    ['a commit with both secret and salts', 'bundle.damaged', [commitWith({ salts: [null] }), end]],
    ['a commit with neither secret nor salts', 'bundle.damaged', [commitWith({}, 'secret'), end]],
    ['a commit with salts for some ops only', 'bundle.damaged', [commitWith({ salts: [] }, 'secret'), end]],
    ['a commit with a short signature', 'bundle.damaged', [commitWith({ signature: new Uint8Array(63) }), end]],
    ['a commit whose header names no record', 'bundle.damaged', [commitWith({ header: encodeCbor({ v: 1 }) }), end]],
    ['a commit whose header is no CBOR', 'bundle.damaged', [commitWith({ header: Uint8Array.of(0xbf) }), end]],
  ])('with %s is refused as %s', async (_, code, forged) => {
    expect(await codeOfForged({ contents: forged })).toBe(code);
  });

  it('whose content ends inside an item, or goes on after the last one, is refused', async () => {
    for (const sequence of [
      (all: Uint8Array) => all.slice(0, -1),
      (all: Uint8Array) => Uint8Array.from([...all, 0x40]),
      (all: Uint8Array) => Uint8Array.from([...all, 0x58]),
      (all: Uint8Array) => Uint8Array.from([...all, ...frameItem(end)]),
      (all: Uint8Array) => Uint8Array.from([...all, 0xf6]),
    ]) {
      expect(await codeOfForged({ sequence })).toMatch(/^bundle\.(damaged|digest)$/);
    }
  });

  it('with another framing than byte strings in their shortest form is refused', async () => {
    for (const head of [
      [0x80],
      [0xa0],
      [0x5f],
      [0x58, 23],
      [0x59, 0, 255],
      [0x5a, 0, 0, 255, 255],
      [0x5b],
      [0xd8, 24],
    ]) {
      const sequence = (all: Uint8Array) => Uint8Array.from([...head, ...all]);
      expect(await codeOfForged({ sequence })).toBe('bundle.damaged');
    }
  });

  it('that holds something else altogether is called foreign', async () => {
    expect(await codeOfForged({ sequence: () => frameItem(end) })).toBe('bundle.foreign');
    expect(await codeOfForged({ compressed: () => new TextEncoder().encode('PK\u0003\u0004 an archive') })).toBe(
      'bundle.foreign',
    );
  });

  it('that is not encrypted is read only when it is open by its own manifest', async () => {
    const open = { marking: { tlp: 'TLP:CLEAR', sensitivity: 'unclassified', chathamHouse: false } } as const;
    const forged = { isPlain: true, recipients: [] };
    expect(await codeOfForged({ ...forged, ...resigned({ ...open, recipients: [] }) })).toBeNull();
    expect(await codeOfForged({ ...forged, ...resigned({ recipients: [] }) })).toBe('bundle.unencrypted');
    expect(await codeOfForged({ ...forged, ...resigned({ ...open, recipients: [reader.recipient] }) })).toBe(
      'bundle.unencrypted',
    );
    const confidential = { marking: { ...open.marking, sensitivity: 'confidential' } };
    expect(await codeOfForged({ ...forged, ...resigned(confidential) })).toBe('bundle.unencrypted');
  });

  it('that is not encrypted and cut short is called incomplete', async () => {
    const compressed = (all: Uint8Array) => all.slice(0, -6);
    expect(await codeOfForged({ isPlain: true, compressed })).toBe('bundle.truncated');
  });
});

function twice<T>(value: T): T[] {
  return [value, value];
}

function resignedBy(desk: typeof sender): Partial<Forgery> {
  return { signature: () => desk.key.sign(new Uint8Array(32)) };
}

function pieces(...ranges: [number, number][]): Uint8Array[] {
  return [...ranges.map(([from, to]) => item({ ...chunk, offset: from, data: bytes.slice(from, to) })), end];
}

function unsortedMap(): Uint8Array {
  // {"type": "x", "a": 0}: the shorter key must come first.
  return Uint8Array.from([0xa2, 0x64, ...new TextEncoder().encode('type'), 0x61, 0x78, 0x61, 0x61, 0x00]);
}

function deep(depth: number): Uint8Array {
  const open = new Uint8Array(depth).fill(0x81);
  return Uint8Array.from([0xa2, 0x61, 0x61, ...open, 0x00, 0x64, ...new TextEncoder().encode('type'), 0x61, 0x78]);
}

function commitWith(change: Record<string, CborValue>, left?: string): Uint8Array {
  const [commit] = commits;
  if (!commit) throw new Error('The fixture is short');
  const { header, signature, ops, secret } = commit;
  const entries = Object.entries({ type: 'commit', header, signature, ops, secret, ...change });
  return encodeCbor(Object.fromEntries(entries.filter(([key]) => key !== left)));
}
