import type { RecordId } from '#shared/domain/ids.ts';
import { ConcordError } from '#shared/errors.ts';
import type { Contact } from '#db/contacts.ts';
import { verifyCommit } from '#db/log/sealed-commit.ts';
import type { LongWork } from '#db/workers/long-work.ts';
import { readBundle } from './bundle/read-bundle.ts';
import type { WrittenBundle } from './bundle/write-bundle.ts';
import type { DeskKeys } from './desk-keys.ts';
import type { PreparedRecord } from './release-content.ts';

/** What a reader finds of one record. */
interface Found {
  readonly visible: Set<string>;
  commits: number;
  unknownOps: number;
}

/**
 * Opens the finished file as each recipient and compares what stands in it with what was reviewed: the same records,
 * as many commits, of each the same visible paths and the same number of fields left out. All recipients of a file read
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
    const found = new Map<RecordId, Found>();
    for await (const batch of bundle.items) {
      for (const item of batch) {
        if (item.type === 'commit') note(found, item.record, verifyCommit(item.commit, keys.realm).ops);
      }
    }
    bundle.end();
    if (!isAsReviewed(found, prepared)) throw differs();
  }
}

function note(
  found: Map<RecordId, Found>,
  record: RecordId,
  ops: readonly ({ readonly field: string } | null)[],
): void {
  let entry = found.get(record);
  if (!entry) found.set(record, (entry = { visible: new Set(), commits: 0, unknownOps: 0 }));
  entry.commits += 1;
  for (const op of ops) {
    if (op) entry.visible.add(op.field);
    else entry.unknownOps += 1;
  }
}

function isAsReviewed(found: ReadonlyMap<RecordId, Found>, prepared: readonly PreparedRecord[]): boolean {
  if (found.size !== prepared.length) return false;
  return prepared.every(({ record, release }) => {
    const seen = found.get(record.id);
    if (!seen || seen.commits !== record.entries.length || seen.visible.size !== release.visible.length) return false;
    const unknownBefore = record.entries.reduce((sum, { ops }) => sum + ops.filter((op) => op === null).length, 0);
    return release.visible.every((path) => seen.visible.has(path)) && seen.unknownOps === release.count + unknownBefore;
  });
}

function differs(): ConcordError {
  return new ConcordError(
    'release.differs',
    'The finished bundle did not hold exactly what was reviewed, so it was deleted. Nothing was released. Try again; if it happens again, run the check and tell your administrator.',
  );
}
