import { EventEmitter } from 'node:events';
import { join } from 'node:path';
import { vi } from 'vitest';

type AnyFunction = (...values: unknown[]) => unknown;
const fn = (implementation?: AnyFunction) => vi.fn<AnyFunction>(implementation);

/** An event of Electron as a listener receives it. */
export class MockEvent {
  isPrevented = false;
  preventDefault = (): void => {
    this.isPrevented = true;
  };
}

/** Emits as Electron does, with the event object first, and gives that object back. */
export function fire(emitter: EventEmitter, name: string, ...values: unknown[]): MockEvent {
  const event = new MockEvent();
  emitter.emit(name, event, ...values);
  return event;
}

export class MockFrame {
  parent: MockFrame | null = null;
  origin = 'app://concord';
  url = 'app://concord/';
  frameTreeNodeId: number;

  constructor(frameTreeNodeId: number) {
    this.frameTreeNodeId = frameTreeNodeId;
  }
}

let nextId = 1;

export class MockContents extends EventEmitter {
  mainFrame = new MockFrame(nextId++);
  isGone = false;
  windowOpen: AnyFunction | null = null;
  send = fn();
  reload = fn();
  closeDevTools = fn();
  setWebRTCIPHandlingPolicy = fn();
  isDestroyed = (): boolean => this.isGone;
  setWindowOpenHandler = (handler: AnyFunction): void => {
    this.windowOpen = handler;
  };
}

export class MockWindow extends EventEmitter {
  static windows: MockWindow[] = [];
  static focused: MockWindow | null = null;
  static getAllWindows = (): MockWindow[] => [...MockWindow.windows];
  static getFocusedWindow = (): MockWindow | null => MockWindow.focused;

  webContents = new MockContents();
  options: Record<string, unknown>;
  loaded: string[] = [];
  isMax = false;
  isMin = false;
  normalBounds = { x: 1, y: 2, width: 1000, height: 700 };
  show = fn();
  focus = fn();
  maximize = fn(() => (this.isMax = true));
  restore = fn(() => (this.isMin = false));
  isMaximized = (): boolean => this.isMax;
  isMinimized = (): boolean => this.isMin;
  isDestroyed = (): boolean => !MockWindow.windows.includes(this);
  getNormalBounds = (): typeof this.normalBounds => this.normalBounds;
  loadURL = async (url: string): Promise<void> => {
    this.loaded.push(url);
  };

  constructor(options: Record<string, unknown>) {
    super();
    this.options = options;
    MockWindow.windows.push(this);
    fire(electron.app, 'web-contents-created', this.webContents);
  }

  /** What happens when a person closes the window. */
  close(): void {
    this.emit('close');
    MockWindow.windows = MockWindow.windows.filter((window) => window !== this);
    this.emit('closed');
    if (MockWindow.windows.length === 0) electron.app.emit('window-all-closed');
  }
}

export class MockSession extends EventEmitter {
  handlers: Record<string, AnyFunction> = {};
  spellChecker = { isEnabled: true, languages: ['en-US'] };
  webRequest = { onBeforeRequest: (handler: AnyFunction): void => void (this.handlers['beforeRequest'] = handler) };
  protocol = {
    handle: (scheme: string, handler: AnyFunction): void => void (this.handlers[`scheme:${scheme}`] = handler),
  };
  setPermissionRequestHandler = (handler: AnyFunction): void => void (this.handlers['permissionRequest'] = handler);
  setPermissionCheckHandler = (handler: AnyFunction): void => void (this.handlers['permissionCheck'] = handler);
  setDevicePermissionHandler = (handler: AnyFunction): void => void (this.handlers['device'] = handler);
  setUSBProtectedClassesHandler = (handler: AnyFunction): void => void (this.handlers['usbClasses'] = handler);
  setBluetoothPairingHandler = (handler: AnyFunction): void => void (this.handlers['bluetooth'] = handler);
  setDisplayMediaRequestHandler = (handler: AnyFunction): void => void (this.handlers['displayMedia'] = handler);
  setCertificateVerifyProc = (handler: AnyFunction): void => void (this.handlers['certificate'] = handler);
  setSpellCheckerEnabled = (isEnabled: boolean): void => void (this.spellChecker.isEnabled = isEnabled);
  setSpellCheckerLanguages = (languages: string[]): void => void (this.spellChecker.languages = languages);
}

