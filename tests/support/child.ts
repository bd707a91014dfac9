import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { onTestFinished } from 'vitest';

export interface Child {
  readonly process: ChildProcessByStdio<null, Readable, null>;
  /** Resolves with the next line that it prints; null when it has ended. */
  line(): Promise<string | null>;
  /** Ends it at once, as a power cut would. */
  kill(): Promise<void>;
}

/** A script of this folder under the same Node; it does not outlive the test. */
export function startChild(script: string, args: readonly string[]): Child {
  const child = spawn(process.execPath, [join(import.meta.dirname, script), ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const kill = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGKILL');
    await once(child, 'exit');
  };
  onTestFinished(kill);
  return {
    process: child,
    line: async () => {
      const { done, value } = await lines.next();
      return done ? null : value;
    },
    kill,
  };
}
