import { fromErrorData } from '#shared/errors.ts';
import { parseArguments } from '../cli/arguments.ts';
import { Call } from '../cli/command.ts';
import { findCommand } from '../cli/commands.ts';
import { openSession, type Session } from '../cli/session.ts';
import type { Terminal } from '../cli/terminal.ts';

export interface DemoDeskOptions {
  readonly terminal: Terminal;
  /** What stands before each command, so that it can be seen which desk is at work. */
  readonly prompt: string;
  /** Absolute folder of its workspace. */
  readonly workspace: string;
  readonly passphrase: string;
  /** Absolute folder in which its commands run. */
  readonly folder: string;
  say(line: string): void;
}

/** A desk of the demonstration: runs commands as a person would, and shows them with what they print. */
export class DemoDesk {
  readonly workspace: string;
  readonly passphrase: string;
  private readonly options: DemoDeskOptions;
  private readonly terminal: Terminal;
  private readonly session: Session;

  private constructor(options: DemoDeskOptions, terminal: Terminal, session: Session) {
    this.workspace = options.workspace;
    this.passphrase = options.passphrase;
    this.options = options;
    this.terminal = terminal;
    this.session = session;
  }

  static async open(options: DemoDeskOptions): Promise<DemoDesk> {
    const { terminal, passphrase, folder, workspace } = options;
    const own: Terminal = {
      ...terminal,
      environment: { ...terminal.environment, CONCORD_PASSPHRASE: passphrase },
      folder,
      columns: terminal.columns - INDENT.length,
      // Its lines stand between others, where a line that is written over and over would not.
      isWatched: false,
    };
    return new DemoDesk(options, own, await openSession(own, workspace));
  }

  /** Runs one command; returns the document that it would print with `--json`. Throws what the command throws. */
  async run(...words: readonly string[]): Promise<unknown> {
    const found = findCommand(words);
    if (!found) throw new Error(`No such command: ${words.join(' ')}`);
    const args = parseArguments(found.command, words.slice(found.length));
    const { say, prompt } = this.options;
    say(`${prompt}$ concord ${words.map(quoted).join(' ')}`);
    const call = new Call(args, this.terminal, this.workspace, this.session);
    const answer = await found.command.run(call);
    for (const line of [...call.banner, ...answer.lines]) say(line === '' ? '' : `${INDENT}${line}`);
    say('');
    if (answer.failure) throw fromErrorData(answer.failure);
    return answer.data;
  }

  /** Locks the workspace and ends its threads. */
  async close(): Promise<void> {
    await this.session.close();
  }
}

const INDENT = '    ';

/** A word as one would type it in a shell. */
function quoted(word: string): string {
  return /^[\p{L}\p{N}_.:/@%+=-]+$/u.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
