import { readFile } from 'node:fs/promises';
import { beforeEach, expect, it, vi } from 'vitest';
import { webPreferences } from '#electron/window/web-preferences.ts';
import { electron, MockSession, resetElectron } from '#tests/support/electron-mock.ts';
import { scratchFolder } from '#tests/support/scratch.ts';

vi.mock('electron', async () => (await import('#tests/support/electron-mock.ts')).electron);
beforeEach(async () => resetElectron(await scratchFolder()));

function stated(isPackaged: boolean): Record<string, unknown> {
  const make: unknown = webPreferences;
  return typeof make === 'function' ? make(new MockSession(), '/preload.cjs', isPackaged) : expect.unreachable();
}

it('keeps the page from Node, from other processes and from everything experimental', () => {
  expect(stated(true)).toMatchObject({
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webviewTag: false,
    plugins: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    enableBlinkFeatures: '',
    navigateOnDragDrop: false,
    spellcheck: false,
    webgl: false,
    enableWebSQL: false,
    enableDeprecatedPaste: false,
    disableDialogs: true,
    safeDialogs: true,
    offscreen: false,
    devTools: false,
    additionalArguments: [],
    preload: '/preload.cjs',
    session: expect.any(MockSession),
  });
  expect(stated(false)).toMatchObject({ devTools: true, sandbox: true, contextIsolation: true });
});

it('states every preference that this Electron knows, but for looks', async () => {
  const declarations = await readFile(new URL('../../../node_modules/electron/electron.d.ts', import.meta.url), 'utf8');
  const body = /interface WebPreferences \{(.*?)\n {2}\}/s.exec(declarations)?.[1] ?? '';
  const known = [...body.matchAll(/^ {4}(\w+)\??:/gm)].map(([, name]) => name ?? '');
  expect(known.length).toBeGreaterThan(40);
  const names = Object.keys(stated(true));
  expect(known.filter((name) => !names.includes(name)).sort()).toEqual([
    'accessibleTitle',
    'defaultFontFamily',
    'defaultFontSize',
    'defaultMonospaceFontSize',
    'imageAnimationPolicy',
    'minimumFontSize',
    'partition',
    'safeDialogsMessage',
    'scrollBounce',
    'zoomMode',
  ]);
  expect(names.filter((name) => !known.includes(name))).toEqual([]);
  expect(Object.values(stated(true))).not.toContain(undefined);
  expect(electron.app.isPackaged).toBe(true);
});
