import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addContact, listContacts, updateContact } from '#db/contacts.ts';
import { newSeed, signingKey } from '#db/crypto/sign.ts';
import { Desk } from '#db/desk.ts';
import { checkStore } from '#db/log/check.ts';
import { commitHash, sealCommit } from '#db/log/sealed-commit.ts';
import { saveRecord } from '#db/records.ts';
import { UNWATCHED } from '#db/workers/long-work.ts';
import { type RecordId, recordIdBytes } from '#shared/domain/ids.ts';
import { decodeHeader } from '#shared/log/commit.ts';
import { hlcBytes, hlcFromBytes, hlcText, MAX_CLOCK_FOLLOWED } from '#shared/log/hlc.ts';
import { LIMITS } from '#shared/log/limits.ts';
import { deliver, introduce, shareable, type TestDesk, testDesk } from '#tests/support/desks.ts';

const HOUR = 3_600_000;

function write({ desk }: TestDesk, title: string, id: RecordId | null = null): RecordId {
  return desk.change(() => saveRecord(desk, 'note', id, { title })).id;
}

function titleOf({ desk }: TestDesk, id: RecordId): unknown {
  return desk.materialiser.get(recordIdBytes(id))?.state.values['title'];
}

function everyTable({ desk }: TestDesk): unknown {
  const names = desk.db
    .prepare<[], { name: string }>("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'search%'")
    .all();
  return names.map(({ name }) => [name, desk.db.prepare(`SELECT * FROM "${name}"`).all()]);
}

/** The clocks of this desk's own commits in the order of writing. */
function stamps({ desk }: TestDesk): string[] {
  const own = desk.db.prepare<[Uint8Array], { header: Uint8Array }>(
    'SELECT header FROM commit_log WHERE desk = ? ORDER BY seq',
  );
  return own.all(desk.key.publicKey).map(({ header }) => {
    const clock = hlcFromBytes(decodeHeader(header).hlc);
    return clock ? hlcText(clock) : '';
  });
}

describe('a change of the desk', () => {
  it('that fails in the middle leaves nothing, in the store or in memory', async () => {
    const [desk, other] = await Promise.all([testDesk(), testDesk()]);
    const id = write(desk, 'Before');
    const contact = introduce(desk, other, false);
    const before = everyTable(desk);
    const { trust } = desk.desk;
    const told = desk.changes.length;
    expect(() =>
      desk.desk.change(() => {
        saveRecord(desk.desk, 'note', id, { title: 'After', tags: ['new'] });
        saveRecord(desk.desk, 'note', null, { title: 'Another' });
        saveRecord(desk.desk, 'contact', contact, { isVerified: true });
        expect(desk.desk.trust.known(other.desk.card.desk)?.trust).toBe('verified');
        throw new Error('in the middle');
      }),
    ).toThrow('in the middle');
    expect(everyTable(desk)).toEqual(before);
    expect(desk.desk.trust).toBe(trust);
    expect(desk.changes.length).toBe(told);
    expect(desk.desk.db.inTransaction).toBe(false);
    // The clock as well: the next stamp follows the last that was kept.
    write(desk, 'Next');
    const kept = stamps(desk);
    expect(Number.parseInt(kept.at(-1)?.slice(12) ?? '', 16)).toBe(kept.length - 1);
  });

  it('that is rehearsed gives its result and leaves nothing', async () => {
    const desk = await testDesk();
    const id = write(desk, 'Before');
    const before = everyTable(desk);
    const told = desk.changes.length;
    const title = desk.desk.change(() => {
      saveRecord(desk.desk, 'note', id, { title: 'After' });
      return titleOf(desk, id);
    }, true);
    expect(title).toBe('After');
    expect(everyTable(desk)).toEqual(before);
    expect(desk.changes.length).toBe(told);
  });

  it('does not begin inside another, and does not spoil that', async () => {
    const desk = await testDesk();
    const id = desk.desk.change(() => {
      expect(() => write(desk, 'Inner')).toThrow('under way');
      return saveRecord(desk.desk, 'note', null, { title: 'Outer' }).id;
    });
    expect(titleOf(desk, id)).toBe('Outer');
    expect(stamps(desk)).toHaveLength(1);
  });

  it('stays when whoever is told of it fails', async () => {
    const { desk: first } = await testDesk();
    const desk = new Desk(
      first.db,
      () => 1000,
      () => {
        throw new Error('nobody listens');
      },
    );
    const told = { desk, folder: '', storeKey: new Uint8Array(), changes: [], setTime: () => undefined };
    for (let time = 0; time < 3; time++) expect(() => write(told, `Note ${time}`)).toThrow('nobody listens');
    expect(new Set(stamps(told)).size).toBe(3);
    expect(checkStore(desk, false, UNWATCHED)).toMatchObject({ ok: true, records: 3 });
  });

  it('tells each record once, with its commit when there was but one', async () => {
    const desk = await testDesk();
    const [one, two] = desk.desk.change(() => {
      const first = saveRecord(desk.desk, 'note', null, { title: '1' }).id;
      const second = saveRecord(desk.desk, 'note', null, { title: '2' }).id;
      saveRecord(desk.desk, 'note', first, { title: '1a' });
      return [first, second];
    });
    expect(desk.changes.map(({ record, commit }) => [record, commit === null])).toEqual([
      [one, true],
      [two, false],
    ]);
  });
});

