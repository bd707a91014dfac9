import { spawn, spawnSync } from 'node:child_process';
import { readdir, stat, writeFile } from 'node:fs/promises';
import { chmodSync } from 'node:fs';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { STORE_FILE } from '#db/database.ts';
import { scratchFolder } from '../../support/scratch.ts';
import { checkDocument, errorOf, oneDocument, PASSPHRASE, TestDesk, withId } from './cli-fixture.ts';
import { ENTRY, finished, ROOT, runEntry, runNpm, start } from './cli-process.ts';

vi.setConfig({ testTimeout: 180_000, hookTimeout: 120_000 });

let desk: TestDesk;
const at = () => ['--workspace', desk.workspace];
beforeAll(async () => {
  desk = await TestDesk.create('Process desk');
  await desk.lock();
});
afterAll(() => desk.close());

describe('npm run -s concord', () => {
  it('makes a workspace, takes a note from the standard input and finds it', async () => {
    const workspace = join(await scratchFolder(), 'workspace');
    const made = await runNpm([
      ...['--workspace', workspace, '--json', 'init'],
      ...['--name', 'Osh field office', '--officer', 'Aida Bekova', '--organisation', 'UNRCCA'],
    ]);
    expect([made.code, made.err]).toEqual([0, '']);
    expect(oneDocument(made.out)).toMatchObject({ workspace, recoveryKey: expect.stringMatching(/^[0-9A-Z-]{34}$/) });

    const input = JSON.stringify({ title: 'Караван остановлен у брода', country: 'KGZ', severity: 3 });
    const added = await runNpm(['--workspace', workspace, '--json', 'note', 'add', '--file', '-'], { input });
    expect([added.code, added.err]).toEqual([0, '']);
    const { id } = withId.parse(oneDocument(added.out));

    const found = await runNpm(['--json', '--workspace', workspace, 'search', 'караваны', '--facets']);
    expect(oneDocument(found.out)).toMatchObject({ total: 1, hits: [{ id }], facets: { country: [{ value: 'KGZ' }] } });
  });

  it('takes relative paths from where it was called, not from the project', async () => {
    const folder = await scratchFolder();
    await writeFile(join(folder, 'note.json'), '{"title":"From elsewhere"}');
    const called = join(ROOT, 'tests');
    const added = await runNpm(
      [...at(), '--json', 'note', 'add', '--file', relative(called, join(folder, 'note.json'))],
      {
        folder: called,
      },
    );
    expect([added.code, added.err]).toEqual([0, '']);
  });

  it('ends with 1 and one line of JSON on the error output, or with 2 and the usage', async () => {
    const failed = await runNpm([...at(), '--json', 'note', 'show', '0'.repeat(26)]);
    expect([failed.code, failed.out, errorOf(failed).code]).toEqual([1, '', 'record.unknown']);
    const plain = await runNpm([...at(), 'note', 'show', '0'.repeat(26)]);
    expect([plain.code, plain.err]).toEqual([1, expect.stringMatching(/^concord: .+ \(record\.unknown\)\n$/)]);
    const wrong = await runNpm(['note', 'shw']);
    expect([wrong.code, wrong.out, wrong.err]).toEqual([2, '', expect.stringContaining('Usage: concord')]);
  });
});

