/**
 * A process to be killed: writes notes one after another into the workspace named, and prints each id, as the command
 * line does, only after the store has acknowledged it.
 */
import { writeSync } from 'node:fs';
import { openSession, unlock } from '#electron/cli/session.ts';
import { openTerminal } from '#electron/cli/terminal.ts';

const [workspace = ''] = process.argv.slice(2);
const terminal = openTerminal();
const session = await openSession(terminal, workspace);
await unlock(session, terminal);
writeSync(1, 'open\n');
for (let number = 0; ; number++) {
  const values = { title: `Note ${number}`, body: 'What was seen. '.repeat(200), tags: ['topic:kill'] };
  const { id } = await session.call('notes.save', { id: null, values, draft: null });
  writeSync(1, `${id}\n`);
}
