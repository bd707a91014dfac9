/** Why something did not come in. */
export interface ImportProblem {
  /** Line of the file, or null. */
  readonly line: number | null;
  /** Record id, or null. */
  readonly record: string | null;
  readonly code: string;
  readonly message: string;
}

/** received = accepted + duplicate + suggested + conflict + refused, always. */
export interface ImportReport {
  readonly received: number;
  readonly accepted: number;
  readonly duplicate: number;
  readonly suggested: number;
  readonly conflict: number;
  readonly refused: number;
  /** The first thousand; `refused` counts all. */
  readonly problems: readonly ImportProblem[];
  readonly isDryRun: boolean;
}

/** What became of one thing that was received. */
export type Outcome = 'accepted' | 'duplicate' | 'suggested' | 'conflict' | 'refused';

const KEPT_PROBLEMS = 1000;

/** Counts outcomes so that the sum always holds: every thing is received and has one outcome. */
export class ImportCount {
  private readonly counts: Record<Outcome, number> = {
    accepted: 0,
    duplicate: 0,
    suggested: 0,
    conflict: 0,
    refused: 0,
  };
  private readonly problems: ImportProblem[] = [];

  add(outcome: Outcome, count = 1): void {
    this.counts[outcome] += count;
  }

  /** Moves things that were counted under one outcome to another. */
  move(from: Outcome, to: Outcome, count: number): void {
    this.counts[from] -= count;
    this.counts[to] += count;
  }

  refuse(problem: ImportProblem): void {
    this.counts.refused += 1;
    if (this.problems.length < KEPT_PROBLEMS) this.problems.push(problem);
  }

  report(isDryRun: boolean): ImportReport {
    const { accepted, duplicate, suggested, conflict, refused } = this.counts;
    return {
      received: accepted + duplicate + suggested + conflict + refused,
      ...this.counts,
      problems: [...this.problems],
      isDryRun,
    };
  }
}
