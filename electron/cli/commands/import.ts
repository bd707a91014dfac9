import { basename } from 'node:path';
import { type ErrorData, errorData } from '#shared/errors.ts';
import type { Output } from '#shared/ipc/contract.ts';
import type { CsvMap } from '#shared/import/csv-map.ts';
import { personalColumn } from '#shared/import/personal-columns.ts';
import { proposeMap } from '#shared/import/ready-maps.ts';
import { readInThread } from '../../import/csv-client.ts';
import { inspectCsv } from '../../import/csv-file.ts';
import { importNotes } from '../../import/import-notes.ts';
import type { BundleReceipt } from '../../exchange/exchange-client.ts';
import { aboutFile } from '../about-file.ts';
import { usageError } from '../arguments.ts';
import { type Sender, senderOf } from '../bundle-sender.ts';
import type { Answer, Call, Command, OpenSession } from '../command.ts';
import { FORMATS, identify, type ImportSource, readMap } from '../import-source.ts';
import { shownAuthor } from '../record-document.ts';
import { safeText } from '../safe-text.ts';
import { JOB } from '../session.ts';
import { shownTime } from '../dates.ts';
import { grouped } from '../sizes.ts';
import { table, wrap } from '../text-layout.ts';

type Report = Output<'csv.import'>;

interface FileReport extends Report {
  readonly file: string;
  readonly format: 'csv' | 'bundle';
  /** For a table: the name of the map. */
  readonly map?: string;
  /** For a bundle: whose it is. */
  readonly sender?: Sender;
  readonly writtenAt?: number;
  /** For a bundle: true when this very bundle was imported before. */
  readonly isKnown?: boolean;
  /** For a bundle in a dry run: what each record would become, at most the first 500. */
  readonly changes?: BundleReceipt['changes'];
}

interface FileFailure {
  readonly file: string;
  readonly error: ErrorData;
}

export const importFiles: Command = {
  name: 'import',
  group: 'Exchange',
  summary: 'Take in bundles, and events from CSV files.',
  parameters: [{ name: 'FILE', isRequired: true, isRepeated: true }],
  options: [
    { name: 'format', value: 'FORMAT', summary: 'auto (by content, without this option), csv or bundle.' },
    { name: 'map', value: 'MAP', summary: 'Map of a CSV file: a JSON file, or the name of a ready or saved map.' },
    { name: 'dry-run', summary: 'Say what would happen, and change nothing.' },
    { name: 'print-map', summary: 'Print a first map for one CSV file, to be edited; nothing is imported.' },
  ],
  details: [
    'Importing the same file again adds nothing. A bundle comes in whole or not at all. Of a CSV file, rows that cannot be ' +
      'read are listed with their line and the rest comes in.',
    'UCDP GED and ACLED event files, tables with HXL hashtags and tables whose columns have plain names need no map.',
    'With several files every one is tried; the exit code is 1 when one of them failed.',
  ],
  run: async (call) => {
    const paths = call.args.positionals.map((path) => call.path(path));
    const format = call.args.choice('format', FORMATS) ?? 'auto';
    if (call.args.has('print-map')) return printMap(paths);
    const session = await call.open();
    const saved = await session.call('csv.maps', {});
    const mapName = call.args.text('map');
    const map = mapName === null ? null : await readMap(mapName, call.path(mapName), saved);
    // Every file is looked at before the first is taken in.
    const sources: ImportSource[] = [];
    for (const path of paths) sources.push(await identify(path, format, map, saved));
    return importAll(session, sources, call);
  },
};

async function printMap(paths: readonly string[]): Promise<Answer> {
  const [path, ...more] = paths;
  if (path === undefined || more.length > 0) throw usageError('--print-map takes one file.');
  try {
    const { header, hxl } = await inspectCsv({ path }, null, []);
    const map = wholeMap(proposeMap(header, hxl, []), header);
    return { data: map, lines: JSON.stringify(map, null, 2).split('\n') };
  } catch (error) {
    throw aboutFile(path, error);
  }
}

/** The map with every column in it, so that there is a place to say where each goes; what it does stays the same. */
function wholeMap(map: CsvMap, header: readonly string[]): CsvMap {
  const named = new Set(map.columns.map(({ column }) => column));
  const target = map.unmapped === 'body' ? 'body.line' : 'drop';
  const rest = header.filter((column) => column.trim() !== '' && !named.has(column) && !column.startsWith('#'));
  return {
    ...map,
    columns: [
      ...map.columns,
      ...rest.map((column) => (map.unmapped === 'body' && personalColumn(column)) || { column, target }),
    ],
  };
}

async function importAll(session: OpenSession, sources: readonly ImportSource[], call: Call): Promise<Answer> {
  const isDryRun = call.args.has('dry-run');
  const files: (FileReport | FileFailure)[] = [];
  for (const source of sources) {
    try {
      files.push(await importOne(session, source, isDryRun));
    } catch (error) {
      const failure = aboutFile(source.path, error);
      if (sources.length === 1 || failure.code === 'cancelled') throw failure;
      files.push({ file: source.path, error: errorData(failure) });
    }
  }
  const failed = files.find((file) => 'error' in file);
  const total = sum(files.filter((file) => 'received' in file));
  return {
    data: { ...total, isDryRun, files: files.map((file) => ('problems' in file ? withoutProblems(file) : file)) },
    lines: files.flatMap((file, at) => [...(at === 0 ? [] : ['']), ...fileLines(file, call.terminal.columns)]),
    ...(failed ? { failure: failed.error } : {}),
  };
}

