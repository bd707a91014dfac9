import { describe, expect, it } from 'vitest';
import { latestActions, undo } from '#db/actions.ts';
import { markRecords } from '#db/marking.ts';
import { saveRecord } from '#db/records.ts';
import { cancelled, UNWATCHED } from '#db/workers/long-work.ts';
import { type RecordId, recordIdBytes } from '#shared/domain/ids.ts';
import { deliver, introduce, shareable, type TestDesk, testDesk } from '#tests/support/desks.ts';

const TO_GREEN = { tlp: 'TLP:GREEN', sensitivity: null, chathamHouse: null } as const;

function found({ desk }: TestDesk, tlp: string, kind: 'note' | 'case' = 'note'): RecordId {
  return desk.change(() => saveRecord(desk, kind, null, { title: tlp, tlp })).id;
}

function markingOf({ desk }: TestDesk, id: RecordId) {
  const { tlp, sensitivity, markingReason } = desk.materialiser.get(recordIdBytes(id))?.state.values ?? {};
  return { tlp, sensitivity, markingReason };
}

describe('marking many records', () => {
  it('is one step, gives the reason only to those that are relaxed, and is undone at once', async () => {
    const at = await testDesk();
    const [red, clear, green] = [found(at, 'TLP:RED'), found(at, 'TLP:CLEAR', 'case'), found(at, 'TLP:GREEN')];
    const marked = markRecords(at.desk, [red, clear, green], TO_GREEN, ' published ', UNWATCHED);
    expect(marked).toEqual({ changed: 2, unchanged: 1, suggested: 0 });
    expect(markingOf(at, red)).toMatchObject({ tlp: 'TLP:GREEN', markingReason: 'published' });
    expect(markingOf(at, clear)).toMatchObject({ tlp: 'TLP:GREEN', markingReason: null });
    expect(latestActions(at.desk).undo).toMatchObject({ label: 'mark', count: 2 });
    undo(at.desk);
    expect(markingOf(at, red)).toMatchObject({ tlp: 'TLP:RED', markingReason: null });
    expect(markingOf(at, clear)).toMatchObject({ tlp: 'TLP:CLEAR' });
  });

  it('changes none without a reason where one is needed, nor when it is stopped', async () => {
    const at = await testDesk();
    const ids = [found(at, 'TLP:CLEAR'), found(at, 'TLP:RED')];
    const before = ids.map((id) => markingOf(at, id));
    expect(() => markRecords(at.desk, ids, TO_GREEN, ' ', UNWATCHED)).toThrow(
      expect.objectContaining({ code: 'input.invalid', detail: { field: 'markingReason' } }),
    );
    const stopping = {
      step: (_phase: unknown, done: number) => {
        if (done === 1) throw cancelled();
      },
    };
    expect(() => markRecords(at.desk, ids, TO_GREEN, 'published', stopping)).toThrow(
      expect.objectContaining({ code: 'cancelled' }),
    );
    expect(ids.map((id) => markingOf(at, id))).toEqual(before);
    expect(latestActions(at.desk).undo).toBeNull();
  });

  it('takes a reason to relax the strictest side of a conflict, which stays until then', async () => {
    const [mine, theirs] = await Promise.all([testDesk(), testDesk()]);
    introduce(mine, theirs);
    introduce(theirs, mine);
    const id = found(mine, 'TLP:AMBER');
    deliver(shareable(mine), mine, theirs);
    theirs.desk.change(() => saveRecord(theirs.desk, 'note', id, { tlp: 'TLP:RED' }));
    mine.setTime(mine.desk.now() + 60_000);
    mine.desk.change(() => saveRecord(mine.desk, 'note', id, { tlp: 'TLP:GREEN', markingReason: 'published' }));
    deliver(shareable(theirs), theirs, mine);
    const rivals = () => mine.desk.materialiser.get(recordIdBytes(id))?.state.conflicts;
    expect(rivals()).toMatchObject([{ path: 'tlp', rivals: [{ value: 'TLP:GREEN' }, { value: 'TLP:RED' }] }]);
    const change = { tlp: 'TLP:AMBER', sensitivity: null, chathamHouse: null } as const;
    const refused = expect.objectContaining({ code: 'input.invalid', detail: { field: 'markingReason' } });
    expect(() => markRecords(mine.desk, [id], change, null, UNWATCHED)).toThrow(refused);
    const save = () => mine.desk.change(() => saveRecord(mine.desk, 'note', id, { tlp: 'TLP:AMBER' }));
    expect(save).toThrow(refused);
    mine.desk.change(() => saveRecord(mine.desk, 'note', id, { title: 'another' }));
    expect(rivals()).toHaveLength(1);
    // Naming the shown value settles for it, and so lets more people read than its rival did.
    expect(() => mine.desk.change(() => saveRecord(mine.desk, 'note', id, { tlp: 'TLP:GREEN' }))).toThrow(refused);
    markRecords(mine.desk, [id], change, 'both agreed', UNWATCHED);
    expect(rivals()).toEqual([]);
    expect(markingOf(mine, id)).toMatchObject({ tlp: 'TLP:AMBER', markingReason: 'both agreed' });
  });

  it('only suggests to the owner of another organisation', async () => {
    const [mine, owner] = await Promise.all([testDesk(), testDesk({ organisation: 'African Union' })]);
    introduce(mine, owner);
    const id = found(owner, 'TLP:GREEN');
    deliver(shareable(owner), owner, mine);
    const change = { tlp: 'TLP:RED', sensitivity: 'confidential', chathamHouse: null } as const;
    expect(markRecords(mine.desk, [id], change, null, UNWATCHED)).toEqual({ changed: 1, unchanged: 0, suggested: 1 });
    expect(markingOf(mine, id)).toMatchObject({ tlp: 'TLP:GREEN' });
  });
});
