import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { WorkspaceLock } from '#db/keys/workspace-lock.ts';
import { errorData } from '#shared/errors.ts';
import { startChild } from '#tests/support/child.ts';
import { scratchFolder } from '#tests/support/desks.ts';

const busy = expect.objectContaining({ code: 'workspace.busy' });

describe('the lock of a workspace', () => {
  it('keeps another process out until that one ends, even when it is killed', async () => {
    const folder = scratchFolder();
    const child = startChild('hold-lock.ts', [folder]);
    expect(await child.line()).toBe('held');
    expect(() => new WorkspaceLock(folder, 0)).toThrow(busy);
    expect(() => new WorkspaceLock(folder, 100)).toThrow(busy);
    await child.kill();
    new WorkspaceLock(folder, 0).release();
  });

  it('keeps a second opening in the same process out, and is free again once released', () => {
    const folder = scratchFolder();
    const lock = new WorkspaceLock(folder, 0);
    expect(() => new WorkspaceLock(folder, 0)).toThrow(busy);
    lock.release();
    const again = new WorkspaceLock(folder, 0);
    again.release();
    expect(readdirSync(folder)).toEqual(['workspace.lock']);
  });

  it('is of one folder alone', () => {
    const folder = scratchFolder();
    mkdirSync(join(folder, 'other'));
    const lock = new WorkspaceLock(folder, 0);
    const other = new WorkspaceLock(join(folder, 'other'), 0);
    expect(other).not.toBe(lock);
    other.release();
    lock.release();
  });

  it('tells a missing folder in the system’s own words', () => {
    try {
      expect(new WorkspaceLock(join(scratchFolder(), 'none'), 0)).toBe('refused');
    } catch (error) {
      expect(error).toMatchObject({ code: 'ENOENT' });
      expect(errorData(error).code).toBe('internal');
    }
  });
});