function importOne(session: OpenSession, source: ImportSource, isDryRun: boolean): Promise<FileReport> {
  return source.format === 'csv' ? importCsv(session, source, isDryRun) : importBundle(session, source.path, isDryRun);
}

async function importCsv(
  session: OpenSession,
  { path, map }: Extract<ImportSource, { format: 'csv' }>,
  isDryRun: boolean,
): Promise<FileReport> {
  const report = isDryRun
    ? await rehearseCsv(session, path, map)
    : await session.call('csv.import', { file: await session.hold(path), map, job: JOB });
  return { file: path, format: 'csv', map: map.name, ...report };
}

/** The contract's preview stops at a number of rows and does not know what the store has; this goes all the way. */
async function rehearseCsv(session: OpenSession, path: string, map: CsvMap): Promise<Report> {
  const { signal } = session.watched;
  const report = await importNotes(session.store, readInThread({ source: { path }, map }, signal), {
    isDryRun: true,
    call: { signal, progress: (phase, done, total) => session.watched.onProgress?.(phase, done, total) },
  });
  return { ...report, problems: [...report.problems] };
}

async function importBundle(session: OpenSession, path: string, isDryRun: boolean): Promise<FileReport> {
  const { exchange, store, watched } = session;
  const receipt = isDryRun
    ? await exchange.preview(store, { path }, watched)
    : await exchange.apply(store, { path }, watched);
  const { manifest, report, isKnown, changes } = receipt;
  return {
    file: path,
    format: 'bundle',
    sender: await senderOf(session, receipt),
    writtenAt: manifest.writtenAt.at,
    isKnown,
    ...(isDryRun ? { changes } : {}),
    ...report,
    problems: [...report.problems],
  };
}

const COUNTS = ['received', 'accepted', 'duplicate', 'suggested', 'conflict', 'refused'] as const;

function sum(reports: readonly FileReport[]) {
  const total = { received: 0, accepted: 0, duplicate: 0, suggested: 0, conflict: 0, refused: 0 };
  for (const report of reports) for (const count of COUNTS) total[count] += report[count];
  const isSeveral = reports.length > 1;
  const problems = reports.flatMap((report) =>
    report.problems.map((problem) => (isSeveral ? { file: report.file, ...problem } : problem)),
  );
  return { ...total, problems };
}

function withoutProblems({
  problems: _,
  isDryRun: __,
  ...report
}: FileReport): Omit<FileReport, 'problems' | 'isDryRun'> {
  return report;
}

const SHOWN_PROBLEMS = 20;

function fileLines(file: FileReport | FileFailure, width: number): string[] {
  const name = safeText(basename(file.file));
  if ('error' in file) return wrap(`${name}: not imported`, width);
  const kind = file.format === 'csv' ? `CSV, map "${safeText(file.map ?? '')}"` : 'bundle';
  const from = file.sender ? [`from ${shownAuthor(file.sender)}, written ${shownTime(file.writtenAt ?? 0)}`] : [];
  const known = file.isKnown ? ['This very bundle was imported before.'] : [];
  const dry = file.isDryRun ? ['Dry run: nothing was changed.'] : [];
  return [
    ...wrap(`${name} (${kind})`, width),
    ...[...from, ...known, countsLine(file), ...dry].flatMap((line) =>
      wrap(line, width - 2).map((part) => `  ${part}`),
    ),
    ...changeLines(file, width),
    ...problemLines(file, width),
  ];
}

const SHOWN_CHANGES = 20;

function changeLines({ changes = [] }: FileReport, width: number): string[] {
  if (changes.length === 0) return [];
  const columns = [
    { header: 'Change' },
    { header: 'Title', isFlexible: true },
    { header: 'TLP' },
    { header: 'Withheld', isRight: true },
    { header: 'Id' },
  ];
  const rows = changes
    .slice(0, SHOWN_CHANGES)
    .map(({ change, title, tlp, withheld, record }) => [
      change,
      safeText(title ?? 'Untitled'),
      safeText(tlp.replace(/^TLP:/, '')),
      grouped(withheld),
      record,
    ]);
  const more = changes.length - rows.length;
  const rest = more > 0 ? [`  and ${grouped(more)} more; --json lists the first five hundred.`] : [];
  return ['', ...table(columns, rows, width - 2).map((line) => `  ${line}`), ...rest];
}

/** `632 received: 630 accepted, 2 refused`; what did not occur is left out. */
function countsLine(file: FileReport): string {
  const [, ...outcomes] = COUNTS;
  const parts = outcomes.filter((count) => file[count] > 0).map((count) => `${grouped(file[count])} ${count}`);
  return `${grouped(file.received)} received${parts.length > 0 ? ': ' : ''}${parts.join(', ')}`;
}

function problemLines({ problems, refused }: FileReport, width: number): string[] {
  if (problems.length === 0) return [];
  const shown = problems.slice(0, SHOWN_PROBLEMS);
  const more = refused - shown.length;
  return [
    '',
    ...shown.flatMap(({ line, record, code, message }) => {
      const where = line === null ? `Record ${record ?? 'unknown'}` : `Line ${line}`;
      return wrap(`${where}: ${safeText(message)} (${code})`, width - 4).map(
        (part, at) => `${at === 0 ? '  ' : '    '}${part}`,
      );
    }),
    ...(more > 0 ? [`  and ${grouped(more)} more; --json lists the first thousand.`] : []),
  ];
}
