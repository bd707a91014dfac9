import { basename } from 'node:path';

/** A fact for the log: a number, a yes or no, or one plain word. Texts cannot be logged, so content cannot be either. */
export type Fact = number | boolean | string;

export interface Log {
  /** One line: when, what, facts. `event` is a fixed word of the program, such as `window.crashed`. */
  write(event: string, facts?: Readonly<Record<string, Fact>>): void;
  /** An unexpected failure: its kind and where it happened, without its message, which may hold content or paths. */
  failure(event: string, thrown: unknown): void;
}

const WORD = /^[\w.:-]{1,80}$/;

/** A log of JSON lines. `sink` receives each line without a line break and must not throw. */
export function createLog(sink: (line: string) => void, now: () => Date = () => new Date()): Log {
  const write: Log['write'] = (event, facts = {}) => {
    const safe: Record<string, Fact> = {};
    for (const [name, fact] of Object.entries(facts))
      safe[name] = typeof fact === 'string' && !WORD.test(fact) ? '…' : fact;
    sink(JSON.stringify({ at: now().toISOString(), event, ...safe }));
  };
  return {
    write,
    failure(event, thrown) {
      const code =
        thrown instanceof Error && 'code' in thrown && typeof thrown.code === 'string' ? thrown.code : 'none';
      const name = thrown instanceof Error ? thrown.name : typeof thrown;
      const where = thrown instanceof Error ? frames(thrown) : [];
      write(event, { name, code });
      for (const [depth, frame] of where.entries()) write(`${event}.frame`, { depth, ...frame });
    },
  };
}

/** The first frames of a stack as function, file name and line; file names lose their folders. */
function frames(error: Error): { in: string; file: string; line: number }[] {
  const found: { in: string; file: string; line: number }[] = [];
  // The message comes first in a stack and may itself span lines that look like frames, so it is cut off by its length.
  const stack = (error.stack ?? '').replace(`${error.name}: ${error.message}`, '');
  for (const text of stack.split('\n')) {
    const frame = /^\s+at (?:(?<name>\S+) )?.*?(?<path>[^\s(]+):(?<line>\d+):\d+\)?$/.exec(text)?.groups;
    if (!frame?.['path'] || !frame['line']) continue;
    found.push({ in: frame['name'] ?? 'anonymous', file: basename(frame['path']), line: Number(frame['line']) });
    if (found.length === 8) break;
  }
  return found;
}
