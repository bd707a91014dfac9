import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkStore } from '#db/log/check.ts';
import { verifyCommit } from '#db/log/sealed-commit.ts';
import { addRecordsAsAction, findByOrigin, restoreVersion, saveRecord, saveRecordAsAction } from '#db/records.ts';
import { listDrafts, saveDraft } from '#db/drafts.ts';
import { latestActions } from '#db/actions.ts';
import { parentsOf } from '#db/log/state.ts';
import { cancelled, UNWATCHED } from '#db/workers/long-work.ts';
import { commitIdOf, isCommitId, type RecordId, recordIdBytes } from '#shared/domain/ids.ts';
import { emptyValues, type LooseValues, mergeInput } from '#shared/domain/values.ts';
import { DEFAULT_MARKING, isRelaxing, markingOfValues } from '#shared/domain/marking.ts';
import { LIMITS } from '#shared/log/limits.ts';
import { anyCase, anyNote, anyNotePart } from '#tests/support/any-values.ts';
import { deliver, introduceAll, shareable, type TestDesk, testDesk } from '#tests/support/desks.ts';

const noNewIds = () => {
  throw new Error('every item has an id by now');
};

function valuesOf({ desk }: TestDesk, id: RecordId): Record<string, unknown> {
  return desk.materialiser.get(recordIdBytes(id))?.state.values ?? {};
}

/** Items by id and members by text, as the log keeps them: their order is not part of the record. */
function inOrder(values: LooseValues): Record<string, unknown> {
  const keyOf = (part: unknown) =>
    typeof part === 'object' && part !== null && 'id' in part ? String(part.id) : String(part);
  return Object.fromEntries(
    Object.entries(values).map(([field, value]) => [
      field,
      Array.isArray(value) ? [...value].sort((left, right) => (keyOf(left) < keyOf(right) ? -1 : 1)) : value,
    ]),
  );
}

