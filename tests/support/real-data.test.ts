import { existsSync } from 'node:fs';
import { expect, it, vi } from 'vitest';
import { realData } from './real-data.ts';

it('gives null for a data set that is not there, and says so once', () => {
  const written = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  try {
    expect(realData('no-such-set/none.csv')).toBeNull();
    expect(realData('no-such-set/none.csv')).toBeNull();
    expect(written.mock.calls.map(([line]) => line)).toEqual([
      expect.stringMatching(/^Skipped .*no-such-set\/none\.csv.*\n$/),
    ]);
  } finally {
    written.mockRestore();
  }
});

it('gives an absolute path that exists for one that is', () => {
  const path = realData('ucdp-ged/conflict_data_BGD.csv');
  expect(path === null || existsSync(path)).toBe(true);
});
