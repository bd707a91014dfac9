import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { type PackedRows, packRows } from '#db/workers/packed-rows.ts';
import { StoreClient } from '#db/workers/store-client.ts';
import { importNotes } from '#electron/import/import-notes.ts';
import { ConcordError, errorData } from '#shared/errors.ts';
import { scratchFolder } from '#tests/support/desks.ts';
import { PASSPHRASE } from '#tests/support/workspaces.ts';

/** A store whose writer fails at this batch, once. */
async function store(batch: number, failure: Error): Promise<StoreClient> {
  const client = new StoreClient(scratchFolder(), { onChange: () => undefined });
  onTestFinished(() => client.close());
  const people = { name: 'Field office', officer: 'A. Officer', organisation: 'UNOWAS', exercise: null };
  await client.create({ ...people, passphrase: PASSPHRASE });
  const call = client.writer.call;
  let calls = 0;
  vi.spyOn(client.writer, 'call').mockImplementation((method, ...of) =>
    method === 'addNotes' && ++calls === batch ? Promise.reject(failure) : call(method, ...of),
  );
  return client;
}

/** Rows in batches of 250. Of ten rows one cannot be read. */
async function* batches(count: number): AsyncGenerator<PackedRows> {
  for (let from = 1; from <= count; from += 250) {
    const lines = Array.from({ length: Math.min(250, count + 1 - from) }, (_, at) => from + at);
    yield packRows(
      lines.map((line) =>
        line % 10 === 0
          ? { line, problem: { code: 'row.unreadable', message: 'This row cannot be read.' } }
          : { line, input: { title: `Event ${line}`, origin: `test:${line}` } },
      ),
    );
  }
}

/** What a person is told of an import that fails. */
async function failureOf(client: StoreClient, isDryRun: boolean) {
  const told = await importNotes(client, batches(700), { isDryRun }).catch(errorData);
  if (!('message' in told)) throw new Error('It did not fail');
  return told;
}

const full = new ConcordError('workspace.disk-full', 'The disk is full. Nothing was changed. Free some space.');

describe('an import that fails', { timeout: 60_000 }, () => {
  it('after some batches says what was stored, and importing again adds only the rest', async () => {
    const client = await store(3, full);
    expect(await failureOf(client, false)).toEqual({
      code: 'workspace.disk-full',
      message:
        'The disk is full. 450 notes of this file were stored and stay. Importing the same file again adds only the rest; undo takes them back. Free some space.',
    });
    const again = await importNotes(client, batches(700), { isDryRun: false });
    expect(again).toMatchObject({ accepted: 180, duplicate: 450 });
  });

  it('says so also of a failure that nobody can name', async () => {
    const { code, message } = await failureOf(await store(2, new Error('a bug')), false);
    expect(code).toBe('internal');
    expect(message).toContain('225 notes of this file were stored');
    expect(message).not.toContain('Nothing was changed');
  });

  it('before anything was stored, or in a rehearsal, says that nothing was changed', async () => {
    expect((await failureOf(await store(1, full), false)).message).toBe(full.message);
    expect((await failureOf(await store(3, full), true)).message).toBe(full.message);
  });
});

it('a failure without a name never claims that nothing was changed', () => {
  const { code, message } = errorData(new Error('after the commit'));
  expect(code).toBe('internal');
  expect(message).not.toContain('Nothing was changed');
});
