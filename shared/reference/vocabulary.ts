/** One entry of a controlled list. The code is stored and exchanged and never changes; the label is shown in English. */
export interface VocabularyEntry<C extends string | number = string | number> {
  readonly code: C;
  readonly label: string;
}

/** The union of the codes of a list that was declared `as const`. */
export type CodeOf<L extends readonly VocabularyEntry[]> = L[number]['code'];

/** Makes the type guard of a list: true for exactly its codes, false for anything else of any type. */
export function isCodeOf<const L extends readonly VocabularyEntry[]>(list: L): (value: unknown) => value is CodeOf<L> {
  const codes = new Set<unknown>(list.map((entry) => entry.code));
  return (value): value is CodeOf<L> => codes.has(value);
}

/** The entry with this code; null when the list has none, such as a code that a newer Concord wrote. */
export function entryOf<E extends VocabularyEntry>(list: readonly E[], code: unknown): E | null {
  return list.find((entry) => entry.code === code) ?? null;
}

/** The English label of a code; the code itself when the list does not have it, so that nothing is shown as empty. */
export function labelOf(list: readonly VocabularyEntry[], code: string | number): string {
  return entryOf(list, code)?.label ?? String(code);
}
