import { describe, expect, it } from 'vitest';
import type { Call } from '#renderer/bridge/call.ts';
import { createCall } from '#renderer/bridge/call.ts';
import { createFakeBridge } from '#renderer/dev/fake-bridge.ts';
import { presenceOf, selectionTags, turned } from '#renderer/features/tags/selection-tags.ts';
import type { Selection } from '#renderer/router/place.ts';

const bridge = createFakeBridge({ notes: 1300 });
const { records } = bridge.desk;

/** The calls that were made, beside their answers. */
function watched() {
  const asked: { readonly method: string; readonly input: unknown }[] = [];
  const answer = createCall(bridge);
  const call: Call = (method, input) => {
    asked.push({ method, input });
    return answer(method, input);
  };
  return { asked, call };
}

function countedByHand(ids: ReadonlySet<string>) {
  const counts = new Map<string, number>();
  for (const record of records) {
    if (!ids.has(record.id)) continue;
    for (const tag of [...record.values.tags, ...record.ownTags]) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  }
  return counts;
}
const sorted = (counts: ReadonlyMap<string, number> | null) =>
  [...(counts ?? [])].sort(([one], [other]) => one.localeCompare(other));

describe('the tags of a selection', () => {
  it('are counted record by record where the records are named, in requests that the contract takes', async () => {
    const { asked, call } = watched();
    const ids = records.slice(0, 1100).map((record) => record.id);
    const { total, counts } = await selectionTags(call, { ids });
    expect(total).toBe(1100);
    expect(sorted(counts)).toEqual(sorted(countedByHand(new Set(ids))));
    expect(asked.map(({ method }) => method)).toEqual(['records.titles', 'records.titles']);
  });

  it('come from the facets where all hits of a search are meant', async () => {
    const { asked, call } = watched();
    const selection: Selection = { text: '', filter: { values: { kind: ['note'] }, from: null, to: null } };
    const { total, counts } = await selectionTags(call, selection);
    const ids = new Set(records.filter((record) => record.kind === 'note').map((record) => record.id));
    expect(total).toBe(ids.size);
    expect(sorted(counts)).toEqual(sorted(countedByHand(ids)));
    expect(asked).toHaveLength(1);
  });

  it('count only the records that a filter on tags leaves, which the facet of tags does not', async () => {
    const { call } = watched();
    const tag = records.flatMap((record) => record.values.tags)[0] ?? '';
    const selection: Selection = { text: '', filter: { values: { tag: [tag] }, from: null, to: null } };
    const { total, counts } = await selectionTags(call, selection);
    expect(counts?.get(tag)).toBe(total);
    const ids = new Set(records.filter((record) => record.values.tags.includes(tag)).map((record) => record.id));
    expect(sorted(counts)).toEqual(sorted(countedByHand(ids)));
  });

  it('are not counted for more records than can be looked at', async () => {
    const { asked, call } = watched();
    const ids = Array.from({ length: 5001 }, (_, at) => String(at));
    await expect(selectionTags(call, { ids })).resolves.toEqual({ total: 5001, counts: null });
    expect(asked).toEqual([]);
  });
});

describe('turning a tag', () => {
  const tags = {
    total: 3,
    counts: new Map([
      ['all', 3],
      ['some', 1],
    ]),
  };

  it('knows on how many it is', () => {
    expect(['all', 'some', 'none'].map((tag) => presenceOf(tag, tags))).toEqual(['all', 'some', 'none']);
  });

  it('comes back to how it was', () => {
    expect(turned('all', null)).toBe('remove');
    expect(turned('all', 'remove')).toBeNull();
    expect(turned('none', null)).toBe('add');
    expect(turned('none', 'add')).toBeNull();
    expect(turned('some', null)).toBe('add');
    expect(turned('some', 'add')).toBe('remove');
    expect(turned('some', 'remove')).toBeNull();
  });
});
