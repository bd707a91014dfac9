import type * as Fs from 'node:fs';
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { writeDurably } from '#db/keys/durable-file.ts';
import { scratchFolder } from '#tests/support/desks.ts';

const folders = vi.hoisted(() => ({ canFlush: true }));

vi.mock('node:fs', async (importOriginal) => {
  const fs = await importOriginal<typeof Fs>();
  const fsyncSync = (handle: number) => {
    if (!folders.canFlush && fs.fstatSync(handle).isDirectory()) throw new Error('EINVAL: fsync');
    fs.fsyncSync(handle);
  };
  return { ...fs, fsyncSync };
});

describe('a file that is replaced durably', () => {
  it('holds the new content, alone in its folder, for this user only', () => {
    const folder = scratchFolder();
    const path = join(folder, 'a.json');
    writeDurably(path, 'one');
    writeDurably(path, Uint8Array.of(116, 119, 111));
    expect(readFileSync(path, 'utf8')).toBe('two');
    expect(readdirSync(folder)).toEqual(['a.json']);
    if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o600);
    writeDurably(path, '');
    expect(readFileSync(path, 'utf8')).toBe('');
  });

  it('keeps the old content when the new cannot take its place, and leaves nothing beside it', () => {
    const folder = scratchFolder();
    // A folder that is not empty cannot be replaced by a file: the last step fails, after everything was written.
    const taken = join(folder, 'taken');
    mkdirSync(taken);
    writeFileSync(join(taken, 'inside'), 'x');
    expect(() => writeDurably(taken, 'new')).toThrow(expect.objectContaining({ code: 'EISDIR' }));
    expect(readFileSync(join(taken, 'inside'), 'utf8')).toBe('x');
    expect(readdirSync(folder)).toEqual(['taken']);
  });

  it('is replaced where the folder cannot be flushed', () => {
    const path = join(scratchFolder(), 'a.json');
    writeDurably(path, 'old');
    folders.canFlush = false;
    try {
      writeDurably(path, 'new');
    } finally {
      folders.canFlush = true;
    }
    expect(readFileSync(path, 'utf8')).toBe('new');
  });

  it('fails with the system’s reason when the folder is not there', () => {
    expect(() => writeDurably(join(scratchFolder(), 'none', 'a'), 'x')).toThrow(
      expect.objectContaining({ code: 'ENOENT' }),
    );
  });
});
