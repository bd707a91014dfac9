import { Menu, type MenuItemConstructorOptions, type WebContents } from 'electron';
import type { EventData } from '#shared/ipc/events.ts';
import { MENU_LABELS as label } from './menu-labels.ts';

type Command = EventData<'command'>['name'];
type Item = MenuItemConstructorOptions;

export interface MenuOptions {
  readonly isMac: boolean;
  readonly isPackaged: boolean;
  /** Sends a command to the window that is in front. */
  command(name: Command): void;
}

const separator: Item = { type: 'separator' };

/**
 * The menu as data. Keys that the interface handles itself are shown but not registered, so that one press is never
 * two commands; only where the interface has no key of its own does the menu bring one.
 */
export function menuTemplate({ isMac, isPackaged, command }: MenuOptions): Item[] {
  const shown = (name: Command, text: string, accelerator: string): Item => ({
    label: text,
    accelerator,
    registerAccelerator: false,
    click: () => command(name),
  });
  const own = (name: Command, text: string, accelerator: string): Item => ({
    label: text,
    accelerator,
    click: () => command(name),
  });
  const plain = (name: Command, text: string): Item => ({ label: text, click: () => command(name) });

  const settings = own('settings', label.settings, 'CmdOrCtrl+,');
  const lock = shown('lock', label.lock, 'CmdOrCtrl+L');
  const quit: Item = { role: 'quit', label: label.quit };

  const application: Item = {
    role: 'appMenu',
    submenu: [
      { role: 'about', label: label.about },
      separator,
      settings,
      lock,
      separator,
      { role: 'hide' },
      { role: 'hideOthers' },
      { role: 'unhide' },
      separator,
      quit,
    ],
  };
  const file: Item = {
    label: label.file,
    submenu: [
      own('new-note', label.newNote, 'CmdOrCtrl+N'),
      own('new-case', label.newCase, 'CmdOrCtrl+Shift+N'),
      separator,
      own('import', label.import, 'CmdOrCtrl+O'),
      plain('release', label.release),
      ...(isMac ? [] : [separator, settings, lock, separator, quit]),
    ],
  };
  const edit: Item = {
    label: label.edit,
    submenu: [
      shown('undo', label.undo, 'CmdOrCtrl+Z'),
      shown('redo', label.redo, 'CmdOrCtrl+Shift+Z'),
      separator,
      { role: 'cut', label: label.cut },
      { role: 'copy', label: label.copy },
      { role: 'paste', label: label.paste },
      { role: 'selectAll', label: label.selectAll },
    ],
  };
  const view: Item = {
    label: label.view,
    submenu: [
      own('find', label.find, 'CmdOrCtrl+F'),
      shown('palette', label.palette, 'CmdOrCtrl+K'),
      separator,
      { role: 'resetZoom', label: label.actualSize },
      { role: 'zoomIn', label: label.zoomIn },
      { role: 'zoomOut', label: label.zoomOut },
      separator,
      { role: 'togglefullscreen', label: label.fullScreen },
      ...(isPackaged ? [] : [separator, { role: 'toggleDevTools', label: label.developerTools } as const]),
    ],
  };
  const window: Item = {
    role: 'window',
    label: label.window,
    submenu: [{ role: 'minimize', label: label.minimize }, { role: 'zoom' }, { role: 'front' }],
  };
  const help: Item = {
    role: 'help',
    label: label.help,
    submenu: [plain('keys', label.keys), ...(isMac ? [] : [{ role: 'about', label: label.about } as const])],
  };
  return isMac ? [application, file, edit, view, window, help] : [file, edit, view, help];
}

export function installMenu(options: MenuOptions): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(options)));
}

/** The menu that a right click in a text shows; nothing where there is nothing to do. */
export function installTextMenu(contents: WebContents): void {
  contents.on('context-menu', (_event, { editFlags, isEditable, selectionText }) => {
    const items: Item[] = [
      { role: 'cut', label: label.cut, enabled: editFlags.canCut, visible: isEditable },
      { role: 'copy', label: label.copy, enabled: editFlags.canCopy },
      { role: 'paste', label: label.paste, enabled: editFlags.canPaste, visible: isEditable },
      { role: 'selectAll', label: label.selectAll, enabled: editFlags.canSelectAll },
    ];
    if (isEditable || selectionText !== '') Menu.buildFromTemplate(items).popup();
  });
}
