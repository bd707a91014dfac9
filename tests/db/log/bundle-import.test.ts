import { describe, expect, it, vi } from 'vitest';
import { newSeed, signingKey } from '#db/crypto/sign.ts';
import { checkStore, logicalStateHash, rebuild } from '#db/log/check.ts';
import { commitHash, verifyCommit, withholdOps } from '#db/log/sealed-commit.ts';
import { saveRecord } from '#db/records.ts';
import { UNWATCHED } from '#db/workers/long-work.ts';
import { addContact, listContacts, updateContact } from '#db/contacts.ts';
import { randomBytes } from '#db/crypto/random.ts';
import { type RecordId, recordIdBytes, toHex } from '#shared/domain/ids.ts';
import type { LooseValues } from '#shared/domain/values.ts';
import type { SealedCommit } from '#shared/log/commit.ts';
import {
  deliver,
  introduce,
  introduceAll,
  scratchFolder,
  shareable,
  type TestDesk,
  testDesk,
} from '#tests/support/desks.ts';
import { forge, recordOf } from '#tests/support/forged-commits.ts';
import { createWorkspace, START, StoreSetting, unlockWorkspace } from '#tests/support/workspaces.ts';

vi.mock('hash-wasm', () => import('#tests/support/quick-argon2.ts'));

const HOUR = 3_600_000;

function save({ desk }: TestDesk, id: RecordId | null, input: LooseValues): RecordId {
  return desk.change(() => saveRecord(desk, 'note', id, input)).id;
}

function stateOf({ desk }: TestDesk, record: Uint8Array) {
  return desk.materialiser.get(record)?.state ?? null;
}

/** The tables say what the log says, and the index is whole. */
function expectSound({ desk }: TestDesk): void {
  const before = logicalStateHash(desk.db);
  expect(checkStore(desk, true, UNWATCHED)).toMatchObject({ ok: true, problems: [], rebuiltHash: before });
}

async function pair(organisation = 'UNOWAS') {
  const [mine, theirs] = await Promise.all([testDesk(), testDesk({ organisation })]);
  introduceAll([mine, theirs]);
  return { mine, theirs };
}

/** The same commits in every order of three. */
function orders<T>([one, two, three]: readonly [T, T, T]): T[][] {
  return [
    [one, two, three],
    [one, three, two],
    [two, one, three],
    [two, three, one],
    [three, one, two],
    [three, two, one],
  ];
}

