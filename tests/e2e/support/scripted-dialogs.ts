import type { Dialogs } from '#electron/preview/dialogs.ts';
import type { ChosenFile } from '#electron/host.ts';

export interface ScriptedDialogs extends Dialogs {
  /** The next dialog for a file to read gives this path; null closes it. */
  willOpen(path: string | null): void;
  /** The next dialog for a file to write gives this path; null closes it. */
  willSave(path: string | null): void;
  /** What was asked so far, in order. */
  readonly asked: readonly {
    readonly dialog: 'open' | 'save';
    readonly purpose: string;
    readonly suggestedName: string | null;
  }[];
}

/** File dialogs that are answered beforehand; one that nobody prepared for is an error, so a journey cannot hang. */
export function scriptedDialogs(): ScriptedDialogs {
  const opens: (string | null)[] = [];
  const saves: (string | null)[] = [];
  const asked: { dialog: 'open' | 'save'; purpose: string; suggestedName: string | null }[] = [];
  const next = (answers: (string | null)[]): string | null => {
    const answer = answers.shift();
    if (answer === undefined) throw new Error('A file dialog was opened that no step of the journey prepared for');
    return answer;
  };
  return {
    asked,
    willOpen: (path) => void opens.push(path),
    willSave: (path) => void saves.push(path),
    open: async (purpose): Promise<ChosenFile | null> => {
      asked.push({ dialog: 'open', purpose, suggestedName: null });
      const path = next(opens);
      return path === null ? null : { kind: 'path', path };
    },
    save: async (suggestedName, purpose) => {
      asked.push({ dialog: 'save', purpose, suggestedName });
      return next(saves);
    },
  };
}
