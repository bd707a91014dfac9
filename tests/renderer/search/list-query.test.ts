import { describe, expect, it } from 'vitest';
import { contractSelection, fetchIds } from '#renderer/features/search/fetch-ids.ts';
import { asked, createListMemory } from '#renderer/features/search/list-memory.ts';
import {
  chipsOf,
  firstQuery,
  isNarrowed,
  isTyping,
  NO_FILTER,
  requestOf,
  toggled,
  withoutChip,
} from '#renderer/features/search/list-query.ts';
import {
  EVERYTHING,
  isSelected,
  NOTHING,
  selectedCount,
  toggledRow,
  withRows,
} from '#renderer/features/search/list-selection.ts';
import { createCall } from '#renderer/bridge/call.ts';
import { createFakeBridge } from '#renderer/dev/fake-bridge.ts';

describe('a filter', () => {
  it('has a value chosen and not chosen again', () => {
    const once = toggled(NO_FILTER, 'country', 'KGZ');
    expect(once.values).toEqual({ country: ['KGZ'] });
    expect(toggled(once, 'country', 'TJK').values).toEqual({ country: ['KGZ', 'TJK'] });
    expect(toggled(once, 'country', 'KGZ')).toEqual(NO_FILTER);
  });

  it('shows a chip for each thing that narrows, each of which can be taken away', () => {
    const filter = {
      ...toggled(toggled(NO_FILTER, 'tag', 'border'), 'country', 'KGZ'),
      from: '2026-01-01',
      to: '2026-02-01',
    };
    const chips = chipsOf(filter, ['country', 'tag']);
    expect(chips.map(({ facet }) => facet)).toEqual(['country', 'tag', 'from', 'to']);
    expect(chips.reduce(withoutChip, filter)).toEqual(NO_FILTER);
  });

  it('is told from none, as is text that is more than blank', () => {
    const query = firstQuery('newest');
    expect(isNarrowed(query)).toBe(false);
    expect(isNarrowed({ ...query, text: '  ' })).toBe(false);
    expect(isNarrowed({ ...query, text: 'a' })).toBe(true);
    expect(isNarrowed({ ...query, filter: { ...NO_FILTER, to: '2026-01-01' } })).toBe(true);
  });
});

describe('a request', () => {
  it('is for one kind, whatever the filter says', () => {
    const query = { ...firstQuery('newest'), filter: toggled(NO_FILTER, 'kind', 'case') };
    expect(requestOf('note', query, 100, 50, true)).toMatchObject({
      filter: { values: { kind: ['note'] } },
      offset: 100,
      limit: 50,
      hasFacets: true,
    });
  });

  it('knows whether the last word could go on', () => {
    expect(['famil', 'Нары', 'عائل', 'n1', 'é'].map(isTyping)).toEqual([true, true, true, true, true]);
    expect(['', 'families ', 'said:', '"whole"'].map(isTyping)).toEqual([false, false, false, false]);
  });
});

describe('a selection of rows', () => {
  it('of some turns rows on and off', () => {
    const one = toggledRow(NOTHING, 'a');
    expect([isSelected(one, 'a'), isSelected(one, 'b'), selectedCount(one, 10)]).toEqual([true, false, 1]);
    expect(selectedCount(toggledRow(one, 'a'), 10)).toBe(0);
  });

  it('of all remembers only the exceptions', () => {
    const but = toggledRow(EVERYTHING, 'a');
    expect([isSelected(but, 'a'), isSelected(but, 'b'), selectedCount(but, 10)]).toEqual([false, true, 9]);
    expect(selectedCount(toggledRow(but, 'a'), 10)).toBe(10);
  });

  it('takes a range in without losing what was there', () => {
    expect(selectedCount(withRows(toggledRow(NOTHING, 'x'), ['a', 'b', 'b']), 10)).toBe(3);
    expect(selectedCount(withRows(toggledRow(toggledRow(EVERYTHING, 'a'), 'z'), ['a', 'b']), 10)).toBe(9);
  });

  it('never counts below zero when the list shrank under it', () => {
    expect(selectedCount({ mode: 'all', except: new Set(['a', 'b']) }, 1)).toBe(0);
  });
});

describe('what an action is told to act on', () => {
  const desk = createFakeBridge({ notes: 1230 });
  const call = createCall(desk);
  const all = firstQuery('newest');

  it('are the selected ids', async () => {
    const some = withRows(NOTHING, ['a', 'b']);
    await expect(contractSelection(call, 'note', all, some)).resolves.toEqual({ ids: ['a', 'b'] });
  });

  it('is the search itself when all of it is meant', async () => {
    await expect(contractSelection(call, 'note', all, EVERYTHING)).resolves.toEqual({
      text: '',
      filter: { ...NO_FILTER, values: { kind: ['note'] } },
    });
    await expect(contractSelection(call, 'note', { ...all, text: 'families ' }, EVERYTHING)).resolves.toMatchObject({
      text: 'families ',
    });
  });

  it('are exactly the shown rows while the last word could go on', async () => {
    const query = { ...all, text: 'famil' };
    const { total } = await call('search.run', requestOf('note', query, 0, 0, false));
    const selection = await contractSelection(call, 'note', query, EVERYTHING);
    expect('ids' in selection && selection.ids.length).toBe(total);
  });

  it('leaves the excepted rows out, over any number of pages', async () => {
    const ids = await fetchIds(call, 'note', all, 0, 1229);
    expect(new Set(ids).size).toBe(1230);
    const [first = ''] = ids;
    const selection = await contractSelection(call, 'note', all, toggledRow(EVERYTHING, first));
    expect('ids' in selection && selection.ids).toEqual(ids.slice(1));
  });

  it('reads a range of rows from the middle of the list, and stops at its end', async () => {
    const ids = await fetchIds(call, 'note', all, 0, 1229);
    await expect(fetchIds(call, 'note', all, 498, 503)).resolves.toEqual(ids.slice(498, 504));
    await expect(fetchIds(call, 'note', all, 1228, 5000)).resolves.toEqual(ids.slice(1228));
  });
});

describe('the memory of lists', () => {
  it('keeps each kind for itself and starts a new query at its top', () => {
    const memory = createListMemory('newest');
    memory.set('note', { cursor: 40, scrolled: 2000, selection: EVERYTHING });
    expect(memory.get('case').cursor).toBe(0);
    memory.set('note', asked(memory.get('note'), { ...firstQuery('newest'), text: 'water' }));
    expect(memory.get('note')).toMatchObject({ cursor: 0, scrolled: 0, selection: NOTHING });
  });

  it('keeps rows that were selected one by one over a new query', () => {
    const memory = createListMemory('newest');
    memory.set('note', { selection: toggledRow(NOTHING, 'a') });
    memory.set('note', asked(memory.get('note'), { ...firstQuery('newest'), text: 'water' }));
    expect(selectedCount(memory.get('note').selection, 5)).toBe(1);
  });
});
