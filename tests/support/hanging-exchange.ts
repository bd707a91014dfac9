// An exchange whose disk does not answer: whatever it is asked to read or write never ends.
import { parentPort } from 'node:worker_threads';
import { serve } from '#db/workers/rpc.ts';

if (!parentPort) throw new Error('This file runs as a worker');

const never = () => new Promise(() => undefined);

serve(parentPort, { open: () => undefined, lock: () => undefined, receive: never, write: never, verify: never });
