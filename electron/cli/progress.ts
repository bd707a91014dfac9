import type { EventData } from '#shared/ipc/events.ts';
import type { Terminal } from './terminal.ts';
import { grouped } from './sizes.ts';

type Progress = Omit<EventData<'progress'>, 'job'>;

const PHASES: Readonly<Record<Progress['phase'], string>> = {
  reading: 'Reading',
  verifying: 'Verifying',
  writing: 'Writing',
  indexing: 'Indexing',
  checking: 'Checking',
};

export interface ProgressLine {
  show(progress: Progress): void;
  /** Takes the line away, so that something else can be written. */
  clear(): void;
}

/** One line on the error output that is written over and over; nothing unless a person watches. */
export function progressLine(terminal: Terminal): ProgressLine {
  let length = 0;
  const put = (text: string): void => {
    terminal.writeError(`\r${text.padEnd(length)}`);
    length = text.length;
  };
  return {
    show({ phase, done, total }) {
      if (!terminal.isWatched || terminal.signal.aborted) return;
      const share = total === null || total === 0 ? grouped(done) : `${Math.floor((done / total) * 100)} %`;
      put(`${PHASES[phase]} … ${share}`);
    },
    clear() {
      if (length === 0) return;
      put('');
      terminal.writeError('\r');
      length = 0;
    },
  };
}
