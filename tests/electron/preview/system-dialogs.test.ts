import { expect, it, vi } from 'vitest';
import { askSystemForFile, askSystemWhereToSave, type RunProgram } from '#electron/preview/system-dialogs.ts';

const only = (name: string, answer: string | null) =>
  vi.fn<RunProgram>(async (asked) => (asked === name ? answer : 'absent'));

it('uses the dialog that is installed and gives back the path', async () => {
  expect(await askSystemForFile('bundle', only('zenity', '/a/b.concord'))).toBe('/a/b.concord');
  expect(await askSystemWhereToSave('b.concord', 'bundle', only('kdialog', '/a/b.concord'))).toBe('/a/b.concord');
});

it('does not ask a second program when the first was closed', async () => {
  const run = only('zenity', null);
  expect(await askSystemForFile('csv', run)).toBeNull();
  expect(run).toHaveBeenCalledTimes(1);
});

it('says when there is none', async () => {
  expect(await askSystemForFile('any', only('nothing', 'x'))).toBe('absent');
  expect(await askSystemWhereToSave('x', 'any', only('nothing', 'x'))).toBe('absent');
});

it('hands a name over as one argument that can neither be a switch nor lead elsewhere', async () => {
  const run = only('kdialog', '/x');
  await askSystemWhereToSave('../../--exec=rm; "$(x)"\n.concord', 'bundle', run);
  const paths = run.mock.calls.map(([, args]) => args.find((argument) => argument.includes('--exec')) ?? '');
  expect(paths).toHaveLength(2);
  for (const path of paths) {
    expect(path).not.toContain('..');
    expect(path.replace('--filename=', '')).toMatch(/^\/.*\/--exec=rm; "\$\(x\)"\.concord$/);
  }
});
