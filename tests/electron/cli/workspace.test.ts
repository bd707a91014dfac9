import { chmod, mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { ATTEMPTS_FILE } from '#db/keys/attempts.ts';
import { openWriter, STORE_FILE } from '#db/database.ts';
import { KEY_FILE, unwrapByPassphrase } from '#db/keys/key-file.ts';
import { usualWorkspaceFolder } from '#electron/cli/session.ts';
import { scratchFolder } from '../../support/scratch.ts';
import { errorOf, oneDocument, PASSPHRASE, run, type Surroundings, TestDesk } from './cli-fixture.ts';

// Each opening of a workspace stretches a passphrase, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 120_000 });

const initDocument = z.strictObject({
  desk: z.string().length(64),
  recoveryKey: z.string().regex(/^(?:[0-9A-Z]{4}-){6}[0-9A-Z]{4}$/),
  workspace: z.string(),
  exercise: z.string().nullable(),
  name: z.string(),
  officer: z.string(),
  organisation: z.string(),
  fingerprint: z.string(),
});

const NAMES = ['--name', 'Osh field office', '--officer', 'Aida Bekova', '--organisation', 'UNRCCA'];
const init = (workspace: string, surroundings: Surroundings = {}, ...more: string[]) =>
  run(['--workspace', workspace, '--json', 'init', ...NAMES, ...more], surroundings);

describe('init', () => {
  it('prints the recovery key once and makes a workspace that opens again', async () => {
    const workspace = join(await scratchFolder(), 'a', 'b');
    const made = await init(workspace);
    expect([made.code, made.err]).toEqual([0, '']);
    const document = initDocument.parse(oneDocument(made.out));
    expect(document).toMatchObject({ workspace, exercise: null, name: 'Osh field office', organisation: 'UNRCCA' });
    for (const name of await readdir(workspace)) {
      expect((await readFile(join(workspace, name))).includes(document.recoveryKey)).toBe(false);
    }
    const stats = await run(['--workspace', workspace, '--json', 'stats']);
    expect(oneDocument(stats.out)).toMatchObject({ desk: document.desk, notes: 0 });
  });

  it('makes an exercise with and without a name', async () => {
    const folder = await scratchFolder();
    const named = await init(join(folder, 'named'), {}, '--exercise', 'Osh  2026');
    expect(initDocument.parse(oneDocument(named.out)).exercise).toBe('osh 2026');
    const plain = await init(join(folder, 'plain'), {}, '--exercise');
    expect(initDocument.parse(oneDocument(plain.out)).exercise).toBe('exercise');
  });

  it('asks for the passphrase twice when it is not in the environment', async () => {
    const folder = await scratchFolder();
    const typed = await init(join(folder, 'a'), { passphrase: null, typed: [PASSPHRASE, PASSPHRASE] });
    expect(typed.code).toBe(0);
    const differing = await init(join(folder, 'b'), { passphrase: null, typed: [PASSPHRASE, `${PASSPHRASE}!`] });
    expect([differing.code, errorOf(differing).code]).toEqual([1, 'passphrase.wrong']);
    const alone = await init(join(folder, 'c'), { passphrase: null });
    expect([alone.code, errorOf(alone).code]).toEqual([1, 'workspace.locked']);
    expect(await readdir(folder)).toEqual(['a']);
  });

  it('refuses weak and empty passphrases, a folder in use, and names that no card can carry', async () => {
    const folder = await scratchFolder();
    expect(errorOf(await init(join(folder, 'a'), { passphrase: 'short' })).code).toBe('passphrase.weak');
    expect(errorOf(await init(join(folder, 'a'), { passphrase: '' })).code).toBe('passphrase.wrong');
    await mkdir(join(folder, 'full'));
    await writeFile(join(folder, 'full', 'letter.txt'), 'mine');
    expect(errorOf(await init(join(folder, 'full'))).code).toBe('workspace.exists');
    expect(await readdir(join(folder, 'full'))).toEqual(['letter.txt']);
    await writeFile(join(folder, 'file'), '');
    expect(errorOf(await init(join(folder, 'file'))).code).toBe('workspace.none');
    const control = await run([
      ...['--workspace', join(folder, 'x'), '--json', 'init'],
      ...['--name', 'a\u202Eb', '--officer', 'o', '--organisation', 'x'],
    ]);
    expect(errorOf(control).code).toBe('input.invalid');
    expect((await init(join(folder, 'y'), {}, '--name', ' ')).code).toBe(2);
  });

  it('never makes a second workspace over the first', async () => {
    const desk = await TestDesk.create('First');
    try {
      await desk.lock();
      const key = await readFile(join(desk.workspace, KEY_FILE));
      expect(errorOf(await init(desk.workspace)).code).toBe('workspace.exists');
      expect(await readFile(join(desk.workspace, KEY_FILE))).toEqual(key);
    } finally {
      await desk.close();
    }
  });
});

describe('a workspace that cannot be opened', () => {
  it('when there is none, before any passphrase is asked for', async () => {
    const folder = await scratchFolder();
    for (const workspace of [join(folder, 'absent'), folder]) {
      const failed = await run(['--workspace', workspace, '--json', 'stats'], { passphrase: null });
      expect([failed.code, errorOf(failed).code]).toEqual([1, 'workspace.none']);
      expect(errorOf(failed).message).toContain('concord init');
    }
    expect(await readdir(folder)).toEqual([]);
  });

  it('when nobody can be asked for the passphrase', async () => {
    const desk = await TestDesk.create('Silent');
    try {
      await desk.lock();
      const failed = await run(['--workspace', desk.workspace, 'stats'], { passphrase: null });
      expect([failed.code, failed.err]).toEqual([1, 'concord: Nobody is there to ask. (workspace.locked)\n']);
    } finally {
      await desk.close();
    }
  });

  it('with a wrong passphrase, which is counted on disk and makes everybody wait', async () => {
    const desk = await TestDesk.create('Careful');
    try {
      await desk.lock();
      const attempts = join(desk.workspace, ATTEMPTS_FILE);
      const stats = (surroundings: Surroundings) =>
        run(['--workspace', desk.workspace, '--json', 'stats'], surroundings);
      const wrong = await stats({ passphrase: 'wrong passphrase' });
      expect([wrong.code, errorOf(wrong).code]).toEqual([1, 'passphrase.wrong']);
      expect(JSON.parse(await readFile(attempts, 'utf8'))).toMatchObject({ failed: 1 });

      await writeFile(attempts, JSON.stringify({ failed: 12, lastAt: Date.now() }));
      const early = errorOf(await stats({}));
      expect([early.code, early.message]).toEqual(['passphrase.wait', expect.stringMatching(/Wait \d+ s/)]);
      expect(Number(early.detail?.['waitMs'])).toBeGreaterThan(60_000);
      // Nobody is asked for a passphrase that would not be heard.
      expect(errorOf(await stats({ passphrase: null })).code).toBe('passphrase.wait');

      await writeFile(attempts, JSON.stringify({ failed: 12, lastAt: 0 }));
      expect((await stats({})).code).toBe(0);
      expect(await readdir(desk.workspace)).not.toContain(ATTEMPTS_FILE);
    } finally {
      await desk.close();
    }
  });

  it('while another Concord has it open', async () => {
    const desk = await TestDesk.create('Busy');
    try {
      const failed = await run(['--workspace', desk.workspace, '--json', 'note', 'add', 'title=x']);
      expect([failed.code, errorOf(failed).code]).toEqual([1, 'workspace.busy']);
      expect((await desk.cli(['note', 'add', 'title=y'])).code).toBe(0);
    } finally {
      await desk.close();
    }
  });

  it('when its store was written by a newer Concord, which is left untouched', async () => {
    const desk = await TestDesk.create('Newer');
    try {
      await desk.lock();
      const storeKey = await unwrapByPassphrase(join(desk.workspace, KEY_FILE), PASSPHRASE);
      const db = openWriter(join(desk.workspace, STORE_FILE), storeKey);
      db.pragma('user_version = 9999');
      db.close();
      const before = await readFile(join(desk.workspace, STORE_FILE));
      const failed = await run(['--workspace', desk.workspace, '--json', 'stats']);
      expect([failed.code, errorOf(failed).code]).toEqual([1, 'workspace.newer']);
      expect((await readFile(join(desk.workspace, STORE_FILE))).equals(before)).toBe(true);
      await writeFile(join(desk.workspace, KEY_FILE), '{"format":"concord-workspace","version":2}');
      expect(errorOf(await run(['--workspace', desk.workspace, '--json', 'stats'])).code).toBe('workspace.newer');
    } finally {
      await desk.close();
    }
  });

  it('when its store is missing, another one, or no store at all', async () => {
    const desk = await TestDesk.create('Damaged');
    try {
      await desk.lock();
      const path = join(desk.workspace, STORE_FILE);
      const code = async () => errorOf(await run(['--workspace', desk.workspace, '--json', 'stats'])).code;
      await rename(path, `${path}.away`);
      expect(await code()).toBe('workspace.vanished');
      const foreign = openWriter(path, new Uint8Array(32).fill(7));
      foreign.exec('CREATE TABLE t (x)');
      foreign.close();
      expect(await code()).toBe('workspace.damaged');
      await writeFile(path, 'not a database at all, only some text that is long enough to be looked at');
      expect(await code()).toBe('workspace.damaged');
      await writeFile(join(desk.workspace, KEY_FILE), '{}');
      expect(await code()).toBe('workspace.damaged');
    } finally {
      await desk.close();
    }
  });
});

describe('the store file', () => {
  it('holds nothing of what was written in the clear', async () => {
    const desk = await TestDesk.create('Canary desk', 'CanaryOrganisation');
    try {
      await desk.note({
        title: 'CANARY-TITLE',
        body: 'CANARY-BODY',
        tags: ['canary:tag'],
        sources: [{ identity: 'CANARY-SOURCE' }],
      });
      await desk.lock();
      for (const name of await readdir(desk.workspace)) {
        expect((await readFile(join(desk.workspace, name))).toString('latin1')).not.toMatch(/canary/i);
      }
    } finally {
      await desk.close();
    }
  });
});

describe('calling it wrongly', () => {
  it.each([
    [[], 'A command is needed'],
    [['fly'], 'no command "fly"'],
    [['note'], 'needs one of: add, show, list, set'],
    [['note', 'fly'], 'needs one of'],
    [['note', 'show'], 'ID is needed'],
    [['note', 'show', 'a', 'b'], 'one word too many'],
    [['note', 'add'], 'either --file or FIELD=VALUE'],
    [['note', 'add', '--file', 'x', 'title=y'], 'either --file or FIELD=VALUE'],
    [['tag', 'add', 'x'], 'TAG is needed'],
    [['--colour', 'stats'], 'no option --colour'],
    [['stats', '--workspace'], '--workspace needs a value'],
    [['help', 'fly'], 'no command "fly"'],
    [['--workspace', 'x', 'demo'], 'workspaces of its own'],
  ])('as %j ends with 2, the reason, and the usage line', async (args, reason) => {
    const failed = await run(args);
    expect([failed.code, failed.out]).toEqual([2, '']);
    expect(failed.err).toContain(reason);
    expect(failed.err).toMatch(/\(usage\)\nUsage: concord /);
    const asJson = await run(['--json', ...args]);
    expect([asJson.code, errorOf(asJson).code]).toEqual([2, 'usage']);
  });
});

describe('help', () => {
  it.each([[['--help']], [['help']], [['-h']], [['--workspace', 'x', '--help']]])(
    '%j lists every command',
    async (args) => {
      const { code, out } = await run(args);
      expect(code).toBe(0);
      for (const name of [
        'init',
        'note add',
        'case set',
        'tag remove',
        'import',
        'export',
        'desk identity',
        'check',
        'demo',
      ]) {
        expect(out).toContain(`  ${name}  `);
      }
      for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
    },
  );

  it.each([[['note', 'add', '--help']], [['help', 'note', 'add']], [['--help', 'note', 'add']]])(
    '%j tells about one command without opening anything',
    async (args) => {
      const { code, out } = await run(args, { passphrase: null });
      expect([code, out.split('\n')[0]]).toEqual([0, 'Usage: concord note add [FIELD=VALUE…] [--file F]']);
    },
  );

  it('the version is the package’s', async () => {
    const text = await readFile(join(import.meta.dirname, '..', '..', '..', 'package.json'), 'utf8');
    const { version } = z.looseObject({ version: z.string() }).parse(JSON.parse(text));
    expect((await run(['--version'])).out).toBe(`concord ${version}\n`);
  });
});

it('without --workspace it works where the desktop application does', () => {
  expect(usualWorkspaceFolder()).toMatch(/concord-development[\\/]workspace$/);
  expect(usualWorkspaceFolder().startsWith(process.env['XDG_CONFIG_HOME'] ?? homedir())).toBe(true);
});

it('what is cancelled before it began changes nothing', async () => {
  const folder = await scratchFolder();
  const cancelled = await init(join(folder, 'a'), { signal: AbortSignal.abort() });
  expect([cancelled.code, errorOf(cancelled).code, await readdir(folder)]).toEqual([1, 'cancelled', []]);
});

it('a folder that may not be written to is left as it is, with a plain reason', async () => {
  if (process.getuid?.() === 0 || process.platform === 'win32') {
    console.warn('A read-only folder holds nobody back here; a process of its own tries it without privileges.');
    return;
  }
  const folder = await scratchFolder();
  await chmod(folder, 0o500);
  const failed = await init(join(folder, 'workspace'));
  await chmod(folder, 0o700);
  expect([failed.code, errorOf(failed).code]).toEqual([1, 'workspace.read-only']);
});
