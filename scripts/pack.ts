/** `npm run pack`: builds Concord and makes the folder of the program for this machine, without an installer. */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { packFolder } from './pack-folder.ts';

const root = resolve(import.meta.dirname, '..');
const fetched = join(root, 'node_modules', 'electron', 'dist');
const folder = await packFolder({
  root,
  output: join(root, 'release'),
  electronDist: existsSync(fetched) ? fetched : null,
});
console.log(`The program is in ${folder}`);
