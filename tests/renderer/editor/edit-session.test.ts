import { describe, expect, it } from 'vitest';
import { DEFAULT_MARKING } from '#shared/domain/marking.ts';
import type { NoteValues } from '#shared/domain/note.ts';
import { emptyValues } from '#shared/domain/values.ts';
import { checkEdit } from '#renderer/features/editor/check-edit.ts';
import { createEditSession } from '#renderer/features/editor/edit-session.ts';
import { stricterTlp, withMarking } from '#renderer/features/editor/marking-steps.ts';
import { openEdit } from '#renderer/features/editor/open-edit.ts';

const empty = emptyValues('note');
const note = (part: Partial<NoteValues>): NoteValues => ({ ...empty, ...DEFAULT_MARKING, ...part });

function session(base: NoteValues = note({ title: 'Osh' })) {
  const clock = { now: 0 };
  return { clock, edit: createEditSession('note', openEdit('note', base, null), () => clock.now) };
}

describe('undo inside the editor', () => {
  it('takes typing in one field as one step, and a pause as a new one', () => {
    const { edit, clock } = session();
    for (const title of ['O', 'On', 'One']) edit.set('title', title);
    clock.now = 5000;
    edit.set('title', 'One two');
    expect(edit.undo()).toBe(true);
    expect(edit.state().values.title).toBe('One');
    edit.undo();
    expect(edit.state().values.title).toBe('Osh');
    expect(edit.undo()).toBe(false);
    edit.redo();
    edit.redo();
    expect(edit.state().values.title).toBe('One two');
    expect(edit.redo()).toBe(false);
  });

  it('forgets what could be repeated once something else is done', () => {
    const { edit } = session();
    edit.set('severity', 3);
    edit.undo();
    edit.set('severity', 4);
    expect(edit.redo()).toBe(false);
  });

  it('takes a change of several fields as one step', () => {
    const { edit } = session();
    edit.change({ latitude: 1, longitude: 2 });
    edit.undo();
    expect(edit.state().values).toMatchObject({ latitude: null, longitude: null });
  });
});

describe('a record that changes underneath', () => {
  it('brings in what does not touch the work, and says which fields', () => {
    const { edit } = session();
    edit.set('severity', 4);
    edit.rebase(note({ title: 'Osh', place: 'Uzgen' }));
    expect(edit.state()).toMatchObject({ arrivals: ['place'], clashes: [], values: { severity: 4, place: 'Uzgen' } });
    expect(edit.changed()).toEqual(['severity']);
    edit.acknowledge();
    expect(edit.state().arrivals).toEqual([]);
  });

  it('says nothing when the change was its own', () => {
    const { edit } = session();
    edit.set('severity', 4);
    edit.rebase(note({ title: 'Osh' }));
    expect(edit.state().arrivals).toEqual([]);
  });

  it('keeps a clash until it is settled, either way', () => {
    const { edit } = session(note({ title: 'Osh', severity: 1, place: 'Osh' }));
    edit.change({ severity: 4, place: 'Uzgen' });
    edit.rebase(note({ title: 'Osh', severity: 3, place: 'Kara-Suu' }));
    expect(edit.state().clashes.map(({ path }) => path)).toEqual(['severity', 'place']);
    edit.settle('severity', 'mine');
    edit.settle('place', 'theirs');
    edit.settle('place', 'mine');
    expect(edit.state()).toMatchObject({ clashes: [], values: { severity: 4, place: 'Kara-Suu' } });
    // Only what still differs from theirs is sent.
    expect(edit.changed()).toEqual(['severity']);
  });

  it('keeps an older clash when another change comes in, and renews one in the same field', () => {
    const { edit } = session(note({ title: 'Osh', severity: 1, place: 'Osh' }));
    edit.change({ severity: 4, place: 'Uzgen' });
    edit.rebase(note({ title: 'Osh', severity: 3, place: 'Osh' }));
    edit.rebase(note({ title: 'Osh', severity: 2, place: 'Nookat' }));
    expect(edit.state().clashes).toEqual([
      { path: 'severity', mine: 4, theirs: 2 },
      { path: 'place', mine: 'Uzgen', theirs: 'Nookat' },
    ]);
  });

  it('does not undo into values that are no longer there', () => {
    const { edit } = session();
    edit.set('severity', 4);
    edit.rebase(note({ title: 'Osh', place: 'Uzgen' }));
    expect(edit.undo()).toBe(false);
  });
});

