import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import * as z from 'zod';

const run = promisify(execFile);
const manifest = z.object({ version: z.string() });
const packageName = '@sparticuz/chromium';

export interface BundledBrowser {
  readonly executablePath: string;
  /** The whole environment to launch it with: libraries and fonts that a bare system lacks come from the package. */
  readonly env: Readonly<Record<string, string>>;
}

/**
 * The headless Chromium inside the development dependency, unpacked once below `node_modules/.cache`. Null where that
 * dependency is not installed (a packaged program) or has no binary for this system (it has one for Linux on x64).
 * Several processes may ask at once: each unpacks into a folder of its own, and the first to finish wins.
 */
export async function bundledBrowser(): Promise<BundledBrowser | null> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return null;
  const root = packageRoot();
  if (root === null) return null;
  const { version } = manifest.parse(JSON.parse(await readFile(join(root, 'package.json'), 'utf8')));
  const cache = join(dirname(dirname(root)), '.cache');
  const folder = join(cache, `chromium-${version}`);
  if (!existsSync(folder)) await unpack(cache, folder);
  const executablePath = join(folder, 'chromium');
  return { executablePath, env: await environmentFor(executablePath, folder) };
}

function packageRoot(): string | null {
  try {
    // The entry is build/index.js; package.json itself is not among the exports.
    return dirname(dirname(fileURLToPath(import.meta.resolve(packageName))));
  } catch {
    return null;
  }
}

async function unpack(cache: string, folder: string): Promise<void> {
  await mkdir(cache, { recursive: true });
  const part = await mkdtemp(`${folder}.part-`);
  try {
    // The package unpacks to fixed names in the shared temporary folder, where anybody could have put another program
    // first; a process with a temporary folder of its own keeps it here. The variable makes it unpack its libraries too.
    await run(
      process.execPath,
      ['--input-type=module', '-e', `import chromium from '${packageName}'; await chromium.executablePath();`],
      { cwd: import.meta.dirname, env: { ...process.env, TMPDIR: part, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x' } },
    );
    // Readable to whoever can read the rest of node_modules.
    await Promise.all([part, join(part, 'chromium')].map((path) => chmod(path, 0o755)));
    await writeFile(join(part, 'fonts', 'fonts.conf'), fontConfiguration(folder));
    await rename(part, folder);
  } catch (error) {
    await rm(part, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
}

/** The package's own configuration names folders that exist only where it usually runs. */
function fontConfiguration(folder: string): string {
  const escaped = folder.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return [
    '<?xml version="1.0"?>',
    '<!DOCTYPE fontconfig SYSTEM "fonts.dtd">',
    '<fontconfig>',
    `  <dir>${escaped}/fonts</dir>`,
    '  <dir>/usr/share/fonts</dir>',
    '  <dir prefix="xdg">fonts</dir>',
    `  <cachedir>${escaped}/fonts-cache</cachedir>`,
    '</fontconfig>',
    '',
  ].join('\n');
}

async function environmentFor(executablePath: string, folder: string): Promise<Record<string, string>> {
  const env: Record<string, string> = {};
  for (const [name, value] of Object.entries(process.env)) if (value !== undefined) env[name] = value;
  if (!existsSync('/etc/fonts/fonts.conf')) env['FONTCONFIG_PATH'] ??= join(folder, 'fonts');
  try {
    await run(executablePath, ['--version'], { env });
  } catch {
    env['LD_LIBRARY_PATH'] = [join(folder, 'al2023', 'lib'), env['LD_LIBRARY_PATH']].filter(Boolean).join(':');
  }
  return env;
}
