import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { ConcordError } from '#shared/errors.ts';
import { bundledBrowser } from './bundled-browser.ts';

const run = promisify(execFile);

export interface Browser {
  readonly executablePath: string;
  /** Flags for `args` of a Playwright launch; a caller adds its own (window size, `--app`). */
  readonly args: readonly string[];
  /** `installed` can open a window; `bundled` is a headless build for tests and screenshots. */
  readonly kind: 'installed' | 'bundled';
  /** For `env` of a Playwright launch; absent when the caller's own environment serves. */
  readonly env?: Readonly<Record<string, string>>;
}

/**
 * Finds the browser that shows the preview: the one named by the environment variable CONCORD_BROWSER (a path, or the
 * word `bundled`), else an installed Chromium, Chrome or Edge, else the one inside the development dependency. Null
 * when there is none.
 *
 * @throws ConcordError `file.unreadable` when CONCORD_BROWSER names a file that does not exist
 */
export async function findBrowser(): Promise<Browser | null> {
  const named = process.env['CONCORD_BROWSER'] ?? '';
  if (named !== '' && named !== 'bundled') {
    if (!existsSync(named)) {
      throw new ConcordError('file.unreadable', `CONCORD_BROWSER names a file that does not exist: ${named}`);
    }
    return { executablePath: named, args: browserFlags(), kind: 'installed' };
  }
  if (named === '') {
    for (const executablePath of installedCandidates()) {
      if (await isUsable(executablePath)) return { executablePath, args: browserFlags(), kind: 'installed' };
    }
  }
  const bundled = await bundledBrowser();
  if (bundled === null) return null;
  // Its sandbox needs privileges that it cannot have where it was unpacked; it only ever shows Concord's own pages.
  const args = [...new Set([...browserFlags(), '--no-sandbox', '--no-zygote'])];
  return { ...bundled, args, kind: 'bundled' };
}

/** No network of its own, no first-run pages; without a sandbox only for root, whom Chromium refuses one. */
function browserFlags(): string[] {
  const flags = [
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ];
  return process.getuid?.() === 0 ? ['--no-sandbox', ...flags] : flags;
}

function installedCandidates(): string[] {
  if (process.platform === 'win32') return windowsCandidates();
  if (process.platform === 'darwin') return macCandidates();
  const names = [
    'chromium',
    'google-chrome-stable',
    'google-chrome',
    'microsoft-edge-stable',
    'microsoft-edge',
    'chromium-browser',
  ];
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  // A desktop session's PATH may lack these.
  const all = [...new Set([...folders, '/usr/bin', '/usr/local/bin', '/snap/bin'])];
  return names.flatMap((name) => all.map((folder) => join(folder, name))).filter((path) => existsSync(path));
}

function macCandidates(): string[] {
  const names = ['Google Chrome', 'Chromium', 'Microsoft Edge'];
  return ['/Applications', join(homedir(), 'Applications')]
    .flatMap((folder) => names.map((name) => join(folder, `${name}.app`, 'Contents', 'MacOS', name)))
    .filter((path) => existsSync(path));
}

function windowsCandidates(): string[] {
  const programs = [
    ['Google', 'Chrome', 'Application', 'chrome.exe'],
    ['Chromium', 'Application', 'chrome.exe'],
    ['Microsoft', 'Edge', 'Application', 'msedge.exe'],
  ];
  return ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA']
    .map((name) => process.env[name] ?? '')
    .filter((folder) => folder !== '')
    .flatMap((folder) => programs.map((parts) => join(folder, ...parts)))
    .filter((path) => existsSync(path));
}

/** Some distributions put a script in the browser's place that only tells how to install it. */
async function isUsable(executablePath: string): Promise<boolean> {
  // On Windows the question would open a window; there the file is the program.
  if (process.platform !== 'linux') return true;
  try {
    const { stdout } = await run(executablePath, ['--version'], { timeout: 20_000 });
    return /\d+\.\d+\.\d+/.test(stdout);
  } catch {
    return false;
  }
}
