import { ConcordError } from '#shared/errors.ts';
import type { Output } from '#shared/ipc/contract.ts';
import type { Command } from '../command.ts';
import { shownTime } from '../dates.ts';
import { safeText } from '../safe-text.ts';
import { JOB } from '../session.ts';
import { counted, grouped, shownSize } from '../sizes.ts';
import { facts } from '../text-layout.ts';

export const stats: Command = {
  name: 'stats',
  group: 'Upkeep',
  summary: 'Say how much the workspace holds.',
  parameters: [],
  options: [],
  run: async (call) => {
    const session = await call.open();
    const found = await session.call('store.stats', {});
    const { name, officer, organisation, desk, exercise } = session.state;
    return {
      data: { desk, name, officer, organisation, exercise, ...found },
      lines: facts(
        [
          ['Desk', safeText([name, organisation].filter((part) => part !== null).join(', '))],
          ['Officer', safeText(officer ?? '')],
          ['Notes', grouped(found.notes)],
          ['Cases', grouped(found.cases)],
          ['Tags', grouped(found.tags)],
          ['Contacts', grouped(found.contacts)],
          ['Attachments', `${grouped(found.attachments)} (${shownSize(found.attachmentBytes)})`],
          ['Commits', grouped(found.commits)],
          ['Store', shownSize(found.fileBytes)],
        ],
        call.terminal.columns,
      ),
    };
  },
};

export const check: Command = {
  name: 'check',
  group: 'Upkeep',
  summary: 'Verify everything in the workspace.',
  parameters: [],
  options: [{ name: 'rebuild', summary: 'Build all tables again from the log and compare.' }],
  details: [
    'The structure of the file, the search index, the form, hashes and signature of every commit and the content of every ' +
      'attachment are checked. The exit code is 1 when anything does not hold.',
  ],
  run: async (call) => {
    const session = await call.open();
    const report = await session.call('store.check', { isRebuild: call.args.has('rebuild'), job: JOB });
    return {
      data: report,
      lines: checkLines(report, call.terminal.columns),
      ...(report.ok ? {} : { failure: failureOf(report) }),
    };
  },
};

function checkLines(report: Output<'store.check'>, width: number): string[] {
  return [
    report.ok ? 'Everything holds.' : `${counted(report.problems.length, 'problem')} found:`,
    ...report.problems.map(({ code, message }) => `  ${code}: ${safeText(message)}`),
    '',
    ...facts(
      [
        ['Commits', grouped(report.commits)],
        ['Records', grouped(report.records)],
        ['Attachments', grouped(report.attachments)],
        ['State', report.stateHash],
        ...(report.rebuiltHash === null ? [] : [['Rebuilt', report.rebuiltHash] as const]),
      ],
      width,
    ),
  ];
}

function failureOf({ problems }: Output<'store.check'>) {
  const message = `The check found ${counted(problems.length, 'problem')}. Stop working in this workspace and restore the latest backup, or ask your administrator.`;
  return new ConcordError('workspace.damaged', message).toData();
}

const LABELS: Readonly<Record<Output<'actions.undo'>['label'], string>> = {
  'note.save': 'writing notes',
  'case.save': 'writing cases',
  'tags.apply': 'changing tags',
  'tags.rename': 'renaming a tag',
  'tag.describe': 'describing a tag',
  restore: 'restoring a version',
  mark: 'changing markings',
  'csv.import': 'importing a file',
  contact: 'changing contacts',
};

export const undo = reversal('undo', 'Take the last step back.', 'Undone');
export const redo = reversal('redo', 'Bring back what was undone last.', 'Done again');

function reversal(name: 'undo' | 'redo', summary: string, done: string): Command {
  return {
    name,
    group: 'Upkeep',
    summary,
    parameters: [],
    options: [],
    run: async (call) => {
      const session = await call.open();
      const step = await session.call(name === 'undo' ? 'actions.undo' : 'actions.redo', {});
      return {
        data: step,
        lines: [`${done}: ${LABELS[step.label]} (${counted(step.count, 'record')}, ${shownTime(step.at)}).`],
      };
    },
  };
}
