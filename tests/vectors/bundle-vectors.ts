import { sha256 } from '#db/crypto/hash.ts';
import { withholdOps } from '#db/log/sealed-commit.ts';
import { type CborValue, decodeCbor, encodeCbor } from '#shared/log/cbor.ts';
import { compareBytes } from '#shared/log/commit.ts';
import { LIMITS } from '#shared/log/limits.ts';
import type { BundleManifest } from '#shared/exchange/manifest.ts';
import { frameItem } from '#shared/exchange/sequence.ts';
import { testDesk } from '../electron/exchange/bundle-fixture.ts';
import { forge, type Forgery, item } from '../electron/exchange/forge.ts';
import { contentHash, noise, seededCommit } from './seeded.ts';

/** A bundle to be written, what a reader must make of it, and why. */
export interface BundleVector {
  readonly name: string;
  /** `ok` or the code of the refusal. */
  readonly expect: string;
  readonly what: string;
  readonly bytes: () => Promise<Uint8Array>;
}

export const sender = await testDesk('vector sender', 'live', 'UNOWAS');
export const author = await testDesk('vector author', 'live', 'MSU');
export const reader = await testDesk('vector reader', 'live', 'DPPA');
export const stranger = await testDesk('vector stranger', 'live', 'OSCE');
const trainee = await testDesk('vector sender', 'exercise:river');

const start = Date.UTC(2026, 2, 1, 8);
const founding = seededCommit('founding', sender, [], start, [
  { field: 'title', value: 'Clash at the ford' },
  { field: 'severity', value: 3 },
  { field: 'tlp', value: 'TLP:GREEN' },
  { field: 'sensitivity', value: 'unclassified' },
  { field: 'sources', add: ['s1'], remove: [] },
  { field: 'sources/s1/reliability', value: 'B' },
  { field: 'sources/s1/identity', value: 'Somebody who must not be named' },
]);
const edit = seededCommit('edit', sender, [founding], start + 60_000, [{ field: 'severity', value: 4 }]);
const partners = seededCommit('partners', author, [], start + 120_000, [
  { field: 'title', value: 'Market closed — سوق مغلق' },
  { field: 'tags', add: ['internal:asset'], remove: [] },
]);

/** The commits of the example, the source's identity and the internal tag withheld, in the order of a bundle. */
export const exampleCommits = [
  { commit: founding, sealed: withholdOps(founding.sealed, (index) => index === 6) },
  { commit: edit, sealed: edit.sealed },
  { commit: partners, sealed: withholdOps(partners.sealed, (index) => index === 1) },
].sort((left, right) => compareBytes(left.commit.header.record, right.commit.header.record));

const end = item({ type: 'end' });
const commits = exampleCommits.map(({ sealed }) => item({ type: 'commit', commit: sealed }));
const card = item({ type: 'card', desk: author.desk, card: author.card.bytes });
const photo = noise('photo', 70_000);
const chunk = { type: 'chunk', hash: contentHash(photo), size: photo.length, offset: 0, data: photo } as const;
const example: Forgery = { sender, recipients: [reader, stranger], contents: [card, ...commits, end] };
const withPhoto = [
  card,
  ...commits,
  item({ ...chunk, data: photo.slice(0, 50_000) }),
  item({ ...chunk, offset: 50_000, data: photo.slice(50_000) }),
  end,
];

const whole = await forge({ ...example, contents: withPhoto });
const latin1 = Buffer.from(whole).toString('latin1');
/** Where the age header ends. */
const payloadAt = latin1.indexOf('\n', latin1.indexOf('\n--- ') + 1) + 1;

function manifested(change: (manifest: BundleManifest) => Partial<BundleManifest>): Forgery {
  return { ...example, manifest: (manifest) => ({ ...manifest, ...change(manifest) }) };
}

function counted(change: Partial<BundleManifest['counts']>): Forgery {
  return manifested(({ counts }) => ({ counts: { ...counts, ...change } }));
}

