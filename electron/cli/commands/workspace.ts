import { ConcordError } from '#shared/errors.ts';
import { MAX_NAME } from '#shared/exchange/person-text.ts';
import { usageError } from '../arguments.ts';
import type { Call, Command } from '../command.ts';
import { safeText } from '../safe-text.ts';
import { askPassphrase } from '../session.ts';
import { facts, wrap } from '../text-layout.ts';

export const init: Command = {
  name: 'init',
  group: 'Workspace',
  summary: 'Create a workspace and its desk.',
  parameters: [],
  options: [
    { name: 'name', value: 'NAME', summary: 'Name of the desk, such as "Osh field office".', isRequired: true },
    { name: 'officer', value: 'OFFICER', summary: 'Who works at it.', isRequired: true },
    { name: 'organisation', value: 'ORG', summary: 'The organisation, such as DPPA or UNRCCA.', isRequired: true },
    {
      name: 'exercise',
      value: 'NAME',
      bareValue: 'exercise',
      summary: 'Make it a workspace of an exercise, whose material never mixes with live material.',
    },
  ],
  details: [
    'The passphrase comes from CONCORD_PASSPHRASE or is asked for twice. The recovery key is printed this once and ' +
      'stored nowhere: write it down and keep it apart from the computer.',
  ],
  run: async (call) => {
    const { args, terminal } = call;
    const input = {
      name: personText(call, 'name'),
      officer: personText(call, 'officer'),
      organisation: personText(call, 'organisation'),
      exercise: args.has('exercise') ? args.required('exercise').trim() : null,
    };
    const session = await call.closed();
    const { status } = await session.call('workspace.state', {});
    if (status !== 'none') {
      throw new ConcordError(
        'workspace.exists',
        'There is already a workspace in this folder. Use it, or name another folder with --workspace.',
      );
    }
    const passphrase = await askPassphrase(terminal, 'New passphrase: ');
    if (terminal.environment['CONCORD_PASSPHRASE'] === undefined) await confirm(call, passphrase);
    const { recoveryKey } = await session.call('workspace.create', { ...input, passphrase });
    const desk = await session.call('desk.get', {});
    const { exercise } = await session.call('workspace.state', {});
    const { key, ...names } = desk;
    const workspace = session.folder;
    return {
      data: { desk: key, recoveryKey, workspace, exercise, ...names },
      lines: [
        ...(exercise === null
          ? ['The workspace is ready.']
          : [`The workspace is ready, for the exercise "${safeText(exercise)}".`]),
        '',
        ...facts(
          [
            ['Folder', safeText(workspace)],
            ['Desk', safeText(`${desk.name}, ${desk.organisation}`)],
            ['Officer', safeText(desk.officer)],
            ['Fingerprint', desk.fingerprint],
            ['Recovery key', recoveryKey],
          ],
          terminal.columns,
        ),
        '',
        ...wrap(
          'Write the recovery key down now and keep it apart from this computer. It is shown this once; with it, and with ' +
            'nothing else, a forgotten passphrase can be replaced.',
          terminal.columns,
        ),
      ],
    };
  },
};

function personText({ args }: Call, option: string): string {
  const value = args.required(option).trim();
  if (value === '' || value.length > MAX_NAME) throw usageError(`--${option} needs 1 to ${MAX_NAME} characters.`);
  return value;
}

async function confirm({ terminal }: Call, passphrase: string): Promise<void> {
  if ((await terminal.askSecret('The same once more: ')) === passphrase) return;
  throw new ConcordError('passphrase.wrong', 'The two passphrases are not the same. Nothing was created.');
}
