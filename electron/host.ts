import type { EventData, EventName } from '#shared/ipc/events.ts';

/** What a file dialog is opened for; it decides the filter and the title. */
export type FilePurpose = 'bundle' | 'csv' | 'card' | 'any';

/**
 * A file that a person named in a dialog. A browser's own chooser gives content without a path; every other dialog
 * gives an absolute path.
 */
export type ChosenFile =
  | { readonly kind: 'path'; readonly path: string }
  | { readonly kind: 'bytes'; readonly name: string; readonly bytes: Uint8Array };

/** All that differs between the desktop, the preview window and the command line. */
export interface Host {
  readonly kind: 'electron' | 'preview' | 'cli';
  /** Node's name of the platform: `linux`, `darwin`, `win32` … */
  readonly platform: string;
  /** Asks for a file to read; null when the person closed the dialog. */
  openDialog(purpose: FilePurpose): Promise<ChosenFile | null>;
  /**
   * Asks where to write; an absolute path, or null when the person closed the dialog. An existing file is returned only
   * after the person agreed to replace it.
   */
  saveDialog(suggestedName: string, purpose: FilePurpose): Promise<string | null>;
  /** Tells every window; windows that are closing or gone are passed over. */
  emit<E extends EventName>(event: E, data: EventData<E>): void;
  /** Ends the application in order: the store is closed first. */
  quit(): void;
}
