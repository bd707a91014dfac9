import fc from 'fast-check';
import { chmod, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { DEFAULT_PREFERENCES, openPreferences } from '#electron/services/preferences.ts';
import { scratchFolder } from '#tests/support/scratch.ts';

const file = async () => join(await scratchFolder(), 'user', 'preferences.json');

it('starts with the defaults and writes nothing until something is chosen', async () => {
  const path = await file();
  const preferences = await openPreferences(path);
  expect(preferences.get()).toEqual(DEFAULT_PREFERENCES);
  await expect(readFile(path)).rejects.toMatchObject({ code: 'ENOENT' });
});

it('remembers choices, keeps the others, and gives out copies', async () => {
  const path = await file();
  const preferences = await openPreferences(path);
  expect(await preferences.set({ theme: 'dark', locale: undefined })).toEqual({
    ...DEFAULT_PREFERENCES,
    theme: 'dark',
  });
  preferences.get().openSections.push('who');
  await preferences.set({ autoLockMinutes: 3 });
  expect((await openPreferences(path)).get()).toEqual({ ...DEFAULT_PREFERENCES, theme: 'dark', autoLockMinutes: 3 });
});

it('writes simultaneous changes one after the other and loses none', async () => {
  const path = await file();
  const preferences = await openPreferences(path);
  await Promise.all([
    preferences.set({ theme: 'light' }),
    preferences.set({ locale: 'ar' }),
    preferences.set({ listWidth: 500 }),
    preferences.set({ theme: 'contrast' }),
  ]);
  expect((await openPreferences(path)).get()).toMatchObject({ theme: 'contrast', locale: 'ar', listWidth: 500 });
  expect(await readdir(join(path, '..'))).toEqual(['preferences.json']);
});

describe('a broken file', () => {
  it('is set aside, whatever is in it, and the defaults apply', async () => {
    const path = await file();
    await mkdir(join(path, '..'));
    const text = fc.oneof(
      fc.string(),
      fc.json().filter((json) => !json.trim().startsWith('{')),
      fc.constantFrom(
        '{"theme":"neon"}',
        '{"autoLockMinutes":0}',
        '{"theme":"dark"',
        `${' '.repeat(70_000)}{}`,
        '{"openSections":{}}',
      ),
    );
    await fc.assert(
      fc.asyncProperty(text, async (broken) => {
        await writeFile(path, broken);
        expect((await openPreferences(path)).get()).toEqual(DEFAULT_PREFERENCES);
        expect(await readFile(`${path}.broken`, 'utf8')).toBe(broken.toWellFormed());
        await expect(readFile(path)).rejects.toMatchObject({ code: 'ENOENT' });
      }),
    );
  });

  it('can never reach the prototype of anything', async () => {
    const path = await file();
    await mkdir(join(path, '..'));
    await writeFile(
      path,
      '{"theme":"dark","__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}',
    );
    expect((await openPreferences(path)).get()).toEqual({ ...DEFAULT_PREFERENCES, theme: 'dark' });
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
  });

  it('is not what a choice of a newer Concord makes: that is left out, the others stay', async () => {
    const path = await file();
    await mkdir(join(path, '..'));
    await writeFile(path, '{"theme":"dark","density":"tight"}');
    expect((await openPreferences(path)).get()).toEqual({ ...DEFAULT_PREFERENCES, theme: 'dark' });
  });
});

it('refuses what does not fit and stays as it was', async () => {
  const path = await file();
  const preferences = await openPreferences(path);
  await preferences.set({ theme: 'dark' });
  await expect(preferences.set({ autoLockMinutes: 0 })).rejects.toBeInstanceOf(Error);
  expect(preferences.get().autoLockMinutes).toBe(DEFAULT_PREFERENCES.autoLockMinutes);
  await preferences.set({ locale: 'fr' });
  expect((await openPreferences(path)).get()).toMatchObject({ theme: 'dark', locale: 'fr' });
});

it('keeps the old choices when the folder cannot be written, and says so', async () => {
  if (process.getuid?.() === 0)
    console.warn(
      'Run as root: a folder without write permission is written to all the same; a file in its place is used.',
    );
  const path = await file();
  const preferences = await openPreferences(path);
  const folder = join(path, '..');
  if (process.getuid?.() === 0) await writeFile(folder, '');
  else {
    await mkdir(folder);
    await chmod(folder, 0o500);
    onTestFinished(() => chmod(folder, 0o700));
  }
  await expect(preferences.set({ theme: 'dark' })).rejects.toBeInstanceOf(Error);
  expect(preferences.get()).toEqual(DEFAULT_PREFERENCES);
});
