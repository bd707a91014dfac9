import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CommitId, recordIdOf, toHex } from '#shared/domain/ids.ts';
import { type ReleasableCommit, releaseOf, withholdReason } from '#shared/exchange/release-rules.ts';
import { isRegisterOp, type Op } from '#shared/log/op.ts';

const shared = recordIdOf(new Uint8Array(16).fill(1));
const kept = recordIdOf(new Uint8Array(16).fill(2));
const isReleased = (record: string) => record === shared;

function history(...lists: (Op | null)[][]): ReleasableCommit[] {
  return lists.map((ops, at) => ({ id: toHex(new Uint8Array(32).fill(at)) as CommitId, ops }));
}

function reasonOf(op: Op, kind = 'note'): string | null {
  return withholdReason(kind, op, isReleased);
}

describe('what is withheld by default', () => {
  it('are the identity and contact of sources, and why a marking was relaxed', () => {
    expect(reasonOf({ field: 'sources/s1/identity', value: 'Amina Diallo' })).toBe('identity');
    expect(reasonOf({ field: 'sources/s1/contact', value: '+223 76 12 34 56' })).toBe('personal');
    expect(reasonOf({ field: 'markingReason', value: 'Asked by the envoy' })).toBe('private');
    expect(reasonOf({ field: 'sources/s1/identity', value: null })).toBe('identity');
    for (const attribute of ['description', 'reliability', 'credibility', 'access', 'date', 'reference']) {
      expect(reasonOf({ field: `sources/s1/${attribute}`, value: 'A' })).toBeNull();
    }
    for (const field of ['title', 'body', 'tlp', 'country', 'severity']) {
      expect(reasonOf({ field, value: null })).toBeNull();
    }
    expect(reasonOf({ field: 'sources', add: ['s1'], remove: [] })).toBeNull();
  });

  it('are internal tags, whether they are added or removed and whatever stands beside them', () => {
    expect(reasonOf({ field: 'tags', add: ['internal:asset'], remove: [] })).toBe('internal-tag');
    expect(reasonOf({ field: 'tags', add: [], remove: ['internal:asset'] })).toBe('internal-tag');
    expect(reasonOf({ field: 'tags', add: ['clash', 'internal:asset'], remove: [] })).toBe('internal-tag');
    expect(reasonOf({ field: 'tags', add: ['Internal : asset'], remove: [] })).toBe('internal-tag');
    expect(reasonOf({ field: 'tags', add: ['clash', 'internal'], remove: ['place:internal'] })).toBeNull();
  });

  it('are links to records outside the release, in either direction', () => {
    expect(reasonOf({ field: 'links', add: [shared], remove: [] })).toBeNull();
    expect(reasonOf({ field: 'links', add: [shared, kept], remove: [] })).toBe('link');
    expect(reasonOf({ field: 'links', add: [], remove: [kept] })).toBe('link');
  });

  it('is all of a private kind and whatever this version does not know', () => {
    expect(reasonOf({ field: 'card', value: 'x' }, 'contact')).toBe('private');
    expect(reasonOf({ field: 'colour', value: 'blue' }, 'tag')).toBe('private');
    expect(reasonOf({ field: 'title', value: 'x' }, 'dossier')).toBe('private');
    expect(reasonOf({ field: 'handler', value: 'x' })).toBe('private');
    expect(reasonOf({ field: 'sources/s1/handler', value: 'x' })).toBe('private');
    expect(reasonOf({ field: 'handlers', add: ['x'], remove: [] })).toBe('private');
    for (const field of ['__proto__', 'constructor', 'sources/s1/__proto__', 'title/s1/identity', 'toString']) {
      expect(reasonOf({ field, value: 'x' })).toBe('private');
    }
  });

  it('covers every version of a field, not only the last', () => {
    const commits = history(
      [
        { field: 'title', value: 'A' },
        { field: 'sources/s1/identity', value: 'First name' },
        { field: 'tags', add: ['internal:asset'], remove: [] },
      ],
      [{ field: 'sources/s1/identity', value: 'Second name' }],
      [
        { field: 'tags', add: ['asset'], remove: [] },
        { field: 'tags', add: [], remove: ['internal:asset'] },
        { field: 'sources/s1/identity', value: null },
      ],
    );
    const release = releaseOf('note', commits, isReleased, () => true);
    expect(commits.map(({ id }) => [...(release.withheldOps.get(id) ?? [])])).toEqual([[1, 2], [0], [1, 2]]);
    expect(release.visible).toEqual(['tags', 'title']);
    expect(release.withheld).toEqual([
      { path: 'sources/s1/identity', reason: 'identity' },
      { path: 'tags', reason: 'internal-tag' },
    ]);
    expect(release.count).toBe(5);
  });

  it('is whatever the record no longer shows, told apart from what somebody decided', () => {
    const commits = history(
      [
        { field: 'title', value: 'Named in full' },
        { field: 'sources/s1/identity', value: 'First name' },
      ],
      [{ field: 'title', value: 'Cleaned' }],
    );
    const release = releaseOf('note', commits, isReleased, (commit) => commit === commits[1]?.id);
    expect(commits.map(({ id }) => [...(release.withheldOps.get(id) ?? [])])).toEqual([[0, 1], []]);
    expect([...release.supersededOps]).toEqual([[commits[0]?.id, new Set([0])]]);
    expect(release.withheld).toContainEqual({ path: 'title', reason: 'superseded' });
  });

  it('counts what was withheld from this desk already neither as visible nor as its own decision', () => {
    const [commit] = history([null, { field: 'title', value: 'A' }]);
    if (!commit) throw new Error('No commit');
    const release = releaseOf('note', [commit], isReleased, () => true);
    expect([...(release.withheldOps.get(commit.id) ?? [])]).toEqual([0]);
    expect(release).toMatchObject({ visible: ['title'], withheld: [], count: 0 });
  });

  it('never lets a withheld value through, whatever the history', () => {
    const secret = fc.constantFrom('CANARY-1', 'CANARY-2');
    const op: fc.Arbitrary<Op> = fc.oneof(
      fc.record({ field: fc.constantFrom('title', 'body', 'sources/a/description'), value: fc.constant('plain') }),
      fc.record({
        field: fc.constantFrom('sources/a/identity', 'sources/b/contact', 'markingReason', 'later', 'sources/a/later'),
        value: secret,
      }),
      fc.record({
        field: fc.constant('tags'),
        add: fc.array(
          fc.oneof(
            fc.constant('clash'),
            secret.map((value) => `internal:${value}`),
          ),
          { maxLength: 3 },
        ),
        remove: fc.array(
          secret.map((value) => `internal:${value}`),
          { maxLength: 2 },
        ),
      }),
    );
    fc.assert(
      fc.property(fc.array(fc.array(op, { maxLength: 5 }), { maxLength: 5 }), (lists) => {
        const commits = history(...lists);
        const release = releaseOf('note', commits, isReleased, () => true);
        for (const { id, ops } of commits) {
          ops.forEach((one, at) => {
            if (!one || release.withheldOps.get(id)?.has(at)) return;
            expect(JSON.stringify(isRegisterOp(one) ? one.value : [one.add, one.remove])).not.toContain('CANARY');
          });
        }
      }),
    );
  });
});
