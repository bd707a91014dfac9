import { isAbsolute, resolve } from 'node:path';
import type { ErrorData } from '#shared/errors.ts';
import type { Output } from '#shared/ipc/contract.ts';
import type { Arguments, CommandForm } from './arguments.ts';
import { safeText } from './safe-text.ts';
import { openSession, type Session, unlock } from './session.ts';
import type { Terminal } from './terminal.ts';

/** What a command answers: the document for `--json`, and lines for a person (safe text, no line ends). */
export interface Answer {
  readonly data: unknown;
  readonly lines: readonly string[];
  /** Set when there is an answer although not all was done: it goes to the error output and the exit code is 1. */
  readonly failure?: ErrorData;
}

export interface Command extends CommandForm {
  readonly group: CommandGroup;
  /** One line for the list of commands. */
  readonly summary: string;
  /** Paragraphs for the command's own help. */
  readonly details?: readonly string[];
  readonly run: (call: Call) => Promise<Answer>;
}

export const COMMAND_GROUPS = ['Workspace', 'Notes and cases', 'Finding', 'Exchange', 'Upkeep'] as const;
export type CommandGroup = (typeof COMMAND_GROUPS)[number];

export type OpenSession = Session & { readonly state: Output<'workspace.state'> };

/** One run of a command. What it opens is closed by `close`; a session that was given is left open. */
export class Call {
  readonly args: Arguments;
  readonly terminal: Terminal;
  /** Absolute folder of the workspace. */
  readonly workspace: string;
  private readonly given: Session | null;
  private session: Session | null = null;
  private exercise: string | null = null;

  constructor(args: Arguments, terminal: Terminal, workspace: string, given: Session | null = null) {
    this.given = given;
    this.args = args;
    this.terminal = terminal;
    this.workspace = workspace;
  }

  /** The application over the workspace folder, locked. */
  async closed(): Promise<Session> {
    if (this.given) return this.given;
    this.session ??= await openSession(this.terminal, this.workspace);
    return this.session;
  }

  /** The application over the unlocked workspace. */
  async open(): Promise<OpenSession> {
    const session = await this.closed();
    const state = await unlock(session, this.terminal);
    this.exercise = state.exercise;
    return { ...session, state };
  }

  /** What stands above everything that is printed for a person. */
  get banner(): readonly string[] {
    return this.exercise === null ? [] : [`EXERCISE "${safeText(this.exercise)}": nothing here is real.`, ''];
  }

  /** A path as a person gave it. */
  path(given: string): string {
    return isAbsolute(given) ? given : resolve(this.terminal.folder, given);
  }

  async close(): Promise<void> {
    await this.session?.close();
  }
}
