/** What a folded section holds, in one line; undefined when it holds nothing. */
export function joined(parts: readonly (string | null)[]): string | undefined {
  const given = parts.filter((part) => part !== null && part !== '');
  return given.length === 0 ? undefined : given.join(' · ');
}
