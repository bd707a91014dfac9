import { useCallback } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import type { Input, Output } from '#shared/ipc/contract.ts';
import { useAnswer } from './useAnswer.ts';
import { useConnection } from './useConnection.ts';

export type Preferences = Output<'preferences.get'>;

/** What applies until the host has answered, and should it fail to. */
export const FIRST_PREFERENCES: Preferences = {
  theme: 'system',
  locale: 'en',
  facetsWidth: 224,
  listWidth: 432,
  isFacetsOpen: true,
  openSections: [],
  sort: 'newest',
  autoLockMinutes: 10,
};

/** Choices that are remembered on this machine; a change shows at once and is written behind. */
export function usePreferences(): {
  readonly preferences: Preferences;
  readonly isLoaded: boolean;
  readonly change: (part: Input<'preferences.set'>) => void;
} {
  const { call } = useConnection();
  const answers = useQueryClient();
  const { data, isFetched } = useAnswer('preferences.get', {});
  const change = useCallback(
    (part: Input<'preferences.set'>) => {
      const key = ['preferences.get', {}];
      answers.setQueryData<Preferences>(key, (before) => withChange(before ?? FIRST_PREFERENCES, part));
      // A choice that could not be written still holds until the window closes: nothing to stop anybody's work for.
      void call('preferences.set', part).catch(() => undefined);
    },
    [answers, call],
  );
  return { preferences: data ?? FIRST_PREFERENCES, isLoaded: isFetched, change };
}

/** The choices with some of them changed; a key that is there but undefined changes nothing. */
export function withChange(before: Preferences, part: Input<'preferences.set'>): Preferences {
  const given = Object.entries(part).filter(([, value]) => value !== undefined);
  return { ...before, ...Object.fromEntries(given) };
}
