import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fieldMeta } from '#shared/domain/fields.ts';
import { RECORD_KINDS, shapeOf } from '#shared/domain/kinds.ts';
import { diffValues, emptyValues, itemsOf, type LooseValues, mergeInput, parseValues } from '#shared/domain/values.ts';
import { ConcordError } from '#shared/errors.ts';
import { anyCase, anyNote, anyNotePart } from '#tests/support/any-values.ts';

let counter = 0;
const newItemId = () => `new-${++counter}`;

const empty = emptyValues('note');

/** The field that an input is refused for, or 'accepted'. */
function refusedField(input: LooseValues): unknown {
  try {
    mergeInput('note', empty, input, newItemId);
    return 'accepted';
  } catch (error) {
    if (!(error instanceof ConcordError)) return error;
    expect(error.code).toBe('input.invalid');
    expect(error.message).toContain('Nothing was changed.');
    return error.detail?.['field'];
  }
}

describe('values out of what was entered', () => {
  it('are the same when they are entered again', () => {
    fc.assert(
      fc.property(anyNote, anyNotePart, (first, second) => {
        const once = mergeInput('note', mergeInput('note', empty, first, newItemId), second, newItemId);
        expect(mergeInput('note', once, { ...once }, newItemId)).toEqual(once);
        expect(mergeInput('note', once, {}, newItemId)).toEqual(once);
        expect(parseValues('note', { ...once })).toEqual(once);
        expect(diffValues('note', { ...once }, { ...once })).toEqual([]);
      }),
    );
    fc.assert(
      fc.property(anyCase, (input) => {
        const once = mergeInput('case', emptyValues('case'), input, newItemId);
        expect(mergeInput('case', once, { ...once }, newItemId)).toEqual(once);
      }),
    );
  });

  it('have every field of the kind, null or empty where nothing was given', () => {
    for (const kind of RECORD_KINDS) {
      const values: LooseValues = { ...emptyValues(kind) };
      expect(Object.keys(values).sort()).toEqual(Object.keys(shapeOf(kind)).sort());
      for (const [field, schema] of Object.entries(shapeOf(kind))) {
        expect(values[field]).toEqual(fieldMeta(schema).shape === 'register' ? null : []);
      }
    }
  });

  it('take blank text, null and nothing as one', () => {
    const full = mergeInput('note', empty, { title: 'x', place: 'Osh', tags: ['a'] }, newItemId);
    for (const blank of ['', '   ', '\n\t', null]) {
      expect(mergeInput('note', full, { place: blank }, newItemId).place).toBeNull();
    }
    expect(mergeInput('note', full, { tags: null }, newItemId).tags).toEqual([]);
    expect(mergeInput('note', full, { place: undefined }, newItemId).place).toBe('Osh');
    expect(mergeInput('note', empty, { actors: [{ name: ' ' }] }, newItemId).actors[0]?.name).toBeNull();
  });

  it('give items ids of their own: none is kept twice, none that the log could not carry', () => {
    const given = [{ id: 'a', name: '1' }, { id: 'a', name: '2' }, { id: 'no/slash' }, { id: 7 }, { name: '5' }];
    const { actors } = mergeInput('note', empty, { actors: given }, newItemId);
    const ids = actors.map((actor) => actor.id);
    expect(ids[0]).toBe('a');
    expect(new Set(ids).size).toBe(5);
    for (const id of ids) expect(id).toMatch(/^[A-Za-z0-9-]{1,32}$/);
  });

  it('are refused with the name of the field that is wrong', () => {
    const cases: [LooseValues, string][] = [
      [{ title: 5 }, 'title'],
      [{ title: 'x'.repeat(301) }, 'title'],
      [{ body: 'x'.repeat(400_001) }, 'body'],
      [{ title: 'half a pair \uD83D' }, 'title'],
      [{ severity: 6 }, 'severity'],
      [{ severity: 2.5 }, 'severity'],
      [{ severity: '3' }, 'severity'],
      [{ latitude: 91 }, 'latitude'],
      [{ latitude: Number.NaN }, 'latitude'],
      [{ latitude: Number.POSITIVE_INFINITY }, 'latitude'],
      [{ eventStart: '2026-02-30' }, 'eventStart'],
      [{ eventStart: '24.11.2026' }, 'eventStart'],
      [{ tags: 'water' }, 'tags'],
      [{ tags: ['ok', 7] }, 'tags.1'],
      [{ tags: ['x'.repeat(121)] }, 'tags.0'],
      [{ tags: ['lone \uDC00'] }, 'tags.0'],
      [{ links: ['not a record'] }, 'links.0'],
      [{ actors: { name: 'x' } }, 'actors'],
      [{ actors: ['x'] }, 'actors.0'],
      [{ actors: [{ name: 'x' }, { role: 3 }] }, 'actors.1.role'],
      [{ actors: [{ name: 'x', colour: 'red' }] }, 'actors.0'],
      [{ sources: [{ identity: 'lone \uD800' }] }, 'sources.0.identity'],
      [{ nonsense: 1 }, 'nonsense'],
      [{ ['__proto__x']: 1 }, '__proto__x'],
      [{ chathamHouse: 'yes' }, 'chathamHouse'],
    ];
    for (const [input, field] of cases) expect(refusedField(input), JSON.stringify(input).slice(0, 80)).toBe(field);
    expect(refusedField(JSON.parse('{"__proto__": 1}'))).toBe('__proto__');
  });

  it('hold the longest text, NUL and all, and as many entries as one person may enter', () => {
    expect(refusedField({ body: '漢'.repeat(400_000) })).toBe('accepted');
    expect(refusedField({ summary: 'a\u0000b' })).toBe('accepted');
    const tags = (count: number) => Array.from({ length: count }, (_, index) => `tag ${index}`);
    expect(refusedField({ tags: tags(500) })).toBe('accepted');
    expect(refusedField({ tags: tags(501) })).toBe('tags');
    expect(refusedField({ actors: tags(201).map((name) => ({ name })) })).toBe('actors');
  });

  it('keep what concurrent edits have put above that bound, and let it shrink but not grow', () => {
    const tags = Array.from({ length: 600 }, (_, index) => `tag ${index}`);
    const merged = { ...empty, title: 'x', tags };
    expect(mergeInput('note', merged, { place: 'Osh' }, newItemId).tags).toHaveLength(600);
    expect(mergeInput('note', merged, { tags }, newItemId).tags).toHaveLength(600);
    expect(mergeInput('note', merged, { tags: tags.slice(1) }, newItemId).tags).toHaveLength(599);
    expect(() => mergeInput('note', merged, { tags: [...tags, 'one more'] }, newItemId)).toThrow(/at most 500/);
  });
});

