// An exchange whose disk does not answer: whatever it is asked to read or write never ends, except that content which was
// dropped can be read once.
import { parentPort } from 'node:worker_threads';
import { serve } from '#db/workers/rpc.ts';

if (!parentPort) throw new Error('This file runs as a worker');

const never = () => new Promise(() => undefined);

const verify = ({ path }: { path: string }) =>
  path.endsWith('bundle') ? { bundleHash: '0'.repeat(64), refusedCount: 0 } : never();

serve(parentPort, { open: () => undefined, lock: () => undefined, receive: never, write: never, verify });
