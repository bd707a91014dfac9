import { readdirSync } from 'node:fs';
import { MessageChannel } from 'node:worker_threads';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { STORE_FILE } from '#db/database.ts';
import type { Change } from '#db/desk.ts';
import { StoreClient } from '#db/workers/store-client.ts';
import type { ReaderApi } from '#db/workers/reader-api.ts';
import type { Thread } from '#db/workers/thread.ts';
import { ConcordError } from '#shared/errors.ts';
import { scratchFolder } from '#tests/support/desks.ts';
import { PASSPHRASE } from '#tests/support/workspaces.ts';

const people = { name: 'Field office', officer: 'A. Officer', organisation: 'UNOWAS', exercise: null };
const all = {
  text: '',
  filter: { values: {}, from: null, to: null },
  sort: 'newest',
  offset: 0,
  limit: 50,
  hasFacets: true,
  isTyping: false,
} as const;

function clientOf(folder: string, changes: Change[] = []): StoreClient {
  const client = new StoreClient(folder, { onChange: (told) => changes.push(...told) });
  onTestFinished(() => client.close());
  return client;
}

const save = (client: StoreClient, title: string) =>
  client.writer.call('saveRecord', { kind: 'note', id: null, values: { title }, draft: null });

describe('the store in its workers', () => {
  it('is created, written, read, locked and unlocked', { timeout: 180_000 }, async () => {
    const folder = scratchFolder();
    const changes: Change[] = [];
    const client = clientOf(folder, changes);
    expect(await client.inspect()).toEqual({ exists: false, waitMs: 0 });
    await expect(client.reader.call('search', all)).rejects.toMatchObject({ code: 'workspace.locked' });
    await expect(save(client, 'x')).rejects.toMatchObject({ code: 'workspace.locked' });
    const { recoveryKey } = await client.create({ ...people, passphrase: PASSPHRASE });
    expect(recoveryKey).toMatch(/^(.{4}-){6}.{4}$/);
    expect(client.opened).toMatchObject({ workspace: 'Field office', organisation: 'UNOWAS', realm: 'live' });

    // Whoever has the answer to a save finds what was saved, at once and every time.
    for (let index = 0; index < 20; index++) {
      const { id } = await save(client, `Note ${index}`);
      const { total, hits } = await client.reader.call('search', { ...all, text: `"note ${index}"` });
      expect(total).toBe(1);
      expect(hits[0]?.id).toBe(id);
      expect(changes.at(-1)?.record).toBe(id);
    }
    expect((await client.reader.call('search', all)).facets.kind).toEqual([{ value: 'note', count: 20 }]);
    await expect(save(client, '')).rejects.toMatchObject({ code: 'input.invalid', detail: { field: 'title' } });

    // A sender that goes away in the middle of a bundle holds nobody up.
    const { port1, port2 } = new MessageChannel();
    const bundle = client.writer.call('receiveBundle', { port: port2, isDryRun: false }, { transfer: [port2] });
    const behind = save(client, 'Behind the bundle');
    port1.close();
    await expect(bundle).rejects.toMatchObject({ code: 'cancelled' });
    await behind;
    expect((await client.reader.call('search', all)).total).toBe(21);

    const second = clientOf(folder);
    await expect(second.unlock(PASSPHRASE)).rejects.toMatchObject({ code: 'workspace.busy' });

    await client.lock();
    expect(client.opened).toBeNull();
    await expect(client.reader.call('search', all)).rejects.toMatchObject({ code: 'workspace.locked' });
    await expect(save(client, 'x')).rejects.toMatchObject({ code: 'workspace.locked' });
    expect(readdirSync(folder).filter((name) => name.startsWith(`${STORE_FILE}-`))).toEqual([]);

    await expect(client.unlock('not the passphrase')).rejects.toMatchObject({ code: 'passphrase.wrong' });
    await client.unlock(PASSPHRASE);
    expect((await client.reader.call('search', all)).total).toBe(21);
    const report = await client.writer.call('check', { isRebuild: true });
    expect(report).toMatchObject({ ok: true, commits: 21 });
    expect(report.rebuiltHash).toBe(report.stateHash);
    expect((await client.reader.call('search', all)).total).toBe(21);
    await client.close();
    await expect(save(client, 'x')).rejects.toMatchObject({ code: 'workspace.stopped' });
  });

  it('does not stay open for writing when it cannot be read', { timeout: 180_000 }, async () => {
    const folder = scratchFolder();
    const client = clientOf(folder);
    await client.create({ ...people, passphrase: PASSPHRASE });
    await client.lock();
    const damaged = new ConcordError('workspace.damaged', 'The index is damaged.');
    vi.spyOn(client.reader, 'call').mockRejectedValueOnce(damaged);
    await expect(client.unlock(PASSPHRASE)).rejects.toBe(damaged);
    expect(client.opened).toBeNull();
    await expect(save(client, 'x')).rejects.toMatchObject({ code: 'workspace.locked' });
    await client.unlock(PASSPHRASE);
    expect(client.opened).not.toBeNull();

    // A reader that ends while the writer still tries the passphrase has the writer locked right behind that.
    await client.lock();
    const unlocking = client.unlock(PASSPHRASE);
    await Promise.resolve();
    const reader: unknown = Reflect.get(client, 'readerThread');
    await (reader as Thread<ReaderApi>).terminate();
    await expect(unlocking).rejects.toMatchObject({ code: 'workspace.stopped' });
    expect(client.opened).toBeNull();
    await client.unlock(PASSPHRASE);
    await save(client, 'Written after the loss');
  });
});
