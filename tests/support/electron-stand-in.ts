import { EventEmitter } from 'node:events';
import { join } from 'node:path';

/*
 * Just enough of the module `electron` to run the packaged program under plain Node: what it listens for is kept, so that
 * a test can act as the window. Used by `run-packaged.ts`.
 */

type AnyFunction = (...values: unknown[]) => unknown;
const nothing = (): void => undefined;

/** Where the program keeps a user's files; set before the program is loaded. */
export const standIn = {
  userData: '',
  handlers: new Map<string, AnyFunction>(),
  schemes: new Map<string, AnyFunction>(),
  hasQuit: false,
};

class App extends EventEmitter {
  isPackaged = true;
  commandLine = { appendSwitch: nothing };
  enableSandbox = nothing;
  setPath = nothing;
  getPath = (name: string): string => (name === 'userData' ? standIn.userData : join(standIn.userData, name));
  requestSingleInstanceLock = (): boolean => true;
  whenReady = (): Promise<void> => Promise.resolve();
  exit = (code: number): never => process.exit(code);
  quit = (): void => {
    let isPrevented = false;
    this.emit('before-quit', { preventDefault: () => (isPrevented = true) });
    standIn.hasQuit = !isPrevented;
  };
}
export const app = new App();

class Contents extends EventEmitter {
  mainFrame = { frameTreeNodeId: 1, parent: null, origin: 'app://concord', url: 'app://concord/' };
  setWindowOpenHandler = nothing;
  setWebRTCIPHandlingPolicy = nothing;
  send = nothing;
  isDestroyed = (): boolean => false;
}

export class BrowserWindow extends EventEmitter {
  static windows: BrowserWindow[] = [];
  static getAllWindows = (): BrowserWindow[] => BrowserWindow.windows;
  static getFocusedWindow = (): null => null;
  webContents = new Contents();
  options: Record<string, unknown>;
  url = '';
  loadURL = async (url: string): Promise<void> => void (this.url = url);

  constructor(options: Record<string, unknown>) {
    super();
    this.options = options;
    BrowserWindow.windows.push(this);
  }
}

/** Answers every call with nothing. */
const silent: Record<string, unknown> = new Proxy({}, { get: () => nothing });
export const session = {
  fromPartition: () =>
    Object.assign(new EventEmitter(), {
      ...Object.fromEntries(
        [
          'setPermissionRequestHandler',
          'setPermissionCheckHandler',
          'setDevicePermissionHandler',
          'setUSBProtectedClassesHandler',
          'setBluetoothPairingHandler',
          'setDisplayMediaRequestHandler',
          'setCertificateVerifyProc',
          'setSpellCheckerEnabled',
          'setSpellCheckerLanguages',
        ].map((name) => [name, nothing]),
      ),
      webRequest: silent,
      protocol: { handle: (scheme: string, handler: AnyFunction) => standIn.schemes.set(scheme, handler) },
    }),
};
export const protocol = silent;
export const ipcMain = { handle: (channel: string, handler: AnyFunction) => standIn.handlers.set(channel, handler) };
export const Menu = silent;
export const dialog = silent;
export const nativeTheme = { shouldUseDarkColors: false };
const display = { id: 1, workArea: { x: 0, y: 0, width: 1600, height: 900 } };
export const screen = { getPrimaryDisplay: () => display, getAllDisplays: () => [display] };
export const powerMonitor = Object.assign(new EventEmitter(), { getSystemIdleTime: () => 0 });
