import type { ChosenFile, FilePurpose } from '../host.ts';

/** Where the preview gets file names from: a person's dialogs, or in tests a list of answers. */
export interface Dialogs {
  open(purpose: FilePurpose): Promise<ChosenFile | null>;
  save(suggestedName: string, purpose: FilePurpose): Promise<string | null>;
}
