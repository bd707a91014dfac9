import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCli } from '#electron/cli/run.ts';
import { openSession, type Session } from '#electron/cli/session.ts';
import type { Terminal } from '#electron/cli/terminal.ts';
import { ConcordError } from '#shared/errors.ts';
import { z } from 'zod';

export const PASSPHRASE = 'four unrelated little words';

export interface Surroundings {
  readonly passphrase?: string | null;
  readonly folder?: string;
  /** What the standard input holds. */
  readonly input?: string | Uint8Array;
  /** What a person types at the prompts, one after another. */
  readonly typed?: readonly string[];
  readonly columns?: number;
  readonly hasColour?: boolean;
  readonly isWatched?: boolean;
  readonly signal?: AbortSignal;
}

export interface Run {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** One command line in this process, over a session that is open or, without one, over the workspace that it names. */
export async function run(
  args: readonly string[],
  surroundings: Surroundings = {},
  session: Session | null = null,
): Promise<Run> {
  const { passphrase = PASSPHRASE, typed = [] } = surroundings;
  const prompts = [...typed];
  let out = '';
  let err = '';
  const terminal: Terminal = {
    environment: passphrase === null ? {} : { CONCORD_PASSPHRASE: passphrase },
    folder: surroundings.folder ?? tmpdir(),
    columns: surroundings.columns ?? 80,
    hasColour: surroundings.hasColour ?? false,
    isWatched: surroundings.isWatched ?? false,
    signal: surroundings.signal ?? new AbortController().signal,
    write: (text) => (out += text),
    writeError: (text) => (err += text),
    readInput: async () => {
      const { input = '' } = surroundings;
      return typeof input === 'string' ? new TextEncoder().encode(input) : input;
    },
    askSecret: async () => {
      const answer = prompts.shift();
      if (answer === undefined) throw new ConcordError('workspace.locked', 'Nobody is there to ask.');
      return answer;
    },
  };
  const code = await runCli(args, terminal, session);
  return { code, out, err };
}

/** A desk with a workspace of its own, open from the start, and a folder in which its commands run. */
export class TestDesk {
  readonly folder: string;
  readonly workspace: string;
  readonly session: Session;

  private constructor(folder: string, session: Session) {
    this.folder = folder;
    this.workspace = session.folder;
    this.session = session;
  }

  static async create(name: string, organisation = 'DPPA', exercise: string | null = null): Promise<TestDesk> {
    const folder = await mkdtemp(join(tmpdir(), 'concord-cli-test-'));
    const workspace = join(folder, 'workspace');
    await mkdir(workspace);
    const silent = {
      ...{ environment: {}, folder, columns: 80, hasColour: false, isWatched: false },
      signal: new AbortController().signal,
      write: () => undefined,
      writeError: () => undefined,
      readInput: async () => new Uint8Array(),
      askSecret: async () => PASSPHRASE,
    };
    const session = await openSession(silent, workspace);
    await session.call('workspace.create', {
      ...{ name, officer: `Officer of ${name}`, organisation, passphrase: PASSPHRASE, exercise },
    });
    return new TestDesk(folder, session);
  }

  cli(args: readonly string[], surroundings: Surroundings = {}): Promise<Run> {
    return run(args, { folder: this.folder, ...surroundings }, this.session);
  }

  /** Runs a command that must succeed and reads its document. */
  async json<T>(schema: z.ZodType<T>, args: readonly string[], surroundings: Surroundings = {}): Promise<T> {
    const { code, out, err } = await this.cli(['--json', ...args], surroundings);
    if (code !== 0) throw new Error(`concord ${args.join(' ')} ended with ${code}: ${err}`);
    return schema.parse(oneDocument(out));
  }

  /** Adds one note and returns its id. */
  async note(values: object): Promise<string> {
    const input = JSON.stringify(values);
    return (await this.json(withId, ['note', 'add', '--file', '-'], { input })).id;
  }

  /** Locks and ends the threads; the workspace stays for commands that open it themselves. */
  async lock(): Promise<void> {
    await this.session.close();
  }

  async close(): Promise<void> {
    await this.session.close();
    await rm(this.folder, { recursive: true, force: true });
  }
}

/** The one JSON document that a text must be, on one line. */
export function oneDocument(text: string): unknown {
  if (!/^[^\n]+\n$/.test(text)) throw new Error(`Not one line: ${text.slice(0, 200)}`);
  return JSON.parse(text);
}

/** The error that a failed command must have written with `--json`. */
export function errorOf({ err }: Run): z.infer<typeof errorDocument>['error'] {
  return errorDocument.parse(oneDocument(err)).error;
}

const errorDocument = z.strictObject({
  error: z.strictObject({
    code: z.string(),
    message: z.string(),
    detail: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
  }),
});

export const withId = z.looseObject({ id: z.string().length(26) });

export const importDocument = z.strictObject({
  received: z.int(),
  accepted: z.int(),
  duplicate: z.int(),
  suggested: z.int(),
  conflict: z.int(),
  refused: z.int(),
  problems: z.array(
    z.strictObject({
      file: z.string().optional(),
      line: z.int().nullable(),
      record: z.string().nullable(),
      code: z.string(),
      message: z.string(),
    }),
  ),
  isDryRun: z.boolean(),
  files: z.array(z.looseObject({ file: z.string() })),
});

export const checkDocument = z.strictObject({
  ok: z.boolean(),
  stateHash: z.string().length(64),
  rebuiltHash: z.string().length(64).nullable(),
  commits: z.int(),
  records: z.int(),
  attachments: z.int(),
  problems: z.array(z.strictObject({ code: z.string(), message: z.string() })),
});
