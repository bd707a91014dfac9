/**
 * `npm start`: opens Concord in Electron, else in a preview window, else runs the demonstration, and says in one line
 * which of the three and why. `--electron`, `--preview` and `--demo` ask for one of them; `--workspace DIR` names the
 * workspace of a window.
 */
import { spawn } from 'node:child_process';
import { basename, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { findBrowser } from '#electron/preview/find-browser.ts';
import { userFolder } from '#electron/services/user-folder.ts';
import { errorData } from '#shared/errors.ts';
import { buildReason } from './build-state.ts';
import { type ElectronFolder, electronProgram, fetchElectron } from './electron-binary.ts';
import { chooseWay, type Surroundings, type Way } from './start-way.ts';

const root = resolve(import.meta.dirname, '..');
const electron: ElectronFolder = {
  folder: join(root, 'node_modules', 'electron'),
  notePath: join(root, 'node_modules', '.cache', 'concord', 'electron-fetch-failed-at'),
};

interface Wishes {
  readonly forced: Way | null;
  readonly workspace: string | null;
}

function readWishes(): Wishes | null {
  try {
    const { values } = parseArgs({
      options: {
        electron: { type: 'boolean', default: false },
        preview: { type: 'boolean', default: false },
        demo: { type: 'boolean', default: false },
        workspace: { type: 'string' },
      },
    });
    const asked: Way[] = [];
    if (values.electron) asked.push('electron');
    if (values.preview) asked.push('preview');
    if (values.demo) asked.push('demonstration');
    if (asked.length > 1) return null;
    return { forced: asked[0] ?? null, workspace: values.workspace === undefined ? null : resolve(values.workspace) };
  } catch {
    return null;
  }
}

const here: Surroundings = {
  hasDisplay: process.platform !== 'linux' || Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']),
  isSuperuser: process.platform === 'linux' && process.getuid?.() === 0,
  electronTrouble: () => fetchElectron(electron, false, sayFetching),
  browserName: async () => {
    const browser = await findBrowser();
    return browser?.kind === 'installed' ? basename(browser.executablePath, '.exe') : null;
  },
};

function sayFetching(): void {
  console.log("Fetching Electron's program (about 120 MB); this is done once.");
}

async function build(): Promise<boolean> {
  const reason = await buildReason(root);
  if (reason === null) return true;
  console.log(`Building Concord, because ${reason}.`);
  const builder = join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js');
  const { code, output } = await run(process.execPath, [builder, 'build', '--logLevel', 'warn'], 'collect');
  if (code !== 0) console.error(`${output}\nConcord could not be built.`);
  return code === 0;
}

/** Runs a program in the project's folder; `pass` gives it this terminal, `collect` keeps what it prints. */
function run(
  program: string,
  args: readonly string[],
  mode: 'pass' | 'collect',
): Promise<{ code: number; output: string }> {
  return new Promise((done) => {
    const child = spawn(program, [...args], {
      cwd: root,
      stdio: mode === 'pass' ? 'inherit' : ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    const collect = (text: Buffer): void => {
      output += text.toString();
    };
    child.stdout?.on('data', collect);
    child.stderr?.on('data', collect);
    child.on('error', (error) => done({ code: 1, output: `${output}${error.message}` }));
    child.on('close', (code) => done({ code: code ?? 1, output }));
    // The person's Ctrl+C reaches the program by itself; this one waits for it to end in order.
    process.on('SIGINT', () => undefined);
    process.on('SIGTERM', () => child.kill('SIGTERM'));
  });
}

async function startElectron(workspace: string | null): Promise<number> {
  const trouble = await fetchElectron(electron, true, sayFetching);
  const program = await electronProgram(electron);
  if (program === null) {
    console.error(`Concord cannot be opened in Electron: ${trouble ?? 'its program is missing'}.`);
    return 1;
  }
  return (await run(program, ['.', ...(workspace === null ? [] : ['--workspace', workspace])], 'pass')).code;
}

/** Resolves with the exit code when the window was closed, or with null when none could be opened. */
async function startPreview(workspace: string | null): Promise<number | null> {
  const folder = userFolder('development');
  const { launchPreview } = await import('#electron/preview/launch.ts');
  try {
    const preview = await launchPreview({
      workspaceFolder: workspace ?? join(folder, 'workspace'),
      preferencesPath: join(folder, 'preferences.json'),
      isHeadless: false,
    });
    const end = (): void => void preview.close();
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, end);
    await preview.closed;
    return 0;
  } catch (thrown) {
    const { code, message } = errorData(thrown);
    if (code === 'internal') return null;
    console.error(message);
    return 1;
  }
}

async function startDemonstration(): Promise<number> {
  return (await run(process.execPath, [join(root, 'electron', 'cli.ts'), 'demo'], 'pass')).code;
}

async function start(): Promise<number> {
  const wishes = readWishes();
  if (wishes === null) {
    console.error('Usage: npm start -- [--electron | --preview | --demo] [--workspace DIR]');
    return 2;
  }
  const { way, line } = await chooseWay(wishes.forced, here);
  console.log(line);
  if (way === 'demonstration') return startDemonstration();
  if (!(await build())) return 1;
  if (way === 'electron') return startElectron(wishes.workspace);
  const code = await startPreview(wishes.workspace);
  if (code !== null) return code;
  console.error('The preview window could not be opened: the browser did not start on this display.');
  if (wishes.forced !== null) return 1;
  console.log('Running the demonstration instead; what it makes is left in demo-output.');
  return startDemonstration();
}

process.exitCode = await start();
