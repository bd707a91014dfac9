import { Worker } from 'node:worker_threads';
import { ConcordError } from '#shared/errors.ts';
import { type Api, Client } from './rpc.ts';

/** A worker thread and what it offers. */
export interface Thread<A extends Api> {
  readonly client: Client<A>;
  /**
   * Ends the thread, in the middle of its work if need be. What is pending fails with this error, or as for one that
   * stopped by itself.
   */
  terminate(error?: ConcordError): Promise<void>;
}

/**
 * Starts the worker of this name that stands beside the file that asks (`base` is its URL): sources run as they are under
 * Node; a packaged Concord has the bundled workers beside its main file. When the worker ends, however that comes about,
 * all its calls fail and `onEnd` is called once.
 */
export function startThread<A extends Api>(base: string, name: string, onEnd: () => void): Thread<A> {
  const file = base.endsWith('.ts') ? `./${name}.ts` : `./${name}.js`;
  const worker = new Worker(new URL(file, base), { name });
  const client = new Client<A>(worker);
  // Without a listener an error in a worker would end the whole process. The end itself follows it.
  worker.on('error', () => client.end(stopped()));
  worker.once('exit', () => {
    client.end(stopped());
    onEnd();
  });
  return {
    client,
    async terminate(error = stopped()) {
      client.end(error);
      await worker.terminate();
    },
  };
}

/** What is told of a thread that ended by itself. */
export function stopped(): ConcordError {
  return new ConcordError(
    'workspace.stopped',
    'A part of Concord stopped unexpectedly in the middle of this. What was saved before is safe. If the workspace is locked now, unlock it; then see whether this was done, and try again if not.',
  );
}