describe('commits whose author’s clock is far ahead', () => {
  it('are kept aside and told, and move neither what is shown nor this desk’s clock', async () => {
    const { mine, theirs } = await pair();
    const id = save(mine, null, { title: 'mine' });
    deliver(shareable(mine), mine, theirs);
    theirs.setTime(START + 25 * HOUR);
    save(theirs, id, { title: 'from the future' });
    const founded = save(theirs, null, { title: 'founded in the future' });
    const sent = shareable(theirs);
    const { report, changes } = deliver(sent, theirs, mine);
    expect(report).toMatchObject({ received: 3, accepted: 0, duplicate: 1, refused: 2 });
    expect(report.problems.map(({ code }) => code)).toEqual(['commit.clock', 'commit.clock']);
    expect(changes.map(({ change }) => change)).toEqual(['duplicate']);
    expect(stateOf(mine, recordIdBytes(id))?.values['title']).toBe('mine');
    expect(stateOf(mine, recordIdBytes(founded))).toBeNull();
    expectSound(mine);
    // What is written meanwhile has not seen it: later the two are a conflict, and neither is lost.
    save(mine, id, { title: 'mine again' });
    expect(deliver(sent, theirs, mine).report).toMatchObject({ duplicate: 3, refused: 0 });
    deliver(shareable(mine), mine, theirs);
    expect(stateOf(theirs, recordIdBytes(id))?.conflicts).toMatchObject([{ path: 'title' }]);
  });

  it('are let in at the next opening after their time, as if they had never been kept aside', async () => {
    const folder = scratchFolder();
    const setting = new StoreSetting();
    const { store } = await createWorkspace(folder, setting);
    const theirs = await testDesk({ time: START + 30 * HOUR });
    const here = { desk: store.desk, folder, storeKey: store.storeKey, changes: [], setTime: () => undefined };
    const id = save(here, null, { title: 'mine' });
    const contact = addContact(store.desk, theirs.desk.cardText);
    updateContact(store.desk, contact, { isVerified: true });
    introduce(theirs, here);
    deliver(shareable(here), here, theirs);
    save(theirs, id, { title: 'theirs', tags: ['t'] });
    const founded = save(theirs, null, { title: 'founded' });
    deliver(shareable(theirs), theirs, here);
    const before = logicalStateHash(store.desk.db);
    store.close();
    setting.now = START + 5 * HOUR;
    const early = await unlockWorkspace(folder, setting);
    expect(logicalStateHash(early.desk.db)).toBe(before);
    early.close();
    setting.now = START + 7 * HOUR;
    setting.changes.length = 0;
    const late = await unlockWorkspace(folder, setting);
    const after = { ...here, desk: late.desk };
    expect(setting.changes.map(({ record }) => record).sort()).toEqual([id, founded].sort());
    expect(stateOf(after, recordIdBytes(id))).toMatchObject({
      values: { title: 'theirs', tags: ['t'] },
      conflicts: [],
    });
    expect(stateOf(after, recordIdBytes(founded))?.values['title']).toBe('founded');
    expectSound(after);
  });

  it('say the same when a change after them comes first', async () => {
    const { mine, theirs } = await pair();
    const id = save(mine, null, { title: 'mine' });
    const [founding] = shareable(mine);
    if (!founding) throw new Error('one commit');
    const record = recordIdBytes(id);
    const future = forge(theirs.desk.key, {
      at: START + 48 * HOUR,
      record,
      after: [founding],
      ops: [{ field: 'place', value: 'Osh' }],
    });
    const later = forge(theirs.desk.key, {
      at: START + 1,
      record,
      after: [future],
      ops: [{ field: 'title', value: 'theirs' }],
    });
    for (const order of [
      [future, later],
      [later, future],
    ]) {
      const at = await testDesk();
      introduceAll([at, mine]);
      introduce(at, theirs);
      deliver([founding], mine, at);
      for (const commit of order) deliver([commit], theirs, at);
      expect(stateOf(at, record)).toMatchObject({ values: { title: 'theirs', place: null }, missing: [], waiting: [] });
      expectSound(at);
    }
  });

  it('stay aside when more of them is disclosed', async () => {
    const { mine, theirs } = await pair();
    theirs.setTime(START + 48 * HOUR);
    save(theirs, null, { title: 'x', place: 'Osh' });
    const [whole] = shareable(theirs);
    if (!whole) throw new Error('one commit');
    deliver([withholdOps(whole, (index) => index === 0)], theirs, mine);
    expect(deliver([whole], theirs, mine).report).toMatchObject({ accepted: 0, refused: 1 });
    expectSound(mine);
  });
});