describe('the ops between two values', () => {
  it('are one to a member and one to an attribute, so that each can be withheld by itself', () => {
    fc.assert(
      fc.property(anyNote, anyNotePart, (first, second) => {
        const before = mergeInput('note', empty, first, newItemId);
        const after = mergeInput('note', before, second, newItemId);
        const ops = diffValues('note', { ...before }, { ...after });
        const names = ops.map((op) => ('value' in op ? op.field : `${op.field} ${op.add.join()} ${op.remove.join()}`));
        expect(new Set(names).size).toBe(names.length);
        for (const op of ops) if (!('value' in op)) expect(op.add.length + op.remove.length).toBe(1);
      }),
    );
  });

  it('take the attributes of an item away with it, so that nothing of it comes back with its id', () => {
    const before = mergeInput(
      'note',
      empty,
      { sources: [{ id: 's1', identity: 'Somebody', reliability: 'B' }] },
      newItemId,
    );
    const ops = diffValues('note', { ...before }, { ...before, sources: [] });
    expect(ops).toContainEqual({ field: 'sources', add: [], remove: ['s1'] });
    expect(ops).toContainEqual({ field: 'sources/s1/identity', value: null });
    expect(ops).toContainEqual({ field: 'sources/s1/reliability', value: null });
    expect(ops).toHaveLength(3);
  });

  it('leave out what is not an item', () => {
    expect(itemsOf([{ id: 'a' }, { id: 3 }, null, 'x', ['y']])).toEqual([{ id: 'a' }]);
    expect(itemsOf('x')).toEqual([]);
  });
});
