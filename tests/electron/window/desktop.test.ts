import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { startDesktop } from '#electron/window/desktop.ts';
import { electron, fire, MockWindow, resetElectron } from '#tests/support/electron-mock.ts';
import { fakeStore, type FakeStore, LOCKED, OPEN } from '#tests/support/fake-handlers.ts';
import { scratchFolder } from '#tests/support/scratch.ts';
import { writeStandIn } from '#tests/support/stand-in-renderer.ts';

vi.mock('electron', async () => (await import('#tests/support/electron-mock.ts')).electron);

const { app } = electron;
const argv = [...process.argv];
let folder: string;
let store: FakeStore;
beforeEach(async () => {
  folder = await scratchFolder();
  resetElectron(join(folder, 'user'));
  store = fakeStore();
  await writeStandIn(folder);
  vi.spyOn(process.stderr, 'write').mockReturnValue(true);
});
afterEach(() => {
  process.argv = [...argv];
  vi.restoreAllMocks();
});

/** Starts as the packaged program would with these arguments. */
function start(...args: string[]): void {
  process.argv = [app.isPackaged ? 'concord' : 'electron', ...(app.isPackaged ? [] : ['.']), ...args];
  startDesktop({ connect: store.connect, programFolder: folder });
  onTestFinished(() => void app.quit());
}

async function opened(...args: string[]): Promise<MockWindow> {
  start(...args);
  await expect.poll(() => MockWindow.windows[0]?.loaded.length).toBe(1);
  return MockWindow.windows[0] ?? expect.unreachable();
}

function call(window: MockWindow, method: string, input: unknown): unknown {
  const event = { sender: window.webContents, senderFrame: window.webContents.mainFrame };
  return electron.ipcMain.handlers.get('concord:invoke')?.(event, method, input);
}
const unlock = (window: MockWindow) => call(window, 'workspace.unlock', { passphrase: 'x' });
const sent = (window: MockWindow) => window.webContents.send.mock.calls.map(([, ...event]) => event);

describe('before it is ready', () => {
  it('turns the sandbox on, closes the network, makes its scheme known and takes the lock, in this order', () => {
    start();
    expect(app.calls[0]).toBe('enableSandbox');
    expect(app.calls.indexOf('lock')).toBeLessThan(app.calls.indexOf('ready'));
    expect(app.switches).toEqual(
      expect.arrayContaining(['host-resolver-rules=MAP * ~NOTFOUND', 'disable-breakpad', 'disable-component-update']),
    );
    const [[schemes] = []] = electron.protocol.registerSchemesAsPrivileged.mock.calls;
    expect(schemes).toEqual([
      {
        scheme: 'app',
        privileges: {
          standard: true,
          secure: true,
          supportFetchAPI: true,
          allowServiceWorkers: false,
          allowExtensions: false,
          bypassCSP: false,
          codeCache: false,
          corsEnabled: false,
          stream: false,
        },
      },
    ]);
  });

  it.each([['--remote-debugging-port=9222'], ['--inspect'], ['--no-sandbox'], ['--js-flags=--expose-gc']])(
    'refuses %s in an installed Concord',
    (argument) => {
      start(argument);
      expect(app.exit.mock.calls).toEqual([[2]]);
      expect(app.calls).toEqual([]);
      expect(String(vi.mocked(process.stderr.write).mock.calls[0]?.[0])).toContain(argument.split('=')[0]);
    },
  );

  it('takes them in development, where tools need them', async () => {
    app.isPackaged = false;
    await opened('--remote-debugging-port=9222');
    expect(app.exit).not.toHaveBeenCalled();
  });
});

