import { usageError } from '../arguments.ts';
import type { Command } from '../command.ts';

export const demo: Command = {
  name: 'demo',
  group: 'Workspace',
  summary: 'Show Concord at work: two desks, sample notes, a bundle.',
  parameters: [],
  options: [
    { name: 'to', value: 'DIR', summary: 'Folder for what it leaves; demo-output without this option.' },
    { name: 'no-screenshots', summary: 'Do not open the interface in a browser.' },
  ],
  details: [
    'A field office and a headquarters are set up in a scratch folder. The field office writes sample notes, tags and finds ' +
      'them, the two exchange cards and compare fingerprints, and a bundle goes from one to the other. The cards, the bundle ' +
      'and, where a Chromium is found, screenshots are left behind; your own workspace is not touched.',
  ],
  run: async (call) => {
    if (call.args.has('workspace')) throw usageError('The demonstration makes workspaces of its own.');
    // Loaded here only, for it brings all commands along.
    const { demonstrate } = await import('../../demo/demonstration.ts');
    const isQuiet = call.args.has('json');
    const data = await demonstrate({
      terminal: call.terminal,
      folder: call.path(call.args.text('to') ?? 'demo-output'),
      hasScreenshots: !call.args.has('no-screenshots'),
      say: (line) => {
        if (!isQuiet) call.terminal.write(`${line}\n`);
      },
    });
    return { data, lines: [] };
  },
};
