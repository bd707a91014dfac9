import { GLOBAL_OPTIONS, type Option, usageLine } from './arguments.ts';
import { type Command, COMMAND_GROUPS } from './command.ts';
import { COMMANDS } from './commands.ts';
import { wrap } from './text-layout.ts';

const WIDTH = 80;

/** What `concord --help` prints. */
export function overview(): string[] {
  const width = Math.max(...COMMANDS.map(({ name }) => name.length));
  return [
    'Usage: concord [--workspace DIR] [--json] COMMAND',
    '',
    ...wrap(
      'Concord records early-warning notes and case files offline, finds them again, and shares exactly what may be shared, with proof.',
      WIDTH,
    ),
    ...COMMAND_GROUPS.flatMap((group) => [
      '',
      group,
      ...COMMANDS.filter((command) => command.group === group).map(
        ({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`,
      ),
    ]),
    '',
    'Options of every command',
    ...optionLines(GLOBAL_OPTIONS),
    '',
    ...wrap(
      'The passphrase comes from CONCORD_PASSPHRASE, or is asked for in a terminal. Exit codes: 0 done, 1 failed, 2 called wrongly. "concord help COMMAND" says more about a command.',
      WIDTH,
    ),
  ];
}

/** What `concord COMMAND --help` prints. */
export function commandHelp(command: Command): string[] {
  return [
    ...usageLines(command),
    '',
    ...wrap(command.summary, WIDTH),
    ...(command.details ?? []).flatMap((paragraph) => ['', ...wrap(paragraph, WIDTH)]),
    ...(command.options.length > 0 ? ['', 'Options', ...optionLines(command.options)] : []),
    '',
    'Options of every command',
    ...optionLines(GLOBAL_OPTIONS),
  ];
}

/** The usage line of a command, broken where it is too long. */
export function usageLines(command: Command): string[] {
  const start = 'Usage: concord ';
  // An option and its value stay on one line.
  const words = usageLine(command)
    .replace('concord ', '')
    .replaceAll(/(\[?--\S+) (\[?[A-Z])/g, '$1\u00A0$2');
  return wrap(words, WIDTH - start.length).map((line, at) =>
    `${at === 0 ? start : ' '.repeat(start.length)}${line}`.replaceAll('\u00A0', ' '),
  );
}

function optionLines(options: readonly Option[]): string[] {
  const names = options.map(
    ({ name, value, bareValue }) =>
      `--${name}${value === undefined ? '' : bareValue === undefined ? ` ${value}` : ` [${value}]`}`,
  );
  const width = Math.max(...names.map((name) => name.length));
  return options.flatMap((option, at) =>
    wrap(option.summary, WIDTH - width - 4).map(
      (line, row) => `  ${(row === 0 ? (names[at] ?? '') : '').padEnd(width)}  ${line}`,
    ),
  );
}
