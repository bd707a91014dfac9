import { parentPort } from 'node:worker_threads';
import { serve } from '#db/workers/rpc.ts';
import { csvApi } from './csv-api.ts';

if (!parentPort) throw new Error('This file runs as a worker');

serve(parentPort, csvApi);
