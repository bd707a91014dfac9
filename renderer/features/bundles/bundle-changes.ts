import { foundOrganisation } from '#shared/domain/organisation.ts';
import type { Output } from '#shared/ipc/contract.ts';

export type BundlePreview = Output<'bundles.preview'>;
export type ImportReport = Output<'bundles.apply'>;
export type RecordChange = BundlePreview['changes'][number];
export type ChangeKind = RecordChange['change'];

/** In the order in which they are counted: what adds, what needs a look, what changes nothing. */
export const CHANGE_KINDS: readonly ChangeKind[] = ['new', 'updated', 'suggestion', 'conflict', 'duplicate'];

/** How many changes importing would bring in: all that are neither here already nor refused. */
export function incoming(report: ImportReport): number {
  return report.accepted + report.suggested + report.conflict;
}

/** The records that importing alters, in the order of the bundle. */
export function alteredRecords(changes: readonly RecordChange[]): readonly RecordChange[] {
  return changes.filter(({ change }) => change !== 'duplicate');
}

/** The organisation that all of these records came from, as lists find it; null when there are several or none is named. */
export function commonOrganisation(changes: readonly RecordChange[]): string | null {
  const [first, ...others] = new Set(
    changes.map(({ by }) => foundOrganisation(by.organisation, by.trust === 'verified' || by.trust === 'self')),
  );
  return others.length === 0 ? (first ?? null) : null;
}
