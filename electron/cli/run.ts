import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { type ErrorData, errorData } from '#shared/errors.ts';
import { parseArguments, usageError, usageLine } from './arguments.ts';
import { type Answer, Call, type Command } from './command.ts';
import { findCommand, secondWords } from './commands.ts';
import { commandHelp, overview, usageLines } from './help.ts';
import { safeJson, safeText } from './safe-text.ts';
import { type Session, usualWorkspaceFolder } from './session.ts';
import type { Terminal } from './terminal.ts';

/** Exit codes: all that other programs may rely on. */
const DONE = 0;
const FAILED = 1;
const USAGE = 2;

/**
 * Runs one command line to its end and returns the exit code. Never rejects. With a session that is there already, the
 * command works in it and leaves it open.
 */
export async function runCli(
  args: readonly string[],
  terminal: Terminal,
  session: Session | null = null,
): Promise<number> {
  const isJson = beforeTerminator(args).includes('--json');
  let command: Command | null = null;
  try {
    const asked = wordsOf(args);
    if (asked.isVersion) return print(terminal, [`concord ${version()}`]);
    const helpTopic = asked.words[0] === 'help' ? asked.words.slice(1) : null;
    const words = helpTopic ?? asked.words;
    if (words.length === 0 && (helpTopic || asked.isHelp)) return print(terminal, overview());
    const found = findCommand(words);
    if (!found) throw noSuchCommand(words);
    command = found.command;
    if (helpTopic || asked.isHelp) return print(terminal, commandHelp(command));
    const given = parseArguments(command, [...asked.leading, ...words.slice(found.length)]);
    if (given.has('help')) return print(terminal, commandHelp(command));
    const folder = given.text('workspace');
    const workspace = folder === null ? usualWorkspaceFolder() : resolve(terminal.folder, folder);
    return await runCommand(command, new Call(given, terminal, workspace, session), isJson);
  } catch (thrown) {
    return fail(terminal, errorData(thrown), isJson, command);
  }
}

async function runCommand(command: Command, call: Call, isJson: boolean): Promise<number> {
  const { terminal } = call;
  let answer: Answer;
  try {
    answer = await command.run(call);
  } finally {
    await call.close();
  }
  print(terminal, isJson ? [safeJson(answer.data)] : [...call.banner, ...answer.lines]);
  return answer.failure ? fail(terminal, answer.failure, isJson, command) : DONE;
}

function print(terminal: Terminal, lines: readonly string[]): number {
  if (lines.length > 0) terminal.write(`${lines.join('\n')}\n`);
  return DONE;
}

const GENERAL_USAGE = 'concord [--workspace DIR] [--json] COMMAND';

function fail(terminal: Terminal, error: ErrorData, isJson: boolean, command: Command | null): number {
  const isUsage = error.code === 'usage';
  if (isJson) {
    const usage = command ? usageLine(command) : GENERAL_USAGE;
    terminal.writeError(`${safeJson({ error: isUsage ? { ...error, detail: { usage } } : error })}\n`);
  } else {
    const usage = command ? usageLines(command) : [`Usage: ${GENERAL_USAGE}`];
    const lines = [`concord: ${safeText(error.message)} (${error.code})`, ...(isUsage ? usage : [])];
    terminal.writeError(`${lines.join('\n')}\n`);
  }
  return isUsage ? USAGE : FAILED;
}

interface Asked {
  /** Options that stand before the command, with their values. */
  readonly leading: readonly string[];
  readonly words: readonly string[];
  readonly isHelp: boolean;
  readonly isVersion: boolean;
}

/** Parts the options before the command from the command. */
function wordsOf(args: readonly string[]): Asked {
  const leading: string[] = [];
  let at = 0;
  while (at < args.length) {
    const arg = args[at] ?? '';
    if (!arg.startsWith('-') || arg === '-') break;
    leading.push(arg);
    at += 1;
    const value = args[at];
    if (arg === '--workspace' && value !== undefined) {
      leading.push(value);
      at += 1;
    }
  }
  const words = args.slice(at);
  const isHelp = leading.some((arg) => arg === '--help' || arg === '-h');
  return { leading, words, isHelp, isVersion: leading.includes('--version') || words[0] === 'version' };
}

function beforeTerminator(args: readonly string[]): readonly string[] {
  const end = args.indexOf('--');
  return end < 0 ? args : args.slice(0, end);
}

function noSuchCommand(words: readonly string[]) {
  const [first] = words;
  if (first === undefined) return usageError('A command is needed; "concord --help" lists them.');
  const seconds = secondWords(first);
  if (seconds.length === 0) return usageError(`There is no command "${first}"; "concord --help" lists them.`);
  return usageError(`"${first}" needs one of: ${seconds.join(', ')}.`);
}

function version(): string {
  const path = join(import.meta.dirname, '..', '..', 'package.json');
  return z.object({ version: z.string() }).parse(JSON.parse(readFileSync(path, 'utf8'))).version;
}
