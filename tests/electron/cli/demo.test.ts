import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { noteSchema } from '#shared/domain/note.ts';
import { datedNotes } from '#electron/demo/sample-notes.ts';
import { scratchFolder } from '../../support/scratch.ts';
import { errorOf, oneDocument, run } from './cli-fixture.ts';

vi.setConfig({ testTimeout: 240_000 });

it('the demonstration hands notes from one desk to the other, and leaves bundle and cards', async () => {
  const folder = join(await scratchFolder(), 'demo-output');
  const scratch = async () => (await readdir(tmpdir())).filter((name) => name.startsWith('concord-demo-'));
  const before = await scratch();
  const told = await run(['demo', '--to', folder, '--no-screenshots'], { passphrase: null });
  expect([told.code, told.err]).toEqual([0, '']);
  for (const line of [
    'field$ concord init',
    'hq$ concord import tarsa.concord',
    'verified contact',
    'Withheld',
    'Everything holds.',
    'EXERCISE',
  ]) {
    expect(told.out).toContain(line);
  }
  // What headquarters is shown says nothing of who the sources are.
  expect(told.out.slice(told.out.indexOf('hq$ concord note show'))).not.toMatch(/Ibrahim|Kellou/);
  expect((await readdir(folder)).sort()).toEqual([
    'case.json',
    'demonstration.txt',
    'field-office.concord-card',
    'headquarters-identity.txt',
    'headquarters.concord-card',
    'notes.json',
    'tarsa.concord',
  ]);
  expect((await readFile(join(folder, 'tarsa.concord'))).toString('latin1')).not.toMatch(/Amala|herder/);
  expect(await scratch()).toEqual(before);

  const again = await run(['--json', 'demo', '--to', folder, '--no-screenshots'], { passphrase: null });
  expect([again.code, again.err]).toEqual([0, '']);
  expect(oneDocument(again.out)).toMatchObject({
    ...{ folder, screenshots: [], isAuthorVerified: true, isSourceWithheld: true },
    ...{ notes: datedNotes(0).length, languages: 6 },
  });
});

it('a demonstration leaves a folder alone that holds anything but its own', async () => {
  const folder = join(await scratchFolder(), 'mine');
  await mkdir(folder);
  await writeFile(join(folder, 'notes.json'), 'my own');
  for (const to of [folder, join(folder, 'notes.json')]) {
    const told = await run(['--json', 'demo', '--to', to, '--no-screenshots'], { passphrase: null });
    expect([told.code, errorOf(told).code]).toEqual([1, 'file.exists']);
  }
  expect(await readdir(folder)).toEqual(['notes.json']);
  expect(await readFile(join(folder, 'notes.json'), 'utf8')).toBe('my own');
});

it('its notes are whole, and dated back from the day on which it runs', () => {
  const notes = datedNotes(Date.UTC(2026, 10, 24));
  expect(notes.length).toBeGreaterThanOrEqual(12);
  for (const note of notes) {
    expect(Object.keys(note).filter((field) => !Object.hasOwn(noteSchema.shape, field))).toEqual([]);
    expect(note.eventStart).toMatch(/^2026-1[01]-\d\d$/);
    expect((note.eventEnd ?? note.eventStart ?? '') >= (note.eventStart ?? 'none')).toBe(true);
  }
  const scripts = [/[a-z]/i, /\p{Script=Arabic}/u, /\p{Script=Cyrillic}/u, /\p{Script=Han}/u, /[éèà]/, /[ñ]/];
  for (const script of scripts) expect(notes.some(({ title }) => script.test(title ?? ''))).toBe(true);
});
