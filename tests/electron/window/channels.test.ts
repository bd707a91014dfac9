import { beforeEach, describe, expect, it, vi } from 'vitest';
import { listen, send } from '#electron/window/channels.ts';
import { electron, MockContents, MockFrame, MockWindow, resetElectron } from '#tests/support/electron-mock.ts';
import { scratchFolder } from '#tests/support/scratch.ts';

vi.mock('electron', async () => (await import('#tests/support/electron-mock.ts')).electron);

const dispatch = vi.fn<(method: unknown, input: unknown) => Promise<{ ok: true; value: Record<string, never> }>>();
const onForeignSender = vi.fn<() => void>();
let window: MockWindow;
beforeEach(async () => {
  resetElectron(await scratchFolder());
  dispatch.mockReset().mockResolvedValue({ ok: true, value: {} });
  onForeignSender.mockReset();
  window = new MockWindow({});
  listen({
    dispatch,
    onForeignSender,
    isOurWindow: (contents: unknown) => MockWindow.windows.some((one) => one.webContents === contents),
  });
});

interface Sender {
  sender: MockContents;
  senderFrame: MockFrame | null;
}
const ours = (): Sender => ({ sender: window.webContents, senderFrame: window.webContents.mainFrame });
const call = (event: unknown) => electron.ipcMain.handlers.get('concord:invoke')?.(event, 'workspace.state', {});

it('listens on one channel only, and hands on the call of our own page', async () => {
  expect([...electron.ipcMain.handlers.keys()]).toEqual(['concord:invoke']);
  expect(await call(ours())).toEqual({ ok: true, value: {} });
  expect(dispatch).toHaveBeenCalledWith('workspace.state', {});
});

describe('a call is refused', () => {
  const forge = (change: (event: Sender) => void): Sender => {
    const event = ours();
    change(event);
    return event;
  };
  const frame = (change: Partial<MockFrame>) =>
    forge(
      (event) =>
        void (event.senderFrame = Object.assign(new MockFrame(window.webContents.mainFrame.frameTreeNodeId), change)),
    );
  const disposed = () =>
    forge((event) => {
      event.senderFrame = new Proxy(new MockFrame(1), {
        get: () => {
          throw new Error('Render frame was disposed before it could be accessed');
        },
      });
    });
  it.each<[string, () => unknown]>([
    ['from a frame that has gone', () => forge((event) => void (event.senderFrame = null))],
    ['from a frame that is disposed of while it is asked', disposed],
    ['from a frame inside the page', () => frame({ parent: new MockFrame(1) })],
    ['from another frame of the window', () => frame({ frameTreeNodeId: 99_999 })],
    ['from a page elsewhere', () => frame({ origin: 'https://example.org', url: 'https://example.org/' })],
    [
      'from a page whose address only begins like ours',
      () => frame({ origin: 'app://concord.example', url: 'app://concord.example/' }),
    ],
    ['from a file', () => frame({ origin: 'file://', url: 'file:///app://concord/' })],
    ['from an opaque origin that shows our address', () => frame({ origin: 'null' })],
    ['from our origin with a foreign address', () => frame({ url: 'data:text/html,app://concord/' })],
    ['from contents that are no window of ours', () => forge((event) => void (event.sender = new MockContents()))],
    [
      'from contents of ours through the frame of others',
      () => forge((event) => void (event.senderFrame = new MockContents().mainFrame)),
    ],
    ['with an event that is none', () => ({})],
  ])('%s', async (_, event) => {
    const reply = await call(event());
    expect(reply).toMatchObject({ ok: false, error: { code: 'input.invalid' } });
    expect(dispatch).not.toHaveBeenCalled();
    expect(onForeignSender).toHaveBeenCalledTimes(1);
  });

  it('from a window that was closed', async () => {
    const event = ours();
    window.close();
    expect(await call(event)).toMatchObject({ ok: false });
    expect(dispatch).not.toHaveBeenCalled();
  });
});

it('sends events on the other channel and passes over what has gone', () => {
  const deliver: unknown = send;
  if (typeof deliver !== 'function') expect.unreachable();
  deliver(window.webContents, 'command', { name: 'lock' });
  expect(window.webContents.send).toHaveBeenCalledWith('concord:event', 'command', { name: 'lock' });
  window.webContents.isGone = true;
  deliver(window.webContents, 'command', { name: 'lock' });
  expect(window.webContents.send).toHaveBeenCalledTimes(1);
});
