/** The groups of a recovery key as they stand on the sheet; whatever parts them. */
export function recoveryGroups(recoveryKey: string): readonly string[] {
  return recoveryKey.split(/[^0-9A-Za-z]+/).filter((group) => group !== '');
}

/**
 * Two different groups to type back, by their places from 0: one of the first half and one of the second, so that
 * neither the beginning nor the end alone is enough. `random` gives numbers from 0 up to, not including, 1.
 */
export function groupsToTypeBack(count: number, random: () => number): readonly [number, number] {
  const half = Math.max(1, Math.floor(count / 2));
  const first = Math.floor(random() * half);
  const second = half + Math.floor(random() * Math.max(1, count - half));
  return [first, Math.min(second, count - 1)];
}

/** Compares as Crockford's alphabet reads: case aside, o as 0, i and l as 1. */
export function isSameGroup(typed: string, group: string): boolean {
  return folded(typed) === folded(group);
}

function folded(text: string): string {
  return text.trim().toLowerCase().replaceAll('o', '0').replaceAll(/[il]/g, '1');
}
