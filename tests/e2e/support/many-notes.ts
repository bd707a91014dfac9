import { ask } from './desk-at-work.ts';
import type { Desk } from './open-desk.ts';

export interface ManyNote {
  readonly title: string;
  readonly summary: string;
  readonly country: string;
  readonly type: string;
  readonly severity: number;
  readonly status: string;
  readonly tlp: string;
  readonly tags: readonly string[];
  /** No two notes are of the same day, so that there is one order by date. */
  readonly eventStart: string;
}

const WORDS = ['pump', 'canal', 'market', 'bridge', 'checkpoint', 'school', 'orchard', 'tanker', 'ferry', 'clinic'];
const COUNTRIES = ['KGZ', 'TJK', 'UZB', 'KAZ', 'TKM'];
const TYPES = ['intercommunal-violence', 'pastoral-conflict', 'peaceful-protest', 'cross-border-incident'];
const STATUSES = ['draft', 'submitted', 'reviewed'];
const TLPS = ['TLP:GREEN', 'TLP:AMBER', 'TLP:RED'];
const TAGS = ['topic:border', 'topic:gas', 'water', 'urgent'];
const FIRST_DAY = Date.UTC(2025, 11, 1);
const DAY_MS = 86_400_000;

/** Invented notes that are the same in every run, oldest first. */
export function manyNotes(count: number): ManyNote[] {
  const random = numbers(20_261_124);
  const one = <T>(from: readonly [T, ...T[]] | readonly T[]): T => {
    const chosen = from[random() % from.length];
    if (chosen === undefined) throw new RangeError('Nothing to choose from');
    return chosen;
  };
  return Array.from({ length: count }, (_, at) => ({
    title: `Quarrel about the ${one(WORDS)}, number ${at + 1}`,
    summary: `It began near the ${one(WORDS)}, and people came from the ${one(WORDS)}.`,
    ...{ country: one(COUNTRIES), type: one(TYPES), severity: 1 + (random() % 5) },
    ...{ status: one(STATUSES), tlp: one(TLPS) },
    tags: TAGS.filter(() => random() % 3 === 0),
    eventStart: new Date(FIRST_DAY + at * DAY_MS).toISOString().slice(0, 10),
  }));
}

/** A linear congruential generator: evenly enough spread, and the same numbers on every machine. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state >>> 8;
  };
}

/** Writes notes into a desk's store one after the other and gives their ids in that order. */
export async function writeNotes(desk: Desk, notes: readonly object[]): Promise<string[]> {
  const ids: string[] = [];
  for (const values of notes)
    ids.push((await ask(desk, 'notes.save', { id: null, values: { ...values }, draft: null })).id);
  return ids;
}
