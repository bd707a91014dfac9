import { app, BrowserWindow, dialog, powerMonitor, session as sessions } from 'electron';
import { join } from 'node:path';
import { errorData } from '#shared/errors.ts';
import { type Application, openApplication } from '../application.ts';
import type { Host } from '../host.ts';
import type { Connect } from '../ipc/connection.ts';
import { startAutoLock } from '../services/auto-lock.ts';
import { isOpenable, type LaunchArguments, parseLaunchArguments } from '../services/launch-arguments.ts';
import { createLog, type Log } from '../services/log.ts';
import { createOpenedFile, type OpenedFile } from '../services/opened-file.ts';
import { openRendererFiles } from '../services/renderer-files.ts';
import { userFolder } from '../services/user-folder.ts';
import { APP_ORIGIN, registerAppScheme, serveInterface } from './app-scheme.ts';
import { listen, send } from './channels.ts';
import { setChromiumSwitches } from './chromium-switches.ts';
import { watchForCrashes } from './crash-watch.ts';
import { denyApplication, denySession } from './denials.ts';
import { askForFile, askWhereToSave } from './dialogs.ts';
import { openMainWindow } from './main-window.ts';
import { installMenu } from './menu.ts';

/** How long the store may take to end before the application ends without waiting any more. */
const CLOSE_WITHIN_MS = 10_000;
/** No prefix `persist:`, so nothing of a page is ever written to disk. */
const PARTITION = 'concord';

export interface DesktopOptions {
  readonly connect: Connect;
  /** Absolute folder of the built program, with `preload/` and `renderer/` in it. */
  readonly programFolder: string;
}

/**
 * The desktop host. What must happen before the application is ready happens before this returns. Ends the process at
 * once when a switch is refused (exit code 2) or when another Concord is running, which then comes to the front.
 */
export function startDesktop(options: DesktopOptions): void {
  const log = createLog((line) => process.stderr.write(`${line}\n`));
  // In development the first argument is the folder that Electron was told to run.
  const launch = parseLaunchArguments(process.argv.slice(app.isPackaged ? 1 : 2), process.cwd());
  if (app.isPackaged && launch.refused.length > 0) {
    process.stderr.write(`Concord does not take ${launch.refused.join(', ')}.\n`);
    app.exit(2);
    return;
  }
  setChromiumSwitches();
  registerAppScheme();
  app.setPath('userData', userFolder(app.isPackaged ? 'installed' : 'development'));
  if (!app.requestSingleInstanceLock({ file: launch.file })) {
    app.exit(0);
    return;
  }
  denyApplication(log);
  app
    .whenReady()
    .then(() => run(options, launch, log))
    .catch((thrown: unknown) => {
      log.failure('start', thrown);
      dialog.showErrorBox('Concord cannot start', errorData(thrown).message);
      app.exit(1);
    });
}

async function run({ connect, programFolder }: DesktopOptions, launch: LaunchArguments, log: Log): Promise<void> {
  const userData = app.getPath('userData');
  const rendererFiles = await openRendererFiles(join(programFolder, 'renderer'), APP_ORIGIN);
  const session = sessions.fromPartition(PARTITION, { cache: false });
  denySession(session, log);
  serveInterface(session, rendererFiles);

  const host = createDesktopHost();
  let opened: OpenedFile | null = null;
  const application = await openApplication({
    host,
    connect,
    log,
    workspaceFolder: launch.workspace ?? join(userData, 'workspace'),
    preferencesPath: join(userData, 'preferences.json'),
    onState: () => opened?.offer(),
  });
  quitInOrder(application, log);

  // Nothing but our own windows may call; the developer tools, for one, are not among them.
  listen({
    isOurWindow: (contents) => BrowserWindow.getAllWindows().some((window) => window.webContents === contents),
    dispatch: application.dispatch,
    onForeignSender: () => log.write('denied.sender'),
  });
  installMenu({
    isMac: process.platform === 'darwin',
    isPackaged: app.isPackaged,
    command: (name) => {
      const target = frontWindow();
      if (target) send(target.webContents, 'command', { name });
    },
  });
  const window = await openMainWindow({
    session,
    preload: join(programFolder, 'preload', 'preload.cjs'),
    page: rendererFiles.page,
    isPackaged: app.isPackaged,
    statePath: join(userData, 'window.json'),
    log,
  });
  watchForCrashes(window, log, () => app.quit());
  opened = acceptFiles(application, host, window, launch.file, log);
  lockWhenAway(application);
}

function createDesktopHost(): Host {
  return {
    kind: 'electron',
    platform: process.platform,
    openDialog: (purpose) => askForFile(frontWindow(), purpose),
    saveDialog: (suggestedName, purpose) => askWhereToSave(frontWindow(), suggestedName, purpose),
    emit(event, data) {
      for (const window of BrowserWindow.getAllWindows()) send(window.webContents, event, data);
    },
    quit: () => app.quit(),
  };
}

function frontWindow(): BrowserWindow | null {
  return BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0] ?? null;
}

/** Files come from the command line, from a second start of Concord, and on macOS from the Finder. */
function acceptFiles(
  application: Application,
  host: Host,
  window: BrowserWindow,
  first: string | null,
  log: Log,
): OpenedFile {
  let isLoaded = false;
  const opened = createOpenedFile(
    host,
    application.files,
    () => isLoaded && application.isOpen(),
    (thrown) => log.failure('file.open', thrown),
  );
  const take = (path: unknown): void => {
    if (isOpenable(path)) opened.open(path);
  };
  window.webContents.on('did-start-loading', () => {
    isLoaded = false;
  });
  window.webContents.on('did-finish-load', () => {
    isLoaded = true;
    opened.offer();
  });
  app.on('second-instance', (_event, _argv, _folder, handedOver) => {
    const target = frontWindow();
    if (target?.isMinimized()) target.restore();
    target?.show();
    target?.focus();
    if (typeof handedOver === 'object' && handedOver !== null && 'file' in handedOver) take(handedOver.file);
  });
  app.on('open-file', (event, path) => {
    event.preventDefault();
    take(path);
  });
  take(first);
  return opened;
}

/** The workspace is locked when the person leaves the machine, and when nobody has touched it for a while. */
function lockWhenAway(application: Application): void {
  const lock = (): void => void application.lock();
  powerMonitor.on('suspend', lock);
  powerMonitor.on('lock-screen', lock);
  powerMonitor.on('user-did-resign-active', lock);
  powerMonitor.on('shutdown', () => app.quit());
  startAutoLock({
    idleSeconds: () => powerMonitor.getSystemIdleTime(),
    limitMinutes: () => application.preferences.get().autoLockMinutes,
    isOpen: application.isOpen,
    lock: application.lock,
  });
}

/** Closing the last window ends the application, and the application ends only when the store has ended. */
function quitInOrder(application: Application, log: Log): void {
  let isClosed = false;
  app.on('window-all-closed', () => app.quit());
  app.on('before-quit', (event) => {
    if (isClosed) return;
    event.preventDefault();
    const limit = new Promise<void>((resolve) => setTimeout(resolve, CLOSE_WITHIN_MS).unref());
    void Promise.race([application.close(), limit])
      .catch((thrown: unknown) => log.failure('close', thrown))
      .finally(() => {
        isClosed = true;
        app.quit();
      });
  });
}
