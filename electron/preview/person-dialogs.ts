import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import type { Page } from 'playwright-core';
import type { ChosenFile } from '../host.ts';
import { FILE_PURPOSES } from '../services/file-purposes.ts';
import { shownName } from '../services/files.ts';
import type { Dialogs } from './dialogs.ts';
import { askSystemForFile, askSystemWhereToSave } from './system-dialogs.ts';

/**
 * Dialogs for a person in the preview window: the desktop's own where it has one that can be called; else the browser's
 * file chooser for reading, and for writing a line in which the whole path stands and can be changed.
 */
export function personDialogs(page: () => Page): Dialogs {
  return {
    async open(purpose) {
      const answer = await askSystemForFile(purpose);
      if (answer === null) return null;
      if (answer !== 'absent') return { kind: 'path', path: answer };
      return chooseInPage(page(), FILE_PURPOSES[purpose].extensions);
    },
    async save(suggestedName, purpose) {
      const answer = await askSystemWhereToSave(suggestedName, purpose);
      return answer === 'absent' ? askPathInPage(page(), suggestedName) : answer;
    },
  };
}

async function chooseInPage(page: Page, extensions: readonly string[]): Promise<ChosenFile | null> {
  const accept = extensions.map((extension) => `.${extension}`).join(',');
  const chosen: unknown = await page.evaluate(`new Promise((resolve) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = ${JSON.stringify(accept)};
    input.addEventListener('cancel', () => resolve(null));
    input.addEventListener('change', () => {
      const reader = new FileReader();
      reader.addEventListener('load', () => resolve([input.files[0].name, reader.result.replace(/^[^,]*,/, '')]));
      reader.addEventListener('error', () => resolve(null));
      reader.readAsDataURL(input.files[0]);
    });
    input.click();
  })`);
  if (!Array.isArray(chosen)) return null;
  const [name, content]: unknown[] = chosen;
  return { kind: 'bytes', name: String(name), bytes: new Uint8Array(Buffer.from(String(content), 'base64')) };
}

async function askPathInPage(page: Page, suggestedName: string): Promise<string | null> {
  let question = 'Save as (folder and name):';
  let path = freePath(join(homedir(), 'Downloads'), shownName(suggestedName));
  for (;;) {
    const answer = await promptInPage(page, question, path);
    if (typeof answer !== 'string' || answer.trim() === '') return null;
    path = answer.trim();
    if (!isAbsolute(path)) question = 'Give the whole path, beginning with the folder:';
    else if (existsSync(path)) question = 'There is already a file of that name. Choose another name:';
    else return path;
  }
}

async function promptInPage(page: Page, question: string, proposal: string): Promise<unknown> {
  // Dialogs that nobody listens for are closed at once; with a listener that does nothing they wait for the person.
  const leaveOpen = (): void => undefined;
  page.on('dialog', leaveOpen);
  try {
    return await page.evaluate(`prompt(${JSON.stringify(question)}, ${JSON.stringify(proposal)})`);
  } finally {
    page.off('dialog', leaveOpen);
  }
}

function freePath(folder: string, name: string): string {
  const existing = existsSync(folder) ? folder : homedir();
  const [, stem = name, extension = ''] = /^(.+?)(\.[^.]*)?$/.exec(name) ?? [];
  let path = join(existing, name);
  for (let number = 2; existsSync(path); number += 1) path = join(existing, `${stem} ${number}${extension}`);
  return path;
}
