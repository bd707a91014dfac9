import { existsSync, mkdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { remainingWait, tryKey, waitAfter } from '#db/keys/attempts.ts';
import { ConcordError } from '#shared/errors.ts';
import { scratchFolder } from '#tests/support/desks.ts';
import { codeOf } from '#tests/support/workspaces.ts';

const NOW = Date.UTC(2026, 0, 15, 10);
const LONGEST = 15 * 60 * 1000;

function attemptsFile(): string {
  return join(scratchFolder(), 'attempts.json');
}

function fail(path: string, times: number, at = NOW): void {
  writeFileSync(path, JSON.stringify({ failed: times, lastAt: at }));
}

const wrong = () => Promise.reject(new ConcordError('passphrase.wrong', 'Wrong.'));

/** The code under which a try at this time ends; 'done' when it was right. */
const codeAt = (path: string, at: number, attempt: () => Promise<unknown>) =>
  codeOf(() => tryKey(path, () => at, attempt));

/** The wait that is asked for at a time, or 0; what comes of the try itself counts for nothing. */
async function tryAt(path: string, at: number): Promise<number> {
  const code = await codeAt(path, at, () => Promise.reject(new Error('asked')));
  if (code === 'internal') return 0;
  expect(code).toBe('passphrase.wait');
  return remainingWait(path, at);
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

  it('is kept in the folder, so that a restart does not end it', async () => {
    const path = attemptsFile();
    fail(path, 5);
    expect(remainingWait(path, NOW)).toBe(8000);
    expect(await tryAt(path, NOW + 7999)).toBe(1);
    expect(await tryAt(path, NOW + 8000)).toBe(0);
    expect(await codeAt(path, NOW + 8000, () => Promise.resolve('right'))).toBe('done');
    expect(existsSync(path)).toBe(false);
    expect(remainingWait(path, NOW)).toBe(0);
  });

  it('is not made longer by a clock that was set back, and not endless either', async () => {
    const path = attemptsFile();
    fail(path, 5);
    const longAgo = NOW - 365 * 24 * 3600 * 1000;
    expect(remainingWait(path, longAgo)).toBe(8000);
    expect(await tryAt(path, longAgo)).toBe(8000);
    expect(await tryAt(path, longAgo + 4000)).toBe(4000);
    expect(await tryAt(path, longAgo + 8000)).toBe(0);
  });

  it('is over when the clock was set forward, as nobody without a clock of their own could tell', async () => {
    const path = attemptsFile();
    fail(path, 5);
    expect(await tryAt(path, NOW + LONGEST)).toBe(0);
  });

  it('gains nothing from a damaged file, and does not lock out for good', async () => {
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
      expect(await tryAt(path, NOW), broken).toBeGreaterThan(10_000);
      expect(await tryAt(path, NOW + LONGEST), broken).toBe(0);
      expect(await codeAt(path, NOW + LONGEST, wrong)).toBe('passphrase.wrong');
      expect(remainingWait(path, NOW + LONGEST), broken).toBeGreaterThan(waitAfter(7));
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

describe('a try', () => {
  it('is counted before it is made, and forgiven when it was right or failed for another reason', async () => {
    const path = attemptsFile();
    fail(path, 2);
    const counted: unknown[] = [];
    const asks = (outcome: () => Promise<unknown>) => () => {
      counted.push(JSON.parse(readFileSync(path, 'utf8')));
      return outcome();
    };
    expect(await codeAt(path, NOW + 1, asks(wrong))).toBe('passphrase.wrong');
    expect(
      await codeAt(
        path,
        NOW + 2001,
        asks(() => Promise.reject(new Error('the disk'))),
      ),
    ).toBe('internal');
    expect(remainingWait(path, NOW + 2000)).toBe(1);
    expect(
      await codeAt(
        path,
        NOW + 2001,
        asks(() => Promise.resolve()),
      ),
    ).toBe('done');
    expect(counted).toEqual([
      { failed: 3, lastAt: NOW + 1 },
      { failed: 4, lastAt: NOW + 2001 },
      { failed: 4, lastAt: NOW + 2001 },
    ]);
    expect(existsSync(path)).toBe(false);
  });

  it('is not free where it cannot be written down, and the right one opens all the same', async () => {
    const folder = join(scratchFolder(), 'gone');
    const path = join(folder, 'attempts.json');
    for (let time = 0; time < 3; time++) expect(await codeAt(path, NOW, wrong)).toBe('passphrase.wrong');
    expect(await codeAt(path, NOW, () => Promise.resolve())).toBe('passphrase.wait');
    expect(remainingWait(path, NOW)).toBe(2000);
    expect(await codeAt(path, NOW + 2000, wrong)).toBe('passphrase.wrong');
    expect(remainingWait(path, NOW + 2000)).toBe(4000);
    expect(await codeAt(path, NOW + 6000, () => Promise.resolve())).toBe('done');
    expect(remainingWait(path, NOW + 6000)).toBe(0);
    // As soon as there is room, it is written down again.
    expect(await codeAt(path, NOW, wrong)).toBe('passphrase.wrong');
    mkdirSync(folder);
    expect(await codeAt(path, NOW, wrong)).toBe('passphrase.wrong');
    expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({ failed: 2 });
    rmSync(folder, { recursive: true });
  });
});
