import { existsSync, readFileSync, rmSync } from 'node:fs';
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
 * Milliseconds until the next attempt is heard. A clock that was set back cannot make the wait longer than its rule,
 * and a broken file counts as many failures, so that damaging it gains nothing.
 */
export function remainingWait(path: string, now: number): number {
  const { failed, lastAt } = readAttempts(path);
  const wait = waitAfter(failed);
  return Math.min(wait, Math.max(0, lastAt + wait - now));
}

/** Throws `passphrase.wait` while the delay of earlier failures runs. */
export function assertMayTry(path: string, now: number): void {
  const wait = remainingWait(path, now);
  if (wait > 0) {
    const seconds = Math.ceil(wait / 1000);
    throw new ConcordError('passphrase.wait', `Too many wrong passphrases. Wait ${seconds} s, then try again.`, {
      waitMs: wait,
    });
  }
}

/** Counts an attempt as failed before it is made, so that ending the process in the middle does not hide it. */
export function countAttempt(path: string, now: number): void {
  writeDurably(path, JSON.stringify({ failed: readAttempts(path).failed + 1, lastAt: now }));
}

/** Forgets the failures after a success. */
export function clearAttempts(path: string): void {
  rmSync(path, { force: true });
}

function readAttempts(path: string): { failed: number; lastAt: number } {
  if (!existsSync(path)) return { failed: 0, lastAt: 0 };
  try {
    return attemptsSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError) return { failed: FREE_ATTEMPTS + 4, lastAt: 0 };
    throw error;
  }
}
