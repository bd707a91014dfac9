import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { deskKeyOf, fromHex, toHex } from '#shared/domain/ids.ts';
import { ConcordError } from '#shared/errors.ts';
import { verifyCommit } from '#db/log/sealed-commit.ts';
import { fingerprint, readCard } from '#db/trust/desk-card.ts';
import type { BundleItem } from '#electron/exchange/bundle/item-run.ts';
import { type ReadOptions, readBundle } from '#electron/exchange/bundle/read-bundle.ts';
import { drain } from '../electron/exchange/bundle-fixture.ts';

const folder = import.meta.dirname;
const listed = z.array(z.object({ file: z.string(), expect: z.string(), what: z.string() }));
const desk = z.object({ desk: z.string(), ageRecipient: z.string(), name: z.string(), fingerprint: z.string() });
const vectors = z
  .object({
    reader: desk.extend({ ageIdentity: z.string(), realm: z.string() }),
    sender: desk,
    author: desk,
    example: z.array(
      z.object({
        commit: z.string(),
        desk: z.string(),
        record: z.string(),
        after: z.array(z.string()),
        ops: z.array(z.string().nullable()),
      }),
    ),
    bundles: listed,
    cards: listed,
  })
  .parse(JSON.parse(readFileSync(join(folder, 'vectors.json'), 'utf8')));

const options: ReadOptions = {
  reader: {
    deskKey: deskKeyOf(fromHex(vectors.reader.desk) ?? new Uint8Array()),
    identities: [vectors.reader.ageIdentity],
  },
  realm: vectors.reader.realm,
};

async function outcome(read: () => unknown): Promise<string> {
  try {
    await read();
    return 'ok';
  } catch (thrown) {
    if (thrown instanceof ConcordError) return thrown.code;
    throw thrown;
  }
}

async function open(file: string): Promise<BundleItem[]> {
  return drain(await readBundle(join(folder, file), options));
}

describe('test vectors', () => {
  it.each(vectors.bundles)('$file: $what, so $expect', async ({ file, expect: expected }) => {
    expect(await outcome(() => open(file))).toBe(expected);
  });

  it.each(vectors.cards)('$file: $what, so $expect', async ({ file, expect: expected }) => {
    expect(await outcome(() => readCard(readFileSync(join(folder, file), 'utf8')))).toBe(expected);
  });

  it('are all listed, and cover every refusal of the format', () => {
    for (const [name, list] of [
      ['bundles', vectors.bundles],
      ['cards', vectors.cards],
    ] as const) {
      expect(
        readdirSync(join(folder, name))
          .map((file) => `${name}/${file}`)
          .sort(),
      ).toEqual(list.map(({ file }) => file).sort());
    }
    const codes = [...new Set([...vectors.bundles, ...vectors.cards].map((vector) => vector.expect))].sort();
    expect(codes).toEqual([
      'attachment.damaged',
      'bundle.damaged',
      'bundle.digest',
      'bundle.foreign',
      'bundle.limit',
      'bundle.not-for-you',
      'bundle.realm',
      'bundle.signature',
      'bundle.truncated',
      'bundle.unencrypted',
      'bundle.version',
      'card.foreign',
      'card.key',
      'card.signature',
      'ok',
    ]);
  });

  it('hold what the list says the example holds, each commit signed by its author', async () => {
    const items = await open('bundles/example.concord');
    const found = items.flatMap((item) => (item.type === 'commit' ? [verifyCommit(item.commit, 'live')] : []));
    expect(
      found.map(({ id, header, sealed }) => ({
        commit: toHex(id),
        desk: toHex(header.desk),
        record: toHex(header.record),
        after: header.after.map(toHex),
        ops: sealed.ops.map((op) => op && toHex(op)),
      })),
    ).toEqual(vectors.example);
    const cards = items.flatMap((item) => (item.type === 'card' ? [item.card] : []));
    expect(cards.map((card) => fingerprint(card.desk, card.ageRecipient))).toEqual([vectors.author.fingerprint]);
  });

  it('hold nothing of what is withheld in the example', async () => {
    const items = await open('bundles/example.concord');
    const disclosed = items.flatMap((item) => (item.type === 'commit' ? item.commit.ops : []));
    const text = disclosed.map((op) => (op ? Buffer.from(op).toString('latin1') : '')).join(' ');
    expect(text).toContain('Clash at the ford');
    for (const canary of ['Somebody who must not be named', 'identity', 'internal']) expect(text).not.toContain(canary);
  });
});
