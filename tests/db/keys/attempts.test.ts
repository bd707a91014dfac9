import { existsSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assertMayTry, clearAttempts, countAttempt, remainingWait, waitAfter } from '#db/keys/attempts.ts';
import { scratchFolder } from '#tests/support/desks.ts';

const NOW = Date.UTC(2026, 0, 15, 10);
const LONGEST = 15 * 60 * 1000;

function attemptsFile(): string {
  return join(scratchFolder(), 'attempts.json');
}

function fail(path: string, times: number, at = NOW): void {
  for (let time = 0; time < times; time++) countAttempt(path, at);
}

/** Tries at a time; the wait that is asked for, or 0. */
function tryAt(path: string, at: number): number {
  try {
    assertMayTry(path, at);
    return 0;
  } catch (error) {
    expect(error).toMatchObject({ code: 'passphrase.wait' });
    return remainingWait(path, at);
  }
}

describe('the delay after wrong passphrases', () => {
  it('grows from the third failure on and ends at a quarter of an hour', () => {
    expect([0, 1, 2, 3, 4, 5].map(waitAfter)).toEqual([0, 0, 0, 2000, 4000, 8000]);
    expect(waitAfter(1000)).toBe(LONGEST);
    for (let failed = 1; failed < 40; failed++) {
      expect(waitAfter(failed)).toBeGreaterThanOrEqual(waitAfter(failed - 1));
      expect(waitAfter(failed)).toBeLessThanOrEqual(LONGEST);
    }
  });

  it('is kept in the folder, so that a restart does not end it', () => {
    const path = attemptsFile();
    fail(path, 5);
    expect(remainingWait(path, NOW)).toBe(8000);
    expect(tryAt(path, NOW + 7999)).toBe(1);
    expect(tryAt(path, NOW + 8000)).toBe(0);
    clearAttempts(path);
    expect(existsSync(path)).toBe(false);
    expect(remainingWait(path, NOW)).toBe(0);
    clearAttempts(path);
  });

  it('is not made longer by a clock that was set back, and not endless either', () => {
    const path = attemptsFile();
    fail(path, 5);
    const longAgo = NOW - 365 * 24 * 3600 * 1000;
    expect(remainingWait(path, longAgo)).toBe(8000);
    expect(tryAt(path, longAgo)).toBe(8000);
    expect(tryAt(path, longAgo + 4000)).toBe(4000);
    expect(tryAt(path, longAgo + 8000)).toBe(0);
  });

  it('is over when the clock was set forward, as nobody without a clock of their own could tell', () => {
    const path = attemptsFile();
    fail(path, 5);
    expect(tryAt(path, NOW + LONGEST)).toBe(0);
  });

  it('gains nothing from a damaged file, and does not lock out for good', () => {
    const path = attemptsFile();
    const written = NOW / 1000;
    for (const broken of [
      '',
      '{',
      '[]',
      '{"failed":-1,"lastAt":0}',
      '{"failed":1.5,"lastAt":0}',
      '{"failed":0}',
      'null',
    ]) {
      writeFileSync(path, broken);
      utimesSync(path, written, written);
      expect(tryAt(path, NOW), broken).toBeGreaterThan(10_000);
      expect(tryAt(path, NOW + LONGEST), broken).toBe(0);
      countAttempt(path, NOW);
      expect(remainingWait(path, NOW), broken).toBeGreaterThan(waitAfter(7));
    }
  });

  it('never passes its rule, whatever the file says and whatever time it is', () => {
    const path = attemptsFile();
    fc.assert(
      fc.property(
        fc.nat({ max: 60 }),
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        fc.double({ min: -1e15, max: 1e15, noNaN: true }),
        (failed, lastAt, now) => {
          writeFileSync(path, JSON.stringify({ failed, lastAt }));
          const wait = remainingWait(path, now);
          expect(wait).toBeGreaterThanOrEqual(0);
          expect(wait).toBeLessThanOrEqual(waitAfter(failed));
        },
      ),
    );
  });
});