function withKey(map: Uint8Array, key: string, value: CborValue): Uint8Array {
  const decoded = decodeCbor(map);
  if (!(decoded instanceof Map)) throw new Error('Not a map');
  return encodeCbor(new Map([...decoded, [key, value]]));
}

function joined(...parts: (Uint8Array | readonly number[])[]): Uint8Array {
  return Uint8Array.from(Buffer.concat(parts.map((part) => Uint8Array.from(part))));
}

function flipped(bytes: Uint8Array, at: number): Uint8Array {
  return bytes.map((byte, place) => (place === at ? byte ^ 1 : byte));
}

/** 256 MiB of one byte in about 8 KiB. */
function bomb(): Uint8Array {
  const blocks = Array.from({ length: 2048 }, (_, at) => {
    const header = ((128 * 1024) << 3) | 2 | (at === 2047 ? 1 : 0);
    return [header & 255, (header >>> 8) & 255, header >>> 16, 0x40];
  });
  return joined([0x28, 0xb5, 0x2f, 0xfd, 0x00, 0x58], ...blocks);
}

function headerWith(lines: string): Uint8Array {
  return Uint8Array.from(Buffer.from(latin1.replace('-> ', `${lines}-> `), 'latin1'));
}

const open = {
  marking: { tlp: 'TLP:CLEAR', sensitivity: 'unclassified', chathamHouse: false },
  recipients: [],
} as const;
const skippable = [0x50, 0x2a, 0x4d, 0x18, 3, 0, 0, 0, 1, 2, 3];

function forged(name: string, expect: string, what: string, forgery: Forgery): BundleVector {
  return { name, expect, what, bytes: () => forge(forgery) };
}

function given(name: string, expect: string, what: string, bytes: Uint8Array): BundleVector {
  return { name, expect, what, bytes: () => Promise.resolve(bytes) };
}

/** Contents in an order or form that the format does not allow. */
function arranged(name: string, what: string, ...contents: Uint8Array[]): BundleVector {
  return forged(name, 'bundle.damaged', what, { ...example, contents });
}

const [first, , third] = commits;
if (!first || !third) throw new Error('The example is short');

