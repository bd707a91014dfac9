import { ConcordError, type ErrorCode } from '#shared/errors.ts';
import type { LooseValues } from '#shared/domain/values.ts';
import { recordIdBytes } from '#shared/domain/ids.ts';
import { isOfUndoneImport, recordAction } from '../actions.ts';
import type { Desk } from '../desk.ts';
import { findByOrigin, saveRecord } from '../records.ts';
import { ImportCount, type ImportProblem, type ImportReport } from './import-report.ts';

/** A line of a file: the note that it holds, or why it holds none. */
export type ImportedRow =
  | { readonly line: number; readonly input: LooseValues }
  | { readonly line: number; readonly problem: { readonly code: ErrorCode; readonly message: string } };

/**
 * Brings rows of a file in as notes, batch after batch; each batch is one transaction, all together are one step that
 * can be undone. A row whose origin this desk has is a duplicate, also when a person has put the note away; a note that
 * went when its import was undone is brought back. After a crash the batches written stay, and importing the file again brings in the rest.
 */
export class NoteImport {
  private readonly desk: Desk;
  private readonly isDryRun: boolean;
  private readonly count = new ImportCount();
  private readonly seen = new Set<string>();
  private action: number | null = null;

  constructor(desk: Desk, isDryRun: boolean) {
    this.desk = desk;
    this.isDryRun = isDryRun;
  }

  /**
   * Takes a batch of rows; nothing of it stays, nor is counted, when this throws. Returns how many notes all batches so
   * far have stored; none where this only rehearses.
   */
  add(rows: readonly ImportedRow[]): number {
    const origins = new Set<string>();
    const { outcomes, action } = this.desk.change(() => {
      const outcomes = rows.map((row) => this.outcomeOf(row, origins));
      const seqs = outcomes.flatMap((outcome) => ('seq' in outcome && outcome.seq !== null ? [outcome.seq] : []));
      const isRecorded = seqs.length > 0 && !this.isDryRun;
      return { outcomes, action: isRecorded ? recordAction(this.desk, 'csv.import', seqs, this.action) : this.action };
    }, this.isDryRun);
    this.action = action;
    for (const origin of origins) this.seen.add(origin);
    for (const outcome of outcomes) {
      if ('problem' in outcome) this.count.refuse(outcome.problem);
      else this.count.add(outcome.isDuplicate ? 'duplicate' : 'accepted');
    }
    return this.isDryRun ? 0 : this.count.report(false).accepted;
  }

  report(): ImportReport {
    return this.count.report(this.isDryRun);
  }

  /** Saves a row inside the running change. `origins` are those that this batch has brought in so far. */
  private outcomeOf(row: ImportedRow, origins: Set<string>): RowOutcome {
    const { line } = row;
    if ('problem' in row) return { problem: { line, record: null, ...row.problem } };
    const { input } = row;
    const origin = typeof input['origin'] === 'string' ? input['origin'] : null;
    try {
      const known = origin === null ? null : findByOrigin(this.desk, origin);
      // In a rehearsal each batch is rolled back, so repeats within the file are known only from here.
      const isRepeat = origin !== null && (this.seen.has(origin) || origins.has(origin));
      const isHere = known && !(known.isDiscarded && isOfUndoneImport(this.desk, recordIdBytes(known.id)));
      if (isRepeat || isHere) return { seq: null, isDuplicate: true };
      const { seq } = known
        ? saveRecord(this.desk, 'note', known.id, { isDiscarded: null })
        : saveRecord(this.desk, 'note', null, input);
      if (origin !== null) origins.add(origin);
      return { seq, isDuplicate: false };
    } catch (error) {
      if (!(error instanceof ConcordError)) throw error;
      return { problem: { line, record: null, code: error.code, message: error.message } };
    }
  }
}

/** What became of a row. `seq` is the place of its commit in the log. */
type RowOutcome = { readonly seq: number | null; readonly isDuplicate: boolean } | { readonly problem: ImportProblem };
