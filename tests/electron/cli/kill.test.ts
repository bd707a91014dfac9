import { spawn } from 'node:child_process';
import { stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { z } from 'zod';
import { STORE_FILE } from '#db/database.ts';
import { waitAfter } from '#db/keys/attempts.ts';
import { isRecordId } from '#shared/domain/ids.ts';
import { checkDocument, importDocument, oneDocument, PASSPHRASE, run, TestDesk } from './cli-fixture.ts';
import { start } from './cli-process.ts';

/** How often the writing process is killed. The short version is for every day; fifty and more for a release. */
const ROUNDS = Number(process.env['CONCORD_KILL_ROUNDS'] ?? 8);

vi.setConfig({ testTimeout: ROUNDS * 120_000, hookTimeout: 240_000 });

let desk: TestDesk;
beforeAll(async () => {
  desk = await TestDesk.create('Doomed desk');
  await desk.lock();
});
afterAll(() => desk.close());

const json = async <T>(schema: z.ZodType<T>, ...args: string[]): Promise<T> => {
  const { code, out, err } = await run(['--workspace', desk.workspace, '--json', ...args]);
  if (code !== 0) throw new Error(err);
  return schema.parse(oneDocument(out));
};

const waiting = z.object({
  error: z.object({ code: z.literal('passphrase.wait'), detail: z.object({ waitMs: z.number() }) }),
});

/** Lets a process write for a while, kills it, and returns the ids that it had printed. */
async function killedWriter(milliseconds: number): Promise<string[]> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'writing-desk.ts'), desk.workspace], {
    env: { ...process.env, CONCORD_PASSPHRASE: PASSPHRASE },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((resolve) => child.once('close', resolve));
  let printed = '';
  const isOpen = new Promise((resolve) => {
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      printed += text;
      if (printed.includes('open\n')) resolve(true);
    });
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  await Promise.race([isOpen, ended]);
  await setTimeout(milliseconds);
  child.kill('SIGKILL');
  await ended;
  // The last line may have been cut off by the kill.
  return printed
    .split('\n')
    .slice(0, -1)
    .filter((line) => isRecordId(line));
}

describe('a process that is killed while it writes', () => {
  it(`loses nothing that it had acknowledged (${ROUNDS} times)`, async () => {
    const acknowledged = new Set<string>();
    const listed = z.looseObject({ total: z.int(), hits: z.array(z.looseObject({ id: z.string() })) });
    for (let round = 0; round < ROUNDS; round++) {
      // From the very first write to some hundreds of them: a different moment each time.
      for (const id of await killedWriter((round * 137) % 1000)) acknowledged.add(id);
      const { total, hits } = await json(listed, 'note', 'list', '--limit', '100000');
      const found = new Set(hits.map((hit) => hit.id));
      expect([...acknowledged].filter((id) => !found.has(id))).toEqual([]);
      // At most the one note under way was written without having been acknowledged.
      expect(total - acknowledged.size).toBeLessThanOrEqual(round + 1);
    }
    expect(acknowledged.size).toBeGreaterThan(ROUNDS);
    const checked = await json(checkDocument, 'check', '--rebuild');
    expect([checked.ok, checked.problems, checked.rebuiltHash]).toEqual([true, [], checked.stateHash]);
  });
});

describe('an import that is killed', () => {
  it('leaves whole batches, and importing again brings in exactly the rest', async () => {
    const rows = 6000;
    const csv = join(desk.folder, 'killed.csv');
    const lines = Array.from({ length: rows }, (_, number) => `Killed import ${number},2026-01-01,NER\n`);
    await writeFile(csv, `title,date,country\n${lines.join('')}`);
    const log = join(desk.workspace, `${STORE_FILE}-wal`);
    const changedAt = async () => (await stat(log).catch(() => ({ mtimeMs: 0 }))).mtimeMs;
    for (let round = 0; round < Math.max(2, ROUNDS / 4); round++) {
      const before = await changedAt();
      const child = start(['--workspace', desk.workspace, '--json', 'import', csv]);
      onTestFinished(() => void child.kill('SIGKILL'));
      const ended = new Promise((resolve) => child.once('close', () => resolve(true)));
      while ((await changedAt()) <= before && !(await Promise.race([ended, setTimeout(20, false)]))) continue;
      await setTimeout(round * 100);
      child.kill('SIGKILL');
      await ended;
    }
    const checked = await json(checkDocument, 'check', '--rebuild');
    expect([checked.ok, checked.rebuiltHash]).toEqual([true, checked.stateHash]);
    const rest = await json(importDocument, 'import', csv);
    expect([rest.received, rest.accepted + rest.duplicate, rest.refused]).toEqual([rows, rows, 0]);
    const { total } = await json(z.looseObject({ total: z.int() }), 'search', '--country', 'NER', '--limit', '0');
    expect(total).toBe(rows);
  });
});

describe('processes that are killed while they unlock', () => {
  it('count as tries, which wins no guesses, and shut nobody out for longer than is said', async () => {
    for (let round = 0; round < 5; round++) {
      const child = start(['--workspace', desk.workspace, 'stats']);
      await setTimeout(500 + round * 250);
      child.kill('SIGKILL');
      await new Promise((resolve) => child.once('close', resolve));
    }
    const stats = () => run(['--workspace', desk.workspace, '--json', 'stats']);
    const first = await stats();
    if (first.code !== 0) {
      const { error } = waiting.parse(oneDocument(first.err));
      expect(error.detail.waitMs).toBeLessThanOrEqual(waitAfter(5));
      await setTimeout(error.detail.waitMs);
    }
    expect(z.looseObject({ cases: z.int() }).parse(oneDocument((await stats()).out))).toMatchObject({ cases: 0 });
    // The right passphrase has forgiven all of them.
    expect((await stats()).code).toBe(0);
  });
});