describe('a second start', () => {
  it('ends at once without a window, handing over the file it was to open', async () => {
    app.hasLock = false;
    start(join(folder, 'x.concord'));
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(app.exit.mock.calls).toEqual([[0]]);
    expect(app.lockData).toEqual({ file: join(folder, 'x.concord') });
    expect(MockWindow.windows).toHaveLength(0);
    expect(app.calls).not.toContain('ready');
  });

  it('brings the first to the front, also from the task bar', async () => {
    const window = await opened();
    window.isMin = true;
    fire(app, 'second-instance', [], '/', { file: null });
    expect(window.restore).toHaveBeenCalledTimes(1);
    expect(window.focus).toHaveBeenCalledTimes(1);
  });

  it.each([[undefined], [null], ['text'], [{ file: 7 }], [{ file: 'relative.concord' }], [{ file: '/etc/passwd' }]])(
    'hands over nothing with %j',
    async (data) => {
      const window = await opened();
      await unlock(window);
      window.webContents.emit('did-finish-load');
      fire(app, 'second-instance', [], '/', data);
      await new Promise((resolve) => setTimeout(resolve, 20));
      expect(sent(window)).toEqual([['state', OPEN]]);
    },
  );
});

describe('a file to open', () => {
  const bundle = async (name: string) => {
    const path = join(folder, name);
    await writeFile(path, 'xyz');
    return path;
  };

  it('from the command line is offered once the workspace is open and the page has loaded', async () => {
    const window = await opened(await bundle('first.concord'));
    window.webContents.emit('did-finish-load');
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(sent(window)).toEqual([]);
    await unlock(window);
    await expect
      .poll(() => sent(window))
      .toMatchObject([
        ['state', { status: 'open' }],
        ['command', { name: 'import', file: { name: 'first.concord', size: 3 } }],
      ]);
    expect(JSON.stringify(sent(window))).not.toContain(folder);
  });

  it('from a second start and from the Finder is offered as well', async () => {
    const window = await opened();
    await unlock(window);
    window.webContents.emit('did-finish-load');
    fire(app, 'second-instance', [], '/', { file: await bundle('second.concord') });
    await expect.poll(() => sent(window).length).toBe(2);
    expect(fire(app, 'open-file', await bundle('third.concord-card')).isPrevented).toBe(true);
    await expect.poll(() => sent(window).length).toBe(3);
    expect(sent(window).slice(1)).toMatchObject([
      ['command', { file: { name: 'second.concord' } }],
      ['command', { file: { name: 'third.concord-card' } }],
    ]);
  });
});

describe('the window', () => {
  it('uses a session that is kept in memory only, with everything denied', async () => {
    const window = await opened();
    expect(electron.session.fromPartition.mock.calls).toEqual([['concord', { cache: false }]]);
    const session = electron.sessions.get('concord');
    expect(window.options['webPreferences']).toMatchObject({
      session,
      sandbox: true,
      preload: join(folder, 'preload', 'preload.cjs'),
    });
    expect(session?.handlers['permissionCheck']?.()).toBe(false);
    expect(window.webContents.windowOpen?.({})).toEqual({ action: 'deny' });
    expect(window.loaded).toEqual(['app://concord/']);
  });

  it('is served the interface with its policy, and nothing else', async () => {
    await opened();
    const respond = electron.sessions.get('concord')?.handlers['scheme:app'];
    const get = async (url: string) => {
      const response: unknown = await respond?.(new Request(url));
      return response instanceof Response ? response : expect.unreachable();
    };
    const page = await get('app://concord/');
    expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(page.headers.get('content-security-policy')).toContain(`default-src 'none'`);
    expect((await get('app://concord/%2e%2e/preload/preload.cjs')).status).toBe(404);
    expect((await get('app://concord/../user/preferences.json')).status).toBe(404);
  });

  it('is answered, and another page is not', async () => {
    const window = await opened();
    expect(await call(window, 'workspace.state', {})).toEqual({ ok: true, value: LOCKED });
    window.webContents.mainFrame.origin = 'https://example.org';
    expect(await call(window, 'workspace.state', {})).toMatchObject({ ok: false, error: { code: 'input.invalid' } });
  });

  it('receives the commands of the menu', async () => {
    const window = await opened();
    const [[template] = []] = electron.Menu.buildFromTemplate.mock.calls;
    const [file] = Array.isArray(template) ? template : [];
    file?.submenu?.[process.platform === 'darwin' ? 2 : 0]?.click?.();
    expect(sent(window)).toEqual([['command', { name: 'new-note' }]]);
  });
});

