import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { deskKeyOf, fromHex, toHex } from '#shared/domain/ids.ts';
import { ERROR_CODES } from '#shared/errors.ts';
import { LIMITS } from '#shared/log/limits.ts';
import { opHash, opSalt, verifyCommit } from '#db/log/sealed-commit.ts';
import { fingerprint } from '#db/trust/desk-card.ts';
import { readBundle } from '#electron/exchange/bundle/read-bundle.ts';
import { drain } from '../electron/exchange/bundle-fixture.ts';

const page = readFileSync(resolve(import.meta.dirname, '../../docs/bundle-format.md'), 'utf8');
const packed = page.replaceAll(/\s+/g, '');
const { reader } = z
  .object({ reader: z.object({ desk: z.string(), ageIdentity: z.string() }) })
  .parse(JSON.parse(readFileSync(join(import.meta.dirname, 'vectors.json'), 'utf8')));

describe('the page on the bundle format', () => {
  it('gives every limit as it is kept', () => {
    const listed = [...page.matchAll(/^\| `(\w+)`\s+\| (\d+)\s+\|/gm)].map(([, name, value]) => [name, Number(value)]);
    expect(Object.fromEntries(listed)).toEqual(LIMITS);
  });

  it('names every refusal of a bundle and only codes that exist', () => {
    const named = new Set(
      [...page.matchAll(/`((?:bundle|card|commit|attachment|file)\.[a-z-]+)`/g)].map(([, code]) => code),
    );
    for (const code of named) expect(ERROR_CODES).toContain(code);
    const notRefusals = ['bundle.expired'];
    const refusals = ERROR_CODES.filter((code) => code.startsWith('bundle.') && !notRefusals.includes(code));
    expect([...named]).toEqual(expect.arrayContaining(refusals));
  });

  it('works its example with the values of the example', async () => {
    const bundle = await readBundle(join(import.meta.dirname, 'bundles/example.concord'), {
      reader: { deskKey: deskKeyOf(fromHex(reader.desk) ?? new Uint8Array()), identities: [reader.ageIdentity] },
      realm: 'live',
    });
    const commits = (await drain(bundle)).flatMap((item) => (item.type === 'commit' ? [item.commit] : []));
    const { manifest, sender } = bundle;
    const values = [
      reader.ageIdentity,
      manifest.bundle,
      manifest.sender,
      toHex(manifest.digest),
      bundle.bundleHash,
      toHex(bundle.signature),
      `items${manifest.counts.items},cards${manifest.counts.cards},commits${manifest.counts.commits}`,
      `body is ${bundle.manifestBody.length} bytes`,
      fingerprint(sender.desk, sender.ageRecipient),
    ];
    const whole = commits.find((commit) => commit.secret);
    if (!whole?.secret || !whole.ops[0]) throw new Error('The example has no commit that is disclosed whole');
    const salt = opSalt(whole.secret, 0);
    values.push(toHex(whole.header), toHex(whole.signature), toHex(whole.secret), toHex(whole.ops[0]), toHex(salt));
    values.push(toHex(opHash(salt, whole.ops[0])), toHex(verifyCommit(whole, 'live').id));
    for (const value of values) expect(packed).toContain(value.replaceAll(/\s+/g, ''));
    const card = Buffer.from(sender.bytes).toString('base64').slice(0, 64);
    expect(page).toContain(card);
  });
});
