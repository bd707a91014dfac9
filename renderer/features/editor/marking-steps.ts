import { isRelaxing, markingOf, type Marking, type Tlp, tlpRank } from '#shared/domain/marking.ts';
import { TLP_LABELS } from '#shared/reference/scales.ts';

/** The fields of a record that say who may see it. */
export interface MarkingValues {
  readonly tlp: string | null;
  readonly sensitivity: string | null;
  readonly chathamHouse: boolean | null;
  readonly markingReason: string | null;
}

/**
 * A marking with a part of it changed. Whoever relaxes the record's marking is asked for a reason of their own, so an
 * older one is taken away; once it is no longer relaxed, the older one is there again.
 */
export function withMarking(base: MarkingValues, values: MarkingValues, part: Partial<Marking>): MarkingValues {
  const next = { ...values, ...part };
  const before = markingOf(base);
  if (!isRelaxing(before, markingOf(next))) return { ...next, markingReason: base.markingReason };
  return isRelaxing(before, markingOf(values)) ? next : { ...next, markingReason: null };
}

/** The next stricter TLP label; null when there is none. */
export function stricterTlp(tlp: string | null): Tlp | null {
  const rank = tlpRank(tlp);
  return rank === 0 ? null : (TLP_LABELS[rank - 1]?.code ?? null);
}
