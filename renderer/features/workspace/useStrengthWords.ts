import { useLingui } from '@lingui/react/macro';
import { useMemo } from 'react';
import type { Strength } from './strength.ts';

/** What a strength means for the person who chooses. Times assume the stolen file and a rack of graphics cards. */
export function useStrengthWords() {
  const { t } = useLingui();
  return useMemo(() => {
    const scores: Readonly<Record<Strength['score'], string>> = {
      0: t`Very weak: guessed almost at once.`,
      1: t`Weak: guessed within hours by somebody who has the laptop.`,
      2: t`Fair: guessed within weeks by somebody who has the laptop and means.`,
      3: t`Strong: out of reach for almost everybody.`,
      4: t`Very strong: out of reach.`,
    };
    const warnings: Readonly<Record<string, string>> = {
      straightRow: t`Rows of keys are easy to guess.`,
      keyPattern: t`Patterns on the keyboard are easy to guess.`,
      simpleRepeat: t`Repeated letters are easy to guess.`,
      extendedRepeat: t`Repeated pieces are easy to guess.`,
      sequences: t`Sequences such as abc or 123 are easy to guess.`,
      recentYears: t`Years are easy to guess.`,
      dates: t`Dates are easy to guess.`,
      topTen: t`It is among the most used passwords.`,
      topHundred: t`It is among the most used passwords.`,
      common: t`It is on the lists of known passwords.`,
      similarToCommon: t`It is close to a known password.`,
      wordByItself: t`A single word is easy to guess.`,
      namesByThemselves: t`A single name is easy to guess.`,
      commonNames: t`Common names are easy to guess.`,
      userInputs: t`It holds your name or organisation.`,
    };
    const more = t`Add one or two words that do not belong together.`;
    return {
      score: (score: Strength['score']) => scores[score],
      reason: ({ warning }: Strength) => {
        const why = warning === null ? undefined : warnings[warning];
        return why === undefined ? more : `${why} ${more}`;
      },
    };
  }, [t]);
}