describe('saving a note', () => {
  it(
    'gives exactly the values that were wanted, again after a rebuild, and commits that everybody takes',
    { timeout: 90_000 },
    async () => {
      const at = await testDesk();
      const { desk } = at;
      fc.assert(
        fc.property(
          anyNote.map(identified),
          fc.array(anyNotePart.map(identified), { maxLength: 4 }),
          (first, parts) => {
            const { id } = desk.change(() => saveRecord(desk, 'note', null, first));
            let wanted = mergeInput('note', emptyValues('note'), { ...DEFAULT_MARKING, status: 'draft' }, noNewIds);
            wanted = mergeInput('note', wanted, first, noNewIds);
            expect(inOrder(valuesOf(at, id))).toEqual(inOrder(positiveZero({ ...wanted })));
            for (const part of parts) {
              desk.change(() => saveRecord(desk, 'note', id, part));
              wanted = mergeInput('note', wanted, part, noNewIds);
              expect(inOrder(valuesOf(at, id))).toEqual(inOrder(positiveZero({ ...wanted })));
            }
            const again = desk.change(() => saveRecord(desk, 'note', id, valuesOf(at, id)));
            expect(again.seq).toBeNull();
          },
        ),
        { numRuns: 60 },
      );
      for (const { sealed } of [...desk.commits.all()].filter((commit) => 'sealed' in commit)) {
        expect(verifyCommit(sealed, 'live').ops.every((op) => op !== null)).toBe(true);
      }
      const report = checkStore(desk, true, UNWATCHED);
      expect(report).toMatchObject({ ok: true, problems: [], rebuiltHash: report.stateHash });
    },
  );

  it('is the same for cases', async () => {
    const at = await testDesk();
    fc.assert(
      fc.property(anyCase, anyCase, (first, second) => {
        const { id } = at.desk.change(() => saveRecord(at.desk, 'case', null, first));
        at.desk.change(() => saveRecord(at.desk, 'case', id, second));
        const { tags, countries, title } = valuesOf(at, id);
        const wanted = mergeInput('case', emptyValues('case'), { ...first, ...second }, () => 'i0');
        expect({ tags, countries, title }).toEqual({
          tags: [...wanted.tags].sort(),
          countries: [...wanted.countries].sort(),
          title: wanted.title,
        });
      }),
      { numRuns: 30 },
    );
    expect(checkStore(at.desk, true, UNWATCHED)).toMatchObject({ ok: true });
  });

  it('brings nothing of an item back with its id', async () => {
    const at = await testDesk();
    const save = (id: RecordId | null, sources: unknown[]) =>
      at.desk.change(() => saveRecord(at.desk, 'note', id, { title: 'x', sources })).id;
    const id = save(null, [{ id: 's1', identity: 'The harbour master', reliability: 'B' }]);
    save(id, []);
    save(id, [{ id: 's1', description: 'A radio station' }]);
    expect(valuesOf(at, id)['sources']).toMatchObject([
      { id: 's1', description: 'A radio station', identity: null, reliability: null },
    ]);
  });

  it('takes the longest text of the widest letters, and refuses what is too much without a trace', async () => {
    const at = await testDesk();
    const { desk } = at;
    const body = '漢'.repeat(400_000);
    const { id } = desk.change(() => saveRecord(desk, 'note', null, { title: 'Long', body }));
    expect(valuesOf(at, id)['body']).toBe(body);
    const [commit] = shareable(at);
    expect(commit?.ops.every((op) => op !== null && op.length <= LIMITS.op)).toBe(true);
    const before = at.changes.length;
    const source = { description: '漢'.repeat(1000), reference: '漢'.repeat(2000), identity: '漢'.repeat(500) };
    const sources = Array.from({ length: 200 }, () => ({ ...source, contact: '漢'.repeat(500) }));
    const responses = Array.from({ length: 100 }, () => ({ action: '漢'.repeat(2000) }));
    const tooMuch = { body: `${body.slice(1)}字`, sources, responses, gaps: '漢'.repeat(20_000), title: 'Longer' };
    expect(() => desk.change(() => saveRecord(desk, 'note', id, tooMuch))).toThrow(
      expect.objectContaining({ code: 'input.too-large' }),
    );
    expect(valuesOf(at, id)['title']).toBe('Long');
    expect(at.changes.length).toBe(before);
  });

  it('says which record is meant wrongly', async () => {
    const at = await testDesk();
    const { desk } = at;
    const note = desk.change(() => saveRecord(desk, 'note', null, { title: 'x' })).id;
    const unknown = note.replace(/^./, (first) => (first === '0' ? '1' : '0')) as RecordId;
    const save = (kind: 'note' | 'case', id: RecordId | null, input: LooseValues) => () =>
      desk.change(() => saveRecord(desk, kind, id, input));
    expect(save('note', unknown, {})).toThrow(expect.objectContaining({ code: 'record.unknown' }));
    expect(save('case', note, {})).toThrow(expect.objectContaining({ code: 'record.kind' }));
    expect(save('note', null, {})).toThrow(expect.objectContaining({ detail: { field: 'title' } }));
    expect(save('note', note, { title: null })).toThrow(expect.objectContaining({ detail: { field: 'title' } }));
    expect(save('note', note, { type: 'nonsense' })).toThrow(expect.objectContaining({ detail: { field: 'type' } }));
  });

  it('forgets the draft that it was written in, and keeps it when nothing could be saved', async () => {
    const { desk } = await testDesk();
    const { id } = saveDraft(desk.db, { id: null, kind: 'note', record: null, values: {} }, 1);
    expect(() => saveRecordAsAction(desk, 'note', null, {}, id)).toThrow('Give it a title');
    expect(listDrafts(desk.db)).toHaveLength(1);
    saveRecordAsAction(desk, 'note', null, { title: 'x' }, id);
    expect(listDrafts(desk.db)).toEqual([]);
  });
});

