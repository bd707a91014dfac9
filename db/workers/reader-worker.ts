import { parentPort } from 'node:worker_threads';
import { createReaderApi } from './reader-api.ts';
import { serve } from './rpc.ts';

if (!parentPort) throw new Error('This file runs as a worker');

serve(parentPort, createReaderApi());
