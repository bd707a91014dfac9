import { existsSync } from 'node:fs';
import type { EventData, EventName } from '#shared/ipc/events.ts';
import { ConcordError } from '#shared/errors.ts';
import type { ChosenFile, Host } from '../host.ts';

export interface CliHost extends Host {
  /** Runs `work` while file dialogs are answered with this path. An existing file stops a save unless it may be replaced. */
  answering<T>(path: string, isReplacing: boolean, work: () => Promise<T>): Promise<T>;
}

/** The headless host: its dialogs are answered from the arguments, its events go to whoever shows progress. */
export function createCliHost(onProgress: (progress: EventData<'progress'>) => void): CliHost {
  let answer: { readonly path: string; readonly isReplacing: boolean } | null = null;
  return {
    kind: 'cli',
    platform: process.platform,
    openDialog: async (): Promise<ChosenFile | null> => (answer ? { kind: 'path', path: answer.path } : null),
    saveDialog: async () => {
      if (!answer) return null;
      if (!answer.isReplacing) assertFree(answer.path);
      return answer.path;
    },
    emit<E extends EventName>(event: E, data: EventData<E>): void {
      if (isProgress(event, data)) onProgress(data);
    },
    quit: () => undefined,
    async answering(path, isReplacing, work) {
      answer = { path, isReplacing };
      try {
        return await work();
      } finally {
        answer = null;
      }
    },
  };
}

/** Throws `file.exists` when something of that name is there. */
export function assertFree(path: string): void {
  if (!existsSync(path)) return;
  throw new ConcordError(
    'file.exists',
    'There is already a file of that name. Choose another name, or say --force to replace it.',
  );
}

function isProgress(event: EventName, _data: EventData<EventName>): _data is EventData<'progress'> {
  return event === 'progress';
}
