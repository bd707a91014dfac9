import { preferences as schema } from '#shared/ipc/shapes.ts';
import type { z } from 'zod';
import { readJsonFile, writeJsonFile } from './json-file.ts';

export type Preferences = z.output<typeof schema>;

/** As the contract has it: what is missing or undefined stays as it is. */
export type PreferencesChange = { readonly [K in keyof Preferences]?: Preferences[K] | undefined };

export const DEFAULT_PREFERENCES: Preferences = {
  theme: 'system',
  locale: 'en',
  facetsWidth: 240,
  listWidth: 420,
  isFacetsOpen: true,
  openSections: [],
  sort: 'newest',
  autoLockMinutes: 10,
};

export interface PreferencesFile {
  /** The current choices; a copy that may be kept. */
  get(): Preferences;
  /**
   * Changes some choices and resolves with all of them once they are safely on disk. Changes made at the same time are
   * written one after the other. On a write error the old choices stay and the error is thrown.
   */
  set(change: PreferencesChange): Promise<Preferences>;
}

/**
 * Opens the choices that are remembered on this machine. They hold no content, so they live outside the encrypted
 * store and can be read while it is locked. A broken file is set aside and the defaults apply; a choice that an older or
 * newer Concord wrote and this one does not know is dropped, the others are kept.
 */
export async function openPreferences(path: string): Promise<PreferencesFile> {
  const stored = await readJsonFile(path, schema.partial().strip());
  let current = changed(DEFAULT_PREFERENCES, stored ?? {});
  let queue: Promise<unknown> = Promise.resolve();

  return {
    get: () => structuredClone(current),
    set(change) {
      const done = queue.then(async () => {
        const wanted = changed(current, change);
        await writeJsonFile(path, wanted);
        current = wanted;
        return structuredClone(wanted);
      });
      queue = done.catch(() => undefined);
      return done;
    },
  };
}

/** Choices that begin with the defaults and are forgotten with the process. */
export function passingPreferences(): PreferencesFile {
  let current = DEFAULT_PREFERENCES;
  return {
    get: () => structuredClone(current),
    set: async (change) => structuredClone((current = changed(current, change))),
  };
}

function changed(current: Preferences, change: PreferencesChange): Preferences {
  const given = Object.entries(change).filter(([, value]) => value !== undefined);
  return schema.parse({ ...current, ...Object.fromEntries(given) });
}
