import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { NoteValues } from '#shared/domain/note.ts';
import { emptyValues } from '#shared/domain/values.ts';
import { changedFields, pickFields } from '#renderer/features/editor/changed-fields.ts';
import { draftTitle, readDraft, writeDraft } from '#renderer/features/editor/draft-content.ts';
import { newValues, openEdit, shownValues } from '#renderer/features/editor/open-edit.ts';

const empty = emptyValues('note');
const note = (part: Partial<NoteValues>): NoteValues => ({ ...empty, ...part });
/** As it comes back from the store, which keeps JSON. */
const kept = (base: NoteValues, values: NoteValues) => {
  const content = writeDraft('note', { ...base }, { ...values });
  return content === null ? null : JSON.parse(JSON.stringify(content));
};

describe('changedFields', () => {
  it('names whole fields once, in the order of the schema', () => {
    const before = note({ title: 'a', sources: [] });
    const source = {
      id: 's',
      description: 'x',
      reliability: 'B',
      credibility: null,
      access: null,
      date: null,
      reference: null,
      identity: 'y',
      contact: null,
    };
    const after = note({ title: 'b', severity: 3, sources: [source], tags: ['t'] });
    expect(changedFields('note', { ...before }, { ...after })).toEqual(['title', 'severity', 'sources', 'tags']);
  });

  it('does not count the order of tags', () => {
    expect(changedFields('note', { ...note({ tags: ['a', 'b'] }) }, { ...note({ tags: ['b', 'a'] }) })).toEqual([]);
  });

  it('picks only what is there', () => {
    expect(pickFields({ title: 'x', place: 'y' }, ['place', 'gone'])).toEqual({ place: 'y' });
  });
});

describe('a draft', () => {
  it('is nothing when nothing was changed', () => {
    expect(kept(note({ title: 'a' }), note({ title: 'a' }))).toBeNull();
  });

  it('always has the title, for the list of drafts', () => {
    expect(draftTitle(kept(note({ title: 'Osh' }), note({ title: 'Osh', severity: 2 })))).toBe('Osh');
    expect(draftTitle({ title: '  ' })).toBeNull();
    expect(draftTitle({ title: 4 })).toBeNull();
  });

  it('comes back as it was written over the record that it was written over', () => {
    const part = fc.record({
      title: fc.option(fc.string({ maxLength: 40 }), { nil: null }),
      severity: fc.option(fc.integer({ min: 1, max: 5 }), { nil: null }),
      chathamHouse: fc.option(fc.boolean(), { nil: null }),
      tags: fc.uniqueArray(fc.constantFrom('a', 'b:c', 'd'), { maxLength: 3 }),
    });
    fc.assert(
      fc.property(part, part, (one, other) => {
        const [base, values] = [note(one), note(other)];
        const draft = kept(base, values);
        const opened = openEdit('note', base, draft);
        expect(opened.clashes).toEqual([]);
        expect(changedFields('note', { ...opened.values }, { ...values })).toEqual([]);
      }),
    );
  });

  it('keeps the work and takes in what changed in the record meanwhile', () => {
    const draft = kept(note({ title: 'a', place: 'Osh' }), note({ title: 'b', place: 'Osh' }));
    const opened = openEdit('note', note({ title: 'a', place: 'Uzgen', severity: 4 }), draft);
    expect(opened.values).toEqual(note({ title: 'b', place: 'Uzgen', severity: 4 }));
    expect(opened).toMatchObject({ clashes: [], arrivals: [] });
  });

  it('clashes with a record that changed in the same field meanwhile', () => {
    const draft = kept(note({ title: 'a' }), note({ title: 'mine' }));
    expect(openEdit('note', note({ title: 'theirs' }), draft).clashes).toEqual([
      { path: 'title', mine: 'mine', theirs: 'theirs' },
    ]);
  });

  it('leaves alone what this version cannot read', () => {
    const record = note({ title: 'a', severity: 3 });
    const { values } = readDraft('note', record, {
      title: 'b',
      severity: 'grave',
      tags: 'x',
      weather: 'rain',
      sources: [{ id: '!' }],
    });
    expect(values).toEqual(note({ title: 'b', severity: 3 }));
  });

  it('survives a base that is no object', () => {
    expect(readDraft('note', note({}), { title: 'b', '/base': 'x' }).values.title).toBe('b');
  });
});

describe('where an editor begins', () => {
  it('starts a note as a draft and a case as monitoring, both amber', () => {
    expect(newValues('note')).toMatchObject({
      status: 'draft',
      tlp: 'TLP:AMBER',
      sensitivity: 'unclassified',
      chathamHouse: false,
    });
    expect(newValues('case')).toMatchObject({ phase: 'monitoring', tlp: 'TLP:AMBER' });
  });

  it("shows this organisation's tags on somebody else's record among the others", () => {
    expect(shownValues('note', note({ tags: ['a'] }), ['internal:b', 'a']).tags).toEqual(['a', 'internal:b']);
  });
});
