import { describe, expect, it } from 'vitest';
import {
  blockingContacts,
  bundleMarking,
  inReviewOrder,
  type PlannedRecord,
  reviewRows,
  reviewTotals,
} from '#renderer/features/bundles/review-rows.ts';
import { recordIdOf } from '#shared/domain/ids.ts';

const idOf = (byte: number) => recordIdOf(new Uint8Array(16).fill(byte));

function planned(byte: number, part: Partial<PlannedRecord> = {}): PlannedRecord {
  return {
    record: idOf(byte),
    kind: 'note',
    title: `Record ${byte}`,
    tlp: 'TLP:GREEN',
    sensitivity: 'unclassified',
    chathamHouse: false,
    visible: [],
    withheld: [],
    blocked: null,
    warnings: [],
    ...part,
  };
}

const compare = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0);

describe('the lines of the review', () => {
  it('gives every path one line, and says of each what travels', () => {
    const record = planned(1, {
      visible: ['title', 'tags', 'sources', 'sources/s1/description'],
      withheld: [
        { path: 'sources/s1/identity', reason: 'identity' },
        { path: 'tags', reason: 'internal-tag' },
      ],
    });
    const fields = reviewRows([record], () => true).flatMap((row) => (row.type === 'field' ? [row] : []));
    expect(fields.map(({ path, standing, reasons }) => [path, standing, reasons])).toEqual([
      ['title', 'visible', []],
      ['sources', 'visible', []],
      ['sources/s1/description', 'visible', []],
      ['sources/s1/identity', 'withheld', ['identity']],
      ['tags', 'part', ['internal-tag']],
    ]);
  });

  it('keeps both reasons of a path that has two', () => {
    const record = planned(1, {
      withheld: [
        { path: 'links', reason: 'link' },
        { path: 'links', reason: 'private' },
      ],
    });
    const rows = reviewRows([record], () => true);
    expect(rows.filter(({ type }) => type === 'field')).toHaveLength(1);
    expect(rows[1]).toMatchObject({ standing: 'withheld', reasons: ['link', 'private'] });
    expect(reviewTotals({ records: [record] }).withheld).toBe(1);
  });

  it('numbers items only where a collection has several', () => {
    const one = planned(1, { visible: ['actors/a1/name', 'sources/s1/description', 'sources/s2/description'] });
    const numbers = reviewRows([one], () => true).flatMap((row) =>
      row.type === 'field' ? [[row.path, row.item] as const] : [],
    );
    expect(numbers).toEqual([
      ['actors/a1/name', null],
      ['sources/s1/description', 1],
      ['sources/s2/description', 2],
    ]);
  });

  it('puts a warning under the field that it is about, and a block under its record even when folded', () => {
    const record = planned(1, {
      visible: ['title', 'summary'],
      withheld: [{ path: 'sources/s1/identity', reason: 'identity' }],
      blocked: { reason: 'It may not.', contacts: [idOf(9)] },
      warnings: [{ path: 'summary', withheldPath: 'sources/s1/identity', isHistoric: false }],
    });
    const types = (isOpen: boolean) => reviewRows([record], () => isOpen).map(({ type }) => type);
    expect(types(false)).toEqual(['record', 'block']);
    expect(types(true)).toEqual(['record', 'block', 'field', 'field', 'warning', 'field']);
  });

  it('gives every line a key of its own', () => {
    const records = [1, 2, 3].map((byte) =>
      planned(byte, {
        visible: ['title', 'summary', 'tags'],
        withheld: [{ path: 'tags', reason: 'internal-tag' }],
        blocked: { reason: 'It may not.', contacts: [] },
        warnings: [
          { path: 'summary', withheldPath: 'sources/s1/identity', isHistoric: false },
          { path: 'summary', withheldPath: 'sources/s2/identity', isHistoric: true },
        ],
      }),
    );
    const keys = reviewRows(records, () => true).map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('puts fields that this version does not know last instead of leaving them out', () => {
    const record = planned(1, { visible: ['zz-new', 'title', 'aa-new'] });
    const paths = reviewRows([record], () => true).flatMap((row) => (row.type === 'field' ? [row.path] : []));
    expect(paths[0]).toBe('title');
    expect(new Set(paths)).toEqual(new Set(['title', 'zz-new', 'aa-new']));
  });
});

describe('the order of the review', () => {
  it('shows what is blocked first, then what is warned of, then the rest by title', () => {
    const plain = planned(1, { title: 'B' });
    const other = planned(2, { title: 'A' });
    const warned = planned(3, {
      title: 'Z',
      warnings: [{ path: 'title', withheldPath: 'sources/s1/identity', isHistoric: true }],
    });
    const blocked = planned(4, { title: 'Y', blocked: { reason: 'No.', contacts: [] } });
    expect(inReviewOrder([plain, other, warned, blocked], compare).map(({ title }) => title)).toEqual([
      'Y',
      'Z',
      'A',
      'B',
    ]);
  });

  it('is the same whatever order the plan came in, also for records of one title', () => {
    const records = [3, 1, 2].map((byte) => planned(byte, { title: null }));
    expect(inReviewOrder(records, compare)).toEqual(inReviewOrder(records.toReversed(), compare));
  });
});

describe('what the review adds up to', () => {
  it('counts kinds, fields, blocks and warnings', () => {
    const totals = reviewTotals({
      records: [
        planned(1, { withheld: [{ path: 'a', reason: 'private' }] }),
        planned(2, { kind: 'case', blocked: { reason: 'No.', contacts: [] } }),
        planned(3, { warnings: [{ path: 'title', withheldPath: 'x', isHistoric: false }] }),
      ],
    });
    expect(totals).toEqual({ notes: 2, cases: 1, withheld: 1, blocked: 1, warnings: 1 });
  });

  it('takes the strictest of every axis for the whole bundle, from different records', () => {
    const marking = bundleMarking({
      records: [
        planned(1, { tlp: 'TLP:AMBER' }),
        planned(2, { tlp: 'TLP:CLEAR', sensitivity: 'confidential' }),
        planned(3, { tlp: 'TLP:GREEN', chathamHouse: true }),
      ],
    });
    expect(marking).toEqual({ tlp: 'TLP:AMBER', sensitivity: 'confidential', chathamHouse: true });
  });

  it('names each contact that stands in the way once', () => {
    const contacts = [idOf(8), idOf(9)];
    const records = [
      planned(1, { blocked: { reason: 'No.', contacts } }),
      planned(2, { blocked: { reason: 'No.', contacts: contacts.slice(1) } }),
      planned(3, { blocked: { reason: 'Put away.', contacts: [] } }),
    ];
    expect(blockingContacts({ records })).toEqual(contacts);
  });
});
