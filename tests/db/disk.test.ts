import { describe, expect, it } from 'vitest';
import { scratchFolder } from '#tests/support/desks.ts';
import { runOnSmallDisk } from '#tests/support/small-disk.ts';

describe('a full disk', () => {
  it('is told as such, and everything that was acknowledged is there once there is room', { timeout: 120_000 }, () => {
    const told = runOnSmallDisk('fill-disk.ts', scratchFolder(), 7168);
    if (told === null) return;
    expect(told).toMatchObject({
      firstFailure: 'workspace.disk-full',
      whenFull: ['workspace.disk-full', 'workspace.disk-full', 'workspace.disk-full'],
      durable: ['workspace.disk-full', 'old', 'false'],
      creation: ['workspace.disk-full', 'false'],
      afterRoom: 'done',
      isOk: [true, true],
      isSame: true,
      drafts: 0,
    });
    const { acknowledged, kept, stillRead, commits } = told as Record<string, number>;
    expect(acknowledged).toBeGreaterThan(5);
    expect(kept).toBe(acknowledged);
    expect(commits).toBe(acknowledged);
    expect(stillRead).toBe((acknowledged ?? 0) - 1);
  });
});

describe('a read-only disk', () => {
  it('is told as such, when a workspace is opened and when one is made', { timeout: 120_000 }, () => {
    const told = runOnSmallDisk('read-only-disk.ts', scratchFolder(), 16_384);
    if (told === null) return;
    expect(told).toEqual({
      unlock: 'workspace.read-only',
      createInEmpty: 'workspace.read-only',
      createNew: 'workspace.read-only',
    });
  });
});
