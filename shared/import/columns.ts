import { type CsvTable, foldLabel } from './csv-table.ts';
import { findHashtag, parseHashtag } from './hxl.ts';

/** Finds the index of the column that a map refers to; null when the file does not have it. */
export type ColumnFinder = (reference: string) => number | null;

/** Columns are found by their name first; what begins with `#` is also looked up among the hashtags. */
export function columnFinder(table: Pick<CsvTable, 'header' | 'hashtags'>): ColumnFinder {
  const byLabel = new Map(table.header.map((label, index) => [foldLabel(label), index]));
  return (reference) => {
    const named = byLabel.get(foldLabel(reference));
    if (named !== undefined) return named;
    const pattern = parseHashtag(reference);
    return pattern ? findHashtag(table.hashtags, pattern) : null;
  };
}
