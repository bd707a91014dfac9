import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renameOutcome } from '#renderer/features/tags/rename-outcome.ts';
import { fittingTags, tagRows, type TagSummary } from '#renderer/features/tags/tag-groups.ts';

const tag = (name: string, count = 1, description: string | null = null): TagSummary => ({
  tag: name,
  count,
  colour: 'none',
  description,
});
const { compare } = new Intl.Collator('en');

/** The rows as lines, heads in brackets. */
const lines = (tags: readonly TagSummary[]) =>
  tagRows(tags, compare).map((row) =>
    row.kind === 'group' ? `[${row.namespace ?? ''} ${row.count}]` : row.summary.tag,
  );

describe('tagRows', () => {
  it('puts published namespaces first in their order, own ones next by name, plain words last', () => {
    const tags = ['border', 'zone:b', 'internal:x', 'topic:water', 'desk:7', 'topic:arms', 'Åland'].map((name) =>
      tag(name),
    );
    expect(lines(tags)).toEqual([
      '[topic 2]',
      'topic:arms',
      'topic:water',
      '[internal 1]',
      'internal:x',
      '[desk 1]',
      'desk:7',
      '[zone 1]',
      'zone:b',
      '[ 2]',
      'Åland',
      'border',
    ]);
  });

  it('shows every tag once, each under the head of its own namespace', () => {
    const name = fc
      .tuple(fc.constantFrom('', 'topic:', 'internal:', 'x:'), fc.stringMatching(/^[a-z]{1,4}$/))
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.uniqueArray(name), (names) => {
        const rows = tagRows(
          names.map((one) => tag(one)),
          compare,
        );
        const seen: string[] = [];
        let head: string | null = '?';
        for (const row of rows) {
          if (row.kind === 'group') head = row.namespace;
          else {
            seen.push(row.summary.tag);
            expect(row.summary.tag.startsWith(head === null ? '' : `${head}:`)).toBe(true);
            if (head === null) expect(row.summary.tag).not.toContain(':');
          }
        }
        expect(seen.sort()).toEqual([...names].sort());
      }),
    );
  });

  it('is empty for no tags', () => {
    expect(tagRows([], compare)).toEqual([]);
  });
});

describe('fittingTags', () => {
  it('finds by name, by the value behind the namespace and by meaning, marks aside, and keeps the order', () => {
    const tags = [tag('topic:élections'), tag('border', 1, 'Elections at the border'), tag('water')];
    expect(fittingTags(tags, 'elec').map((one) => one.tag)).toEqual(['topic:élections', 'border']);
    expect(fittingTags(tags, '  ')).toEqual(tags);
    expect(fittingTags(tags, 'nothing')).toEqual([]);
  });
});

describe('renameOutcome', () => {
  const tags = [tag('water', 12), tag('topic:Water', 3)];

  it.each([
    ['water', { kind: 'same' }],
    ['  water ', { kind: 'same' }],
    ['', { kind: 'invalid' }],
    ['topic: ', { kind: 'invalid' }],
    ['x'.repeat(121), { kind: 'invalid' }],
    ['waters', { kind: 'rename', to: 'waters' }],
    ['TOPIC: Water', { kind: 'merge', to: 'topic:Water', into: 3 }],
    ['Water', { kind: 'rename', to: 'Water' }],
  ])('%s', (typed, outcome) => {
    expect(renameOutcome('water', typed, tags)).toEqual(outcome);
  });
});
