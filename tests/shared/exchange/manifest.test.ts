import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deskKeyOf, toHex } from '#shared/domain/ids.ts';
import {
  type BundleManifest,
  decodeManifest,
  encodeManifest,
  recipientSetBytes,
  sortedRecipients,
} from '#shared/exchange/manifest.ts';

const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });
const count = fc.nat(1000);

const recipients = fc
  .array(fc.record({ desk: bytes(32).map(deskKeyOf), ageRecipient: fc.stringMatching(/^age1[a-z0-9]{4,9}$/) }), {
    maxLength: 5,
  })
  .map(sortedRecipients);

const manifests: fc.Arbitrary<BundleManifest> = fc.record({
  version: fc.constant(1),
  minor: fc.nat(9),
  bundle: bytes(16).map(toHex),
  realm: fc.constantFrom('live', 'exercise:river crossing'),
  sender: bytes(32).map(deskKeyOf),
  card: fc.uint8Array({ maxLength: 100 }),
  recipients,
  sequence: fc.constant(2),
  previous: bytes(32).map(toHex),
  marking: fc.record({
    tlp: fc.constantFrom('TLP:RED', 'TLP:CLEAR', 'TLP:MAUVE'),
    sensitivity: fc.constantFrom('confidential', 'unclassified'),
    chathamHouse: fc.boolean(),
  }),
  writtenAt: fc.record({ at: fc.nat(2 ** 31), counter: fc.nat(65_535) }),
  expiresAt: fc.option(fc.nat(2 ** 31)),
  onward: fc.constantFrom('ask', 'none', 'something newer'),
  counts: fc.record({ items: count, cards: count, commits: count, records: count, attachments: count, bytes: count }),
  digest: bytes(32),
});

describe('a manifest', () => {
  it('comes back as it was, and encodes in one way', () => {
    fc.assert(
      fc.property(manifests, (manifest) => {
        const body = encodeManifest(manifest);
        expect(decodeManifest(body)).toEqual(manifest);
        expect(encodeManifest(decodeManifest(body))).toEqual(body);
      }),
    );
  });

  it('says that it is too new before anything else is looked at', () => {
    const [manifest] = fc.sample(manifests, 1);
    if (!manifest) throw new Error('No sample');
    const newer = encodeManifest({ ...manifest, version: 2, realm: '???', sequence: 0 });
    expect(() => decodeManifest(newer)).toThrow(expect.objectContaining({ code: 'bundle.version' }));
  });

  it('is refused with any byte of it missing', () => {
    const [manifest] = fc.sample(manifests, 1);
    if (!manifest) throw new Error('No sample');
    const body = encodeManifest(manifest);
    for (let cut = 0; cut < body.length; cut++) {
      expect(() => decodeManifest(body.slice(0, cut))).toThrow(expect.objectContaining({ code: 'bundle.damaged' }));
    }
  });
});

describe('a set of recipients', () => {
  it('has one order and no repeats', () => {
    fc.assert(
      fc.property(recipients, fc.infiniteStream(fc.nat()), (list, random) => {
        const shuffled = [...list, ...list]
          .map((recipient) => ({ recipient, at: random.next().value }))
          .sort((left, right) => left.at - right.at)
          .map(({ recipient }) => recipient);
        expect(sortedRecipients(shuffled)).toEqual(list);
        expect(recipientSetBytes(shuffled)).toEqual(recipientSetBytes(list));
      }),
    );
  });

  it('stays the same set when a desk takes a new age key', () => {
    const desk = deskKeyOf(new Uint8Array(32));
    const before = [{ desk, ageRecipient: 'age1old' }];
    expect(recipientSetBytes([{ desk, ageRecipient: 'age1new' }])).toEqual(recipientSetBytes(before));
    const other = { desk: deskKeyOf(new Uint8Array(32).fill(1)), ageRecipient: 'age1old' };
    expect(recipientSetBytes([...before, other])).not.toEqual(recipientSetBytes(before));
  });
});
