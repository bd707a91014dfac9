import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '..');
const folders = ['shared', 'db', 'electron', 'renderer', 'scripts', 'tests'];

/** What each folder may do: these files must pass, or the failures below prove nothing. */
const allowed: Record<string, string> = {
  'shared/rule.ts': `
    import * as z from 'zod';
    export const rule: z.ZodString = z.string();`,
  'db/query.ts': `
    import { readFileSync } from 'node:fs';
    import Database from 'better-sqlite3';
    import { rule } from '#shared/rule.ts';
    export const open = (path: string): Database.Database => new Database(rule.parse(path));
    export const read = (path: string): Buffer => readFileSync(path);`,
  'electron/main.ts': `
    import { app } from 'electron';
    import { open } from '#db/query.ts';
    import { rule } from '#shared/rule.ts';
    export const main = (): unknown => [app.getName(), open, rule];`,
  'renderer/Page.tsx': `
    import type { ReactNode } from 'react';
    import { rule } from '#shared/rule.ts';
    export function Page(): ReactNode {
      return <p>{rule.parse(document.title)}</p>;
    }`,
  'scripts/run.ts': `
    import { main } from '#electron/main.ts';
    export const run: unknown = [main, process.argv];`,
  'tests/all.test.ts': `
    import { main } from '#electron/main.ts';
    import { open } from '#db/query.ts';
    import { Page } from '#renderer/Page.tsx';
    import { rule } from '#shared/rule.ts';
    export const all: unknown = [main, open, Page, rule, document, process];`,
};

/** `folder: statement`, each of which the type check must refuse; `lint` those that the linter must refuse as well. */
const forbidden: readonly { folder: string; code: string; lint?: boolean }[] = [
  { folder: 'shared', code: `export { open } from '#db/query.ts';`, lint: true },
  { folder: 'shared', code: `export { open } from '../db/query.ts';`, lint: true },
  { folder: 'shared', code: `export type Open = typeof import('#db/query.ts');` },
  { folder: 'shared', code: `export { main } from '#electron/main.ts';`, lint: true },
  { folder: 'shared', code: `export { Page } from '#renderer/Page.tsx';`, lint: true },
  { folder: 'shared', code: `export { readFileSync } from 'node:fs';`, lint: true },
  { folder: 'shared', code: `export { readFileSync } from 'fs';` },
  { folder: 'shared', code: `export { app } from 'electron';`, lint: true },
  { folder: 'shared', code: `export const it: unknown = Buffer.from('');` },
  { folder: 'shared', code: `export const it: unknown = process.env;` },
  { folder: 'shared', code: `export const it: unknown = document;` },
  { folder: 'shared', code: `export const it: unknown = window;` },
  { folder: 'db', code: `export const it: unknown = document;` },
  { folder: 'db', code: `export const it: unknown = window;` },
  { folder: 'db', code: `export const it: unknown = new DOMParser();` },
  { folder: 'db', code: `export { app } from 'electron';`, lint: true },
  { folder: 'db', code: `export type { App } from 'electron';`, lint: true },
  { folder: 'db', code: `export const it: unknown = import('electron');` },
  { folder: 'db', code: `export type App = Electron.App;` },
  { folder: 'db', code: `export { main } from '#electron/main.ts';`, lint: true },
  { folder: 'db', code: `export { Page } from '#renderer/Page.tsx';`, lint: true },
  { folder: 'db', code: `export { all } from '#tests/all.test.ts';`, lint: true },
  { folder: 'electron', code: `export const it: unknown = document;` },
  { folder: 'electron', code: `export { Page } from '#renderer/Page.tsx';`, lint: true },
  { folder: 'electron', code: `export { all } from '#tests/all.test.ts';`, lint: true },
  { folder: 'renderer', code: `export { open } from '#db/query.ts';`, lint: true },
  { folder: 'renderer', code: `export { main } from '#electron/main.ts';`, lint: true },
  { folder: 'renderer', code: `export { main } from '../electron/main.ts';`, lint: true },
  { folder: 'renderer', code: `export { readFileSync } from 'node:fs';`, lint: true },
  { folder: 'renderer', code: `export { ipcRenderer } from 'electron';`, lint: true },
  { folder: 'renderer', code: `export const it: unknown = process.env;` },
];

