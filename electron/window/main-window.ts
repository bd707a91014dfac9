import { BrowserWindow, nativeTheme, screen, type Session } from 'electron';
import type { Log } from '../services/log.ts';
import { MINIMUM_SIZE, placeWindow, type WindowState, windowStateSchema } from '../services/window-state.ts';
import { readJsonFile, writeJsonFile } from '../services/json-file.ts';
import { installTextMenu } from './menu.ts';
import { webPreferences } from './web-preferences.ts';

export interface MainWindowOptions {
  readonly session: Session;
  /** Absolute path of the preload bundle. */
  readonly preload: string;
  /** The page to load. */
  readonly page: string;
  readonly isPackaged: boolean;
  /** Absolute path of the file that remembers where the window was. */
  readonly statePath: string;
  readonly log: Log;
}

const SAVE_AFTER_MS = 500;
/** The page's own background before its first paint, so that opening does not flash. */
const BACKGROUND = { light: '#ffffff', dark: '#14181f' } as const;

/** Opens the window where it was last time and shows it once it has something to show. */
export async function openMainWindow(options: MainWindowOptions): Promise<BrowserWindow> {
  const saved = await readJsonFile(options.statePath, windowStateSchema).catch(() => null);
  const { bounds, isMaximized } = placeWindow(saved, workAreas());
  const window = new BrowserWindow({
    ...bounds,
    minWidth: MINIMUM_SIZE.width,
    minHeight: MINIMUM_SIZE.height,
    title: 'Concord',
    show: false,
    backgroundColor: nativeTheme.shouldUseDarkColors ? BACKGROUND.dark : BACKGROUND.light,
    webPreferences: webPreferences(options.session, options.preload, options.isPackaged),
  });
  window.once('ready-to-show', () => {
    if (isMaximized) window.maximize();
    window.show();
  });
  installTextMenu(window.webContents);
  rememberPlace(window, options);
  void window.loadURL(options.page).catch((thrown: unknown) => options.log.failure('window.load', thrown));
  return window;
}

function workAreas() {
  const primary = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter(({ id }) => id !== primary.id);
  return [primary, ...others].map(({ workArea }) => workArea);
}

function rememberPlace(window: BrowserWindow, { statePath, log }: MainWindowOptions): void {
  let timer: NodeJS.Timeout | null = null;
  const save = (): void => {
    if (timer) clearTimeout(timer);
    timer = null;
    // The place before maximising, so that un-maximising after a restart goes back to it.
    const { x, y, width, height } = window.getNormalBounds();
    const state: WindowState = { bounds: { x, y, width, height }, isMaximized: window.isMaximized() };
    writeJsonFile(statePath, state).catch((thrown: unknown) => log.failure('window.state', thrown));
  };
  const saveSoon = (): void => {
    timer ??= setTimeout(save, SAVE_AFTER_MS);
  };
  window.on('resize', saveSoon);
  window.on('move', saveSoon);
  window.on('close', save);
  window.on('closed', () => {
    if (timer) clearTimeout(timer);
  });
}