describe('a record that holds more than one person may enter', () => {
  it('can still be edited and shown', async () => {
    const desks = await Promise.all([testDesk(), testDesk()]);
    const [one, two] = desks;
    introduceAll(desks);
    const tags = (from: number) => Array.from({ length: 300 }, (_, index) => `tag ${from + index}`);
    const id = one.desk.change(() => saveRecord(one.desk, 'note', null, { title: 'x' })).id;
    deliver(shareable(one), one, two);
    one.desk.change(() => saveRecord(one.desk, 'note', id, { tags: tags(0) }));
    two.desk.change(() => saveRecord(two.desk, 'note', id, { tags: tags(1000), type: null }));
    deliver(shareable(two), two, one);
    expect(valuesOf(one, id)['tags']).toHaveLength(600);
    one.desk.change(() => saveRecord(one.desk, 'note', id, { place: 'Osh' }));
    one.desk.change(() => saveRecord(one.desk, 'note', id, { ...valuesOf(one, id), summary: 'more' }));
    expect(valuesOf(one, id)).toMatchObject({ place: 'Osh', summary: 'more' });
    expect(() =>
      one.desk.change(() => saveRecord(one.desk, 'note', id, { tags: [...tags(0), ...tags(5000), ...tags(9000)] })),
    ).toThrow(expect.objectContaining({ detail: { field: 'tags' } }));
  });
});

describe('adding many records', () => {
  it('is all or nothing, names the first that is wrong, and is one step', async () => {
    const { desk } = await testDesk();
    const count = () => desk.db.prepare('SELECT * FROM record').all().length;
    const inputs = [{ title: '1' }, { title: '2' }, { title: null }];
    expect(() => addRecordsAsAction(desk, 'note', inputs, UNWATCHED)).toThrow(
      expect.objectContaining({ code: 'input.invalid', detail: { field: 'title', index: 2 } }),
    );
    expect(count()).toBe(0);
    const stopping = {
      step: (_phase: unknown, done: number) => {
        if (done === 1) throw cancelled();
      },
    };
    expect(() => addRecordsAsAction(desk, 'note', inputs.slice(0, 2), stopping)).toThrow(
      expect.objectContaining({ code: 'cancelled' }),
    );
    expect(count()).toBe(0);
    expect(addRecordsAsAction(desk, 'note', inputs.slice(0, 2), UNWATCHED)).toHaveLength(2);
    expect(latestActions(desk).undo).toMatchObject({ label: 'note.save', count: 2 });
  });
});

describe('restoring a version', () => {
  it('gives the values of that moment, and refuses a commit of another record', { timeout: 90_000 }, async () => {
    const at = await testDesk();
    const { desk } = at;
    fc.assert(
      fc.property(anyNote, anyNotePart, anyNotePart, (first, second, third) => {
        const id = desk.change(() => saveRecord(desk, 'note', null, first)).id;
        const commits = () => desk.commits.ofRecord(recordIdBytes(id)).map((commit) => commitIdOf(commit.id));
        desk.change(() => saveRecord(desk, 'note', id, second));
        const then = valuesOf(at, id);
        const commit = commits().at(-1);
        desk.change(() => saveRecord(desk, 'note', id, third));
        if (!commit) return;
        const now = valuesOf(at, id);
        const { isMarkingKept } = restoreVersion(desk, id, commit);
        expect(isMarkingKept).toBe(isRelaxing(markingOfValues(now), markingOfValues(then)));
        const { tlp, sensitivity, chathamHouse, markingReason } = isMarkingKept ? now : then;
        expect(valuesOf(at, id)).toEqual({ ...then, tlp, sensitivity, chathamHouse, markingReason });
      }),
      { numRuns: 40 },
    );
    const one = desk.change(() => saveRecord(desk, 'note', null, { title: '1' })).id;
    const two = desk.change(() => saveRecord(desk, 'note', null, { title: '2' })).id;
    const [foreign] = desk.commits.ofRecord(recordIdBytes(two));
    if (!foreign || !isCommitId(commitIdOf(foreign.id))) throw new Error('one commit');
    expect(() => restoreVersion(desk, one, commitIdOf(foreign.id))).toThrow(
      expect.objectContaining({ code: 'record.unknown' }),
    );
  });
});

