import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MessageChannel } from 'node:worker_threads';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type * as threading from '#db/workers/thread.ts';
import { type Application, openApplication } from '#electron/application.ts';
import type { Host } from '#electron/host.ts';
import { connect, type StoreConnection } from '#electron/ipc/handlers.ts';
import { createLog } from '#electron/services/log.ts';
import { TITLES_ONLY } from '#tests/support/csv-reading.ts';
import { importReport } from '#shared/ipc/shapes.ts';
import { PASSPHRASE } from '#tests/support/workspaces.ts';

type Name = 'writer-worker' | 'reader-worker' | 'exchange-worker' | 'csv-worker';

/** The last thread of each name, how many of them run, what they were asked, and whether the next exchange hangs. */
const { running, alive, asked, next } = vi.hoisted(() => ({
  running: new Map<string, { terminate(): Promise<void> }>(),
  alive: new Map<string, number>(),
  asked: new Set<string>(),
  next: { hangs: false },
}));

vi.mock('#db/workers/thread.ts', async (original) => {
  const real = await original<typeof threading>();
  const count = (name: string, change: number) => alive.set(name, (alive.get(name) ?? 0) + change);
  const startThread: typeof real.startThread = (base, name, onEnd) => {
    const isHanging = next.hangs && name === 'exchange-worker';
    const support = new URL('../../support/here.ts', import.meta.url).href;
    const thread = real.startThread<never>(isHanging ? support : base, isHanging ? 'hanging-exchange' : name, () => {
      count(name, -1);
      onEnd();
    });
    running.set(name, thread);
    count(name, 1);
    const call = thread.client.call.bind(thread.client);
    thread.client.call = (...of) => {
      asked.add(of[0]);
      return call(...of);
    };
    return thread;
  };
  return { ...real, startThread };
});

let folder: string;
let application: Application;
let connection: StoreConnection;
const emit = vi.fn<Host['emit']>();

const ask = (method: string, input: object) => application.dispatch(method, input);
const unlock = () => ask('workspace.unlock', { passphrase: PASSPHRASE });
const save = (title: string) => ask('notes.save', { id: null, values: { title }, draft: null });
const end = (name: Name) => running.get(name)?.terminate();
const done = expect.objectContaining({ ok: true });
const refusal = (code: string) => expect.objectContaining({ ok: false, error: expect.objectContaining({ code }) });

const DAMAGED = 'bundle.truncated';

/** An import of something that only begins as a bundle, which only a thread that works can tell. */
function preview(job: string, content = 'age-encryption.org/v1\nnot a bundle') {
  const { file } = application.files.receive('x.concord', new TextEncoder().encode(content));
  return ask('bundles.preview', { file, job });
}

/** Every thread works, and everything that was saved is there. */
async function expectSound(): Promise<void> {
  expect(await save('afterwards')).toEqual(done);
  expect(await preview('sound')).toEqual(refusal(DAMAGED));
  expect(await ask('store.check', { isRebuild: false, job: 'check' })).toMatchObject({ ok: true, value: { ok: true } });
}

/** Makes the exchange start anew, and hang as soon as it is asked for anything. */
async function hangExchange(): Promise<void> {
  await end('exchange-worker');
  asked.clear();
  next.hangs = true;
}

/** Resolves when a thread has been asked for this. */
async function isAsked(method: string): Promise<void> {
  await vi.waitFor(() => expect(asked).toContain(method), 10_000);
  next.hangs = false;
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'concord-test-'));
  application = await openApplication({
    host: {
      kind: 'preview',
      platform: 'linux',
      openDialog: async () => null,
      saveDialog: async () => null,
      emit,
      quit: () => undefined,
    },
    connect: async (services) => (connection = await connect(services)),
    log: createLog(() => undefined),
    workspaceFolder: join(folder, 'workspace'),
    preferencesPath: null,
  });
  const people = { name: 'Field office', officer: 'A. Officer', organisation: 'UNOWAS', exercise: null };
  await ask('workspace.create', { ...people, passphrase: PASSPHRASE });
}, 120_000);