describe('file dialogs', () => {
  it('belong to the window, offer the right kinds, and give the page a token', async () => {
    store = fakeStore();
    let services: Parameters<FakeStore['connect']>[0] | null = null;
    const { connect } = store;
    startDesktopWith((given) => {
      services = given;
      return connect(given);
    });
    await expect.poll(() => MockWindow.windows[0]?.loaded.length).toBe(1);
    const host = Object(services).host;
    expect(await host.openDialog('bundle')).toBeNull();
    const path = join(folder, 'x.concord');
    electron.dialog.showOpenDialog.mockResolvedValue({ canceled: false, filePaths: [path] });
    expect(await host.openDialog('bundle')).toEqual({ kind: 'path', path });
    expect(electron.dialog.showOpenDialog.mock.calls[1]).toMatchObject([
      MockWindow.windows[0],
      { filters: [{ extensions: ['concord'] }, { extensions: ['*'] }], properties: ['openFile', 'dontAddToRecent'] },
    ]);
    expect(await host.saveDialog('../../x', 'card')).toBeNull();
    expect(electron.dialog.showSaveDialog.mock.calls[0]).toMatchObject([
      MockWindow.windows[0],
      {
        defaultPath: join(folder, 'user', 'documents', 'x'),
        properties: expect.arrayContaining(['showOverwriteConfirmation']),
      },
    ]);
  });

  function startDesktopWith(connect: FakeStore['connect']): void {
    process.argv = ['concord'];
    startDesktop({ connect, programFolder: folder });
    onTestFinished(() => void app.quit());
  }
});

describe('the workspace is locked', () => {
  it.each(['suspend', 'lock-screen', 'user-did-resign-active'])('on %s', async (event) => {
    const window = await opened();
    await unlock(window);
    electron.powerMonitor.emit(event);
    await expect.poll(() => store.isOpen).toBe(false);
    await expect
      .poll(() => sent(window))
      .toEqual([
        ['state', OPEN],
        // Before anything has answered, and again when it is done.
        ['state', LOCKED],
        ['state', LOCKED],
      ]);
  });

  it('when nobody has touched the machine for as long as chosen', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    try {
      const window = await opened();
      await unlock(window);
      electron.powerMonitor.getSystemIdleTime.mockReturnValue(9 * 60);
      await vi.advanceTimersByTimeAsync(30_000);
      expect(store.isOpen).toBe(true);
      electron.powerMonitor.getSystemIdleTime.mockReturnValue(10 * 60);
      await vi.advanceTimersByTimeAsync(30_000);
      expect(store.isOpen).toBe(false);
    } finally {
      vi.useRealTimers();
    }
  });
});

describe('the end', () => {
  it('comes with the last window, after the store has been closed', async () => {
    const window = await opened();
    await unlock(window);
    window.close();
    expect(app.hasQuit).toBe(false);
    await expect.poll(() => app.hasQuit).toBe(true);
    expect([store.isOpen, store.closed]).toEqual([false, 1]);
  });

  it('comes also when the store cannot be closed in order', async () => {
    const { connect } = store;
    store = {
      ...store,
      connect: async (services) => ({ ...(await connect(services)), close: () => Promise.reject(new Error('stuck')) }),
    };
    const window = await opened();
    window.close();
    await expect.poll(() => app.hasQuit).toBe(true);
  });

  it('is at once, with a word, when Concord cannot start', async () => {
    await mkdir(join(folder, 'empty'));
    process.argv = ['concord'];
    startDesktop({ connect: store.connect, programFolder: join(folder, 'empty') });
    await expect.poll(() => app.exit.mock.calls).toEqual([[1]]);
    expect(electron.dialog.showErrorBox.mock.calls[0]).toEqual([
      'Concord cannot start',
      expect.stringContaining('Install Concord again'),
    ]);
  });
});

it('uses the folder named on the command line as the workspace, else one of the user', async () => {
  const seen: string[] = [];
  const { connect } = store;
  store = {
    ...store,
    connect: (services) => {
      seen.push(services.workspaceFolder);
      return connect(services);
    },
  };
  await opened('--workspace', join(folder, 'desk'));
  MockWindow.windows = [];
  await opened();
  expect(seen).toEqual([join(folder, 'desk'), join(folder, 'user', 'workspace')]);
});
