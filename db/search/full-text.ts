import { indexText } from '#shared/text/index-text.ts';
import type { WriteHandle } from '../database.ts';
import type { RecordText } from './record-text.ts';

/** Keeps the full-text index in step with the records. */
export class FullText {
  private readonly insertRow;
  private readonly deleteRow;

  constructor(db: WriteHandle) {
    this.insertRow = db.prepare(
      'INSERT INTO search (rowid, title, body, title_stem, body_stem) VALUES (?, ?, ?, ?, ?)',
    );
    this.deleteRow = db.prepare(
      "INSERT INTO search (search, rowid, title, body, title_stem, body_stem) VALUES ('delete', ?, ?, ?, ?, ?)",
    );
  }

  /** Moves a row from its old text to its new one; null where it had or has none. The old text must be exact. */
  update(row: number, before: RecordText | null, after: RecordText | null): void {
    if (before && after && before.title === after.title && before.body === after.body) return;
    if (before) this.deleteRow.run(row, ...columns(before));
    if (after) this.insertRow.run(row, ...columns(after));
  }
}

function columns(text: RecordText): [string, string, string, string] {
  const title = indexText(text.title);
  const body = indexText(text.body);
  return [title.words, body.words, title.stems, body.stems];
}