export const BUNDLE_VECTORS: readonly BundleVector[] = [
  forged(
    'example',
    'ok',
    'Three commits of two records, one op withheld in two of them, and the author’s card',
    example,
  ),
  given(
    'attachment',
    'ok',
    'The same with an attachment in two pieces; the payload has more than one age chunk',
    whole,
  ),
  forged('empty', 'ok', 'No content at all but the end', { ...example, contents: [end] }),
  forged('foreign-age', 'ok', 'Encrypted by a program that leaves no size in the age header', {
    ...example,
    isForeignAge: true,
  }),
  forged('open', 'ok', 'Clear and unclassified, not encrypted', { ...manifested(() => open), isPlain: true }),
  forged(
    'second-in-chain',
    'ok',
    'Number 2 to the same recipients, with the hash of number 1',
    manifested(() => ({ sequence: 2, previous: '11'.repeat(32) })),
  ),
  forged(
    'newer-minor',
    'ok',
    'A later minor version: keys and item kinds that are passed over, under the digest all the same',
    {
      ...manifested(() => ({ minor: 5, onward: 'council' })),
      body: (body) => withKey(body, 'grantedBy', 'an officer'),
      contents: [
        encodeCbor({ type: 'revocation', desk: new Uint8Array(32) }),
        card,
        ...commits,
        encodeCbor({ type: 'recall' }),
        withKey(end, 'note', 'x'),
      ],
    },
  ),
  forged('unreadable-card', 'ok', 'An author’s card that is not signed by its desk is passed over', {
    ...example,
    contents: [
      item({ type: 'card', desk: author.desk, card: flipped(author.card.bytes, author.card.bytes.length - 1) }),
      ...commits,
      end,
    ],
  }),

  given(
    'not-a-bundle',
    'bundle.foreign',
    'A text',
    new TextEncoder().encode('Dear colleague, the bundle is attached.\n'),
  ),
  forged('not-compressed', 'bundle.foreign', 'An age file of something that is not zstd', {
    ...example,
    compressed: () => noise('other', 100),
  }),
  forged('not-a-manifest', 'bundle.foreign', 'The first item is the end', {
    ...example,
    sequence: () => frameItem(end),
  }),
  forged('skippable-frame-first', 'bundle.foreign', 'A skippable zstd frame before the content', {
    ...example,
    compressed: (frame) => joined(skippable, frame),
  }),

  given('zero-bytes', 'bundle.truncated', 'An empty file', new Uint8Array()),
  given('cut-in-header', 'bundle.truncated', 'Ends inside the age header', whole.slice(0, 90)),
  given('cut-in-payload', 'bundle.truncated', 'Ends inside the last age chunk', whole.slice(0, -100)),
  given(
    'cut-at-chunk',
    'bundle.truncated',
    'Ends exactly where an age chunk ends',
    whole.slice(0, payloadAt + 16 + 65_552),
  ),
  forged('open-cut', 'bundle.truncated', 'Not encrypted, the end is missing', {
    ...manifested(() => open),
    isPlain: true,
    compressed: (frame) => frame.slice(0, -6),
  }),

  given('byte-changed', 'bundle.damaged', 'One bit of the payload is another', flipped(whole, whole.length - 1000)),
  given('byte-added', 'bundle.damaged', 'One byte too many at the end', joined(whole, [0])),
  given('header-changed', 'bundle.damaged', 'A stanza was put into the age header', headerWith('-> grease x\nAAAA\n')),
  forged('two-frames', 'bundle.damaged', 'Two zstd frames one after the other', {
    ...example,
    compressed: (frame) => joined(frame, frame),
  }),
  forged('skippable-frame-last', 'bundle.damaged', 'A skippable zstd frame after the content', {
    ...example,
    compressed: (frame) => joined(frame, skippable),
  }),
  forged('frame-cut', 'bundle.damaged', 'The zstd frame has no end', {
    ...example,
    compressed: (frame) => frame.slice(0, -6),
  }),
  forged('trailing-bytes', 'bundle.damaged', 'The sequence goes on after the end', {
    ...example,
    sequence: (all) => joined(all, [0x58]),
  }),
  forged('indefinite-length', 'bundle.damaged', 'An item of indefinite length', {
    ...example,
    sequence: (all) => joined([0x5f], all, [0xff]),
  }),
  forged('long-head', 'bundle.damaged', 'A length that is not in its shortest form', {
    ...example,
    sequence: (all) => joined(all.slice(0, -frameItem(end).length), [0x58, end.length], end),
  }),
  arranged('no-end', 'The end is missing', card, ...commits),
  arranged('two-ends', 'The end stands twice', card, ...commits, end, end),
  arranged('card-after-commit', 'A card after a commit', ...commits, card, end),
  arranged('records-unsorted', 'Commits are not in the order of their records', third, first, end),
  arranged('card-twice', 'Two cards of one desk', card, card, end),
  arranged(
    'attachment-gap',
    'A piece of an attachment is missing',
    item({ ...chunk, data: photo.slice(0, 10) }),
    item({ ...chunk, offset: 11, data: photo.slice(11) }),
    end,
  ),
  arranged(
    'attachment-cut',
    'The last piece of an attachment is missing',
    item({ ...chunk, data: photo.slice(0, 10) }),
    end,
  ),
  arranged(
    'unsorted-keys',
    'An item whose CBOR is not deterministic',
    joined([0xa2, 0x64], new TextEncoder().encode('type'), [0x61, 0x78, 0x61, 0x61, 0x00]),
    end,
  ),
  arranged(
    'nested-deep',
    'An item nested a thousand levels deep',
    joined([0xa1, 0x61, 0x61], new Uint8Array(1000).fill(0x81), [0]),
    end,
  ),
  arranged(
    'secret-and-salts',
    'A commit with both its secret and salts',
    withKey(item({ type: 'commit', commit: edit.sealed }), 'salts', []),
    end,
  ),
  forged(
    'sequence-0',
    'bundle.damaged',
    'Number 0 in the chain',
    manifested(() => ({ sequence: 0 })),
  ),
  forged(
    'chain-without-previous',
    'bundle.damaged',
    'Number 2 with no bundle before it',
    manifested(() => ({ sequence: 2 })),
  ),
  forged(
    'realm-misspelt',
    'bundle.damaged',
    'A realm that is not in its one spelling',
    manifested(() => ({ realm: 'exercise:River' })),
  ),
  forged('wrong-attachment', 'attachment.damaged', 'An attachment that is not what its hash says', {
    ...example,
    contents: [item({ ...chunk, data: flipped(photo, 5) }), end],
  }),

  forged('for-somebody-else', 'bundle.not-for-you', 'Encrypted to another desk', {
    ...example,
    recipients: [stranger],
  }),
  forged('re-encrypted', 'bundle.not-for-you', 'Encrypted to the reader, but signed for another desk', {
    ...example,
    recipients: [stranger],
    encryptTo: [reader],
  }),
  forged(
    'other-age-key',
    'bundle.not-for-you',
    'Names the reader’s desk with the age key of another',
    manifested(() => ({ recipients: [{ desk: reader.desk, ageRecipient: stranger.recipient.ageRecipient }] })),
  ),
  forged('bad-signature', 'bundle.signature', 'The manifest’s signature is another’s', {
    ...example,
    signature: () => stranger.key.sign(sha256('x')),
  }),
  forged(
    'card-of-another',
    'bundle.signature',
    'The card in the manifest is another desk’s',
    manifested(() => ({ card: stranger.card.bytes })),
  ),
  forged(
    'wrong-digest',
    'bundle.digest',
    'Signed for another content',
    manifested(() => ({ digest: new Uint8Array(32) })),
  ),
  forged('wrong-counts', 'bundle.digest', 'Says one commit more than there are', counted({ commits: 4 })),
  forged('wrong-size', 'bundle.digest', 'Says fewer bytes than there are', counted({ bytes: 20 })),
  forged('other-realm', 'bundle.realm', 'Belongs to an exercise', { ...example, sender: trainee }),
  forged(
    'newer-major',
    'bundle.version',
    'A later major version',
    manifested(() => ({ version: 2 })),
  ),
  forged('open-but-green', 'bundle.unencrypted', 'Not encrypted although it is TLP:GREEN', {
    ...manifested(() => ({ recipients: [] })),
    isPlain: true,
  }),
  forged('decrypted-on-the-way', 'bundle.unencrypted', 'Not encrypted although it names recipients', {
    ...example,
    isPlain: true,
  }),

  forged('zstd-bomb', 'bundle.damaged', '256 MiB of one byte: ends with the first item, which is none', {
    ...example,
    compressed: bomb,
  }),
  forged('zstd-window', 'bundle.limit', 'Asks for a window of 16 MiB', {
    ...example,
    compressed: () => joined([0x28, 0xb5, 0x2f, 0xfd, 0x00, 0x70], [1, 0, 0]),
  }),
  given(
    'header-bomb',
    'bundle.limit',
    'More stanzas in the age header than a thousand recipients need',
    headerWith(`-> x y\n\n`.repeat(LIMITS.ageStanzas)),
  ),
  forged('item-too-large', 'bundle.limit', 'An item that says it is 4 GiB long', {
    ...example,
    sequence: (all) => joined(all.slice(0, -frameItem(end).length), [0x5a, 255, 255, 255, 255, 0]),
  }),
  forged('too-many-commits', 'bundle.limit', 'Says three million commits', counted({ commits: 3_000_000 })),
];