describe('problems', () => {
  it('are silent until the first attempt to save and follow every change from then on', () => {
    const { edit } = session();
    edit.set('title', null);
    expect(edit.problemOf('title')).toBeNull();
    expect(edit.check()).toBe(false);
    expect(edit.problemOf('title')).not.toBeNull();
    edit.set('title', 'x');
    expect(edit.problemOf('title')).toBeNull();
    edit.set('title', '   ');
    expect(edit.problemOf('title')).not.toBeNull();
  });

  it('name the field of a value that its schema refuses', () => {
    const source = {
      id: 's',
      description: 'x'.repeat(1001),
      reliability: null,
      credibility: null,
      access: null,
      date: null,
      reference: null,
      identity: null,
      contact: null,
    };
    expect(
      checkEdit('note', note({}), note({ title: 'x', sources: [source] }), false).map(({ field }) => field),
    ).toEqual(['sources.description']);
  });

  it('ask why when the marking is relaxed, and take no old reason for it', () => {
    const base = note({ title: 'x', tlp: 'TLP:AMBER', markingReason: 'from last year' });
    const relaxed = { ...base, tlp: 'TLP:GREEN' };
    expect(checkEdit('note', base, relaxed, false).map(({ field }) => field)).toEqual(['markingReason']);
    expect(checkEdit('note', base, { ...relaxed, markingReason: ' ' }, false)).toHaveLength(1);
    expect(checkEdit('note', base, { ...relaxed, markingReason: 'published by the ministry' }, false)).toEqual([]);
    expect(checkEdit('note', base, { ...base, tlp: 'TLP:RED' }, false)).toEqual([]);
  });
});

describe('marking', () => {
  it('restricts step by step up to RED', () => {
    const steps = [];
    for (let tlp = stricterTlp('TLP:CLEAR'); tlp !== null; tlp = stricterTlp(tlp)) steps.push(tlp);
    expect(steps).toEqual(['TLP:GREEN', 'TLP:AMBER', 'TLP:AMBER+STRICT', 'TLP:RED']);
    expect(stricterTlp('TLP:UNHEARD-OF')).toBeNull();
  });

  it('takes the old reason away when it is relaxed and brings it back when it is not', () => {
    const base = { tlp: 'TLP:AMBER', sensitivity: 'confidential', chathamHouse: true, markingReason: 'old' };
    const relaxed = withMarking(base, base, { tlp: 'TLP:GREEN' });
    expect(relaxed.markingReason).toBeNull();
    const explained = { ...relaxed, markingReason: 'new' };
    expect(withMarking(base, explained, { chathamHouse: false }).markingReason).toBe('new');
    expect(withMarking(base, explained, { tlp: 'TLP:RED' }).markingReason).toBe('old');
  });
});

describe('items that were added and left blank', () => {
  const blank = { name: null, role: null, detail: null };

  it('are let go of, in one step that can be taken back', () => {
    const { edit } = session();
    edit.set('actors', [
      { id: 'a', ...blank },
      { id: 'b', ...blank, name: ' ' },
      { id: 'c', ...blank, role: 'party' },
    ]);
    edit.set('areas', [{ id: 'd', level: 1, name: null, pcode: null }]);
    edit.tidy();
    expect(edit.state().values).toMatchObject({ actors: [{ id: 'c' }], areas: [] });
    edit.undo();
    expect(edit.state().values.areas).toHaveLength(1);
    expect(edit.state().values.actors).toHaveLength(3);
  });

  it('stay when the record had them before, and nothing else is touched', () => {
    const { edit } = session(note({ title: 'Osh', actors: [{ id: 'a', ...blank }] }));
    const { values } = edit.state();
    edit.tidy();
    expect(edit.state().values).toBe(values);
    expect(edit.undo()).toBe(false);
  });
});
