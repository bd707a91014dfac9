import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Bridge } from '#shared/ipc/bridge.ts';
import { EVENT_NAMES, METHODS } from '#shared/ipc/names.ts';
import { electron, resetElectron } from '#tests/support/electron-mock.ts';
import { scratchFolder } from '#tests/support/scratch.ts';

vi.mock('electron', async () => (await import('#tests/support/electron-mock.ts')).electron);

// The preload runs once in each page.
await import('#electron/preload.ts');
const exposures = [...electron.contextBridge.exposeInMainWorld.mock.calls];
const exposed: Record<string, unknown> = Object(exposures[0]?.[1]);
beforeEach(async () => resetElectron(await scratchFolder()));

const member = (name: string) => {
  const value = exposed[name];
  return typeof value === 'function' ? (...values: unknown[]): unknown => value(...values) : expect.unreachable();
};

it('puts exactly the bridge on the window, and nothing of Electron', () => {
  const names: Record<keyof Bridge, true> = { invoke: true, on: true, host: true };
  expect(Object.keys(exposed).sort()).toEqual(Object.keys(names).sort());
  expect(exposed['host']).toEqual({ kind: 'electron', platform: process.platform });
  expect(exposures.map(([name]) => name)).toEqual(['concord']);
});

describe('a call', () => {
  it.each(METHODS)('of %s goes to the one channel', async (method) => {
    electron.ipcRenderer.invoke.mockResolvedValue('reply');
    expect(await member('invoke')(method, { a: 1 })).toBe('reply');
    expect(electron.ipcRenderer.invoke.mock.calls).toEqual([['concord:invoke', method, { a: 1 }]]);
  });

  it.each([
    ['fs.read'],
    ['__proto__'],
    ['constructor'],
    [''],
    [null],
    [7],
    [{ toString: () => 'notes.save' }],
    [['notes.save']],
  ])('of %j goes nowhere', async (method) => {
    await expect(member('invoke')(method, {})).rejects.toThrow('Unknown method');
    expect(electron.ipcRenderer.invoke).not.toHaveBeenCalled();
  });
});

describe('an event', () => {
  it.each(EVENT_NAMES)('%s reaches its listeners with the data alone, until they end', (name) => {
    const listener = vi.fn<(...values: unknown[]) => void>();
    const stop = member('on')(name, listener);
    const secret = { sender: {}, ports: [] };
    electron.ipcRenderer.emit('concord:event', secret, name, { a: 1 }, 'more');
    electron.ipcRenderer.emit('concord:event', secret, 'other', { a: 2 });
    expect(listener.mock.calls).toEqual([[{ a: 1 }]]);
    if (typeof stop === 'function') stop();
    electron.ipcRenderer.emit('concord:event', secret, name, { a: 3 });
    expect(listener).toHaveBeenCalledTimes(1);
    expect(electron.ipcRenderer.listenerCount('concord:event')).toBe(0);
  });

  it('of an unknown name, or without a function to tell, is refused', () => {
    expect(() => member('on')('close', () => undefined)).toThrow('Unknown event');
    expect(() => member('on')('state', 'not a function')).toThrow('A listener is a function');
    expect(electron.ipcRenderer.listenerCount('concord:event')).toBe(0);
  });
});