/** Where a forbidden statement is tried: in a file of its own, so that nothing another one drags in hides its fault. */
const name = (index: number): string => `${forbidden[index]?.folder}/forbidden-${index}.ts`;

/** Lets a tool's own entry run under this Node, whatever the platform calls its launcher. */
function runTool(entry: string, args: string[], cwd: string): { status: number | null; output: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'node_modules', entry), ...args], {
    cwd,
    encoding: 'utf8',
  });
  return { status, output: stdout + stderr };
}

describe('arrows between the top folders point one way', () => {
  let project = '';
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(project, path)), { recursive: true });
    writeFileSync(join(project, path), text);
  };

  beforeAll(() => {
    project = mkdtempSync(join(tmpdir(), 'concord-layers-'));
    for (const path of [
      'package.json',
      'tsconfig.json',
      'tsconfig.base.json',
      '.oxlintrc.json',
      'electron-is-for-the-electron-folder.d.ts',
      ...folders.map((folder) => `${folder}/tsconfig.json`),
    ]) {
      mkdirSync(dirname(join(project, path)), { recursive: true });
      copyFileSync(join(root, path), join(project, path));
    }
    symlinkSync(join(root, 'node_modules'), join(project, 'node_modules'), 'junction');
    for (const [path, text] of Object.entries(allowed)) write(path, text);
  });

  afterAll(() => rmSync(project, { recursive: true, force: true }));

  const typeCheck = (...targets: string[]) =>
    runTool('typescript/bin/tsc', ['--build', '--pretty', 'false', ...targets], project);
  const lint = () => runTool('oxlint/bin/oxlint', ['--format', 'unix', ...folders], project);

  it('lets every folder use what it may', () => {
    expect(typeCheck()).toEqual({ status: 0, output: '' });
    expect(lint().output).not.toContain('no-restricted-imports');
  });

  it.each(forbidden.map(({ folder, code }, index) => ({ folder, code, path: name(index) })))(
    'refuses in the type check of $folder: $code',
    ({ folder, code, path }) => {
      write(path, `${code}\n`);
      const { status, output } = typeCheck(folder);
      rmSync(join(project, path));
      expect(status).not.toBe(0);
      expect(output).toContain(`${path}(1,`);
    },
  );

  it('refuses wrong-way imports in the linter too, with a reason', () => {
    forbidden.forEach(({ code }, index) => write(name(index), `${code}\n`));
    const lines = lint().output.split('\n');
    const unnoticed = forbidden.filter(
      ({ lint: isLinted }, index) =>
        isLinted === true &&
        !lines.some((line) => line.includes(name(index)) && line.includes('no-restricted-imports')),
    );
    expect(unnoticed).toEqual([]);
  });

  it('keeps the module electron out of the parts of electron/ that run under plain Node', () => {
    write('electron/services/badge.ts', `import { app } from 'electron';\nexport const badge: unknown = app;\n`);
    write('electron/window/frame.ts', `import { app } from 'electron';\nexport const frame: unknown = app;\n`);
    const lines = lint()
      .output.split('\n')
      .filter((line) => line.includes('no-restricted-imports'));
    expect(lines.some((line) => line.includes('electron/services/badge.ts'))).toBe(true);
    expect(lines.some((line) => line.includes('electron/window/frame.ts'))).toBe(false);
  });
});

describe('the libraries of each top folder', () => {
  const loaded = (folder: string): string =>
    runTool('typescript/bin/tsc', ['--project', folder, '--listFilesOnly'], root).output.replaceAll('\\', '/');
  const node = '@types/node/index.d.ts';
  const dom = '/lib.dom.d.ts';
  const electron = '/electron/electron.d.ts';

  // A dependency's own types can bring the globals of Node or the DOM along, whatever `lib` and `types` say.
  it.each([
    { folder: 'shared', without: [node, dom, electron] },
    { folder: 'db', without: [dom, electron] },
    { folder: 'electron', without: [dom] },
    { folder: 'renderer', without: [node, electron] },
  ])('are all that reaches $folder', ({ folder, without }) => {
    const files = loaded(folder);
    expect(files).toContain('lib.es2024.d.ts');
    expect(without.filter((library) => files.includes(library))).toEqual([]);
  });
});