afterAll(async () => {
  await application.close();
  rmSync(folder, { recursive: true, force: true });
});

beforeEach(() => {
  next.hangs = false;
  emit.mockClear();
});

describe.each(['writer-worker', 'reader-worker'] as const)('the end of the %s', (name) => {
  it('closes the workspace, says so, and lets it be unlocked again', { timeout: 60_000 }, async () => {
    expect(await save('before')).toEqual(done);
    const underWay = name === 'writer-worker' ? save('lost') : ask('records.titles', { ids: [] });
    const ended = end(name);
    expect(await underWay).toEqual(refusal('workspace.stopped'));
    await ended;
    await vi.waitFor(
      () => expect(emit).toHaveBeenCalledWith('state', expect.objectContaining({ status: 'locked', name: null })),
      10_000,
    );
    expect(application.isOpen()).toBe(false);
    expect(await save('x')).toEqual(refusal('workspace.locked'));
    expect(await unlock()).toEqual(done);
    await expectSound();
  });
});

describe('the end of the exchange', () => {
  it('fails what it was about, holds up no saving, and leaves the workspace open', { timeout: 60_000 }, async () => {
    await hangExchange();
    const underWay = preview('lost');
    await isAsked('receive');
    const saved = save('behind it');
    await end('exchange-worker');
    expect(await underWay).toEqual(refusal('workspace.stopped'));
    expect(await saved).toEqual(done);
    expect(application.isOpen()).toBe(true);
    await expectSound();
  });
});

describe('work that hangs', () => {
  it('is ended when it is cancelled, and saving goes on', { timeout: 60_000 }, async () => {
    await hangExchange();
    const underWay = preview('hangs');
    await isAsked('receive');
    const saved = save('behind it');
    await ask('jobs.cancel', { job: 'hangs' });
    expect(await underWay).toEqual(refusal('cancelled'));
    expect(await saved).toEqual(done);
    await expectSound();
  });

  it('does not keep the workspace from being locked', { timeout: 60_000 }, async () => {
    await hangExchange();
    const underWay = preview('hangs');
    await isAsked('receive');
    const locked = ask('workspace.lock', {});
    // The screen is cleared before anything has answered.
    expect(emit).toHaveBeenLastCalledWith('state', expect.objectContaining({ status: 'locked', name: null }));
    await vi.waitFor(() => expect(application.isOpen()).toBe(false));
    expect(await locked).toMatchObject({ ok: true, value: { status: 'locked' } });
    expect(await underWay).toEqual(refusal('cancelled'));
    expect(await unlock()).toEqual(done);
    await expectSound();
  });
});

describe('a bundle that does not hold', () => {
  it('never reaches the store, so that saving does not wait for it', async () => {
    asked.clear();
    expect(await preview('damaged')).toEqual(refusal(DAMAGED));
    expect(asked).toContain('verify');
    expect(asked).not.toContain('receiveBundle');
  });

  it('is not even written to the disk when it does not begin as one', async () => {
    asked.clear();
    expect(await preview('foreign', 'Dear colleague')).toEqual(refusal('bundle.foreign'));
    expect(asked).not.toContain('verify');
  });
});

