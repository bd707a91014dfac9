import { SENSITIVITIES, TLP_LABELS } from '../reference/scales.ts';

export type Tlp = (typeof TLP_LABELS)[number]['code'];
export type Sensitivity = (typeof SENSITIVITIES)[number]['code'];

/** Who may see a record: the Traffic Light Protocol, the UN sensitivity, and whether the Chatham House rule holds. */
export interface Marking {
  readonly tlp: Tlp;
  readonly sensitivity: Sensitivity;
  readonly chathamHouse: boolean;
}

/** Strictest first, as FIRST orders them. */
const TLP_ORDER: readonly string[] = ['TLP:RED', 'TLP:AMBER+STRICT', 'TLP:AMBER', 'TLP:GREEN', 'TLP:CLEAR'];
const SENSITIVITY_ORDER: readonly string[] = ['strictly-confidential', 'confidential', 'unclassified'];

/** What a new record is marked with until somebody decides: nothing leaves the organisation and its clients. */
export const DEFAULT_MARKING: Marking = { tlp: 'TLP:AMBER', sensitivity: 'unclassified', chathamHouse: false };

/**
 * How strict a TLP label is: 0 is the strictest. A label that this version does not know counts as the strictest,
 * so that a newer or broken label never widens who may read.
 */
export function tlpRank(label: string | null): number {
  const rank = TLP_ORDER.indexOf(label ?? '');
  return rank === -1 ? 0 : rank;
}

/** How strict a sensitivity is: 0 is the strictest; unknown counts as the strictest. */
export function sensitivityRank(level: string | null): number {
  const rank = SENSITIVITY_ORDER.indexOf(level ?? '');
  return rank === -1 ? 0 : rank;
}

function labelOf(rank: number): Tlp {
  return TLP_LABELS.find((entry) => entry.code === TLP_ORDER[rank])?.code ?? 'TLP:RED';
}

function levelOf(rank: number): Sensitivity {
  return SENSITIVITIES.find((entry) => entry.code === SENSITIVITY_ORDER[rank])?.code ?? 'strictly-confidential';
}

interface LooseMarking {
  readonly tlp: string | null;
  readonly sensitivity: string | null;
  readonly chathamHouse: boolean | null;
}

/** The marking of values out of the log; what is missing or unknown counts as the strictest. */
export function markingOf(values: LooseMarking): Marking {
  return {
    tlp: labelOf(tlpRank(values.tlp)),
    sensitivity: levelOf(sensitivityRank(values.sensitivity)),
    chathamHouse: values.chathamHouse === true,
  };
}

/** The marking of values whose types are not known: what is missing or unknown counts as the strictest. */
export function markingOfValues(values: Readonly<Record<string, unknown>>): Marking {
  const text = (value: unknown) => (typeof value === 'string' ? value : null);
  return markingOf({
    tlp: text(values['tlp']),
    sensitivity: text(values['sensitivity']),
    chathamHouse: values['chathamHouse'] === true,
  });
}

/** The strictest marking that covers all of the given ones; CLEAR and unclassified for none. */
export function strictest(markings: Iterable<LooseMarking>): Marking {
  let tlp = TLP_ORDER.length - 1;
  let sensitivity = SENSITIVITY_ORDER.length - 1;
  let chathamHouse = false;
  for (const marking of markings) {
    tlp = Math.min(tlp, tlpRank(marking.tlp));
    sensitivity = Math.min(sensitivity, sensitivityRank(marking.sensitivity));
    chathamHouse ||= marking.chathamHouse === true;
  }
  return { tlp: labelOf(tlp), sensitivity: levelOf(sensitivity), chathamHouse };
}

/** True when `next` lets more people read than `before` on either axis: that asks for a reason. */
export function isRelaxing(before: Marking, next: Marking): boolean {
  return (
    tlpRank(next.tlp) > tlpRank(before.tlp) ||
    sensitivityRank(next.sensitivity) > sensitivityRank(before.sensitivity) ||
    (before.chathamHouse && !next.chathamHouse)
  );
}
