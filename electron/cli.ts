import { enableCompileCache } from 'node:module';
import { join } from 'node:path';

// The sources run as they are: without a cache every start of the program and of its threads compiles them anew.
const cacheFolder = join(import.meta.dirname, '..', 'node_modules', '.cache', 'compiled');
enableCompileCache(cacheFolder);
process.env['NODE_COMPILE_CACHE'] ??= cacheFolder;

const { openTerminal } = await import('./cli/terminal.ts');
const { runCli } = await import('./cli/run.ts');

const terminal = openTerminal();
process.exitCode = await runCli(process.argv.slice(2), terminal);
terminal.close();
