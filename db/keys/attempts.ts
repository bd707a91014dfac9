import { existsSync, readFileSync, rmSync, statSync } from 'node:fs';
import { z } from 'zod';
import { ConcordError } from '#shared/errors.ts';
import { writeDurably } from './durable-file.ts';

/** Where failed unlock attempts are counted inside a workspace folder, so that a restart does not forget them. */
export const ATTEMPTS_FILE = 'attempts.json';

const attemptsSchema = z.strictObject({ failed: z.int().min(0), lastAt: z.number() });

const FREE_ATTEMPTS = 3;
const LONGEST_WAIT = 15 * 60 * 1000;

/** How long (ms) to wait after so many failures in a row: none for the first three, then doubling from 2 s to 15 min. */
export function waitAfter(failed: number): number {
  if (failed < FREE_ATTEMPTS) return 0;
  return Math.min(1000 * 2 ** (failed - FREE_ATTEMPTS + 1), LONGEST_WAIT);
}

/**
 * Milliseconds until the next attempt is heard, never more than the rule says. A broken file counts as many failures
 * at the time when it was written, so that damaging it gains nothing.
 */
export function remainingWait(path: string, now: number): number {
  const { failed, lastAt } = readAttempts(path);
  const wait = waitAfter(failed);
  return Math.min(wait, Math.max(0, lastAt + wait - now));
}

/**
 * Lets somebody try a passphrase or a recovery key: the one way to do so, at the door and at an open desk alike. The try
 * is counted before it is made, so that ending the program in the middle wins none; it is forgiven when it is right, or
 * when it fails for another reason than the key. Throws `passphrase.wait`, and what `attempt` throws.
 */
export async function tryKey<T>(path: string, clock: () => number, attempt: () => Promise<T>): Promise<T> {
  assertMayTry(path, clock());
  const before = readAttempts(path);
  keepAttempts(path, { failed: before.failed + 1, lastAt: clock() });
  try {
    const result = await attempt();
    clearAttempts(path);
    return result;
  } catch (error) {
    // The delay runs from when somebody learns of the failure.
    if (isWrongKey(error)) keepAttempts(path, { failed: before.failed + 1, lastAt: clock() });
    else if (before.failed > 0) keepAttempts(path, before);
    else clearAttempts(path);
    throw error;
  }
}

function isWrongKey(error: unknown): boolean {
  return error instanceof ConcordError && (error.code === 'passphrase.wrong' || error.code === 'recovery-key.wrong');
}

/**
 * Throws `passphrase.wait` while the delay of earlier failures runs. When the clock was set back since the last failure
 * the delay starts again, once: it would otherwise last until the clock has come to that time.
 */
function assertMayTry(path: string, now: number): void {
  const wait = remainingWait(path, now);
  if (wait > 0) {
    const { failed, lastAt } = readAttempts(path);
    if (lastAt > now) keepAttempts(path, { failed, lastAt: now });
    const seconds = Math.ceil(wait / 1000);
    throw new ConcordError('passphrase.wait', `Too many wrong passphrases. Wait ${seconds} s, then try again.`, {
      waitMs: wait,
    });
  }
}

interface Attempts {
  readonly failed: number;
  readonly lastAt: number;
}

/**
 * Counts that could not be written, by path: on a full disk the right passphrase must still open, and a wrong one must
 * not be free. They hold until this process ends.
 */
const unwritten = new Map<string, Attempts>();

function keepAttempts(path: string, attempts: Attempts): void {
  try {
    writeDurably(path, JSON.stringify(attempts));
    unwritten.delete(path);
  } catch (error) {
    if (!isOfDisk(error)) throw error;
    unwritten.set(path, attempts);
  }
}

function clearAttempts(path: string): void {
  unwritten.delete(path);
  try {
    rmSync(path, { force: true });
  } catch (error) {
    if (!isOfDisk(error)) throw error;
    // What cannot be taken away still counts for the next program, but not for this one.
    unwritten.set(path, { failed: 0, lastAt: 0 });
  }
}

/** Whether the file system refused something, for whatever reason. */
function isOfDisk(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error;
}

function readAttempts(path: string): Attempts {
  const held = unwritten.get(path);
  if (held) return held;
  if (!existsSync(path)) return { failed: 0, lastAt: 0 };
  try {
    return attemptsSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch (error) {
    if (!(error instanceof SyntaxError) && !(error instanceof z.ZodError)) throw error;
    return { failed: FREE_ATTEMPTS + 4, lastAt: statSync(path).mtimeMs };
  }
}
