/** What the palette can find by its title. */
export interface Titled {
  readonly title: string;
}

/**
 * Entries whose title holds the typed letters in order, best first: as the beginning, as beginnings of words, in one
 * piece, scattered. All of them in their own order for blank text.
 */
export function rankTitles<T extends Titled>(entries: readonly T[], typed: string): readonly T[] {
  const wanted = typed.trim().toLowerCase().replaceAll(/\s+/g, ' ');
  if (wanted === '') return entries;
  return entries
    .flatMap((entry) => {
      const cost = titleCost(entry.title.toLowerCase(), wanted);
      return cost === null ? [] : [{ entry, cost }];
    })
    .sort((one, other) => one.cost - other.cost)
    .map(({ entry }) => entry);
}

/** Lower is better; null when the letters do not occur in order. */
function titleCost(title: string, wanted: string): number | null {
  if (title.startsWith(wanted)) return 0;
  const at = title.indexOf(wanted);
  if (at > 0) return /[\p{L}\p{N}]/u.test(title[at - 1] ?? '') ? 20 + at : 10 + at / 100;
  let cost = 100;
  let from = 0;
  for (const letter of wanted.replaceAll(' ', '')) {
    const found = title.indexOf(letter, from);
    if (found === -1) return null;
    const isWordStart = found === 0 || !/[\p{L}\p{N}]/u.test(title[found - 1] ?? '');
    cost += isWordStart ? 0 : found - from + 1;
    from = found + 1;
  }
  return cost;
}