describe('commits that come in parts', () => {
  it('wait for what they stand on, and end at the same whatever came first', async () => {
    const author = await testDesk();
    const id = save(author, null, { title: '1' });
    save(author, id, { title: '2', tags: ['a'] });
    save(author, id, { title: '3', tags: [] });
    const all = shareable(author) as unknown as readonly [SealedCommit, SealedCommit, SealedCommit];
    const hashes = new Set<string>();
    const record = recordIdBytes(id);
    for (const order of orders(all)) {
      const at = await testDesk();
      introduce(at, author);
      const arrived = new Set<SealedCommit>();
      for (const commit of order) {
        expect(deliver([commit], author, at).report).toMatchObject({ accepted: 1, refused: 0 });
        arrived.add(commit);
        const state = stateOf(at, record);
        const shown = !arrived.has(all[0]) ? null : !arrived.has(all[1]) ? '1' : arrived.has(all[2]) ? '3' : '2';
        expect(state?.values['title'] ?? null).toBe(shown);
        if (state) expect(state.waiting.length).toBe(arrived.has(all[2]) && !arrived.has(all[1]) ? 1 : 0);
        rebuild(at.desk, UNWATCHED);
        expect(stateOf(at, record)).toEqual(state);
      }
      const { title, heads } = { title: stateOf(at, record)?.values['title'], heads: stateOf(at, record)?.heads };
      hashes.add(JSON.stringify({ title, heads }));
    }
    expect(hashes.size).toBe(1);
  });

  it('show nothing while the first is never sent', async () => {
    const { mine, theirs } = await pair();
    const id = save(theirs, null, { title: 'secret beginning' });
    save(theirs, id, { place: 'Osh' });
    const [, edit] = shareable(theirs);
    if (!edit) throw new Error('two commits');
    const { report, changes } = deliver([edit], theirs, mine);
    expect(report).toMatchObject({ accepted: 1 });
    expect(changes).toMatchObject([{ record: id, kind: 'unknown', title: null }]);
    expect(stateOf(mine, recordIdBytes(id))).toBeNull();
    expect(() => save(mine, id, { title: 'x' })).toThrow(expect.objectContaining({ code: 'record.unknown' }));
    expectSound(mine);
  });

  it('are filled in by a later, fuller release, piece by piece, and counted as such', async () => {
    const { mine, theirs } = await pair();
    const id = save(theirs, null, { title: 't', place: 'p', summary: 's', gaps: 'g' });
    const [whole] = shareable(theirs);
    if (!whole) throw new Error('one commit');
    const part = (keep: readonly number[]) => withholdOps(whole, (index) => !keep.includes(index));
    const record = recordIdBytes(id);
    expect(deliver([part([0, 1])], theirs, mine).report).toMatchObject({ accepted: 1 });
    expect(stateOf(mine, record)?.withheld).toMatchObject([{ count: whole.ops.length - 2 }]);
    expect(deliver([part([0])], theirs, mine).report).toMatchObject({ duplicate: 1 });
    expect(deliver([part([1, 2])], theirs, mine).report).toMatchObject({ accepted: 1 });
    expect(stateOf(mine, record)?.withheld).toMatchObject([{ count: whole.ops.length - 3 }]);
    expectSound(mine);
    expect(deliver([whole], theirs, mine).report).toMatchObject({ accepted: 1 });
    expect(stateOf(mine, record)?.withheld).toEqual([]);
    expect(deliver([part([0])], theirs, mine).report).toMatchObject({ duplicate: 1 });
    expect(stateOf(mine, record)).toEqual(stateOf(theirs, record));
    expectSound(mine);
  });

  it('are counted once each, also when a bundle repeats itself', async () => {
    const { mine, theirs } = await pair();
    save(theirs, null, { title: 'x' });
    const [one] = shareable(theirs);
    if (!one) throw new Error('one commit');
    const { report } = deliver([one, one, one], theirs, mine);
    expect(report).toMatchObject({ received: 3, accepted: 1, duplicate: 2 });
    expect(mine.changes.filter(({ kind }) => kind === 'note')).toHaveLength(1);
  });
});

