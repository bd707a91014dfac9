import { app, type BrowserWindow, dialog, type FileFilter } from 'electron';
import { join } from 'node:path';
import type { ChosenFile, FilePurpose } from '../host.ts';
import { FILE_PURPOSES } from '../services/file-purposes.ts';
import { shownName } from '../services/files.ts';

/** The system's dialog for a file to read. `window` is null when none is open any more. */
export async function askForFile(window: BrowserWindow | null, purpose: FilePurpose): Promise<ChosenFile | null> {
  const options = {
    title: FILE_PURPOSES[purpose].openTitle,
    defaultPath: app.getPath('documents'),
    filters: filters(purpose),
    properties: ['openFile' as const, 'dontAddToRecent' as const],
  };
  const { canceled, filePaths } = await (window
    ? dialog.showOpenDialog(window, options)
    : dialog.showOpenDialog(options));
  const path = filePaths[0];
  return canceled || path === undefined ? null : { kind: 'path', path };
}

/** The system's dialog for a file to write; it asks before an existing file is replaced. */
export async function askWhereToSave(
  window: BrowserWindow | null,
  suggestedName: string,
  purpose: FilePurpose,
): Promise<string | null> {
  const options = {
    title: FILE_PURPOSES[purpose].saveTitle,
    defaultPath: join(app.getPath('documents'), shownName(suggestedName)),
    filters: filters(purpose),
    properties: ['createDirectory' as const, 'showOverwriteConfirmation' as const, 'dontAddToRecent' as const],
  };
  const { canceled, filePath } = await (window
    ? dialog.showSaveDialog(window, options)
    : dialog.showSaveDialog(options));
  return canceled || filePath === '' ? null : filePath;
}

function filters(purpose: FilePurpose): FileFilter[] {
  const { filterName, extensions } = FILE_PURPOSES[purpose];
  const all: FileFilter = { name: FILE_PURPOSES.any.filterName, extensions: ['*'] };
  return extensions.length === 0 ? [all] : [{ name: filterName, extensions: [...extensions] }, all];
}
