import { ConcordError, type ErrorCode } from '#shared/errors.ts';
import type { LooseValues } from '#shared/domain/values.ts';
import { recordAction } from '../actions.ts';
import type { Desk } from '../desk.ts';
import { findByOrigin, saveRecord } from '../records.ts';
import { ImportCount, type ImportReport } from './import-report.ts';

/** A line of a file: the note that it holds, or why it holds none. */
export type ImportedRow =
  | { readonly line: number; readonly input: LooseValues }
  | { readonly line: number; readonly problem: { readonly code: ErrorCode; readonly message: string } };

/**
 * Brings rows of a file in as notes, batch after batch; each batch is one transaction, all together are one step that
 * can be undone. A row whose origin this desk has is a duplicate; one that was put away since is brought back. After
 * a crash the batches written stay, and importing the file again brings in the rest.
 */
export class NoteImport {
  private readonly desk: Desk;
  private readonly isDryRun: boolean;
  private readonly count = new ImportCount();
  private readonly seen = new Set<string>();
  private action: number | null = null;
  private steps: (() => void)[] = [];

  constructor(desk: Desk, isDryRun: boolean) {
    this.desk = desk;
    this.isDryRun = isDryRun;
  }

  /** Takes a batch of rows; nothing of it stays when this throws. */
  add(rows: readonly ImportedRow[]): void {
    this.desk.change(() => {
      const seqs: number[] = [];
      for (const row of rows) {
        if ('problem' in row) this.count.refuse({ line: row.line, record: null, ...row.problem });
        else {
          const seq = this.addRow(row.line, row.input);
          if (seq !== null) seqs.push(seq);
        }
      }
      if (seqs.length > 0 && !this.isDryRun) {
        this.action = recordAction(this.desk, 'csv.import', seqs, this.action);
      }
    }, this.isDryRun);
  }

  report(): ImportReport {
    return this.count.report(this.isDryRun);
  }

  private addRow(line: number, input: LooseValues): number | null {
    const origin = typeof input['origin'] === 'string' ? input['origin'] : null;
    try {
      const known = origin === null ? null : findByOrigin(this.desk, origin);
      // In a rehearsal each batch is rolled back, so repeats within the file are known only from here.
      const isRepeat = origin !== null && this.seen.has(origin);
      if (origin !== null) this.seen.add(origin);
      if (isRepeat || (known && !known.isDiscarded)) {
        this.count.add('duplicate');
        return null;
      }
      const saved = known
        ? saveRecord(this.desk, 'note', known.id, { isDiscarded: null })
        : saveRecord(this.desk, 'note', null, input);
      this.count.add('accepted');
      return saved.seq;
    } catch (error) {
      if (!(error instanceof ConcordError)) throw error;
      this.count.refuse({ line, record: null, code: error.code, message: error.message });
      return null;
    }
  }
}