describe('finding by origin', () => {
  it('finds own notes alone, and one that is put away only without another', async () => {
    const desks = await Promise.all([testDesk(), testDesk()]);
    const [mine, theirs] = desks;
    introduceAll(desks);
    const save = (at: TestDesk, input: LooseValues) =>
      at.desk.change(() => saveRecord(at.desk, 'note', null, input)).id;
    save(theirs, { title: 'x', origin: 'ucdp:1' });
    deliver(shareable(theirs), theirs, mine);
    expect(findByOrigin(mine.desk, 'ucdp:1')).toBeNull();
    const away = save(mine, { title: 'x', origin: 'ucdp:1', isDiscarded: true });
    expect(findByOrigin(mine.desk, 'ucdp:1')).toEqual({ id: away, isDiscarded: true });
    const here = save(mine, { title: 'y', origin: 'ucdp:1' });
    expect(findByOrigin(mine.desk, 'ucdp:1')).toEqual({ id: here, isDiscarded: false });
    expect(findByOrigin(mine.desk, 'ucdp:2')).toBeNull();
  });
});

let made = 0;

/** The same input with an id for every item, none twice in one collection. */
function identified(input: LooseValues): LooseValues {
  return Object.fromEntries(
    Object.entries(input).map(([field, value]) => {
      const seen = new Set<string>();
      return [field, Array.isArray(value) ? value.map((part: unknown) => withOwnId(part, seen)) : value];
    }),
  );
}

function withOwnId(part: unknown, seen: Set<string>): unknown {
  if (typeof part !== 'object' || part === null) return part;
  const given = 'id' in part && typeof part.id === 'string' && !seen.has(part.id) ? part.id : `made-${++made}`;
  seen.add(given);
  return { ...part, id: given };
}

/** The log has no minus zero. */
function positiveZero(values: LooseValues): LooseValues {
  return Object.fromEntries(Object.entries(values).map(([field, value]) => [field, Object.is(value, -0) ? 0 : value]));
}

