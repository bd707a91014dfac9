import { registerHooks } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { app, BrowserWindow, standIn } from './electron-stand-in.ts';

/*
 * Runs the program in an unpacked archive under plain Node and does in it what a window would:
 * node run-packaged.ts APP-FOLDER USER-FOLDER. Prints what came of it as JSON. The program finds `electron` as the
 * stand-in, and everything else only in its own folder.
 */

const [, , program = '', userData = ''] = process.argv;
standIn.userData = userData;
process.argv = ['concord'];
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron'
      ? { url: new URL('./electron-stand-in.ts', import.meta.url).href, shortCircuit: true }
      : next(specifier, context),
});
await import(pathToFileURL(join(program, 'out', 'main', 'main.js')).href);

async function until(isTrue: () => boolean): Promise<void> {
  for (let turn = 0; turn < 1000 && !isTrue(); turn += 1) await new Promise((resolve) => setTimeout(resolve, 20));
}
await until(() => BrowserWindow.windows[0]?.url !== undefined && BrowserWindow.windows[0].url !== '');
const window = BrowserWindow.windows[0];
if (!window) throw new Error('The program opened no window');

async function call(method: string, input: unknown): Promise<Record<string, unknown>> {
  const event = { sender: window?.webContents, senderFrame: window?.webContents.mainFrame };
  return Object(await standIn.handlers.get('concord:invoke')?.(event, method, input));
}
async function get(path: string): Promise<{ status: number; text: string }> {
  const response: unknown = await standIn.schemes.get('app')?.(new Request(`app://concord${path}`));
  if (!(response instanceof Response)) throw new Error('No answer');
  return { status: response.status, text: await response.text() };
}

const page = await get('/');
const assets = [...page.text.matchAll(/(?:src|href)="\.(\/[^"]+)"/g)].map(([, path]) => path ?? '');
const created = await call('workspace.create', {
  name: 'Packed desk',
  officer: 'An officer',
  organisation: 'DPPA',
  passphrase: 'plum harbour seven lanterns drift',
  exercise: null,
});
const saved = await call('notes.save', { id: null, values: { title: 'Shots near the market' }, draft: null });
const filter = { values: {}, from: null, to: null };
const found = await call('search.run', {
  text: 'market',
  filter,
  sort: 'newest',
  offset: 0,
  limit: 5,
  hasFacets: false,
  isTyping: true,
});
const checked = await call('store.check', { isRebuild: true, job: 'check' });
app.quit();
await until(() => standIn.hasQuit);
process.stdout.write(
  JSON.stringify({
    webPreferences: window.options['webPreferences'],
    page: page.status,
    assets: await Promise.all(assets.map(async (path) => ({ path, status: (await get(path)).status }))),
    created: created['ok'],
    saved: saved['ok'],
    found: found['value'],
    checked: checked['value'],
    hasQuit: standIn.hasQuit,
  }),
);
process.exit(0);
