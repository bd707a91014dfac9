import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Fetching may take this long on a slow line; then it is given up. */
const FETCH_WITHIN_MS = 180_000;
/** After a fetch that failed, the next start does not wait for another one before this long. */
const TRY_AGAIN_AFTER_MS = 24 * 60 * 60 * 1000;

export interface ElectronFolder {
  /** The folder of the package `electron`. */
  readonly folder: string;
  /** Where a failed fetch is noted. */
  readonly notePath: string;
}

/** The program that the package `electron` fetches when it is installed with its scripts; null when it is not there. */
export async function electronProgram({ folder }: ElectronFolder): Promise<string | null> {
  const [wanted, present, path] = await Promise.all([
    readFile(join(folder, 'package.json'), 'utf8').then(versionOf, () => null),
    readFile(join(folder, 'dist', 'version'), 'utf8').then(
      (text) => text.trim().replace(/^v/, ''),
      () => null,
    ),
    readFile(join(folder, 'path.txt'), 'utf8').catch(() => null),
  ]);
  if (wanted === null || wanted !== present || path === null) return null;
  const program = join(folder, 'dist', path);
  return existsSync(program) ? program : null;
}

/**
 * Makes sure that Electron's program is there. Null when it is, else why not, as the end of a sentence. `isPatient`
 * fetches even if that failed lately. Nothing is thrown.
 */
export async function fetchElectron(
  electron: ElectronFolder,
  isPatient: boolean,
  onFetch: () => void,
): Promise<string | null> {
  if ((await electronProgram(electron)) !== null) return null;
  const installer = join(electron.folder, 'install.js');
  if (!existsSync(installer)) return 'Electron is not among the installed packages';
  if (process.env['ELECTRON_SKIP_BINARY_DOWNLOAD']) return "Electron's program is not here and is not to be fetched";
  if (!isPatient && (await hasFailedLately(electron.notePath))) {
    return "Electron's program is not here and could not be fetched today (npm start -- --electron tries again)";
  }
  onFetch();
  const trouble = await runInstaller(installer);
  if (trouble === null && (await electronProgram(electron)) !== null) return null;
  await noteFailure(electron.notePath);
  return `Electron's program is not here and could not be fetched (${trouble ?? 'it is still missing'})`;
}

function runInstaller(installer: string): Promise<string | null> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [installer], {
      cwd: dirname(installer),
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let errors = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      errors = (errors + text).slice(-8000);
    });
    let isLate = false;
    const timer = setTimeout(() => {
      isLate = true;
      child.kill('SIGKILL');
    }, FETCH_WITHIN_MS);
    child.on('error', () => resolve('its installer does not run'));
    child.on('close', (code) => {
      clearTimeout(timer);
      if (code === 0) resolve(null);
      else resolve(isLate ? 'it took too long' : fetchTrouble(errors));
    });
  });
}

/** Says in a few words what the installer's error output means. */
export function fetchTrouble(errors: string): string {
  if (/ENOSPC|no space left/i.test(errors)) return 'the disk is full';
  if (/EACCES|EPERM|EROFS/.test(errors)) return 'its folder cannot be written to';
  if (/checksum|sumchecker/i.test(errors)) return 'what came was not the right file';
  const status = /\b(?:status(?: code)?|HTTPError:.*?)\D{0,20}([45]\d\d)\b/i.exec(errors)?.[1];
  if (status) return `the server answered ${status}`;
  if (
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|fetch failed|socket|tunnel/i.test(
      errors,
    )
  )
    return 'no connection';
  return 'its installer failed';
}

async function hasFailedLately(notePath: string): Promise<boolean> {
  const failedAt = Date.parse(await readFile(notePath, 'utf8').catch(() => ''));
  const age = Date.now() - failedAt;
  return age >= 0 && age < TRY_AGAIN_AFTER_MS;
}

async function noteFailure(notePath: string): Promise<void> {
  await mkdir(dirname(notePath), { recursive: true });
  await writeFile(notePath, new Date().toISOString());
}

function versionOf(packageJson: string): string | null {
  const parsed: unknown = JSON.parse(packageJson);
  return typeof parsed === 'object' && parsed !== null && 'version' in parsed && typeof parsed.version === 'string'
    ? parsed.version
    : null;
}
