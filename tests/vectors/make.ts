/**
 * Writes the test vectors of the bundle and card formats beside this file. Run it only when a format changes:
 * `npm exec -- node tests/vectors/make.ts`. Keys, secrets and the random numbers of age follow from names, so that the
 * same versions of zstd and age give the same files.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format } from 'prettier';
import { LIVE } from '#shared/domain/realm.ts';
import { fingerprint } from '#db/trust/desk-card.ts';
import { hex, seedRandom } from './seeded.ts';

seedRandom('bundles');
const { author, BUNDLE_VECTORS, exampleCommits, reader, sender } = await import('./bundle-vectors.ts');
const { CARD_VECTORS } = await import('./card-vectors.ts');

const folder = import.meta.dirname;
for (const name of ['bundles', 'cards']) {
  rmSync(join(folder, name), { recursive: true, force: true });
  mkdirSync(join(folder, name));
}

const bundles = [];
for (const { name, expect, what, bytes } of BUNDLE_VECTORS) {
  seedRandom(name);
  const file = `bundles/${name}.concord`;
  writeFileSync(join(folder, file), await bytes());
  bundles.push({ file, expect, what });
}

const cards = CARD_VECTORS.map(({ name, expect, what, text }) => {
  const file = `cards/${name}.card`;
  writeFileSync(join(folder, file), text);
  return { file, expect, what };
});

const desk = ({ card }: typeof reader) => ({
  desk: card.desk,
  ageRecipient: card.ageRecipient,
  name: card.name,
  officer: card.officer,
  organisation: card.organisation,
  fingerprint: fingerprint(card.desk, card.ageRecipient),
});

const vectors = {
  about: 'Bundles and desk cards with what a reader must make of each: "ok" or the code of its refusal.',
  reader: { ...desk(reader), ageIdentity: reader.identity, realm: LIVE },
  sender: desk(sender),
  author: desk(author),
  /** What a reader finds in bundles/example.concord, in this order. */
  example: exampleCommits.map(({ commit, sealed }) => ({
    commit: hex(commit.id),
    desk: hex(commit.header.desk),
    record: hex(commit.header.record),
    after: commit.header.after.map(hex),
    ops: sealed.ops.map((op) => op && hex(op)),
  })),
  bundles,
  cards,
};
writeFileSync(join(folder, 'vectors.json'), await format(JSON.stringify(vectors), { parser: 'json', printWidth: 120 }));
