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
 * Throws `passphrase.wait` while the delay of earlier failures runs. When the clock was set back since the last failure
 * the delay starts again, once: it would otherwise last until the clock has come to that time.
 */
export function assertMayTry(path: string, now: number): void {
  const wait = remainingWait(path, now);
  if (wait > 0) {
    const { failed, lastAt } = readAttempts(path);
    if (lastAt > now) keepAttempts(path, failed, now);
    const seconds = Math.ceil(wait / 1000);
    throw new ConcordError('passphrase.wait', `Too many wrong passphrases. Wait ${seconds} s, then try again.`, {
      waitMs: wait,
    });
  }
}

/**
 * Counts a failed attempt. Must be done before anybody learns of the failure: a process that ends earlier has told
 * nobody anything, and must not make the next one wait, for it may have been a computer that lost its power.
 */
export function countAttempt(path: string, now: number): void {
  keepAttempts(path, readAttempts(path).failed + 1, now);
}

function keepAttempts(path: string, failed: number, lastAt: number): void {
  writeDurably(path, JSON.stringify({ failed, lastAt }));
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
    if (!(error instanceof SyntaxError) && !(error instanceof z.ZodError)) throw error;
    return { failed: FREE_ATTEMPTS + 4, lastAt: statSync(path).mtimeMs };
  }
}
