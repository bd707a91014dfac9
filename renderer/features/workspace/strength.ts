import type { ZxcvbnFactory } from '@zxcvbn-ts/core';

/** Shortest passphrase that a workspace takes; what lies beyond is shown, not forced. */
export const LEAST_LENGTH = 10;

/** How hard a passphrase is to guess: 0 at once, 4 not in a lifetime. */
export interface Strength {
  readonly score: 0 | 1 | 2 | 3 | 4;
  /** A key of the estimator's warnings and suggestions, or null: what makes it weak, what would help. */
  readonly warning: string | null;
  readonly advice: string | null;
}

let estimator: Promise<ZxcvbnFactory> | null = null;

/** Loads the word lists, some megabytes, when the first passphrase is being chosen. */
function load(): Promise<ZxcvbnFactory> {
  estimator ??= (async () => {
    const [{ ZxcvbnFactory }, common, english, french, spanish] = await Promise.all([
      import('@zxcvbn-ts/core'),
      import('@zxcvbn-ts/language-common'),
      import('@zxcvbn-ts/language-en'),
      import('@zxcvbn-ts/language-fr'),
      import('@zxcvbn-ts/language-es-es'),
    ]);
    return new ZxcvbnFactory({
      dictionary: { ...common.dictionary, ...english.dictionary, ...french.dictionary, ...spanish.dictionary },
      graphs: common.adjacencyGraphs,
    });
  })();
  return estimator;
}

/** Estimates a passphrase; `known` are words that a stranger would try first, such as the officer's name. */
export async function strengthOf(passphrase: string, known: readonly string[]): Promise<Strength> {
  const zxcvbn = await load();
  // The estimate takes time that grows with the length, and nobody guesses beyond this.
  const { score, feedback } = zxcvbn.check(passphrase.slice(0, 128), [...known, 'concord']);
  return { score, warning: feedback.warning, advice: feedback.suggestions[0] ?? null };
}
