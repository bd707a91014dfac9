import { parentPort } from 'node:worker_threads';
import { serve } from './rpc.ts';
import { createWriterApi } from './writer-api.ts';

if (!parentPort) throw new Error('This file runs as a worker');

const api = createWriterApi({
  clock: Date.now,
  lockWaitMs: 3000,
  onChange: (changes) => emit('changed', changes),
});
const { emit } = serve(parentPort, api);
