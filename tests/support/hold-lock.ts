// Holds the lock of a workspace folder, says so, and waits to be ended.
import { WorkspaceLock } from '#db/keys/workspace-lock.ts';

const folder = process.argv[2];
if (!folder) throw new Error('Give a folder');
const lock = new WorkspaceLock(folder, 0);
process.stdout.write('held\n');
setInterval(() => lock, 1000);