describe('commits that no Concord would write', () => {
  it('cannot make a record of another kind, whatever comes first, and hold up nothing', async () => {
    const { mine, theirs } = await pair();
    const id = save(mine, null, { title: 'a note' });
    const record = recordIdBytes(id);
    const [founding] = shareable(mine);
    if (!founding) throw new Error('one commit');
    const other = forge(theirs.desk.key, {
      at: START + 1,
      kind: 'case',
      record,
      after: [founding],
      ops: [{ field: 'title', value: 'a case' }],
    });
    const after = forge(theirs.desk.key, {
      at: START + 2,
      record,
      after: [other],
      ops: [{ field: 'place', value: 'Osh' }],
    });
    const states = new Set<string>();
    for (const order of orders([founding, other, after])) {
      const at = await testDesk();
      introduce(at, mine);
      introduce(at, theirs);
      for (const commit of order) deliver([commit], mine, at);
      expect(at.desk.materialiser.get(record)?.kind).toBe('note');
      expect(stateOf(at, record)).toMatchObject({
        values: { title: 'a note', place: 'Osh' },
        waiting: [],
        missing: [],
      });
      expectSound(at);
      states.add(JSON.stringify(stateOf(at, record)));
    }
    expect(states.size).toBe(1);
    expect(deliver([other], theirs, mine).report).toMatchObject({ refused: 1, problems: [{ code: 'commit.kind' }] });
  });

  it('cannot touch this desk’s decisions, even by a trusted colleague', async () => {
    const { mine, theirs } = await pair();
    const contact = listContacts(mine.desk.db)[0];
    if (!contact) throw new Error('one contact');
    const record = recordIdBytes(contact.id);
    const before = logicalStateHash(mine.desk.db);
    const heads = mine.desk.commits.ofRecord(record).map(({ sealed }) => sealed);
    for (const kind of ['contact', 'tag', 'note']) {
      const forged = forge(theirs.desk.key, {
        at: START + 1,
        kind,
        record,
        after: heads,
        ops: [{ field: 'isRemoved', value: true }],
      });
      expect(deliver([forged], theirs, mine).report, kind).toMatchObject({ accepted: 0, refused: 1 });
    }
    const founded = forge(theirs.desk.key, { at: START + 1, kind: 'tag', ops: [{ field: 'tag', value: 'x' }] });
    expect(deliver([founded], theirs, mine).report.problems).toMatchObject([{ code: 'commit.private' }]);
    expect(logicalStateHash(mine.desk.db)).toBe(before);
    expectSound(mine);
  });

  it('cannot found one record twice with different ends at different desks', async () => {
    const owner = signingKey(newSeed());
    const nonce = randomBytes(16);
    const record = recordOf(owner, nonce);
    const ops = (value: string) => [{ field: 'title', value }];
    const first = forge(owner, { at: START, nonce, kind: 'note', ops: ops('a note') });
    const second = forge(owner, { at: START + 5, nonce, kind: 'case', ops: ops('a case') });
    const edit = forge(owner, { at: START + 9, record, after: [first], ops: [{ field: 'summary', value: 's' }] });
    const outcomes = new Set<string>();
    for (const order of orders([first, second, edit])) {
      const at = await testDesk();
      for (const commit of order) deliver([commit], at, at);
      const found = at.desk.materialiser.get(record);
      const listed = ['note', 'case_file'].map((table) => at.desk.db.prepare(`SELECT * FROM ${table}`).all().length);
      const day = at.desk.db.prepare('SELECT created_at FROM record').all();
      outcomes.add(JSON.stringify([found?.kind, found?.state, listed, day]));
      expectSound(at);
    }
    expect(outcomes.size).toBe(1);
  });

  it('of a newer version or an unknown kind are kept, shown as far as they can be, and written after', async () => {
    const { mine, theirs } = await pair();
    const nonce = randomBytes(16);
    const record = recordOf(theirs.desk.key, nonce);
    const founding = forge(theirs.desk.key, {
      at: START,
      nonce,
      version: 2,
      ops: [{ field: 'title', value: 'newer' }],
    });
    const poll = forge(theirs.desk.key, { at: START, kind: 'poll', ops: [{ field: 'question', value: 'why' }] });
    expect(deliver([founding, poll], theirs, mine).report).toMatchObject({ accepted: 2, refused: 0 });
    const state = stateOf(mine, record);
    expect(state?.values['title']).toBeNull();
    expectSound(mine);
    const kept = mine.desk.commits.get(commitHash(founding.header))?.sealed;
    expect(
      [kept?.header, kept?.signature, kept?.secret, ...(kept?.ops ?? [])].map((one) => toHex(one ?? record)),
    ).toEqual(
      [founding.header, founding.signature, founding.secret, ...founding.ops].map((one) => toHex(one ?? record)),
    );
    // An older desk may still write on it, and what it writes is sound.
    mine.desk.change(() => mine.desk.write('note', record, [{ field: 'place', value: 'Osh' }]));
    expect(stateOf(mine, record)?.values['place']).toBe('Osh');
    for (const { sealed } of mine.desk.commits.ofRecord(record)) expect(verifyCommit(sealed, 'live')).toBeDefined();
    expectSound(mine);
  });
});

describe('an import', () => {
  it('knows a bundle that it has applied, and adds nothing', async () => {
    const { mine, theirs } = await pair();
    save(theirs, null, { title: 'x' });
    const before = logicalStateHash(mine.desk.db);
    deliver(shareable(theirs), theirs, mine, true);
    expect(logicalStateHash(mine.desk.db)).toBe(before);
    expect(mine.desk.db.prepare('SELECT * FROM bundle').all()).toEqual([]);
    expect(mine.desk.db.prepare('SELECT * FROM bundle_commit').all()).toEqual([]);
  });

  it('brings this desk’s own commits back after they were lost, and its clock goes on from them', async () => {
    const { mine, theirs } = await pair();
    const id = save(mine, null, { title: 'one' });
    mine.setTime(START + HOUR);
    save(mine, id, { title: 'two' });
    deliver(shareable(mine), mine, theirs);
    // An older copy of the store.
    const lost = mine.desk.db.prepare<[], { seq: number }>('SELECT max(seq) AS seq FROM commit_log').get();
    mine.desk.db.prepare('DELETE FROM commit_log WHERE seq = ?').run(lost?.seq);
    rebuild(mine.desk, UNWATCHED);
    expect(stateOf(mine, recordIdBytes(id))?.values['title']).toBe('one');
    deliver(shareable(theirs), theirs, mine);
    expect(stateOf(mine, recordIdBytes(id))).toMatchObject({ values: { title: 'two' }, conflicts: [] });
    expectSound(mine);
  });
});