describe('the stamps of a desk', () => {
  it('never repeat or go back, over restarts and whatever the clock does', async () => {
    const act = fc.oneof(
      fc.record({ kind: fc.constant('clock'), hours: fc.integer({ min: -1000, max: 1000 }) }),
      fc.record({ kind: fc.constant('restart'), hours: fc.constant(0) }),
      fc.record({ kind: fc.constant('write'), hours: fc.constant(0) }),
      fc.record({ kind: fc.constant('fail'), hours: fc.constant(0) }),
      fc.record({ kind: fc.constant('receive'), hours: fc.integer({ min: -30, max: 30 }) }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(act, { maxLength: 25 }), async (acts) => {
        const at = await testDesk();
        let now = Date.UTC(2026, 0, 1);
        let { desk } = at;
        const reopened = () =>
          new Desk(
            at.desk.db,
            () => now,
            () => undefined,
          );
        desk = reopened();
        for (const { kind, hours } of [...acts, { kind: 'write', hours: 0 }]) {
          if (kind === 'clock') now = Date.UTC(2026, 0, 1) + hours * HOUR;
          else if (kind === 'restart') desk = reopened();
          else if (kind === 'receive') desk.change(() => desk.sawClock({ at: now + hours * HOUR, counter: 7 }));
          else {
            const work = () =>
              desk.change(() => {
                saveRecord(desk, 'note', null, { title: 'x' });
                if (kind === 'fail') throw new Error('fails');
              });
            if (kind === 'fail') expect(work).toThrow('fails');
            else work();
          }
        }
        const written = stamps(at);
        expect(written).toEqual([...new Set(written)].sort());
      }),
      { numRuns: 20 },
    );
  });

  it('follow other clocks only so far that others will still count what is written', async () => {
    const desk = await testDesk();
    desk.desk.change(() => desk.desk.sawClock({ at: desk.desk.now() + 23 * HOUR, counter: 0 }));
    write(desk, 'x');
    expect(Number.parseInt(stamps(desk)[0]?.slice(0, 12) ?? '', 16)).toBe(desk.desk.now());
    desk.desk.change(() => desk.desk.sawClock({ at: desk.desk.now() + MAX_CLOCK_FOLLOWED, counter: 0 }));
    write(desk, 'y');
    expect(Number.parseInt(stamps(desk)[1]?.slice(0, 12) ?? '', 16)).toBe(desk.desk.now() + MAX_CLOCK_FOLLOWED);
  });
});

describe('what a desk writes after what others have sent', () => {
  it('is shown, although some of that waits for what never comes', async () => {
    const desk = await testDesk();
    const id = write(desk, 'Mine');
    const founding = shareable(desk)[0];
    if (!founding) throw new Error('one commit');
    const stranger = signingKey(newSeed());
    const hostile = sealCommit(stranger, {
      realm: 'live',
      hlc: hlcBytes({ at: desk.desk.now() + 1, counter: 0 }),
      kind: 'note',
      record: recordIdBytes(id),
      after: [commitHash(founding.header), new Uint8Array(32).fill(9)],
      ops: [{ field: 'title', value: 'Never shown' }],
    }).sealed;
    deliver([hostile], desk, desk);
    expect(desk.desk.materialiser.get(recordIdBytes(id))?.state).toMatchObject({ waiting: [expect.any(String)] });
    write(desk, 'Mine again', id);
    expect(titleOf(desk, id)).toBe('Mine again');
    expect(checkStore(desk.desk, true, UNWATCHED)).toMatchObject({ ok: true });
  });

  it('names no more commits than a reader takes, and comes in elsewhere', async () => {
    const [desk, reader] = await Promise.all([testDesk(), testDesk()]);
    introduce(reader, desk);
    const id = write(desk, 'Mine');
    const founding = shareable(desk)[0];
    if (!founding) throw new Error('one commit');
    const stranger = signingKey(newSeed());
    const many = Array.from({ length: LIMITS.parents + 6 }, (_, index) => {
      const hlc = hlcBytes({ at: desk.desk.now(), counter: index });
      const [record, after] = [recordIdBytes(id), [commitHash(founding.header)]];
      const ops = [{ field: 'title', value: `Flood ${index}` }];
      return sealCommit(stranger, { realm: 'live', hlc, kind: 'note', record, after, ops }).sealed;
    });
    deliver(many, desk, desk);
    write(desk, 'Mine again', id);
    write(desk, 'And again', id);
    expect(titleOf(desk, id)).toBe('And again');
    deliver(shareable(desk), desk, reader);
    expect(titleOf(reader, id)).toBe('And again');
    expect(reader.desk.materialiser.get(recordIdBytes(id))?.state.conflicts).toEqual([]);
  });
});

describe('a desk that is opened again', () => {
  it('is the same desk with the same decisions', async () => {
    const [at, other] = await Promise.all([testDesk(), testDesk({ organisation: 'African Union' })]);
    const id = introduce(at, other);
    const again = new Desk(at.desk.db, at.desk.now.bind(at.desk), () => undefined);
    expect(again.card).toEqual(at.desk.card);
    expect(again.key.publicKey).toEqual(at.desk.key.publicKey);
    expect(again.trust.organisation(other.desk.card.desk)).toBe('african union');
    updateContact(again, id, { isRemoved: true });
    expect(again.trust.organisation(other.desk.card.desk)).toBeNull();
    expect(addContact(again, other.desk.cardText)).toBe(id);
    expect(listContacts(again.db)).toMatchObject([{ isRemoved: false, isVerified: false, verifiedAt: null }]);
  });
});
