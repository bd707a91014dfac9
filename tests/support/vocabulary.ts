import type { WriteHandle } from '#db/database.ts';

/** Every token that the full-text index finds something by. */
export function vocabularyOf(db: WriteHandle): Set<string> {
  db.exec("CREATE VIRTUAL TABLE IF NOT EXISTS temp.vocabulary USING fts5vocab(main, 'search', 'row')");
  const rows = db.prepare<[], { term: string }>('SELECT term FROM temp.vocabulary').all();
  return new Set(rows.map(({ term }) => term));
}

/** Whether the pages of the index hold these letters anywhere, live or not. */
export function isInIndexPages(db: WriteHandle, text: string): boolean {
  return db
    .prepare<[], { block: Uint8Array }>('SELECT block FROM search_data')
    .all()
    .some(({ block }) => Buffer.from(block).includes(text));
}
