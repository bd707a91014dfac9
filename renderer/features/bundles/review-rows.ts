import { type Marking, strictest } from '#shared/domain/marking.ts';
import type { Output } from '#shared/ipc/contract.ts';
import { FIELD_NAMES, fieldOf } from '../records/field-words.ts';

export type Plan = Output<'bundles.plan'>;
export type PlannedRecord = Plan['records'][number];
export type WithholdReason = PlannedRecord['withheld'][number]['reason'];
export type LeakWarning = PlannedRecord['warnings'][number];

/** One line of the review. Every record has one; its fields have theirs while it is unfolded. */
export type ReviewRow =
  | { readonly type: 'record'; readonly key: string; readonly record: PlannedRecord; readonly isOpen: boolean }
  /** Why the record may not go. */
  | { readonly type: 'block'; readonly key: string; readonly record: PlannedRecord }
  | {
      readonly type: 'field';
      readonly key: string;
      readonly record: PlannedRecord;
      readonly path: string;
      /** Which item of its collection, from 1; null where there is but one, and for fields that are not collections. */
      readonly item: number | null;
      /** `part` when some of it travels and some stays: tags of which a few are internal, earlier values. */
      readonly standing: 'visible' | 'withheld' | 'part';
      readonly reasons: readonly WithholdReason[];
    }
  /** A withheld value that can still be read in the field above. */
  | { readonly type: 'warning'; readonly key: string; readonly record: PlannedRecord; readonly warning: LeakWarning };

/** What has to be looked at first: blocked records, then those with warnings, then the rest, each by title. */
export function inReviewOrder(
  records: readonly PlannedRecord[],
  compare: (one: string, other: string) => number,
): readonly PlannedRecord[] {
  const rank = ({ blocked, warnings }: PlannedRecord) => (blocked ? 0 : warnings.length > 0 ? 1 : 2);
  return [...records].sort(
    (one, other) =>
      rank(one) - rank(other) || compare(one.title ?? '', other.title ?? '') || compare(one.record, other.record),
  );
}

/** The lines of the review, in the order given. */
export function reviewRows(
  records: readonly PlannedRecord[],
  isOpen: (record: PlannedRecord) => boolean,
): readonly ReviewRow[] {
  return records.flatMap((record): ReviewRow[] => {
    const id = record.record;
    const head: ReviewRow[] = [{ type: 'record', key: id, record, isOpen: isOpen(record) }];
    if (record.blocked) head.push({ type: 'block', key: `${id} block`, record });
    return isOpen(record) ? [...head, ...fieldRows(record)] : head;
  });
}

function fieldRows(record: PlannedRecord): ReviewRow[] {
  const visible = new Set(record.visible);
  const paths = [...new Set([...record.visible, ...record.withheld.map(({ path }) => path)])];
  const items = itemNumbers(paths);
  return paths
    .sort((one, other) => rankOf(one) - rankOf(other) || (items.get(one) ?? 0) - (items.get(other) ?? 0))
    .flatMap((path): ReviewRow[] => {
      const key = `${record.record} ${path}`;
      const reasons = record.withheld.filter((entry) => entry.path === path).map(({ reason }) => reason);
      const standing = reasons.length === 0 ? 'visible' : visible.has(path) ? 'part' : 'withheld';
      const warnings = record.warnings.filter((warning) => warning.path === path);
      return [
        { type: 'field', key, record, path, item: items.get(path) ?? null, standing, reasons },
        ...warnings.map((warning): ReviewRow => ({
          type: 'warning',
          key: `${key} ${warning.withheldPath}`,
          record,
          warning,
        })),
      ];
    });
}

const ORDER = new Map(Object.keys(FIELD_NAMES).map((name, at) => [name, at]));

/** Fields in the order of a record; those of a newer Concord last. */
function rankOf(path: string): number {
  return ORDER.get(fieldOf(path)) ?? ORDER.size;
}

/**
 * Numbers the items of collections that have several of them, so that two sources are told apart. Items are counted in
 * the order of their ids, which is how every path of a plan is sorted.
 */
function itemNumbers(paths: readonly string[]): ReadonlyMap<string, number> {
  const items = new Map<string, string[]>();
  for (const path of paths) {
    const [field = '', item] = path.split('/');
    if (item === undefined) continue;
    const known = items.get(field) ?? [];
    if (!known.includes(item)) items.set(field, [...known, item].sort());
  }
  const numbers = new Map<string, number>();
  for (const path of paths) {
    const [field = '', item] = path.split('/');
    const all = items.get(field) ?? [];
    if (item !== undefined && all.length > 1) numbers.set(path, all.indexOf(item) + 1);
  }
  return numbers;
}

export interface ReviewTotals {
  readonly notes: number;
  readonly cases: number;
  /** Fields of which something stays behind, over all records. */
  readonly withheld: number;
  readonly blocked: number;
  readonly warnings: number;
}

export function reviewTotals({ records }: Pick<Plan, 'records'>): ReviewTotals {
  const cases = records.filter(({ kind }) => kind === 'case').length;
  return {
    notes: records.length - cases,
    cases,
    withheld: records.reduce((sum, record) => sum + withheldFields(record), 0),
    blocked: records.filter(({ blocked }) => blocked !== null).length,
    warnings: records.reduce((sum, { warnings }) => sum + warnings.length, 0),
  };
}

/** How many fields of a record have something withheld, whatever the number of reasons. */
export function withheldFields({ withheld }: PlannedRecord): number {
  return new Set(withheld.map(({ path }) => path)).size;
}

/** The marking of the whole bundle: the strictest of what would go. */
export function bundleMarking({ records }: Pick<Plan, 'records'>): Marking {
  return strictest(records);
}

/** The contacts that stand in the way of a record; empty when the record itself cannot go to anybody. */
export function blockingContacts({ records }: Pick<Plan, 'records'>): readonly string[] {
  return [...new Set(records.flatMap(({ blocked }) => blocked?.contacts ?? []))];
}
