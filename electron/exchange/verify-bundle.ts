import { ConcordError } from '#shared/errors.ts';
import type { LongWork } from '#db/workers/long-work.ts';
import { verifyCommit } from '#db/log/sealed-commit.ts';
import { readBundle } from './bundle/read-bundle.ts';
import type { DeskKeys } from './desk-keys.ts';
import { type BundleSummary, summaryOf } from './receive-bundle.ts';

export interface VerifiedBundle extends BundleSummary {
  readonly commits: number;
  /** How many commits do not hold; the bundle as a whole is its sender's all the same. */
  readonly refusedCount: number;
  /** The first hundred of them, with the reasons. */
  readonly refused: readonly { readonly record: string; readonly code: string; readonly message: string }[];
}

/** Reads a bundle to its end and verifies its sender's signature, its digest, and every author's signature in it. */
export async function verifyBundleFile(path: string, keys: DeskKeys, work: LongWork): Promise<VerifiedBundle> {
  const bundle = await readBundle(path, {
    reader: { deskKey: keys.card.desk, identities: [keys.ageIdentity] },
    realm: keys.realm,
    onProgress: ({ phase, done, total }) => work.step(phase, done, total),
  });
  let commits = 0;
  let refusedCount = 0;
  const refused: VerifiedBundle['refused'][number][] = [];
  for await (const batch of bundle.items) {
    for (const item of batch) {
      if (item.type !== 'commit') continue;
      commits += 1;
      try {
        verifyCommit(item.commit, keys.realm);
      } catch (error) {
        if (!(error instanceof ConcordError)) throw error;
        refusedCount += 1;
        if (refused.length < 100) refused.push({ record: item.record, code: error.code, message: error.message });
      }
    }
  }
  bundle.end();
  return { ...summaryOf(bundle), commits, refusedCount, refused };
}
