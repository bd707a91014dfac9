import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createLog } from '#electron/services/log.ts';
import { openMainWindow } from '#electron/window/main-window.ts';
import { watchForCrashes } from '#electron/window/crash-watch.ts';
import { electron, MockSession, MockWindow, resetElectron } from '#tests/support/electron-mock.ts';
import { scratchFolder } from '#tests/support/scratch.ts';

vi.mock('electron', async () => (await import('#tests/support/electron-mock.ts')).electron);

let folder: string;
beforeEach(async () => {
  folder = await scratchFolder();
  resetElectron(folder);
});
afterEach(() => void vi.useRealTimers());

const log = createLog(() => undefined);
const statePath = () => join(folder, 'window.json');
async function open(): Promise<MockWindow> {
  const start: unknown = openMainWindow;
  if (typeof start !== 'function') expect.unreachable();
  const options = {
    session: new MockSession(),
    preload: '/preload.cjs',
    page: 'app://concord/',
    isPackaged: true,
    statePath: statePath(),
    log,
  };
  const window: unknown = await start(options);
  return window instanceof MockWindow ? window : expect.unreachable();
}
const stored = async (): Promise<unknown> => JSON.parse(await readFile(statePath(), 'utf8').catch(() => 'null'));

describe('the window', () => {
  it('opens hidden in the middle, loads the interface, and shows itself when there is something to see', async () => {
    const window = await open();
    expect(window.options).toMatchObject({ x: 160, y: 50, width: 1280, height: 800, show: false, title: 'Concord' });
    expect(window.loaded).toEqual(['app://concord/']);
    expect(window.show).not.toHaveBeenCalled();
    window.emit('ready-to-show');
    expect(window.show).toHaveBeenCalledTimes(1);
    expect(window.maximize).not.toHaveBeenCalled();
  });

  it('has the background of the theme from its first moment', async () => {
    expect((await open()).options['backgroundColor']).toBe('#ffffff');
    electron.nativeTheme.shouldUseDarkColors = true;
    expect((await open()).options['backgroundColor']).toMatch(/^#1/);
  });

  it('comes back where it was closed, maximised if it was, with the place before maximising', async () => {
    const first = await open();
    first.normalBounds = { x: 30, y: 40, width: 900, height: 650 };
    first.isMax = true;
    first.close();
    await expect.poll(stored).toEqual({ bounds: { x: 30, y: 40, width: 900, height: 650 }, isMaximized: true });
    const second = await open();
    expect(second.options).toMatchObject({ x: 30, y: 40, width: 900, height: 650 });
    second.emit('ready-to-show');
    expect(second.maximize).toHaveBeenCalledTimes(1);
  });

  it('opens in the middle when its display is gone or its file is broken, and keeps the broken file', async () => {
    await writeFile(
      statePath(),
      JSON.stringify({ bounds: { x: 5000, y: 40, width: 900, height: 650 }, isMaximized: false }),
    );
    expect((await open()).options).toMatchObject({ x: 160, y: 50 });
    await writeFile(statePath(), '{"bounds":');
    expect((await open()).options).toMatchObject({ x: 160, y: 50 });
    expect(await readFile(`${statePath()}.broken`, 'utf8')).toBe('{"bounds":');
  });

  it('notes its place once after a series of moves, and not after it was closed', async () => {
    const window = await open();
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    for (let step = 0; step < 50; step += 1) {
      window.normalBounds = { x: step, y: 40, width: 900, height: 650 };
      window.emit('move');
      window.emit('resize');
      await vi.advanceTimersByTimeAsync(5);
    }
    expect(await stored()).toBeNull();
    await vi.advanceTimersByTimeAsync(500);
    vi.useRealTimers();
    await expect.poll(stored).toMatchObject({ bounds: { x: 49 } });
    window.emit('move');
    window.close();
    await expect.poll(stored).toMatchObject({ bounds: { x: 49 } });
  });
});

describe('a page that crashes', () => {
  const watch = (window: MockWindow) => {
    const quit = vi.fn<() => void>();
    const start: unknown = watchForCrashes;
    if (typeof start === 'function') start(window, log, quit);
    const crash = (reason: string) => window.webContents.emit('render-process-gone', {}, { reason, exitCode: 1 });
    return { quit, crash };
  };

  it('is brought back twice; the third time within a minute Concord says so and ends', async () => {
    const window = await open();
    const { quit, crash } = watch(window);
    crash('crashed');
    crash('oom');
    expect(window.webContents.reload).toHaveBeenCalledTimes(2);
    crash('crashed');
    expect(window.webContents.reload).toHaveBeenCalledTimes(2);
    expect(electron.dialog.showErrorBox).toHaveBeenCalledTimes(1);
    expect(quit).toHaveBeenCalledTimes(1);
  });

  it('is brought back again and again when it crashes seldom', async () => {
    const window = await open();
    vi.useFakeTimers({ toFake: ['performance'] });
    const { quit, crash } = watch(window);
    for (let time = 0; time < 5; time += 1) {
      crash('crashed');
      vi.advanceTimersByTime(61_000);
    }
    expect(window.webContents.reload).toHaveBeenCalledTimes(5);
    expect(quit).not.toHaveBeenCalled();
  });

  it('is left alone when it ended in order or its window is gone', async () => {
    const window = await open();
    const { crash } = watch(window);
    crash('clean-exit');
    window.close();
    crash('crashed');
    expect(window.webContents.reload).not.toHaveBeenCalled();
  });
});
