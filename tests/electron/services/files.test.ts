import fc from 'fast-check';
import { appendFile, mkdir, rm, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createFiles, FILE_LIMITS, shownName } from '#electron/services/files.ts';
import { fileToken, receivedFile } from '#shared/ipc/shapes.ts';
import { scratchFolder } from '#tests/support/scratch.ts';

async function aFile(content = 'abc'): Promise<string> {
  const path = join(await scratchFolder(), 'events.csv');
  await writeFile(path, content);
  return path;
}

describe('a chosen file', () => {
  it('is given to the window as a token that holds no path, and opened by it', async () => {
    const path = await aFile();
    const files = createFiles();
    const given = await files.choose({ kind: 'path', path });
    expect(receivedFile.parse(given)).toEqual({ file: given.file, name: 'events.csv', size: 3 });
    expect(fileToken.parse(given.file)).not.toContain('events');
    expect(await files.open(given.file)).toEqual({ kind: 'path', name: 'events.csv', size: 3, path });
  });

  it.each([
    ['missing', async () => join(await scratchFolder(), 'nothing')],
    ['a folder', scratchFolder],
  ])('that is %s is refused', async (_, path) => {
    await expect(createFiles().choose({ kind: 'path', path: await path() })).rejects.toMatchObject({
      code: 'file.unreadable',
    });
  });

  it('that was changed since is refused once and for all, that has gone as well', async () => {
    const files = createFiles();
    const path = await aFile();
    const { file: longer } = await files.choose({ kind: 'path', path });
    await appendFile(path, 'd');
    await expect(files.open(longer)).rejects.toMatchObject({
      code: 'file.unreadable',
      message: expect.stringContaining('changed'),
    });
    await expect(files.open(longer)).rejects.toMatchObject({ code: 'file.unreadable' });

    const { file: touched } = await files.choose({ kind: 'path', path });
    await utimes(path, new Date(0), new Date(0));
    await expect(files.open(touched)).rejects.toMatchObject({ code: 'file.unreadable' });

    const { file: gone } = await files.choose({ kind: 'path', path });
    await rm(path);
    await mkdir(path);
    await expect(files.open(gone)).rejects.toMatchObject({ code: 'file.unreadable' });
  });
});

describe('dropped content', () => {
  it('is held in memory and given back as it came', async () => {
    const files = createFiles();
    const { file } = await files.choose({
      kind: 'bytes',
      name: 'C:\\Users\\x\\card.concord-card',
      bytes: Uint8Array.of(1, 2),
    });
    expect(await files.open(file)).toEqual({
      kind: 'bytes',
      name: 'card.concord-card',
      size: 2,
      bytes: Uint8Array.of(1, 2),
    });
  });

  it('is limited for one file and for all together; what is released makes room', () => {
    const files = createFiles({ maxBytes: 10, maxHeldBytes: 15, maxFiles: 10 });
    expect(() => files.receive('a', new Uint8Array(11))).toThrow(expect.objectContaining({ code: 'input.too-large' }));
    const { file } = files.receive('a', new Uint8Array(10));
    expect(() => files.receive('b', new Uint8Array(6))).toThrow(expect.objectContaining({ code: 'input.too-large' }));
    files.release(file);
    expect(files.receive('b', new Uint8Array(10)).size).toBe(10);
  });
});

describe('tokens', () => {
  it('that were not given out, were released, or were forgotten at locking open nothing', async () => {
    const files = createFiles();
    const { file } = files.receive('a', new Uint8Array(1));
    files.release(file);
    files.release('never given');
    const { file: other } = files.receive('b', new Uint8Array(1));
    files.clear();
    for (const token of [file, other, '', '__proto__', '../../etc/passwd']) {
      await expect(files.open(token)).rejects.toMatchObject({ code: 'file.unreadable' });
    }
  });

  it('are never the same twice', () => {
    const files = createFiles();
    const tokens = Array.from({ length: 300 }, () => files.receive('a', new Uint8Array(0)).file);
    expect(new Set(tokens).size).toBe(300);
  });

  it('make room by age of use, never for the file in use', async () => {
    const files = createFiles({ ...FILE_LIMITS, maxFiles: 2 });
    const { file: first } = files.receive('a', new Uint8Array(1));
    const { file: second } = files.receive('b', new Uint8Array(1));
    await files.open(first);
    files.receive('c', new Uint8Array(1));
    expect((await files.open(first)).name).toBe('a');
    await expect(files.open(second)).rejects.toMatchObject({ code: 'file.unreadable' });
  });
});

describe('the shown name', () => {
  it.each([
    ['/a/b/report.csv', 'report.csv'],
    ['a\u202Egnp.exe', 'agnp.exe'],
    ['two\nlines', 'twolines'],
    ['..', 'file'],
    ['/', 'file'],
    ['  ', 'file'],
    ['\\\\server\\share\\x.concord', 'x.concord'],
  ])('of %j is %j', (path, name) => {
    expect(shownName(path)).toBe(name);
  });

  it('is always a plain name', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ maxLength: 600 })), (path) => {
        const name = shownName(path);
        expect(name.length).toBeGreaterThan(0);
        expect(name.length).toBeLessThanOrEqual(255);
        expect(name).not.toMatch(/[/\\\p{Cc}]/u);
        expect(name.isWellFormed()).toBe(true);
        expect(shownName(name)).toBe(name);
      }),
    );
  });
});
