import { deserialize, serialize } from 'node:v8';
import type { ImportedRow } from '../log/note-import.ts';

/**
 * Rows of a file on their way from the thread that reads it to the writer. They pass through the main thread as bytes:
 * taking notes apart and putting them together again there would hold up its event loop.
 */
export interface PackedRows {
  readonly count: number;
  readonly bytes: Uint8Array;
}

export function packRows(rows: readonly ImportedRow[]): PackedRows {
  return { count: rows.length, bytes: serialize(rows) };
}

/** The rows that a thread of our own has packed; anything else would be a programming error. */
export function unpackRows({ bytes }: PackedRows): readonly ImportedRow[] {
  const rows: unknown = deserialize(bytes);
  return Array.isArray(rows) ? rows : [];
}
