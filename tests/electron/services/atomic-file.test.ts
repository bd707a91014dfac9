import { execFile } from 'node:child_process';
import { chmod, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { giveName, replaceFile, writeAtomically } from '#electron/services/atomic-file.ts';
import { scratchFolder } from '#tests/support/scratch.ts';

it('writes text and bytes, readable by the owner only, and leaves nothing beside them', async () => {
  const folder = await scratchFolder();
  await replaceFile(join(folder, 'a', 'text'), 'ä');
  await replaceFile(join(folder, 'a', 'bytes'), Uint8Array.of(0, 255));
  expect(await readFile(join(folder, 'a', 'text'), 'utf8')).toBe('ä');
  expect([...(await readFile(join(folder, 'a', 'bytes')))]).toEqual([0, 255]);
  expect((await readdir(join(folder, 'a'))).sort()).toEqual(['bytes', 'text']);
  if (process.platform !== 'win32') expect((await stat(join(folder, 'a', 'text'))).mode & 0o777).toBe(0o600);
});

it('leaves the old content and no part when the new one cannot be put in its place', async () => {
  const folder = await scratchFolder();
  const path = join(folder, 'taken');
  await replaceFile(join(path, 'inner'), 'old');
  await expect(replaceFile(path, 'new')).rejects.toMatchObject({ code: 'file.unwritable' });
  expect(await readdir(folder)).toEqual(['taken']);
  expect(await readFile(join(path, 'inner'), 'utf8')).toBe('old');
});

it('does not follow a link that somebody put in its way', async () => {
  const folder = await scratchFolder();
  const other = join(folder, 'other');
  await writeFile(other, 'untouched');
  await chmod(other, 0o644);
  const { symlink } = await import('node:fs/promises');
  await symlink(other, join(folder, 'link'));
  await replaceFile(join(folder, 'link'), 'new');
  expect(await readFile(other, 'utf8')).toBe('untouched');
  expect(await readFile(join(folder, 'link'), 'utf8')).toBe('new');
});

it('shows a reader the old or the new content and nothing between, though the writer is killed', async () => {
  const folder = await scratchFolder();
  const path = join(folder, 'state');
  const contents = ['a', 'b'].map((letter) => letter.repeat(200_000));
  await replaceFile(path, contents[0] ?? '');
  const module = new URL('../../../electron/services/atomic-file.ts', import.meta.url).href;
  const script = `const { replaceFile } = await import(${JSON.stringify(module)});
    for (let turn = 1; ; turn += 1) await replaceFile(${JSON.stringify(path)}, (turn % 2 ? 'b' : 'a').repeat(200000));`;
  for (let round = 0; round < 6; round += 1) {
    const child = execFile(process.execPath, ['--input-type=module', '-e', script]);
    const ended = new Promise((resolve) => child.once('exit', resolve));
    await expect.poll(async () => (await stat(path)).mtimeMs, { timeout: 10_000 }).toBeGreaterThan(Date.now() - 200);
    await new Promise((resolve) => setTimeout(resolve, 7 * round));
    child.kill('SIGKILL');
    await ended;
    expect(contents).toContain(await readFile(path, 'utf8'));
  }
});

it('never takes the place of a file unless it is told to, also of one that came in between', async () => {
  const folder = await scratchFolder();
  const path = join(folder, 'name');
  const writing = writeAtomically(path, false, async (file) => {
    await file.writeFile('mine');
    await writeFile(path, 'theirs');
  });
  await expect(writing).rejects.toMatchObject({ code: 'file.exists' });
  await writeFile(join(folder, 'part'), 'mine');
  await expect(giveName(join(folder, 'part'), path, false)).rejects.toMatchObject({ code: 'file.exists' });
  expect(await readFile(path, 'utf8')).toBe('theirs');
  expect((await readdir(folder)).sort()).toEqual(['name', 'part']);
  await giveName(join(folder, 'part'), path, true);
  expect(await readFile(path, 'utf8')).toBe('mine');
  expect(await readdir(folder)).toEqual(['name']);
});

it('says in plain words why a file cannot be written', async () => {
  const folder = await scratchFolder();
  await writeFile(join(folder, 'file'), 'x');
  for (const path of [join(folder, 'file', 'inner'), join(folder, 'x'.repeat(300))]) {
    await expect(replaceFile(path, 'x')).rejects.toMatchObject({
      code: 'file.unwritable',
      message: expect.stringContaining('Nothing was written'),
    });
  }
  await expect(writeAtomically(join(folder, 'none', 'x'), false, async () => undefined)).rejects.toMatchObject({
    code: 'file.unwritable',
  });
  expect(await readdir(folder)).toEqual(['file']);
});
