import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { ConcordError, systemError } from '#shared/errors.ts';
import type { Terminal } from '../cli/terminal.ts';
import { wrap } from '../cli/text-layout.ts';
import { DemoDesk } from './demo-desk.ts';
import { datedNotes, SAMPLE_CASE } from './sample-notes.ts';
import { type Screens, takeScreenshots } from './screenshots.ts';

export interface DemonstrationOptions {
  readonly terminal: Terminal;
  /** Absolute folder for what the demonstration leaves behind. */
  readonly folder: string;
  readonly hasScreenshots: boolean;
  say(line: string): void;
}

/** What the demonstration did and where it left what it made. */
export interface Demonstration {
  readonly folder: string;
  readonly files: readonly string[];
  readonly screenshots: readonly string[];
  /** Why there are no screenshots, or not all; null when all were made. */
  readonly withoutScreenshots: string | null;
  readonly notes: number;
  readonly languages: number;
  readonly found: number;
  readonly received: number;
  readonly accepted: number;
  readonly isAuthorVerified: boolean;
  readonly isSourceWithheld: boolean;
}

const EXERCISE = 'Tarsa basin';
const FIELD_CARD = 'field-office.concord-card';
const HQ_CARD = 'headquarters.concord-card';
const HQ_IDENTITY = 'headquarters-identity.txt';
const BUNDLE = 'tarsa.concord';
const NOTES = 'notes.json';
const CASE = 'case.json';
const MADE = [FIELD_CARD, HQ_CARD, BUNDLE, HQ_IDENTITY, NOTES, CASE];

/** Says that a folder is the demonstration's own. */
const MARK = 'demonstration.txt';
const MARK_TEXT =
  'The Concord demonstration made the files in this folder, and makes them anew each time it runs.\nKeep nothing of your own here.\n';

const withId = z.looseObject({ id: z.string() });
const withIds = z.looseObject({ ids: z.array(z.string()) });
const withTotal = z.looseObject({ total: z.number(), hits: z.array(withId) });
const withFingerprint = z.looseObject({ fingerprint: z.string() });
const withCounts = z.looseObject({ received: z.number(), accepted: z.number(), duplicate: z.number() });
const shownNote = z.looseObject({
  author: z.looseObject({ trust: z.string() }),
  sources: z.array(z.looseObject({ identity: z.string().nullable() })),
  withheld: z.array(z.looseObject({ count: z.number() })),
});

/**
 * Two desks at work in a scratch folder: a field office writes, tags, finds and hands over; headquarters takes in and
 * sees who wrote it and that the sources stayed behind. Both workspaces are of an exercise and are removed at the end.
 */
export async function demonstrate(options: DemonstrationOptions): Promise<Demonstration> {
  const { folder, say } = options;
  const scratch = await mkdtemp(join(tmpdir(), 'concord-demo-'));
  const desks: DemoDesk[] = [];
  try {
    await prepareFolder(folder);
    const openDesk = async (prompt: string): Promise<DemoDesk> => {
      const desk = await DemoDesk.open({
        terminal: options.terminal,
        prompt,
        workspace: join(scratch, prompt),
        passphrase: randomBytes(18).toString('base64url'),
        folder,
        say,
      });
      desks.push(desk);
      return desk;
    };
    const field = await openDesk('field');
    const hq = await openDesk('hq');
    const told = await tell(options, field, hq);
    await Promise.all(desks.map((desk) => desk.close()));
    const screens = await showScreens(options, field, hq);
    closing(options, screens);
    return {
      folder,
      files: MADE,
      screenshots: screens.files,
      withoutScreenshots: screens.reason,
      ...told,
    };
  } finally {
    await Promise.all(desks.map((desk) => desk.close()));
    await rm(scratch, { recursive: true, force: true });
  }
}

/**
 * Makes the folder, or clears away in it what an earlier demonstration left. Throws `file.exists` for a folder that holds
 * anything else: its notes.json may be somebody's own.
 */
async function prepareFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    const names = await readdir(folder);
    if (names.length > 0 && !names.includes(MARK)) throw foreignFolder();
    await writeFile(join(folder, MARK), MARK_TEXT);
    for (const name of MADE) await rm(join(folder, name), { force: true });
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'EEXIST' || error.code === 'ENOTDIR')) {
      throw foreignFolder();
    }
    throw systemError(error) ?? error;
  }
}

function foreignFolder(): ConcordError {
  return new ConcordError(
    'file.exists',
    'There is something else in the place for the demonstration. Nothing was changed. Name an empty or new folder with --to.',
  );
}

type Told = Omit<Demonstration, 'folder' | 'files' | 'screenshots' | 'withoutScreenshots'>;

