import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const folder = join(import.meta.dirname, '..', '..', '..', 'electron');
const files = (await readdir(folder, { recursive: true }))
  .filter((name) => name.endsWith('.ts'))
  .map((name) => name.replaceAll('\\', '/'));
const sources = new Map(
  await Promise.all(files.map(async (name) => [name, await readFile(join(folder, name), 'utf8')] as const)),
);
const using = (pattern: RegExp) => [...sources].filter(([, source]) => pattern.test(source)).map(([name]) => name);

it('touches ipcMain in one file and ipcRenderer in the preload only', () => {
  expect(using(/import \{[^}]*\bipcMain\b[^}]*\} from 'electron'|\bipcMain\.\w/)).toEqual(['window/channels.ts']);
  expect(using(/\bipcRenderer\b/)).toEqual(['preload.ts']);
});

it('imports the module electron in the window folder and the preload only', () => {
  const importing = using(/from 'electron'/).filter((name) => !name.startsWith('window/'));
  expect(importing).toEqual(['preload.ts']);
});

it.each([
  ['starts a crash reporter', /crashReporter/],
  ['opens anything outside', /shell\s*\.\s*open|openExternal|openPath/],
  ['checks for updates over a network', /autoUpdater/],
  ['talks over a network', /from 'node:(http|https|net|tls|dgram|dns|http2)'|\bfetch\(|from 'electron'.*\bnet\b/],
  ['runs code from a text', /\bexecuteJavaScript\b|\bnew Function\b|\beval\(/],
  ['loads a file into a window', /\bloadFile\(/],
  ['weakens a page', /nodeIntegration: true|sandbox: false|contextIsolation: false|webSecurity: false|'no-sandbox'/],
])('never %s', (_, pattern) => {
  expect(using(pattern)).toEqual([]);
});
