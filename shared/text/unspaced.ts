let segmenter: Intl.Segmenter | undefined;

/**
 * The dictionary words of a folded run of a script without spaces, in order. Engines differ in their dictionaries, so
 * this may split a query, but nothing that is stored may depend on it: the index holds pairs of characters instead.
 */
export function wordsOfRun(run: string): string[] {
  // The dictionary is chosen by script, not by locale: the same segmenter cuts Chinese, Japanese and Thai.
  segmenter ??= new Intl.Segmenter('zh', { granularity: 'word' });
  return Array.from(segmenter.segment(run), ({ segment }) => segment);
}
