import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { latestActions, recordAction, redo, undo } from '#db/actions.ts';
import { addContact, getContact, updateContact } from '#db/contacts.ts';
import { rebuild, logicalStateHash } from '#db/log/check.ts';
import { NoteImport } from '#db/log/note-import.ts';
import { saveRecord, saveRecordAsAction } from '#db/records.ts';
import { applyTags, describeTag, listTags, renameTag } from '#db/tags.ts';
import { UNWATCHED } from '#db/workers/long-work.ts';
import { type RecordId, recordIdBytes, recordIdOf } from '#shared/domain/ids.ts';
import type { LooseValues } from '#shared/domain/values.ts';
import { anyNotePart } from '#tests/support/any-values.ts';
import { deliver, introduce, introduceAll, shareable, type TestDesk, testDesk } from '#tests/support/desks.ts';

function save({ desk }: TestDesk, id: RecordId | null, input: LooseValues): RecordId {
  return saveRecordAsAction(desk, 'note', id, input).id;
}

function valuesOf({ desk }: TestDesk, id: RecordId): Record<string, unknown> {
  return desk.materialiser.get(recordIdBytes(id))?.state.values ?? {};
}

/** What the desk shows: the values of every record that is not put away, and what it says of tags. */
function shown({ desk }: TestDesk): unknown {
  const ids = desk.db
    .prepare<[], { id: Uint8Array }>("SELECT id FROM record WHERE kind IN ('note', 'case') ORDER BY id")
    .all();
  const records = ids.flatMap(({ id }) => {
    const state = desk.materialiser.get(id)?.state;
    const { isDiscarded, ...values } = state?.values ?? {};
    return isDiscarded === true ? [] : [{ id: recordIdOf(id), values, ownTags: state?.ownTags }];
  });
  return { records, tags: listTags(desk.db) };
}

type Act =
  | { kind: 'new' | 'edit'; record: number; input: LooseValues }
  | { kind: 'tags'; add: string[]; remove: string[] }
  | { kind: 'rename'; from: string; to: string }
  | { kind: 'describe'; tag: string }
  | { kind: 'away' | 'undo' | 'redo'; record: number };

const tag = fc.constantFrom('a', 'b', 'c', 'topic:d');
const act: fc.Arbitrary<Act> = fc.oneof(
  fc.record({
    kind: fc.constant('new' as const),
    record: fc.constant(0),
    input: anyNotePart.map((part) => ({ ...part, title: 'New' })),
  }),
  fc.record({ kind: fc.constant('edit' as const), record: fc.nat(), input: anyNotePart }),
  fc.record({ kind: fc.constant('edit' as const), record: fc.nat(), input: anyNotePart }),
  fc.record({
    kind: fc.constant('tags' as const),
    add: fc.uniqueArray(tag, { maxLength: 2 }),
    remove: fc.uniqueArray(tag, { maxLength: 2 }),
  }),
  fc.record({ kind: fc.constant('rename' as const), from: tag, to: tag }),
  fc.record({ kind: fc.constant('describe' as const), tag }),
  fc.record({ kind: fc.constant('away' as const), record: fc.nat() }),
  fc.record({ kind: fc.constantFrom('undo' as const, 'redo' as const), record: fc.constant(0) }),
);

function notes({ desk }: TestDesk): RecordId[] {
  return desk.db
    .prepare<[], { id: Uint8Array }>("SELECT id FROM record WHERE kind = 'note' ORDER BY row")
    .all()
    .map(({ id }) => recordIdOf(id));
}

function perform(at: TestDesk, one: Act): void {
  const ids = notes(at);
  const pick = 'record' in one ? (ids[one.record % Math.max(1, ids.length)] ?? null) : null;
  if (one.kind === 'new') save(at, null, one.input);
  else if (one.kind === 'edit' && pick) save(at, pick, one.input);
  else if (one.kind === 'away' && pick) save(at, pick, { isDiscarded: true });
  else if (one.kind === 'tags') applyTags(at.desk, ids, one.add, one.remove, UNWATCHED);
  else if (one.kind === 'describe') describeTag(at.desk, one.tag, 'blue', null);
  else if (one.kind === 'rename' && listTags(at.desk.db).some((known) => known.tag === one.from)) {
    renameTag(at.desk, one.from, one.to, UNWATCHED);
  }
}

