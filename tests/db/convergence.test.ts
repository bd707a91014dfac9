import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { logicalStateHash, rebuild } from '#db/log/check.ts';
import type { Desk } from '#db/desk.ts';
import { commitHash, sealCommit, withholdOps } from '#db/log/sealed-commit.ts';
import { saveRecord } from '#db/records.ts';
import { UNWATCHED } from '#db/workers/long-work.ts';
import { type RecordId, recordIdBytes, recordIdOf } from '#shared/domain/ids.ts';
import type { SealedCommit } from '#shared/log/commit.ts';
import { hlcBytes } from '#shared/log/hlc.ts';
import { deliver, introduce, introduceAll, shareable, type TestDesk, testDesk } from '#tests/support/desks.ts';

type Act =
  | { readonly kind: 'write'; readonly desk: number; readonly title: string; readonly tags: string[] }
  | {
      readonly kind: 'edit';
      readonly desk: number;
      readonly record: number;
      readonly title: string;
      readonly tags: string[];
    }
  | { readonly kind: 'send'; readonly from: number; readonly to: number; readonly pick: number }
  | { readonly kind: 'clock'; readonly desk: number; readonly hours: number };

/** The long version, for nights. */
const RUNS = process.env['CONCORD_SOAK'] ? 500 : 8;
const PATIENCE = 120_000;

const DESKS = 3;
const who = fc.nat({ max: DESKS - 1 });
const tags = fc.uniqueArray(fc.constantFrom('topic:water', 'topic:land', 'internal:x', 'calm'), { maxLength: 3 });
const title = fc.constantFrom('one', 'two', 'three', 'four');
const act: fc.Arbitrary<Act> = fc.oneof(
  fc.record({ kind: fc.constant('write'), desk: who, title, tags }),
  fc.record({ kind: fc.constant('edit'), desk: who, record: fc.nat(), title, tags }),
  fc.record({ kind: fc.constant('edit'), desk: who, record: fc.nat(), title, tags }),
  fc.record({ kind: fc.constant('send'), from: who, to: who, pick: fc.nat() }),
  // Less than a day apart: what is further ahead is kept aside, and then desks do show different things.
  fc.record({ kind: fc.constant('clock'), desk: who, hours: fc.integer({ min: -11, max: 11 }) }),
);

function perform(desks: readonly TestDesk[], acts: readonly Act[]): void {
  const start = Date.UTC(2026, 0, 15, 10);
  for (const one of acts) {
    if (one.kind === 'send') {
      const [from, to] = [desks[one.from], desks[one.to]];
      if (!from || !to || from === to) continue;
      // A random half of the commits, in an order of its own, some of them with fields withheld.
      const commits = shareable(from).flatMap((commit, index) => {
        if (((one.pick >>> (index % 20)) & 1) === 0) return [];
        return [index % 3 === 0 ? withholdOps(commit, (op) => (op + one.pick) % 2 === 0) : commit];
      });
      deliver(one.pick % 2 === 0 ? commits : commits.reverse(), from, to);
      continue;
    }
    const at = desks[one.desk];
    if (!at) continue;
    if (one.kind === 'clock') at.setTime(start + one.hours * 3_600_000);
    else if (one.kind === 'write') {
      at.desk.change(() => saveRecord(at.desk, 'note', null, { title: one.title, tags: one.tags }));
    } else {
      const known = knownNotes(at.desk);
      const id = known[one.record % Math.max(1, known.length)];
      if (id) at.desk.change(() => saveRecord(at.desk, 'note', id, { title: one.title, tags: one.tags }));
    }
  }
}

function knownNotes(desk: Desk): RecordId[] {
  return desk.db
    .prepare<[], { id: Uint8Array }>("SELECT id FROM record WHERE kind = 'note' ORDER BY id")
    .all()
    .map(({ id }) => recordIdOf(id));
}

/** What a desk says of its notes, without its organisation's own view. Each desk's contacts are its own. */
function noteStates(desk: Desk): unknown[] {
  return knownNotes(desk).map((id) => {
    const state = desk.materialiser.get(recordIdBytes(id))?.state;
    return { id, ...state, ownTags: null };
  });
}

function shuffled(commits: readonly SealedCommit[], seed: number): SealedCommit[] {
  return commits
    .map((commit, index) => ({ commit, key: Math.sin(seed + index * 7.13) }))
    .sort((left, right) => left.key - right.key)
    .map(({ commit }) => commit);
}

