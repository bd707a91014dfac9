import type { Host } from '../host.ts';
import type { Files } from './files.ts';

export interface OpenedFile {
  /** Takes a path that the desktop handed over; the last one counts when several arrive before they can be shown. */
  open(path: string): void;
  /** To be called when the workspace was unlocked and when a window has loaded. */
  offer(): void;
}

/**
 * Hands a file that was opened with Concord to the window as soon as a window can take it: the workspace must be open
 * and the interface loaded. `isReady` says so; `onError` is told when the file cannot be read.
 */
export function createOpenedFile(
  host: Pick<Host, 'emit'>,
  files: Files,
  isReady: () => boolean,
  onError: (thrown: unknown) => void,
): OpenedFile {
  let waiting: string | null = null;
  const offer = (): void => {
    if (waiting === null || !isReady()) return;
    const path = waiting;
    waiting = null;
    files.choose({ kind: 'path', path }).then((file) => host.emit('command', { name: 'import', file }), onError);
  };
  return {
    open(path) {
      waiting = path;
      offer();
    },
    offer,
  };
}