describe('undo and redo', () => {
  it('walk back and forth over exactly what was shown', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 10 }), async (acts) => {
        const at = await testDesk();
        // What was shown after each step that can be undone, and where in it we stand.
        let states = [shown(at)];
        let here = 0;
        for (const one of acts) {
          if (one.kind === 'undo' || one.kind === 'redo') {
            const next = here + (one.kind === 'undo' ? -1 : 1);
            const work = () => (one.kind === 'undo' ? undo(at.desk) : redo(at.desk));
            if (next < 0 || next >= states.length) {
              expect(work).toThrow(expect.objectContaining({ code: 'undo.nothing' }));
              continue;
            }
            work();
            here = next;
          } else {
            const steps = () => at.desk.db.prepare('SELECT * FROM action WHERE is_undone = 0').all().length;
            const before = steps();
            perform(at, one);
            if (steps() === before) continue;
            here += 1;
            states = [...states.slice(0, here), shown(at)];
          }
          expect(shown(at)).toEqual(states[here]);
        }
        while (here > 0) {
          undo(at.desk);
          here -= 1;
          expect(shown(at)).toEqual(states[here]);
        }
        expect(latestActions(at.desk).undo).toBeNull();
        while (here < states.length - 1) {
          redo(at.desk);
          here += 1;
          expect(shown(at)).toEqual(states[here]);
        }
        expect(latestActions(at.desk).redo).toBeNull();
        expect(rebuild(at.desk, UNWATCHED)).toBe(logicalStateHash(at.desk.db));
      }),
      { numRuns: 40 },
    );
  });

  it('forget what was undone once something new is done', async () => {
    const at = await testDesk();
    const id = save(at, null, { title: 'one' });
    save(at, id, { title: 'two' });
    undo(at.desk);
    expect(latestActions(at.desk)).toMatchObject({ undo: { label: 'note.save' }, redo: { label: 'note.save' } });
    save(at, id, { title: 'three' });
    expect(latestActions(at.desk).redo).toBeNull();
    expect(() => redo(at.desk)).toThrow(expect.objectContaining({ code: 'undo.nothing' }));
    undo(at.desk);
    expect(valuesOf(at, id)['title']).toBe('one');
  });

  it('keep the last two hundred steps', { timeout: 60_000 }, async () => {
    const at = await testDesk();
    for (let step = 0; step < 203; step++) save(at, null, { title: `Note ${step}` });
    let steps = 0;
    while (latestActions(at.desk).undo) {
      undo(at.desk);
      steps += 1;
    }
    expect(steps).toBe(200);
    const kept = notes(at).filter((id) => valuesOf(at, id)['isDiscarded'] !== true);
    expect(kept.map((id) => valuesOf(at, id)['title'])).toEqual(['Note 0', 'Note 1', 'Note 2']);
  });
});

