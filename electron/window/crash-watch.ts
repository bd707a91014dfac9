import { type BrowserWindow, dialog } from 'electron';
import type { Log } from '../services/log.ts';

const MAX_CRASHES = 3;
const WITHIN_MS = 60_000;

/**
 * Brings a page that crashed back; what was typed is in its draft. A page that keeps crashing is not brought back for
 * ever: the person is told and the application ends in order.
 */
export function watchForCrashes(window: BrowserWindow, log: Log, quit: () => void): void {
  let crashes: number[] = [];
  window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    log.write('window.crashed', { reason, exitCode });
    if (reason === 'clean-exit' || window.isDestroyed()) return;
    const now = performance.now();
    crashes = [...crashes.filter((at) => now - at < WITHIN_MS), now];
    if (crashes.length < MAX_CRASHES) {
      window.webContents.reload();
      return;
    }
    dialog.showErrorBox(
      'Concord has to close',
      'The window stopped working several times. What you saved is safe, and drafts are kept. Start Concord again; if this goes on, ask your administrator.',
    );
    quit();
  });
}
