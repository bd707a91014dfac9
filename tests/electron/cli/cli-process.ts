import { type ChildProcess, spawn, type SpawnOptions } from 'node:child_process';
import { resolve } from 'node:path';
import { PASSPHRASE, type Run } from './cli-fixture.ts';

export const ROOT = resolve(import.meta.dirname, '..', '..', '..');
export const ENTRY = resolve(ROOT, 'electron', 'cli.ts');

export interface ProcessOptions {
  readonly passphrase?: string | null;
  readonly folder?: string;
  readonly input?: string;
  /** Runs without privileges; only root can. */
  readonly user?: number;
}

/** The environment of a person's shell: nothing of the npm that runs these tests. */
function environment(passphrase: string | null): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^(npm_|INIT_CWD|VITEST|NODE_|CONCORD_|TEST$)/i.test(name),
  );
  return { ...Object.fromEntries(kept), ...(passphrase === null ? {} : { CONCORD_PASSPHRASE: passphrase }) };
}

/** Starts the entry itself, without npm between. It has no terminal, wherever the tests run. */
export function start(args: readonly string[], options: ProcessOptions = {}): ChildProcess {
  return spawn(process.execPath, [ENTRY, ...args], spawnOptions(options));
}

function spawnOptions({ passphrase = PASSPHRASE, folder = ROOT, user }: ProcessOptions): SpawnOptions {
  return {
    ...{ cwd: folder, env: environment(passphrase), stdio: ['pipe', 'pipe', 'pipe'], detached: true },
    ...(user === undefined ? {} : { uid: user, gid: user }),
  };
}

/** As a person calls it: `npm run -s concord -- …`. */
export function runNpm(args: readonly string[], options: ProcessOptions = {}): Promise<Run> {
  const shell = process.platform === 'win32';
  return finished(spawn('npm', ['run', '-s', 'concord', '--', ...args], { ...spawnOptions(options), shell }), options);
}

/** Runs the entry to its end. */
export function runEntry(args: readonly string[], options: ProcessOptions = {}): Promise<Run> {
  return finished(start(args, options), options);
}

/** What a process has written when it has ended; a process that was killed has the code -1. */
export async function finished(child: ChildProcess, { input = '' }: ProcessOptions = {}): Promise<Run> {
  let out = '';
  let err = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (out += text));
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (err += text));
  child.stdin?.on('error', () => undefined);
  child.stdin?.end(input);
  const code = await new Promise<number>((done, fail) => {
    child.once('error', fail);
    child.once('close', (status) => done(status ?? -1));
  });
  return { code, out, err };
}