async function tell({ terminal, folder, say }: DemonstrationOptions, field: DemoDesk, hq: DemoDesk): Promise<Told> {
  const step = stepper(say, terminal.columns);
  step('Two desks are set up, each with its own encrypted workspace, for one exercise.');
  await field.run(
    ...['init', '--name', 'Tarsa field office', '--officer', 'Hawa Sall', '--organisation', 'UNOCA'],
    ...['--exercise', EXERCISE],
  );
  await hq.run(
    ...['init', '--name', 'Central Africa desk', '--officer', 'Elena Marsh', '--organisation', 'DPPA'],
    ...['--exercise', EXERCISE],
  );

  step('The field office writes notes in six languages, and opens a case.');
  const notes = datedNotes(Date.now());
  await writeFile(join(folder, NOTES), `${JSON.stringify(notes, null, 2)}\n`);
  const { ids } = withIds.parse(await field.run('note', 'add', '--file', NOTES));
  await writeFile(join(folder, CASE), `${JSON.stringify({ ...SAMPLE_CASE, links: ids.slice(0, 2) }, null, 2)}\n`);
  await field.run('case', 'add', '--file', CASE);
  const [raid = ''] = ids;
  await field.run('tag', 'add', raid, 'process:Tarsa dialogue', 'protection:herders');
  await field.run('tags');

  step('It finds what it has written, whatever form the word has in its language.');
  const found = withTotal.parse(await field.run('search', 'herder OR éleveur OR راعي', '--limit', '4', '--facets'));

  step('The desks exchange cards and compare fingerprints by voice.');
  const fieldCard = withFingerprint.parse(await field.run('desk', 'card', '--to', FIELD_CARD));
  const hqCard = withFingerprint.parse(await hq.run('desk', 'card', '--to', HQ_CARD));
  await field.run('contact', 'add', HQ_CARD, '--fingerprint', hqCard.fingerprint);
  await hq.run('contact', 'add', FIELD_CARD, '--fingerprint', fieldCard.fingerprint);

  step(
    'The field office reviews what headquarters would read of the notes on livestock and of the case, and releases it.',
  );
  await field.run('note', 'list', '--tag', 'topic:livestock');
  const release = ['--tag', 'topic:livestock', 'process:Tarsa dialogue', '--recipient', 'Central Africa desk'];
  await field.run('export', '--to', BUNDLE, ...release, '--dry-run');
  await field.run('export', '--to', BUNDLE, ...release);

  step('Headquarters verifies the bundle, looks at what it would change, and takes it in. A second time adds nothing.');
  await hq.run('verify', BUNDLE);
  await hq.run('import', BUNDLE, '--dry-run');
  const imported = withCounts.parse(await hq.run('import', BUNDLE));
  await hq.run('import', BUNDLE);

  step('What arrived: the author’s signature holds, and who the sources are has stayed in the field office.');
  const note = shownNote.parse(await hq.run('note', 'show', raid));
  await hq.run('check', '--rebuild');
  await hq.run('desk', 'identity', '--to', HQ_IDENTITY);
  return {
    notes: ids.length,
    languages: 6,
    found: found.total,
    received: imported.received,
    accepted: imported.accepted,
    isAuthorVerified: note.author.trust === 'verified',
    isSourceWithheld: note.sources.every(({ identity }) => identity === null) && note.withheld.length > 0,
  };
}

function stepper(say: (line: string) => void, width: number): (text: string) => void {
  let number = 0;
  return (text) => {
    number += 1;
    for (const line of wrap(`${number}. ${text}`, width)) say(line);
    say('');
  };
}

async function showScreens(
  { terminal, folder, hasScreenshots, say }: DemonstrationOptions,
  field: DemoDesk,
  hq: DemoDesk,
): Promise<Screens> {
  if (!hasScreenshots) return { files: [], reason: 'They were not asked for.' };
  say('The same in the window of the desktop application:');
  const screens = await takeScreenshots({ folder, field, hq, signal: terminal.signal });
  for (const file of screens.files) say(`    ${file}`);
  if (screens.reason !== null) say(`    ${screens.reason}`);
  say('');
  return screens;
}

function closing({ terminal, folder, say }: DemonstrationOptions, { files }: Screens): void {
  const name = basename(folder);
  const tell = (text: string): void => wrap(text, terminal.columns).forEach((line) => say(line));
  const pictures = files.length > 0 ? ', the screenshots' : '';
  tell(`Left in ${name}: the cards, the bundle, the notes as they were written${pictures}.`);
  tell(
    'The identity of the demonstration’s headquarters lies beside them, so that the bundle can be opened with other tools:',
  );
  say(`    age -d -i ${name}/${HQ_IDENTITY} ${name}/${BUNDLE} | zstd -d | wc -c`);
  tell('Both workspaces are gone; yours was not touched.');
}
