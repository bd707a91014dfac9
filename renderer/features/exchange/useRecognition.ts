import { useEffect, useState, useSyncExternalStore } from 'react';
import type { ConcordError } from '#shared/errors.ts';
import type { Output } from '#shared/ipc/contract.ts';
import { type Call, shownError } from '../../bridge/call.ts';
import { newJob, type Progress } from '../../bridge/progress.ts';
import { useConnection } from '../../bridge/useConnection.ts';
import { type FileKind, isOtherKind, kindsToTry } from './recognise.ts';

/** What a file turned out to be, with what is known of it before anything is done. */
export type Recognised =
  | { readonly kind: 'bundle'; readonly preview: Output<'bundles.preview'> }
  | { readonly kind: 'csv'; readonly inspection: Output<'csv.inspect'> }
  | { readonly kind: 'card'; readonly card: Output<'contacts.preview'> }
  | { readonly kind: 'trouble'; readonly error: ConcordError };

export interface Recognition {
  /** Null while the file is being read. */
  readonly found: Recognised | null;
  readonly progress: Progress | null;
}

interface ReceivedFile {
  readonly file: string;
  readonly name: string;
}

/** Finds out what a file is by trying. Leaving the component stops it; nothing is changed by it. */
export function useRecognition(file: ReceivedFile): Recognition {
  const { call, progress } = useConnection();
  const [job, setJob] = useState<string | null>(null);
  const [found, setFound] = useState<Recognised | null>(null);
  const { file: token, name } = file;
  useEffect(() => {
    const id = newJob();
    let isGone = false;
    const look = async () => {
      setJob(id);
      const result = await recognise(call, { file: token, name }, id);
      progress.forget(id);
      if (!isGone) setFound(result);
    };
    void look();
    return () => {
      isGone = true;
      void call('jobs.cancel', { job: id }).catch(() => undefined);
    };
  }, [call, progress, token, name]);
  return {
    found,
    progress: useSyncExternalStore(progress.subscribe, () => (job === null ? null : progress.get(job))),
  };
}

async function recognise(call: Call, { file, name }: ReceivedFile, job: string): Promise<Recognised> {
  let first: ConcordError | null = null;
  for (const kind of kindsToTry(name)) {
    try {
      return await attempt(call, kind, file, job);
    } catch (thrown) {
      const error = shownError(thrown);
      if (!isOtherKind(kind, error)) return { kind: 'trouble', error };
      first ??= error;
    }
  }
  return { kind: 'trouble', error: shownError(first) };
}

async function attempt(call: Call, kind: FileKind, file: string, job: string): Promise<Recognised> {
  switch (kind) {
    case 'bundle':
      return { kind, preview: await call('bundles.preview', { file, job }) };
    case 'card':
      return { kind, card: await call('contacts.preview', { file }) };
    case 'csv':
      return { kind, inspection: await call('csv.inspect', { file, map: null }) };
  }
}