describe('the process', () => {
  it('says what is needed when there is neither a passphrase nor a terminal', async () => {
    const failed = await runEntry([...at(), 'stats'], { passphrase: null });
    expect([failed.code, failed.out]).toEqual([1, '']);
    expect(failed.err).toMatch(/^concord: .*CONCORD_PASSPHRASE.* \(workspace\.locked\)\n$/);
  });

  it('is quiet when nobody reads its output to the end', async () => {
    const child = start(['--help']);
    child.stdout?.destroy();
    const { err } = await finished(child);
    expect(err).toBe('');
  });

  it('leaves a workspace alone that another process has open', async () => {
    const first = spawn(process.execPath, [join(import.meta.dirname, 'writing-desk.ts'), desk.workspace], {
      env: { ...process.env, CONCORD_PASSPHRASE: PASSPHRASE },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    try {
      await new Promise((resolve) => first.stdout.once('data', resolve));
      const second = await runEntry([...at(), '--json', 'note', 'add', 'title=second']);
      expect([second.code, errorOf(second).code]).toEqual([1, 'workspace.busy']);
    } finally {
      first.kill('SIGKILL');
      await new Promise((resolve) => first.once('close', resolve));
    }
    expect((await runEntry([...at(), 'note', 'add', 'title=third'])).code).toBe(0);
  });

  it('ends in order on Ctrl-C: what came in stays whole, and importing again brings in the rest', async () => {
    const rows = 40_000;
    const csv = join(desk.folder, 'many.csv');
    const row = (number: number) => `Event ${number},2026-01-01,TCD\n`;
    await writeFile(csv, `title,date,country\n${Array.from({ length: rows }, (_, number) => row(number)).join('')}`);
    const log = join(desk.workspace, `${STORE_FILE}-wal`);
    const child = start([...at(), '--json', 'import', csv]);
    const ended = finished(child);
    const size = async () => (await stat(log).catch(() => ({ size: 0 }))).size;
    await vi.waitFor(async () => expect(await size()).toBeGreaterThan(1_000_000), { timeout: 120_000, interval: 50 });
    child.kill('SIGINT');
    const stopped = await ended;
    expect([stopped.code, stopped.out]).toEqual([1, '']);
    const { code, detail } = errorOf(stopped);
    expect(code).toBe('cancelled');
    const kept = Number(detail?.['rows']);
    expect(kept).toBeGreaterThan(0);
    expect(kept).toBeLessThan(rows);
    const list = z.looseObject({ total: z.int() });
    const counted = await runEntry([...at(), '--json', 'search', '--country', 'TCD', '--limit', '0']);
    expect(list.parse(oneDocument(counted.out)).total).toBe(kept);
    const checked = await runEntry([...at(), '--json', 'check']);
    expect(checkDocument.parse(oneDocument(checked.out)).ok).toBe(true);
  });

  it('without rights to the folder says so, leaves nothing, and changes nothing', async () => {
    if (process.platform === 'win32') {
      console.warn('Folders cannot be made read-only by their mode on Windows: not tested there.');
      return;
    }
    const isRoot = process.getuid?.() === 0;
    const nobody = isRoot ? { user: 65_534 } : {};
    const probe = await runEntry(['--version'], nobody).catch(() => null);
    if (probe?.code !== 0) {
      console.warn('A process without privileges cannot read the project here: read-only folders are not tested.');
      return;
    }
    const folder = await scratchFolder();
    chmodSync(folder, 0o777);
    const workspace = ['--workspace', join(folder, 'workspace'), '--json'];
    const init = ['init', '--name', 'a', '--officer', 'b', '--organisation', 'c'];
    expect((await runEntry([...workspace, ...init], nobody)).code).toBe(0);
    const names = await readdir(join(folder, 'workspace'));
    try {
      chmodSync(folder, 0o555);
      chmodSync(join(folder, 'workspace'), 0o555);
      const added = await runEntry([...workspace, 'note', 'add', 'title=x'], nobody);
      expect([added.code, errorOf(added).code]).toEqual([1, 'workspace.read-only']);
      const made = await runEntry(['--workspace', join(folder, 'other'), '--json', ...init], nobody);
      expect([made.code, errorOf(made).code]).toEqual([1, 'workspace.read-only']);
    } finally {
      chmodSync(folder, 0o755);
      chmodSync(join(folder, 'workspace'), 0o755);
    }
    expect([await readdir(folder), await readdir(join(folder, 'workspace'))]).toEqual([['workspace'], names]);
  });

  it('can always be ended by pressing Ctrl-C again, and the workspace is whole afterwards', async () => {
    const child = start([...at(), 'check', '--rebuild']);
    const ended = finished(child);
    const press = setInterval(() => child.kill('SIGINT'), 500);
    const { code, out } = await ended;
    clearInterval(press);
    // Ended in order, by the second press, or before it could listen at all.
    expect([1, 130, -1]).toContain(code);
    expect(out).toBe('');
    const checked = await runEntry([...at(), '--json', 'check']);
    expect(checkDocument.parse(oneDocument(checked.out)).ok).toBe(true);
  });
});

describe('the prompt', () => {
  const hasScript = spawnSync('script', ['--version']).status === 0;

  it('takes the passphrase from a person without showing it', async () => {
    if (!hasScript) {
      console.warn('The command "script" is not installed: the prompt in a terminal is not tested here.');
      return;
    }
    const line = [process.execPath, ENTRY, ...at(), 'note', 'list', '--limit', '1']
      .map((word) => `'${word}'`)
      .join(' ');
    const child = spawn('script', ['-qec', line, '/dev/null'], {
      env: { ...process.env, CONCORD_PASSPHRASE: undefined, TERM: 'xterm' },
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    let shown = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      shown += text;
      if (text.includes('Passphrase: ')) child.stdin.write(`${PASSPHRASE}\r`);
    });
    const code = await new Promise((resolve) => child.once('close', resolve));
    expect(code).toBe(0);
    expect(shown).toContain('Passphrase: ');
    expect(shown).not.toContain(PASSPHRASE.slice(0, 6));
    expect(shown).toMatch(/\d+ notes/);
  });
});
