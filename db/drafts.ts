import { type RecordId, recordIdBytes, recordIdOf, toBase32 } from '#shared/domain/ids.ts';
import type { LooseValues } from '#shared/domain/values.ts';
import { randomBytes } from './crypto/random.ts';
import type { ReadHandle, WriteHandle } from './database.ts';

/** What somebody is writing and has not saved yet. It stands in the encrypted store, outside the log. */
export interface Draft {
  readonly id: string;
  readonly kind: 'note' | 'case';
  /** The record being edited, or null for a new one. */
  readonly record: RecordId | null;
  readonly values: LooseValues;
  readonly savedAt: number;
}

interface DraftRow {
  id: string;
  kind: 'note' | 'case';
  record: Uint8Array | null;
  values: string;
  saved_at: number;
}

/** Keeps a draft; with `id` null a new one. Returns its id. */
export function saveDraft(
  db: WriteHandle,
  draft: { id: string | null; kind: 'note' | 'case'; record: RecordId | null; values: LooseValues },
  now: number,
): { id: string; savedAt: number } {
  const id = draft.id ?? toBase32(randomBytes(10));
  db.prepare(
    `INSERT INTO draft (id, kind, record, "values", saved_at) VALUES (@id, @kind, @record, @values, @savedAt)
     ON CONFLICT (id) DO UPDATE SET "values" = excluded."values", saved_at = excluded.saved_at`,
  ).run({
    id,
    kind: draft.kind,
    record: draft.record === null ? null : recordIdBytes(draft.record),
    values: JSON.stringify(draft.values),
    savedAt: now,
  });
  return { id, savedAt: now };
}

/** All drafts, the latest first. */
export function listDrafts(db: ReadHandle): Draft[] {
  const rows = db.prepare<[], DraftRow>('SELECT * FROM draft ORDER BY saved_at DESC, id').all();
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    record: row.record ? recordIdOf(row.record) : null,
    values: JSON.parse(row.values),
    savedAt: row.saved_at,
  }));
}

/** Forgets a draft; quiet when there is none. */
export function discardDraft(db: WriteHandle, id: string): void {
  db.prepare('DELETE FROM draft WHERE id = ?').run(id);
}
