import { describe, expect, it } from 'vitest';
import { newSeed, type SigningKey, signingKey } from '#db/crypto/sign.ts';
import { RecordBounds } from '#db/log/record-bounds.ts';
import { saveRecord } from '#db/records.ts';
import { type RecordId, recordIdBytes } from '#shared/domain/ids.ts';
import { decodeHeader, type SealedCommit } from '#shared/log/commit.ts';
import { LIMITS } from '#shared/log/limits.ts';
import type { Op } from '#shared/log/op.ts';
import { deliver, introduce, shareable, type TestDesk, testDesk } from '#tests/support/desks.ts';
import { forge } from '#tests/support/forged-commits.ts';
import { START } from '#tests/support/workspaces.ts';

function founded(mine: TestDesk): { id: RecordId; founding: SealedCommit } {
  const { id } = mine.desk.change(() => saveRecord(mine.desk, 'note', null, { title: 'mine' }));
  const [founding] = shareable(mine);
  if (!founding) throw new Error('founded');
  return { id, founding };
}

/** Rival suggestions of one desk after the same commit. */
function rivals(key: SigningKey, after: SealedCommit, record: RecordId, count: number, title = 'suggested') {
  return Array.from({ length: count }, (_, index) => {
    const ops: Op[] = [{ field: 'title', value: title }];
    return forge(key, { at: START + index, record: recordIdBytes(record), after: [after], ops });
  });
}

function bounds({ desk }: TestDesk): RecordBounds {
  return new RecordBounds(desk.db, desk.key.publicKey, (owner, one) => desk.trust.isInside(owner, one));
}

const asks = (one: RecordBounds, commit: SealedCommit) => one.admits(decodeHeader(commit.header), commit, null);

/** How many times in a row the same commit would be let in, of at most this many. */
function admitted(one: RecordBounds, commit: SealedCommit, most: number): number {
  let count = 0;
  while (count < most && asks(one, commit)) count += 1;
  return count;
}

describe('what others may put on one record', () => {
  it('is so much from one desk, whatever bundles it comes in, and the owner goes on working', async () => {
    const mine = await testDesk();
    const theirs = await testDesk();
    const { id, founding } = founded(mine);
    const sent = rivals(theirs.desk.key, founding, id, LIMITS.recordCommitsOfDesk + 5);
    expect(deliver(sent.slice(0, 1_000), theirs, mine).report).toMatchObject({ suggested: 1_000, refused: 0 });
    const { report } = deliver(sent, theirs, mine);
    expect(report).toMatchObject({ suggested: LIMITS.recordCommitsOfDesk - 1_000, duplicate: 1_000, refused: 5 });
    expect(report.problems[0]).toMatchObject({ code: 'commit.limit', record: id });
    expect(mine.desk.commits.ofRecord(recordIdBytes(id))).toHaveLength(LIMITS.recordCommitsOfDesk + 1);

    const other = signingKey(newSeed());
    expect(deliver(rivals(other, founding, id, 1), theirs, mine).report).toMatchObject({ suggested: 1, refused: 0 });
    mine.desk.change(() => saveRecord(mine.desk, 'note', id, { title: 'mine again' }));
    const state = mine.desk.materialiser.get(recordIdBytes(id))?.state;
    expect(state).toMatchObject({ values: { title: 'mine again' }, conflicts: [] });
    expect(state?.suggestions).toHaveLength(LIMITS.recordCommitsOfDesk + 1);
  });

  it('has a bound for all strangers together, and one for their size', async () => {
    const mine = await testDesk();
    const { id, founding } = founded(mine);
    const one = bounds(mine);
    const desks = Array.from({ length: 6 }, () => rivals(signingKey(newSeed()), founding, id, 1)[0] ?? founding);
    const counts = desks.map((commit) => admitted(one, commit, LIMITS.recordCommits));
    expect(counts).toEqual([2_000, 2_000, 2_000, 2_000, 2_000, 0]);
    // However full it is, a colleague's word comes in.
    const colleague = await testDesk();
    introduce(mine, colleague);
    expect(asks(one, rivals(colleague.desk.key, founding, id, 1)[0] ?? founding)).toBe(true);

    const [large] = rivals(signingKey(newSeed()), founding, id, 1, 'x'.repeat(1024 * 1024));
    expect(admitted(bounds(mine), large ?? founding, 100)).toBe(63);
  });

  it('is more for whoever founded the record, and without end for this desk', async () => {
    const mine = await testDesk();
    const owner = signingKey(newSeed());
    const founding = forge(owner, { at: START, ops: [{ field: 'title', value: 'theirs' }] });
    expect(admitted(bounds(mine), founding, LIMITS.recordCommits + 1)).toBe(LIMITS.recordCommits);
    const own = founded(mine).founding;
    expect(admitted(bounds(mine), own, LIMITS.recordCommits + 1)).toBe(LIMITS.recordCommits + 1);
  });

  it('counts what is disclosed later of a commit that came with less', async () => {
    const mine = await testDesk();
    const { id, founding } = founded(mine);
    const [commit] = rivals(signingKey(newSeed()), founding, id, 1, 'x'.repeat(1024 * 1024));
    if (!commit) throw new Error('one');
    const bare: SealedCommit = { ...commit, secret: null, salts: [null], ops: [null] };
    const one = bounds(mine);
    for (let count = 0; count < 100; count++) expect(asks(one, bare)).toBe(true);
    let disclosed = 0;
    while (disclosed < 100 && one.admits(decodeHeader(commit.header), commit, bare)) disclosed += 1;
    expect(disclosed).toBe(63);
  });
});
