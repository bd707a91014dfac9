import { type CommitId, commitIdOf, type RecordId } from '#shared/domain/ids.ts';
import { ConcordError } from '#shared/errors.ts';
import type { Contact } from '#db/contacts.ts';
import { verifyCommit } from '#db/log/sealed-commit.ts';
import type { LongWork } from '#db/workers/long-work.ts';
import { readBundle } from './bundle/read-bundle.ts';
import type { WrittenBundle } from './bundle/write-bundle.ts';
import type { DeskKeys } from './desk-keys.ts';
import type { PreparedRecord } from './release-content.ts';

/** Which ops of each commit of one record are to be read, a sign for each. */
type Shown = Map<CommitId, string>;

/**
 * Opens the finished file as each recipient and compares what stands in it with what was reviewed: the same records, of
 * each the same commits, and of each of those the same ops to be read. All recipients of a file read
 * the same content, so it is read whole once; for each of the others it is enough that the file opens as theirs. Throws
 * `release.differs`.
 */
export async function compareWithReview(
  path: string,
  { fileKey }: WrittenBundle,
  recipients: readonly Contact[],
  keys: DeskKeys,
  prepared: readonly PreparedRecord[],
  work: LongWork,
): Promise<void> {
  const eyes = recipients.length > 0 ? recipients : [{ desk: keys.card.desk, ageRecipient: keys.card.ageRecipient }];
  for (const [index, { desk, ageRecipient }] of eyes.entries()) {
    const bundle = await readBundle(path, {
      reader: { deskKey: desk, ageRecipient, fileKey },
      realm: keys.realm,
      onProgress: ({ done, total }) => work.step('verifying', done, total),
    });
    if (index > 0) {
      await bundle.close();
      continue;
    }
    const found = new Map<RecordId, Shown>();
    for await (const batch of bundle.items) {
      for (const item of batch) {
        if (item.type !== 'commit') continue;
        const { id, sealed } = verifyCommit(item.commit, keys.realm);
        let shown = found.get(item.record);
        if (!shown) found.set(item.record, (shown = new Map()));
        shown.set(commitIdOf(id), signs(sealed.ops.map((op) => op !== null)));
      }
    }
    bundle.end();
    if (!isAsReviewed(found, prepared)) throw differs();
  }
}

function isAsReviewed(found: ReadonlyMap<RecordId, Shown>, prepared: readonly PreparedRecord[]): boolean {
  if (found.size !== prepared.length) return false;
  return prepared.every(({ record, release }) => {
    const shown = found.get(record.id);
    if (!shown || shown.size !== record.entries.length) return false;
    return record.entries.every(({ id, ops }) => {
      const withheld = release.withheldOps.get(id);
      return shown.get(id) === signs(ops.map((op, at) => op !== null && withheld?.has(at) !== true));
    });
  });
}

function signs(isShown: readonly boolean[]): string {
  return isShown.map((one) => (one ? '+' : '-')).join('');
}

function differs(): ConcordError {
  return new ConcordError(
    'release.differs',
    'The finished bundle did not hold exactly what was reviewed, so it was deleted. Nothing was released. Try again; if it happens again, run the check and tell your administrator.',
  );
}