describe('a save by somebody who saw an older state', () => {
  async function twoDesks() {
    const [mine, theirs] = await Promise.all([testDesk(), testDesk()]);
    introduceAll([mine, theirs]);
    const id = mine.desk.change(() =>
      saveRecord(mine.desk, 'note', null, { title: 'start', place: 'Osh', tags: ['old'] }),
    ).id;
    deliver(shareable(mine), mine, theirs);
    const heads = () =>
      parentsOf(mine.desk.materialiser.get(recordIdBytes(id))?.state ?? { heads: [], suggestions: [] }, () => true);
    return { mine, theirs, id, heads };
  }
  const stateOf = ({ desk }: TestDesk, id: RecordId) => desk.materialiser.get(recordIdBytes(id))?.state;

  it('shows both judgements where both changed the same, and keeps what only the other changed', async () => {
    const { mine, theirs, id, heads } = await twoDesks();
    const seen = heads();
    theirs.setTime(Date.UTC(2026, 0, 15, 11));
    theirs.desk.change(() => saveRecord(theirs.desk, 'note', id, { title: 'theirs', place: 'Uzgen', tags: ['new'] }));
    deliver(shareable(theirs), theirs, mine);
    // A form gives every field back as it was shown, with one of them changed.
    const form = { title: 'mine', place: 'Osh', tags: ['old'] };
    mine.desk.change(() => saveRecord(mine.desk, 'note', id, form, seen));
    expect(stateOf(mine, id)).toMatchObject({
      values: { title: 'mine', place: 'Uzgen', tags: ['new'] },
      conflicts: [{ path: 'title', rivals: [{ value: 'mine' }, { value: 'theirs' }] }],
    });
    deliver(shareable(mine), mine, theirs);
    expect(stateOf(theirs, id)?.conflicts).toEqual(stateOf(mine, id)?.conflicts);
  });

  it('settles a conflict for the shown value when it names that, and only when it saw the rivals', async () => {
    const { mine, theirs, id, heads } = await twoDesks();
    theirs.desk.change(() => saveRecord(theirs.desk, 'note', id, { title: 'theirs' }));
    mine.setTime(Date.UTC(2026, 0, 15, 12));
    mine.desk.change(() => saveRecord(mine.desk, 'note', id, { title: 'mine' }));
    const seen = heads();
    deliver(shareable(theirs), theirs, mine);
    const conflict = { path: 'title', rivals: [{ value: 'mine' }, { value: 'theirs' }] };
    expect(stateOf(mine, id)?.conflicts).toMatchObject([conflict]);
    mine.desk.change(() => saveRecord(mine.desk, 'note', id, { place: 'Uzgen' }));
    mine.desk.change(() => saveRecord(mine.desk, 'note', id, { title: 'mine' }, seen));
    expect(stateOf(mine, id)?.conflicts).toMatchObject([conflict]);
    const settled = mine.desk.change(() => saveRecord(mine.desk, 'note', id, { title: 'mine' }, heads()));
    expect(settled.seq).not.toBeNull();
    expect(stateOf(mine, id)).toMatchObject({ values: { title: 'mine' }, conflicts: [] });
  });

  it('without saying what it saw, is a change of the record as it stands', async () => {
    const { mine, theirs, id } = await twoDesks();
    theirs.desk.change(() => saveRecord(theirs.desk, 'note', id, { title: 'theirs' }));
    deliver(shareable(theirs), theirs, mine);
    mine.desk.change(() => saveRecord(mine.desk, 'note', id, { title: 'mine' }));
    expect(stateOf(mine, id)).toMatchObject({ values: { title: 'mine' }, conflicts: [] });
  });

  it('is refused when what it saw is not of this record', async () => {
    const { mine, id } = await twoDesks();
    const other = mine.desk.change(() => saveRecord(mine.desk, 'note', null, { title: 'other' })).id;
    const [foreign] = mine.desk.commits.ofRecord(recordIdBytes(other));
    if (!foreign) throw new Error('one commit');
    for (const seen of [[commitIdOf(foreign.id)], []]) {
      expect(() => mine.desk.change(() => saveRecord(mine.desk, 'note', id, { title: 'x' }, seen))).toThrow(
        expect.objectContaining({ code: 'record.unknown' }),
      );
    }
    expect(valuesOf(mine, id)['title']).toBe('start');
  });
});

describe('relaxing a marking', () => {
  it('is refused without a reason of its own, and tightening never', async () => {
    const at = await testDesk();
    const { desk } = at;
    const id = desk.change(() => saveRecord(desk, 'note', null, { title: 'x', tlp: 'TLP:RED' })).id;
    const save = (input: LooseValues) => desk.change(() => saveRecord(desk, 'note', id, input));
    const refused = expect.objectContaining({ code: 'input.invalid', detail: { field: 'markingReason' } });
    expect(() => save({ tlp: 'TLP:GREEN' })).toThrow(refused);
    expect(() => save({ tlp: 'TLP:GREEN', markingReason: '  ' })).toThrow(refused);
    expect(valuesOf(at, id)).toMatchObject({ tlp: 'TLP:RED' });
    save({ tlp: 'TLP:AMBER', markingReason: 'published' });
    expect(() => save({ tlp: 'TLP:GREEN', markingReason: 'published' })).toThrow(refused);
    save({ tlp: 'TLP:RED' });
    save({ sensitivity: 'confidential', chathamHouse: true });
    expect(() => save({ chathamHouse: null })).toThrow(refused);
    expect(valuesOf(at, id)).toMatchObject({ tlp: 'TLP:RED', sensitivity: 'confidential', chathamHouse: true });
  });
});