describe('undo, when others have written in between', () => {
  async function colleagues() {
    const desks = await Promise.all([testDesk(), testDesk()]);
    introduceAll(desks);
    const [mine, theirs] = desks;
    const id = save(mine, null, { title: 'start', place: 'Osh', tags: ['old'] });
    deliver(shareable(mine), mine, theirs);
    return { mine, theirs, id };
  }

  it('leaves their newer value and takes back the rest', async () => {
    const { mine, theirs, id } = await colleagues();
    save(mine, id, { title: 'mine', place: 'Jalal-Abad', tags: ['old', 'new'] });
    deliver(shareable(mine), mine, theirs);
    save(theirs, id, { title: 'theirs' });
    deliver(shareable(theirs), theirs, mine);
    undo(mine.desk);
    expect(valuesOf(mine, id)).toMatchObject({ title: 'theirs', place: 'Osh', tags: ['old'] });
    redo(mine.desk);
    expect(valuesOf(mine, id)).toMatchObject({ title: 'theirs', place: 'Jalal-Abad', tags: ['new', 'old'] });
  });

  it('leaves the value that they have set to the same without knowing of it', async () => {
    const { mine, theirs, id } = await colleagues();
    save(mine, id, { severity: 4, tags: ['old', 'shared', 'mine'] });
    save(theirs, id, { severity: 4, tags: ['old', 'shared'] });
    deliver(shareable(theirs), theirs, mine);
    undo(mine.desk);
    expect(valuesOf(mine, id)).toMatchObject({ severity: 4, tags: ['old', 'shared'] });
  });

  it('is not stopped by a mere suggestion of an outsider', async () => {
    const [mine, outsider] = await Promise.all([testDesk(), testDesk({ organisation: 'African Union' })]);
    introduceAll([mine, outsider]);
    const id = save(mine, null, { title: 'start' });
    save(mine, id, { title: 'mine' });
    deliver(shareable(mine), mine, outsider);
    save(outsider, id, { title: 'suggested' });
    deliver(shareable(outsider), outsider, mine);
    expect(valuesOf(mine, id)['title']).toBe('mine');
    undo(mine.desk);
    expect(valuesOf(mine, id)['title']).toBe('start');
  });

  it('takes back a suggestion of one’s own on a record of others', async () => {
    const [owner, mine] = await Promise.all([testDesk({ organisation: 'African Union' }), testDesk()]);
    introduceAll([owner, mine]);
    const id = save(owner, null, { title: 'theirs', tags: ['t'] });
    deliver(shareable(owner), owner, mine);
    applyTags(mine.desk, [id], ['ours'], [], UNWATCHED);
    const state = () => mine.desk.materialiser.get(recordIdBytes(id))?.state;
    expect(state()).toMatchObject({ ownTags: ['ours'], values: { title: 'theirs', tags: ['t'] } });
    undo(mine.desk);
    expect(state()).toMatchObject({ ownTags: [], values: { title: 'theirs', tags: ['t'] } });
    redo(mine.desk);
    expect(state()).toMatchObject({ ownTags: ['ours'] });
  });

  it('never changes what a colleague’s edit set, whatever came in whatever order', { timeout: 90_000 }, async () => {
    const field = fc.constantFrom('title', 'place', 'summary');
    const who = fc.constantFrom('mine', 'mine', 'theirs', 'theirs', 'send', 'receive', 'undo');
    const step = fc.record({ who, field, value: fc.nat({ max: 3 }) });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 14 }), async (list) => {
        const { mine, theirs, id } = await colleagues();
        const shownTheirs = () =>
          Object.entries(valuesOf(mine, id)).filter(
            ([, value]) => typeof value === 'string' && value.startsWith('theirs'),
          );
        for (const { who: one, field: name, value } of list) {
          if (one === 'mine') save(mine, id, { [name]: `mine ${value}` });
          else if (one === 'theirs') save(theirs, id, { [name]: `theirs ${value}` });
          else if (one === 'send') deliver(shareable(mine), mine, theirs);
          else if (one === 'receive') deliver(shareable(theirs), theirs, mine);
          // Further back lies the verification of the colleague; without it their edits are suggestions.
          else if (latestActions(mine.desk).undo?.label === 'note.save') {
            const before = shownTheirs();
            undo(mine.desk);
            expect(valuesOf(mine, id)).toMatchObject(Object.fromEntries(before));
          }
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe('undo of founding', () => {
  it('puts a record away, and redo brings it back as it was', async () => {
    const at = await testDesk();
    const id = save(at, null, { title: 'x', tags: ['t'] });
    const before = valuesOf(at, id);
    undo(at.desk);
    expect(valuesOf(at, id)).toEqual({ ...before, isDiscarded: true });
    expect(listTags(at.desk.db)).toEqual([]);
    redo(at.desk);
    expect(valuesOf(at, id)).toEqual(before);
  });

  it('takes back an import of hundreds in one step, also one that was brought back', { timeout: 60_000 }, async () => {
    const at = await testDesk();
    const rows = Array.from({ length: 300 }, (_, index) => ({
      line: index + 2,
      input: { title: `Event ${index}`, origin: `ucdp:${index}` },
    }));
    const importAll = () => {
      const session = new NoteImport(at.desk, false);
      for (let from = 0; from < rows.length; from += 100) session.add(rows.slice(from, from + 100));
      return session.report();
    };
    const listed = () => at.desk.db.prepare('SELECT * FROM note WHERE is_discarded = 0').all().length;
    expect(importAll()).toMatchObject({ accepted: 300, received: 300 });
    expect(latestActions(at.desk).undo).toMatchObject({ label: 'csv.import', count: 300 });
    undo(at.desk);
    expect(listed()).toBe(0);
    expect(importAll()).toMatchObject({ accepted: 300, duplicate: 0 });
    expect(listed()).toBe(300);
    expect(at.desk.db.prepare('SELECT * FROM record').all()).toHaveLength(300);
    undo(at.desk);
    expect(listed()).toBe(0);
    redo(at.desk);
    expect(listed()).toBe(300);
    expect(importAll()).toMatchObject({ accepted: 0, duplicate: 300 });
  });

  it('of a contact ends what was trusted through it', async () => {
    const [at, other] = await Promise.all([testDesk(), testDesk()]);
    const id = addContact(at.desk, other.desk.cardText);
    updateContact(at.desk, id, { isVerified: true });
    expect(at.desk.trust.organisation(other.desk.card.desk)).toBe('unowas');
    undo(at.desk);
    expect(getContact(at.desk.db, id).isVerified).toBe(false);
    expect(at.desk.trust.organisation(other.desk.card.desk)).toBeNull();
    undo(at.desk);
    expect(getContact(at.desk.db, id).isRemoved).toBe(true);
    redo(at.desk);
    redo(at.desk);
    expect(getContact(at.desk.db, id)).toMatchObject({ isRemoved: false, isVerified: true });
  });
});

describe('a step that goes on', () => {
  it('begins anew when it was undone in between, so that redo and undo stay apart', async () => {
    const at = await testDesk();
    const session = new NoteImport(at.desk, false);
    session.add([{ line: 2, input: { title: 'first', origin: 'o:1' } }]);
    undo(at.desk);
    session.add([{ line: 3, input: { title: 'second', origin: 'o:2' } }]);
    const titles = () =>
      notes(at)
        .map((id) => valuesOf(at, id))
        .filter((values) => values['isDiscarded'] !== true)
        .map((values) => values['title']);
    expect(titles()).toEqual(['second']);
    expect(latestActions(at.desk)).toMatchObject({ undo: { count: 1 }, redo: null });
    undo(at.desk);
    expect(titles()).toEqual([]);
    redo(at.desk);
    expect(titles()).toEqual(['second']);
    const id = at.desk.change(() => recordAction(at.desk, 'csv.import', [], 999_999));
    expect(id).not.toBe(999_999);
  });

  it('remembers commits of a foreign desk’s record as well', async () => {
    const [owner, mine] = await Promise.all([testDesk({ organisation: 'African Union' }), testDesk()]);
    introduce(mine, owner);
    const id = owner.desk.change(() => saveRecord(owner.desk, 'note', null, { title: 'theirs' })).id;
    deliver(shareable(owner), owner, mine);
    save(mine, id, { summary: 'ours' });
    expect(latestActions(mine.desk).undo).toMatchObject({ count: 1 });
    expect(valuesOf(mine, id)['summary']).toBeNull();
  });
});
