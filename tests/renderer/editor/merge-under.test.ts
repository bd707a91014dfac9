import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { NoteValues } from '#shared/domain/note.ts';
import { emptyValues, parseValues } from '#shared/domain/values.ts';
import { mergeUnder, withPath } from '#renderer/features/editor/merge-under.ts';

const empty = emptyValues('note');
const note = (part: Partial<NoteValues>): NoteValues => ({ ...empty, ...part });
const merge = (base: NoteValues, mine: NoteValues, theirs: NoteValues) =>
  mergeUnder('note', { ...base }, { ...mine }, { ...theirs });
const actor = (id: string, name: string, role: string | null = null) => ({ id, name, role, detail: null });

describe('registers', () => {
  it('takes what only one side changed', () => {
    const merged = merge(
      note({ title: 'Old', place: 'Osh' }),
      note({ title: 'New', place: 'Osh' }),
      note({ title: 'Old', place: 'Jalal-Abad' }),
    );
    expect(merged.values).toEqual(note({ title: 'New', place: 'Jalal-Abad' }));
    expect(merged).toMatchObject({ clashes: [], arrivals: ['place'] });
  });

  it('keeps mine and tells when both changed it differently', () => {
    const merged = merge(note({ severity: 2 }), note({ severity: 4 }), note({ severity: 3 }));
    expect(merged.values.severity).toBe(4);
    expect(merged.clashes).toEqual([{ path: 'severity', mine: 4, theirs: 3 }]);
    expect(merged.arrivals).toEqual([]);
  });

  it('is content when both changed it alike', () => {
    expect(merge(note({}), note({ severity: 4 }), note({ severity: 4 }))).toMatchObject({ clashes: [], arrivals: [] });
  });

  it('counts clearing as a change', () => {
    const merged = merge(note({ place: 'Osh' }), note({ place: null }), note({ place: 'Uzgen' }));
    expect(merged.clashes).toEqual([{ path: 'place', mine: null, theirs: 'Uzgen' }]);
  });
});

describe('sets', () => {
  it('keeps additions and removals of both sides', () => {
    const merged = merge(
      note({ tags: ['a', 'b', 'c'] }),
      note({ tags: ['a', 'c', 'mine'] }),
      note({ tags: ['b', 'c', 'theirs'] }),
    );
    expect(merged.values.tags).toEqual(['c', 'theirs', 'mine']);
    expect(merged.clashes).toEqual([]);
  });
});

describe('collections', () => {
  it('merges different attributes of one item', () => {
    const base = note({ actors: [actor('a', 'Union')] });
    const merged = merge(
      base,
      note({ actors: [actor('a', 'Union', 'party')] }),
      note({ actors: [actor('a', 'Water union')] }),
    );
    expect(merged.values.actors).toEqual([actor('a', 'Water union', 'party')]);
    expect(merged.clashes).toEqual([]);
  });

  it('names the attribute that clashes', () => {
    const base = note({ actors: [actor('a', 'Union')] });
    const merged = merge(base, note({ actors: [actor('a', 'Mine')] }), note({ actors: [actor('a', 'Theirs')] }));
    expect(merged.values.actors).toEqual([actor('a', 'Mine')]);
    expect(merged.clashes).toEqual([{ path: 'actors/a/name', mine: 'Mine', theirs: 'Theirs' }]);
  });

  it('keeps items that either side added', () => {
    const merged = merge(note({}), note({ actors: [actor('m', 'Mine')] }), note({ actors: [actor('t', 'Theirs')] }));
    expect(merged.values.actors.map(({ id }) => id).sort()).toEqual(['m', 't']);
  });

  it('lets go of an item that one side removed and the other left alone', () => {
    const base = note({ actors: [actor('a', 'Union'), actor('b', 'Army')] });
    expect(merge(base, note({ actors: [actor('b', 'Army')] }), base).values.actors).toEqual([actor('b', 'Army')]);
    expect(merge(base, base, note({ actors: [actor('b', 'Army')] })).values.actors).toEqual([actor('b', 'Army')]);
  });

  it('keeps an item that one side removed and the other edited', () => {
    const base = note({ actors: [actor('a', 'Union')] });
    const edited = note({ actors: [actor('a', 'Union', 'party')] });
    expect(merge(base, note({}), edited).values.actors).toEqual(edited.actors);
    expect(merge(base, edited, note({})).values.actors).toEqual(edited.actors);
  });
});

const ids = fc.constantFrom('a', 'b', 'c');
const word = fc.constantFrom('one', 'two', 'three');
const maybe = fc.option(word, { nil: null });
const values: fc.Arbitrary<NoteValues> = fc
  .record({
    title: maybe,
    summary: maybe,
    severity: fc.option(fc.integer({ min: 1, max: 5 }), { nil: null }),
    tags: fc.uniqueArray(word),
    actors: fc.uniqueArray(fc.record({ id: ids, name: maybe, role: maybe, detail: maybe }), {
      selector: ({ id }) => id,
    }),
  })
  .map((part) => parseValues('note', part));

const sorted = (note_: NoteValues) => ({
  ...note_,
  tags: [...note_.tags].sort(),
  actors: [...note_.actors].sort((one, other) => one.id.localeCompare(other.id)),
});

describe('laws', () => {
  it('gives theirs where nothing was written, and mine where nothing changed underneath', () => {
    fc.assert(
      fc.property(values, values, (base, side) => {
        const asTheirs = merge(base, base, side);
        const asMine = merge(base, side, base);
        expect(sorted(asTheirs.values)).toEqual(sorted(side));
        expect(sorted(asMine.values)).toEqual(sorted(side));
        expect([...asTheirs.clashes, ...asMine.clashes, ...asMine.arrivals]).toEqual([]);
      }),
    );
  });

  it('changes nothing when both sides are the same', () => {
    fc.assert(
      fc.property(values, values, (base, side) => {
        const merged = merge(base, side, side);
        expect(sorted(merged.values)).toEqual(sorted(side));
        expect(merged).toMatchObject({ clashes: [], arrivals: [] });
      }),
    );
  });

  it('clashes in the same places from either side, with the sides exchanged', () => {
    const order = (clashes: readonly { path: string }[]) =>
      [...clashes].sort((one, other) => one.path.localeCompare(other.path));
    fc.assert(
      fc.property(values, values, values, (base, one, other) => {
        const here = merge(base, one, other).clashes;
        const there = merge(base, other, one).clashes.map(({ path, mine, theirs }) => ({
          path,
          mine: theirs,
          theirs: mine,
        }));
        expect(order(here)).toEqual(order(there));
      }),
    );
  });

  it('never loses a word that one side wrote: it stands in the values or in a clash', () => {
    fc.assert(
      fc.property(values, values, values, (base, mine, theirs) => {
        const merged = merge(base, mine, theirs);
        const held = JSON.stringify([merged.values, merged.clashes]);
        for (const side of [mine, theirs]) {
          if (side.title !== null && side.title !== base.title) expect(held).toContain(side.title);
          for (const tag of side.tags) if (!base.tags.includes(tag)) expect(merged.values.tags).toContain(tag);
        }
      }),
    );
  });
});

describe('withPath', () => {
  it('sets a field or an attribute, and nothing when the item is gone', () => {
    const base = note({ actors: [actor('a', 'Union')] });
    expect(withPath('note', base, 'title', 'New').title).toBe('New');
    expect(withPath('note', base, 'actors/a/name', 'Water union').actors).toEqual([actor('a', 'Water union')]);
    expect(withPath('note', base, 'actors/gone/name', 'x')).toEqual(base);
  });
});
