import { describe, expect, it } from 'vitest';
import { latestActions, undo } from '#db/actions.ts';
import { type ImportedRow, NoteImport } from '#db/log/note-import.ts';
import { saveRecord, saveRecordAsAction } from '#db/records.ts';
import { storeStats } from '#db/stats.ts';
import { recordIdOf } from '#shared/domain/ids.ts';
import type { LooseValues } from '#shared/domain/values.ts';
import { type TestDesk, testDesk } from '#tests/support/desks.ts';

function row(line: number, origin: string | null, title: string | null = `Event ${line}`): ImportedRow {
  return { line, input: { title, ...(origin === null ? {} : { origin }) } };
}

const broken: ImportedRow = { line: 9, problem: { code: 'row.unreadable', message: 'The row has no date.' } };

function notes({ desk }: TestDesk): number {
  return storeStats(desk.db).notes;
}

describe('an import of rows', () => {
  it('has one outcome for each row, and a rehearsal says the same without a trace', async () => {
    const at = await testDesk();
    const rows = [row(2, 'o:1'), row(3, 'o:2'), row(4, 'o:1'), row(5, null), row(6, null), broken, row(7, 'o:3', null)];
    const run = (isDryRun: boolean) => {
      const session = new NoteImport(at.desk, isDryRun);
      session.add(rows.slice(0, 3));
      session.add([]);
      session.add(rows.slice(3));
      return session.report();
    };
    const rehearsed = run(true);
    expect(notes(at)).toBe(0);
    expect(latestActions(at.desk).undo).toBeNull();
    const told = run(false);
    expect({ ...told, isDryRun: true }).toEqual(rehearsed);
    expect(told).toMatchObject({ received: 7, accepted: 4, duplicate: 1, refused: 2, suggested: 0, conflict: 0 });
    expect(told.problems).toEqual([
      { line: 9, record: null, code: 'row.unreadable', message: 'The row has no date.' },
      { line: 7, record: null, code: 'input.invalid', message: expect.stringContaining('title') },
    ]);
    expect(notes(at)).toBe(4);
    expect(latestActions(at.desk).undo).toMatchObject({ label: 'csv.import', count: 4 });
    // Rows without an origin cannot be told from new ones.
    expect(run(false)).toMatchObject({ accepted: 2, duplicate: 3 });
  });

  it('takes a later row for one that could not be saved', async () => {
    const at = await testDesk();
    const session = new NoteImport(at.desk, false);
    session.add([row(2, 'o:1', null), row(3, 'o:1', 'Readable')]);
    expect(session.report()).toMatchObject({ accepted: 1, refused: 1, duplicate: 0 });
  });

  it('counts and keeps nothing of a batch that fails, and goes on after it', async () => {
    const at = await testDesk();
    const session = new NoteImport(at.desk, false);
    at.desk.db.exec(
      "CREATE TEMP TRIGGER fails BEFORE INSERT ON commit_log WHEN (SELECT count(*) FROM main.commit_log) = 1 BEGIN SELECT RAISE(ABORT, 'no more'); END",
    );
    expect(() => session.add([row(2, 'o:1'), row(3, 'o:2')])).toThrow('no more');
    expect(session.report()).toMatchObject({ received: 0, accepted: 0, refused: 0 });
    expect(notes(at)).toBe(0);
    at.desk.db.exec('DROP TRIGGER fails');
    session.add([row(2, 'o:1'), row(3, 'o:2')]);
    session.add([row(4, 'o:3')]);
    expect(session.report()).toMatchObject({ received: 3, accepted: 3 });
    expect(latestActions(at.desk).undo).toMatchObject({ count: 3 });
  });

  const importFirst = (at: TestDesk) => {
    const session = new NoteImport(at.desk, false);
    session.add([row(2, 'o:1', 'As imported')]);
    return session.report();
  };
  const onlyNote = (at: TestDesk) => {
    const [bytes, ...more] = at.desk.db.prepare<[], { id: Uint8Array }>('SELECT id FROM record').all();
    if (!bytes || more.length > 0) throw new Error('There should be one record');
    return { id: recordIdOf(bytes.id), values: () => at.desk.materialiser.get(bytes.id)?.state.values };
  };
  const save = (at: TestDesk, input: LooseValues) => saveRecordAsAction(at.desk, 'note', onlyNote(at).id, input);

  it('brings back what went when its import was undone, as it was, however much was done since', async () => {
    const at = await testDesk();
    importFirst(at);
    at.desk.change(() => saveRecord(at.desk, 'note', onlyNote(at).id, { summary: 'worked on' }));
    undo(at.desk);
    expect(onlyNote(at).values()).toMatchObject({ isDiscarded: true });
    save(at, { place: 'Osh' });
    expect(importFirst(at)).toMatchObject({ accepted: 1, duplicate: 0 });
    expect(onlyNote(at).values()).toMatchObject({
      title: 'As imported',
      summary: 'worked on',
      place: 'Osh',
      isDiscarded: null,
    });
  });

  it('leaves put away what a person put away', async () => {
    const at = await testDesk();
    importFirst(at);
    undo(at.desk);
    importFirst(at);
    save(at, { isDiscarded: true });
    expect(importFirst(at)).toMatchObject({ accepted: 0, duplicate: 1 });
    expect(onlyNote(at).values()).toMatchObject({ isDiscarded: true });
  });
});
