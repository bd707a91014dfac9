/** The same numbers on every run, so that pictures can be compared (mulberry32). */
export function createRandom(seed: number) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const whole = (most: number) => Math.floor(next() * most);
  return {
    /** From 0 up to, not including, 1. */
    next,
    /** From 0 up to, not including, `most`. */
    whole,
    chance: (share: number) => next() < share,
    pick<T>(list: readonly [T, ...T[]]): T {
      return list[whole(list.length)] ?? list[0];
    },
    some<T>(list: readonly T[], most: number): T[] {
      const rest = [...list];
      return Array.from({ length: Math.min(whole(most + 1), rest.length) }, () =>
        rest.splice(whole(rest.length), 1),
      ).flat();
    },
    bytes(count: number): Uint8Array {
      return Uint8Array.from({ length: count }, () => whole(256));
    },
  };
}

export type Random = ReturnType<typeof createRandom>;
