import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { openApplication } from '#electron/application.ts';
import type { Host } from '#electron/host.ts';
import type { Handlers } from '#electron/ipc/endpoint.ts';
import { createLog } from '#electron/services/log.ts';
import { ConcordError } from '#shared/errors.ts';
import { fakeStore, LOCKED, OPEN } from '#tests/support/fake-handlers.ts';
import { scratchFolder } from '#tests/support/scratch.ts';

async function open(given: Partial<Handlers> = {}) {
  const folder = await scratchFolder();
  const store = fakeStore(given);
  const emit = vi.fn<Host['emit']>();
  const onState = vi.fn<() => void>();
  const lines: string[] = [];
  const application = await openApplication({
    host: {
      kind: 'preview',
      platform: 'linux',
      openDialog: async () => null,
      saveDialog: async () => null,
      emit,
      quit: () => undefined,
    },
    connect: store.connect,
    log: createLog((line) => lines.push(line)),
    workspaceFolder: join(folder, 'workspace'),
    preferencesPath: join(folder, 'preferences.json'),
    onState,
  });
  return { application, store, emit, onState, lines };
}
const unlock = { passphrase: 'x' };

describe('a change of state', () => {
  it('is told to every window: unlocked, then locked, before anything has answered and again when it is done', async () => {
    const { application, emit, onState } = await open();
    await application.dispatch('workspace.unlock', unlock);
    const locked = application.dispatch('workspace.lock', {});
    expect(emit).toHaveBeenLastCalledWith('state', LOCKED);
    await locked;
    expect(emit.mock.calls).toEqual([
      ['state', OPEN],
      ['state', LOCKED],
      ['state', LOCKED],
    ]);
    expect(onState).toHaveBeenCalledTimes(2);
  });

  it('is not told when nothing changed: a wrong passphrase, a malformed call', async () => {
    const { application, emit } = await open({
      'workspace.unlock': () => Promise.reject(new ConcordError('passphrase.wrong', 'Wrong.')),
    });
    await application.dispatch('workspace.unlock', unlock);
    await application.dispatch('workspace.lock', { extra: 1 });
    expect(emit).not.toHaveBeenCalled();
  });

  it('does not turn a success into a failure when it cannot be told', async () => {
    const { application, lines } = await open({ 'workspace.state': () => Promise.reject(new Error('x')) });
    expect(await application.dispatch('workspace.unlock', unlock)).toMatchObject({ ok: true });
    expect(lines.join()).toContain('"event":"state"');
  });
});

describe('locking', () => {
  it('aborts what runs before it locks, and forgets the files that were dropped', async () => {
    const order: string[] = [];
    const { application, store } = await open({
      'store.check': (_, { signal }) =>
        new Promise((_resolve, reject) =>
          signal.addEventListener('abort', () => {
            order.push('aborted');
            reject(new Error('ended'));
          }),
        ),
      'workspace.lock': async () => {
        order.push('locked');
        store.isOpen = false;
        return LOCKED;
      },
    });
    await application.dispatch('workspace.unlock', unlock);
    const { file } = application.files.receive('a.csv', new Uint8Array(3));
    const running = application.dispatch('store.check', { isRebuild: false, job: 'j' });
    await application.lock();
    expect(await running).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    expect(order).toEqual(['aborted', 'locked']);
    await expect(application.files.open(file)).rejects.toMatchObject({ code: 'file.unreadable' });
  });

  it('of a locked workspace does nothing, and a failure of it is logged, not thrown', async () => {
    const { application, emit, store, lines } = await open({
      'workspace.lock': () => Promise.reject(new Error('stuck')),
    });
    await application.lock();
    expect(emit).not.toHaveBeenCalled();
    store.isOpen = true;
    await application.lock();
    expect(lines.join('\n')).toContain('"isDone":false');
    expect(lines.join('\n')).not.toContain('stuck');
  });
});

it('closes the store once', async () => {
  const { application, store } = await open();
  await Promise.all([application.close(), application.close()]);
  expect(store.closed).toBe(1);
});

it('logs an unexpected failure without its text', async () => {
  const { application, lines } = await open({
    'workspace.unlock': () => Promise.reject(new Error('the village of X')),
  });
  await application.dispatch('workspace.unlock', unlock);
  expect(lines[0]).toContain('call.workspace.unlock');
  expect(lines.join('\n')).not.toContain('village');
});

it('passes progress to the windows and serves the preferences while locked', async () => {
  const { application, emit, store } = await open({
    'store.check': async (_, call) => {
      call.progress('checking', 1, null);
      throw new ConcordError('cancelled', 'x');
    },
  });
  store.isOpen = true;
  await application.dispatch('store.check', { isRebuild: false, job: 'j' });
  expect(emit).toHaveBeenCalledWith('progress', { job: 'j', phase: 'checking', done: 1, total: null });
  store.isOpen = false;
  expect(await application.dispatch('preferences.set', { theme: 'dark' })).toMatchObject({
    ok: true,
    value: { theme: 'dark' },
  });
});