describe('desks that have exchanged everything', () => {
  for (const [setting, organisations] of [
    ['of one organisation', ['UNOWAS', 'UNOWAS', 'UNOWAS']],
    ['of several organisations', ['UNOWAS', 'UNOWAS', 'African Union']],
  ] as const) {
    it(
      `say the same of every record: ${setting}`,
      async () => {
        await fc.assert(
          fc.asyncProperty(fc.array(act, { minLength: 5, maxLength: 25 }), fc.nat(), async (acts, seed) => {
            const desks = await Promise.all(organisations.map((organisation) => testDesk({ organisation })));
            introduceAll(desks);
            perform(desks, acts);
            const everything = desks.map(shareable);
            desks.forEach((to, receiver) => {
              everything.forEach((commits, sender) => {
                const from = desks[sender];
                if (!from || sender === receiver) return;
                const order = shuffled(commits, seed + receiver);
                // In two parts, the second twice.
                const half = Math.floor(order.length / 2);
                deliver(order.slice(half), from, to);
                deliver(order.slice(0, half), from, to);
                const again = deliver(order.slice(0, half), from, to);
                expect(again.report.accepted + again.report.conflict + again.report.suggested).toBe(0);
              });
            });
            const [first, ...others] = desks.map(({ desk }) => noteStates(desk));
            for (const other of others) expect(other).toEqual(first);
            for (const { desk } of desks) {
              const before = logicalStateHash(desk.db);
              expect(rebuild(desk, UNWATCHED)).toBe(before);
            }
          }),
          { numRuns: RUNS },
        );
      },
      PATIENCE,
    );
  }
});

describe('the counts of an import', () => {
  it(
    'always add up, and a rehearsal says the same as the import and changes nothing',
    async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(act, { minLength: 5, maxLength: 20 }), async (acts) => {
          const desks = await Promise.all(
            ['UNOWAS', 'UNOWAS', 'African Union'].map((organisation) => testDesk({ organisation })),
          );
          introduceAll(desks);
          perform(desks, acts);
          const [from, to] = desks;
          if (!from || !to) throw new Error('two desks');
          const commits = shareable(from);
          const before = logicalStateHash(to.desk.db);
          const told = to.changes.length;
          const rehearsed = deliver(commits, from, to, true);
          expect(logicalStateHash(to.desk.db)).toBe(before);
          expect(to.changes.length).toBe(told);
          const applied = deliver(commits, from, to);
          expect({ ...applied.report, isDryRun: true }).toEqual(rehearsed.report);
          expect(applied.changes).toEqual(rehearsed.changes);
          const { received, accepted, duplicate, suggested, conflict, refused } = applied.report;
          expect(accepted + duplicate + suggested + conflict + refused).toBe(received);
          expect(received).toBe(commits.length);
        }),
        { numRuns: RUNS },
      );
    },
    PATIENCE,
  );
});

describe('what a hostile desk may not do', () => {
  it('decide whom this desk trusts, with contact records of its own', async () => {
    const [victim, attacker] = await Promise.all([
      testDesk(),
      testDesk({ organisation: 'Attackers', name: 'Attacker' }),
    ]);
    const accomplice = await testDesk({ organisation: 'UNOWAS', name: 'Accomplice' });
    introduce(victim, attacker, true);
    introduce(attacker, accomplice, true);
    const decisions = attacker.desk.db
      .prepare<[], { id: Uint8Array }>("SELECT id FROM record WHERE kind = 'contact'")
      .all()
      .flatMap(({ id }) => attacker.desk.commits.ofRecord(id).map((commit) => commit.sealed));
    expect(decisions.length).toBeGreaterThan(0);
    const { report } = deliver(decisions, attacker, victim);
    expect(report).toMatchObject({ accepted: 0, refused: decisions.length });
    expect(report.problems[0]?.code).toBe('commit.private');
    expect(victim.desk.trust.known(accomplice.desk.card.desk)).toBeNull();
  });

  it('change a record by calling it another kind, before or after its first commit is known', async () => {
    const [victim, author] = await Promise.all([testDesk(), testDesk({ name: 'Author' })]);
    introduceAll([victim, author]);
    const saved = author.desk.change(() => saveRecord(author.desk, 'note', null, { title: 'As it was' }));
    const founding = shareable(author);
    const record = recordIdBytes(saved.id);
    const forged = sealCommit(author.desk.key, {
      realm: 'live',
      hlc: hlcBytes({ at: author.desk.now() + 1, counter: 0 }),
      kind: 'case',
      record,
      after: founding.map((commit) => commitHash(commit.header)),
      ops: [{ field: 'title', value: 'Forged' }],
    }).sealed;
    expect(deliver([forged], author, victim).report.accepted).toBe(1);
    deliver(founding, author, victim);
    expect(victim.desk.materialiser.get(record)?.state.values['title']).toBe('As it was');
    const late = await testDesk({ name: 'Late' });
    introduceAll([late, author]);
    deliver(founding, author, late);
    expect(deliver([forged], author, late).report).toMatchObject({ refused: 1, problems: [{ code: 'commit.kind' }] });
    expect(late.desk.materialiser.get(record)?.state.values['title']).toBe('As it was');
  });
});
