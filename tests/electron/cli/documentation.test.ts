import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { GLOBAL_OPTIONS } from '#electron/cli/arguments.ts';
import { COMMANDS } from '#electron/cli/commands.ts';
import { usageLines } from '#electron/cli/help.ts';
import { openSession, type Session } from '#electron/cli/session.ts';
import { MAP_TARGETS } from '#shared/import/csv-map.ts';
import { PASSPHRASE, run } from './cli-fixture.ts';

vi.setConfig({ testTimeout: 240_000, hookTimeout: 120_000 });

const PATH = resolve(import.meta.dirname, '..', '..', '..', 'docs', 'cli.md');
const page = await readFile(PATH, 'utf8');
/** Set to write the outputs into the page anew, after a change that is meant. */
const isUpdating = process.env['CONCORD_UPDATE_DOCS'] === '1';

describe('docs/cli.md', () => {
  it.each(COMMANDS.map((command) => ({ name: command.name, command })))('shows how to call $name', ({ command }) => {
    const usage = usageLines(command).join('\n');
    expect(page.includes(`\n${usage}\n`), usage).toBe(true);
    for (const word of command.name.split(' ')) expect(page).toMatch(new RegExp(`^### .*\\b${word}\\b`, 'm'));
  });

  it('names every option', () => {
    const options = [...COMMANDS.flatMap((command) => command.options), ...GLOBAL_OPTIONS].map(({ name }) => name);
    expect(options.filter((name) => name !== 'help' && !page.includes(`--${name}`))).toEqual([]);
  });
});

it('docs/cli.md names everything that a column can fill', () => {
  expect(MAP_TARGETS.filter(({ target }) => !page.includes(`\`${target}\``))).toEqual([]);
});

interface Block {
  readonly kind: string;
  readonly file: string;
  readonly text: string;
}

function blocks(text: string): Block[] {
  return [...text.matchAll(/^```(\w+)(?: (\S+))?\n([\s\S]*?)^```$/gm)].map(([, kind = '', file = '', body = '']) => ({
    ...{ kind, file, text: body },
  }));
}

interface Example {
  readonly desk: 'field' | 'hq';
  readonly line: string;
  readonly output: string;
}

function examples(text: string): Example[] {
  return text
    .split(/^(?=(?:hq)?\$ concord )/m)
    .filter((part) => part !== '')
    .map((part) => {
      const [first = '', ...rest] = part.split('\n');
      return { desk: first.startsWith('hq') ? 'hq' : 'field', line: first, output: rest.join('\n').trimEnd() };
    });
}

/** The words of a line as a shell would part them. */
function words(line: string): string[] {
  const found = line.replace(/^(?:hq)?\$ concord /, '').match(/(?:'[^']*'|[^\s'])+/g) ?? [];
  return found.map((word) => word.replaceAll("'", ''));
}

const ID = /\b[0-9a-z]{26}\b/g;

/** What differs from one run to the next is not compared: keys, hashes, days, times, sizes. */
function comparable(output: string): string {
  return output
    .replaceAll(/age1[0-9a-z]{58}/g, '<recipient>')
    .replaceAll(/\b[0-9a-f]{64}\b/g, '<hash>')
    .replaceAll(ID, '<id>')
    .replaceAll(/\b(?:[0-9A-Z]{4}-){6}[0-9A-Z]{4}\b/g, '<key>')
    .replaceAll(/\b(?:\d{5} ){5}\d{5}\b/g, '<fingerprint>')
    .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '<time>')
    .replaceAll(/\b\d{1,2} [A-Z][a-z]{2} \d{4}\b/g, '<day>')
    .replaceAll(/\b\d\d:\d\d UTC\b/g, '<time>')
    .replaceAll(/\b[\d.]+ (?:bytes|kB|MB)/g, '<size>')
    .replaceAll(/ +/g, ' ');
}

describe('the examples of docs/cli.md', () => {
  let folder = '';
  const desks = new Map<Example['desk'], Session>();
  /** Where the desks of the page are at home. */
  const shownFolder = '/home/hawa';

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'concord-docs-'));
    for (const desk of ['field', 'hq'] as const) {
      const silent = {
        ...{ environment: {}, folder, columns: 80, hasColour: false, isWatched: false },
        signal: new AbortController().signal,
        write: () => undefined,
        writeError: () => undefined,
        readInput: async () => new Uint8Array(),
        askSecret: async () => PASSPHRASE,
      };
      desks.set(desk, await openSession(silent, join(folder, desk === 'field' ? 'workspace' : desk)));
    }
    await desks.get('hq')?.call('workspace.create', {
      ...{ name: 'Central Africa desk', officer: 'Elena Marsh', organisation: 'DPPA' },
      ...{ passphrase: PASSPHRASE, exercise: null },
    });
  });
  afterAll(async () => {
    await Promise.all([...desks.values()].map((session) => session.close()));
    await rm(folder, { recursive: true, force: true });
  });

  it('print what they say', async () => {
    const actual = new Map<string, string>();
    const withActualIds = (line: string) =>
      line.replaceAll(ID, (id) => actual.get(id) ?? [...actual.values()][0] ?? id);
    let updated = page;
    for (const { kind, file, text } of blocks(page)) {
      if (file !== '') await writeFile(join(folder, file), text);
      if (kind !== 'console') continue;
      const printed: string[] = [];
      for (const { desk, line, output } of examples(text)) {
        const now = await run(words(withActualIds(line)), { folder }, desks.get(desk) ?? null);
        const shown = now.out
          .replaceAll(join(folder, 'workspace'), `${shownFolder}/workspace`)
          .replaceAll(folder, shownFolder);
        expect([line, now.code, now.err]).toEqual([line, 0, '']);
        if (!isUpdating) expect(`${line}\n${comparable(shown.trimEnd())}`).toBe(`${line}\n${comparable(output)}`);
        const ids = shown.match(ID) ?? [];
        const documented = output.match(ID) ?? [];
        ids.forEach((id, at) => actual.set(documented[at] ?? id, id));
        printed.push(`${withActualIds(line)}\n${shown}`);
      }
      const body = printed.join('\n').replaceAll(/\n{2,}(?=(?:hq)?\$ )/g, '\n\n');
      updated = updated.replace(`\`\`\`console\n${text}\`\`\``, () => `\`\`\`console\n${body}\`\`\``);
    }
    if (isUpdating) await writeFile(PATH, updated);
  });
});
