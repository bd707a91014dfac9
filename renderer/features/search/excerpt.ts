interface Mark {
  readonly start: number;
  readonly end: number;
}

export interface Excerpt {
  readonly text: string;
  readonly marks: readonly Mark[];
}

/** About two words, in UTF-16 units: what may stand before the first hit so that it still is in view in a narrow row. */
const LEAD = 12;

/**
 * A text from a word or two before its first mark, so that the hit is seen in a row that shows only its beginning. The
 * marks move with it. Text whose first mark is near its beginning, or that has none, comes back as it is.
 */
export function excerptAround(text: string, marks: readonly Mark[]): Excerpt {
  const first = marks[0];
  if (!first || first.start <= LEAD || first.start > text.length) return { text, marks };
  const space = text.indexOf(' ', first.start - LEAD);
  const from = space === -1 || space >= first.start ? first.start : space + 1;
  const shift = 1 - from;
  return {
    text: `…${text.slice(from)}`,
    marks: marks.map(({ start, end }) => ({ start: start + shift, end: end + shift })),
  };
}