describe('an import of events', () => {
  const ROWS = 5000;

  function importEvents(name: string, count: number) {
    const rows = Array.from({ length: count }, (_, at) => `${name} ${at}\n`);
    const { file } = application.files.receive('events.csv', new TextEncoder().encode(`Title\n${rows.join('')}`));
    return ask('csv.import', { file, map: TITLES_ONLY, job: name });
  }

  /** An import that has stored some of its rows. */
  async function underWay(name: string) {
    const reply = importEvents(name, ROWS);
    await vi.waitFor(
      () => expect(emit).toHaveBeenCalledWith('progress', expect.objectContaining({ job: name, phase: 'writing' })),
      { timeout: 20_000, interval: 5 },
    );
    return { reply };
  }

  /** Importing again brings in what the first import had not stored, and nothing twice; no thread is left over. */
  async function expectRest(name: string): Promise<void> {
    const again = await importEvents(name, ROWS);
    const { accepted, duplicate } = importReport.parse(again.ok ? again.value : again.error);
    expect(duplicate).toBeGreaterThan(0);
    expect(accepted).toBeGreaterThan(0);
    expect(accepted + duplicate).toBe(ROWS);
    await vi.waitFor(() => expect(alive.get('csv-worker')).toBe(0), 10_000);
  }

  it(
    'fails when its thread ends, says what was stored, and the next brings in the rest',
    { timeout: 120_000 },
    async () => {
      const { reply } = await underWay('dies');
      await end('csv-worker');
      const told = await reply;
      expect(told).toEqual(refusal('workspace.stopped'));
      expect(told.ok || told.error.message).toMatch(/\d+ notes of this file were stored and stay/);
      expect(application.isOpen()).toBe(true);
      await expectRest('dies');
    },
  );

  it('stops in the middle when it is cancelled', { timeout: 120_000 }, async () => {
    const { reply } = await underWay('stops');
    // Meanwhile others save, and look at files.
    expect(await save('meanwhile')).toEqual(done);
    const { file } = application.files.receive('other.csv', new TextEncoder().encode('Title\nx\n'));
    expect(await ask('csv.inspect', { file, map: null })).toEqual(done);
    await ask('jobs.cancel', { job: 'stops' });
    const told = await reply;
    expect(told).toEqual(refusal('cancelled'));
    expect(told.ok || told.error.message).toMatch(/Stopped after \d+ rows/);
    await expectRest('stops');
  });

  it('stops when the workspace is locked', { timeout: 120_000 }, async () => {
    const { reply } = await underWay('locks');
    expect(await ask('workspace.lock', {})).toEqual(done);
    expect(await reply).toEqual(refusal('cancelled'));
    expect(await unlock()).toEqual(done);
    await expectRest('locks');
  });
});

describe('work that waits for its turn', () => {
  it('is given up at once when it is cancelled, and what it waited for goes on', { timeout: 60_000 }, async () => {
    await hangExchange();
    const stop = new AbortController();
    const first = connection.exchange.verify({ path: join(folder, 'x') }, { signal: stop.signal });
    await isAsked('verify');
    const settled = vi.fn<() => void>();
    first.catch(settled);
    const second = preview('waits');
    // It waits for the exchange without a hold on the store.
    expect(await save('meanwhile')).toEqual(done);
    await ask('jobs.cancel', { job: 'waits' });
    expect(await second).toEqual(refusal('cancelled'));
    expect(settled).not.toHaveBeenCalled();
    stop.abort();
    await expect(first).rejects.toMatchObject({ code: 'cancelled' });
    await expectSound();
  });

  it('for the writer is given up, and holds up neither side', { timeout: 60_000 }, async () => {
    const { port1, port2 } = new MessageChannel();
    const busy = connection.store.writer.call('receiveBundle', { port: port2, isDryRun: true }, { transfer: [port2] });
    const waiting = preview('waits');
    await ask('jobs.cancel', { job: 'waits' });
    port1.close();
    await expect(busy).rejects.toMatchObject({ code: 'cancelled' });
    expect(await waiting).toEqual(refusal('cancelled'));
    await expectSound();
  });

  it('is given up when the workspace is locked', { timeout: 60_000 }, async () => {
    const { port1, port2 } = new MessageChannel();
    const busy = connection.store.writer.call('receiveBundle', { port: port2, isDryRun: true }, { transfer: [port2] });
    const waiting = [preview('one'), save('two'), preview('three')];
    const locked = ask('workspace.lock', {});
    expect(application.isOpen()).toBe(false);
    port1.close();
    await expect(busy).rejects.toMatchObject({ code: 'cancelled' });
    expect(await locked).toEqual(done);
    for (const one of await Promise.all(waiting)) expect(one.ok).toBe(false);
    expect(await unlock()).toEqual(done);
    await expectSound();
  });
});
