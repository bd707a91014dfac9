import { describe, expect, it } from 'vitest';
import {
  alteredRecords,
  commonOrganisation,
  incoming,
  type ImportReport,
  type RecordChange,
} from '#renderer/features/bundles/bundle-changes.ts';
import { recordIdOf } from '#shared/domain/ids.ts';

const REPORT: ImportReport = {
  received: 15,
  accepted: 5,
  duplicate: 4,
  suggested: 3,
  conflict: 2,
  refused: 1,
  problems: [],
  isDryRun: true,
};

function change(kind: RecordChange['change'], organisation: string | null): RecordChange {
  return {
    record: recordIdOf(new Uint8Array(16)),
    kind: 'note',
    title: null,
    change: kind,
    by: { desk: '0'.repeat(64), name: null, officer: null, organisation, trust: 'unknown' },
    fields: [],
    withheld: 0,
    tlp: 'TLP:RED',
  };
}

it('promises to import what is neither here already nor refused', () => {
  expect(incoming(REPORT)).toBe(10);
  expect(incoming(REPORT) + REPORT.duplicate + REPORT.refused).toBe(REPORT.received);
});

it('leaves out of the altered records only those that stay as they are', () => {
  const changes = (['new', 'duplicate', 'updated', 'suggestion', 'conflict'] as const).map((kind) => change(kind, 'A'));
  expect(alteredRecords(changes).map((one) => one.change)).toEqual(['new', 'updated', 'suggestion', 'conflict']);
});

describe('the organisation to filter by', () => {
  it('is there only when all came from one', () => {
    // Lists keep what strangers claim apart.
    expect(commonOrganisation([change('new', 'A'), change('new', 'A')])).toBe('unverified:A');
    expect(commonOrganisation([change('new', 'A'), change('new', 'B')])).toBeNull();
    expect(commonOrganisation([change('new', 'A'), change('new', null)])).toBeNull();
    expect(commonOrganisation([change('new', null)])).toBeNull();
    expect(commonOrganisation([])).toBeNull();
  });
});