class MockApp extends EventEmitter {
  isPackaged = true;
  hasLock = true;
  hasQuit = false;
  paths: Record<string, string> = {};
  switches: string[] = [];
  calls: string[] = [];
  lockData: unknown = undefined;
  enableSandbox = fn(() => this.calls.push('enableSandbox'));
  exit = fn();
  commandLine = {
    appendSwitch: (name: string, value?: string): void => {
      this.calls.push('appendSwitch');
      this.switches.push(value === undefined ? name : `${name}=${value}`);
    },
  };
  setPath = (name: string, path: string): void => void (this.paths[name] = path);
  getPath = (name: string): string => this.paths[name] ?? join('/nowhere', name);
  requestSingleInstanceLock = (data: unknown): boolean => {
    this.calls.push('lock');
    this.lockData = data;
    return this.hasLock;
  };
  whenReady = async (): Promise<void> => {
    this.calls.push('ready');
  };
  quit = fn(() => {
    if (fire(this, 'before-quit').isPrevented) return;
    this.hasQuit = true;
  });
}

/** Stands in for the module `electron`: `vi.mock('electron', async () => (await import('…')).electron)`. */
export const electron = {
  app: new MockApp(),
  BrowserWindow: MockWindow,
  sessions: new Map<string, MockSession>(),
  session: { fromPartition: fn() },
  protocol: { registerSchemesAsPrivileged: fn() },
  ipcMain: {
    handlers: new Map<string, AnyFunction>(),
    handle: (channel: string, handler: AnyFunction): void => void electron.ipcMain.handlers.set(channel, handler),
  },
  ipcRenderer: Object.assign(new EventEmitter(), { invoke: fn() }),
  contextBridge: { exposeInMainWorld: fn() },
  Menu: { buildFromTemplate: fn(), setApplicationMenu: fn() },
  dialog: { showErrorBox: fn(), showOpenDialog: fn(), showSaveDialog: fn() },
  nativeTheme: { shouldUseDarkColors: false },
  screen: { getPrimaryDisplay: fn(), getAllDisplays: fn() },
  powerMonitor: Object.assign(new EventEmitter(), { getSystemIdleTime: fn(() => 0) }),
};

/** Puts everything back as at the start of a process. `userData` is where files go. */
export function resetElectron(userData: string): void {
  const { app } = electron;
  app.removeAllListeners();
  Object.assign(app, { isPackaged: true, hasLock: true, hasQuit: false, switches: [], calls: [], lockData: undefined });
  app.paths = { userData, documents: join(userData, 'documents') };
  // The folder of the user is the test's, wherever Concord itself would put it.
  app.setPath = (name, path) => void (app.paths[name] = name === 'userData' ? userData : path);
  MockWindow.windows = [];
  MockWindow.focused = null;
  electron.sessions.clear();
  electron.ipcMain.handlers.clear();
  electron.ipcRenderer.removeAllListeners();
  electron.powerMonitor.removeAllListeners();
  electron.nativeTheme.shouldUseDarkColors = false;
  const display = { id: 1, workArea: { x: 0, y: 0, width: 1600, height: 900 } };
  electron.screen.getPrimaryDisplay.mockReset().mockReturnValue(display);
  electron.screen.getAllDisplays.mockReset().mockReturnValue([display]);
  electron.powerMonitor.getSystemIdleTime.mockReset().mockReturnValue(0);
  electron.session.fromPartition.mockReset().mockImplementation((name) => {
    const session = electron.sessions.get(String(name)) ?? new MockSession();
    electron.sessions.set(String(name), session);
    return session;
  });
  electron.Menu.buildFromTemplate
    .mockReset()
    .mockImplementation((template) => ({ template, popup: vi.fn<() => void>() }));
  electron.dialog.showOpenDialog.mockReset().mockResolvedValue({ canceled: true, filePaths: [] });
  electron.dialog.showSaveDialog.mockReset().mockResolvedValue({ canceled: true, filePath: '' });
  for (const mock of [
    app.enableSandbox,
    app.exit,
    app.quit,
    electron.dialog.showErrorBox,
    electron.Menu.setApplicationMenu,
  ])
    mock.mockClear();
  for (const mock of [electron.protocol.registerSchemesAsPrivileged, electron.contextBridge.exposeInMainWorld])
    mock.mockClear();
  electron.ipcRenderer.invoke.mockReset();
}
