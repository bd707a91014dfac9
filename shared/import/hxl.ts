/** An HXL column specification: `#date+start` is the tag `date` with the attribute `start`. All lower case. */
export interface Hashtag {
  readonly tag: string;
  readonly attributes: ReadonlySet<string>;
}

const SPEC = /^#\s*([a-z][a-z0-9_]*)((?:\s*\+\s*[a-z][a-z0-9_]*)*)$/;

/** Reads one hashtag as the HXL 1.1 standard writes it, in any case and with blanks between; null for anything else. */
export function parseHashtag(text: string): Hashtag | null {
  const spec = SPEC.exec(text.trim().toLowerCase());
  if (!spec) return null;
  const attributes = (spec[2] ?? '').split('+').map((attribute) => attribute.trim());
  return { tag: spec[1] ?? '', attributes: new Set(attributes.filter((attribute) => attribute !== '')) };
}

/** How many rows at the head of a file are looked through for the hashtags, as the HXL standard says. */
export const HXL_SEARCH_ROWS = 25;

/**
 * The index of the row of hashtags: the first of the leading rows in which at least half of the values that are not blank
 * are hashtags. Null for a file without HXL.
 */
export function findHashtagRow(rows: readonly (readonly string[])[]): number | null {
  const found = rows.slice(0, HXL_SEARCH_ROWS).findIndex((cells) => {
    const filled = cells.filter((cell) => cell.trim() !== '');
    const tagged = filled.filter((cell) => parseHashtag(cell) !== null);
    return tagged.length > 0 && tagged.length * 2 >= filled.length;
  });
  return found === -1 ? null : found;
}

/**
 * True for a row that looks like hashtags whose `#` got lost (`sector+es`, `date+reported`): worth telling a person about,
 * never read as hashtags, since plain column names can look like that too.
 */
export function isBareHashtagRow(cells: readonly string[]): boolean {
  const filled = cells.map((cell) => cell.trim().toLowerCase()).filter((cell) => cell !== '');
  const bare = filled.filter((cell) => /^[a-z][a-z0-9_]*(\+[a-z][a-z0-9_]*)*$/.test(cell));
  return bare.some((cell) => cell.includes('+')) && bare.length * 2 >= filled.length;
}

/** True when the column has the tag and at least the attributes of the pattern. */
export function matchesHashtag(column: Hashtag, pattern: Hashtag): boolean {
  return column.tag === pattern.tag && [...pattern.attributes].every((attribute) => column.attributes.has(attribute));
}

/** The index of the column that a pattern names: the one with the fewest attributes beyond the pattern's; null for none. */
export function findHashtag(columns: readonly (Hashtag | null)[], pattern: Hashtag): number | null {
  let best: number | null = null;
  let fewest = Number.POSITIVE_INFINITY;
  for (const [index, column] of columns.entries()) {
    if (column && matchesHashtag(column, pattern) && column.attributes.size < fewest) {
      best = index;
      fewest = column.attributes.size;
    }
  }
  return best;
}
