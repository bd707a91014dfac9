import { openSync } from 'node:fs';
import { constants } from 'node:os';
import { createInterface } from 'node:readline';
import { PassThrough, type Readable } from 'node:stream';
import { ReadStream } from 'node:tty';
import { ConcordError } from '#shared/errors.ts';

/** All that the command line has of its surroundings; tests put another in its place. */
export interface Terminal {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Absolute folder from which relative paths start. */
  readonly folder: string;
  /** Columns to which tables and text are fitted. */
  readonly columns: number;
  /** True when a person watches what is written as output. */
  readonly hasColour: boolean;
  /** True when a person watches the error output, where progress is shown. */
  readonly isWatched: boolean;
  /** Fires when the person asks to stop. */
  readonly signal: AbortSignal;
  write(text: string): void;
  writeError(text: string): void;
  /** Everything from the standard input. */
  readInput(): Promise<Uint8Array>;
  /** Asks for a line that is not shown. Throws `workspace.locked` when nobody is there to ask, `cancelled` on Ctrl-C. */
  askSecret(question: string): Promise<string>;
}

/** Two signals within this time are one: npm passes on the Ctrl-C that the terminal has sent to all alike. */
const ONE_PRESS_MS = 400;
const PLAIN_COLUMNS = 80;
const MOST_COLUMNS = 120;

/** This process's own surroundings. The first Ctrl-C asks the work to stop, the second ends the process. */
export function openTerminal(): Terminal & { close(): void } {
  const stop = new AbortController();
  let askedAt = -Infinity;
  const onSignal = (signal: NodeJS.Signals): void => {
    const now = performance.now();
    if (stop.signal.aborted && now - askedAt > ONE_PRESS_MS) process.exit(128 + constants.signals[signal]);
    if (stop.signal.aborted) return;
    askedAt = now;
    stop.abort();
  };
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const signal of signals) process.on(signal, onSignal);
  // Whoever reads the output may have seen enough; that is no failure and nothing to talk about.
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') process.exit();
      throw error;
    });
  }
  const { stdout, stderr, env } = process;
  return {
    environment: env,
    folder: startFolder(),
    columns: stdout.isTTY ? Math.min(MOST_COLUMNS, Math.max(60, stdout.columns)) : PLAIN_COLUMNS,
    hasColour: stdout.isTTY && !env['NO_COLOR'] && env['TERM'] !== 'dumb',
    isWatched: stderr.isTTY,
    signal: stop.signal,
    write: (text) => void stdout.write(text),
    writeError: (text) => void stderr.write(text),
    readInput: async () => {
      const parts: Uint8Array[] = [];
      for await (const part of process.stdin) if (part instanceof Uint8Array) parts.push(part);
      return Buffer.concat(parts);
    },
    askSecret: async (question) => {
      const input = personInput();
      try {
        return await readSecret(question, input, (text) => void stderr.write(text));
      } finally {
        if (input === process.stdin) input.pause();
        else input.destroy();
      }
    },
    close: () => {
      for (const signal of signals) process.off(signal, onSignal);
    },
  };
}

/** npm runs scripts in the project's folder and says where it was called from. */
function startFolder(): string {
  const { npm_lifecycle_event: script, INIT_CWD: calledFrom } = process.env;
  return script === 'concord' && calledFrom ? calledFrom : process.cwd();
}

/** Where a person types: the standard input, or the terminal itself when the input carries something else. */
function personInput(): ReadStream {
  if (process.stdin.isTTY) return process.stdin;
  if (process.stderr.isTTY && process.platform !== 'win32') {
    try {
      return new ReadStream(openSync('/dev/tty', 'r'));
    } catch {
      // There is no terminal behind this process.
    }
  }
  throw new ConcordError(
    'workspace.locked',
    'The passphrase is needed. Set CONCORD_PASSPHRASE, or run this in a terminal where it can be asked for.',
  );
}

/** Reads one line that is not shown. Editing keys work; Ctrl-C and the end of the input throw `cancelled`. */
export function readSecret(question: string, input: Readable, write: (text: string) => void): Promise<string> {
  return new Promise((resolve, reject) => {
    write(question);
    const unseen = new PassThrough();
    unseen.resume();
    const lines = createInterface({ input, output: unseen, terminal: true, historySize: 0 });
    const end = (settle: () => void): void => {
      lines.off('close', onClose);
      lines.close();
      write('\n');
      settle();
    };
    const stop = (): void => end(() => reject(new ConcordError('cancelled', 'Cancelled. Nothing was changed.')));
    const onClose = (): void => stop();
    lines.once('line', (line) => end(() => resolve(line)));
    lines.once('SIGINT', stop);
    lines.once('close', onClose);
  });
}
