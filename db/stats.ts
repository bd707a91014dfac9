import type { ReadHandle } from './database.ts';

export interface StoreStats {
  /** Without those put away. */
  readonly notes: number;
  readonly cases: number;
  readonly commits: number;
  /** Tags that stand on at least one record. */
  readonly tags: number;
  readonly contacts: number;
  readonly attachments: number;
  readonly attachmentBytes: number;
}

/** Counts of what the store holds. */
export function storeStats(db: ReadHandle): StoreStats {
  const count = (sql: string) => db.prepare<[], { n: number }>(sql).get()?.n ?? 0;
  return {
    notes: count('SELECT count(*) AS n FROM note WHERE is_discarded = 0'),
    cases: count('SELECT count(*) AS n FROM case_file WHERE is_discarded = 0'),
    commits: count('SELECT count(*) AS n FROM commit_log'),
    tags: count('SELECT count(DISTINCT tag) AS n FROM record_tag'),
    contacts: count("SELECT count(*) AS n FROM record WHERE kind = 'contact'"),
    attachments: count('SELECT count(*) AS n FROM attachment'),
    attachmentBytes: count('SELECT coalesce(sum(size), 0) AS n FROM attachment'),
  };
}
