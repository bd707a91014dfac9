/*
 * Whether a window stays alive while an event file comes in: `npm exec -- node tests/bench/import.bench.ts [ROWS]`.
 * Imports synthetic notes (100,000 unless told otherwise) through the handlers and measures how late the event loop of
 * the main thread comes round, against the same loop with nothing to do. On a busy machine the loop is also late because
 * others have the processor: `busiest` is the processor time of the main thread itself in its longest turn. Not a test:
 * it takes minutes.
 */
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { pipeline } from 'node:stream/promises';
import { setTimeout } from 'node:timers/promises';
import { openApplication } from '#electron/application.ts';
import { connect } from '#electron/ipc/handlers.ts';
import { createLog } from '#electron/services/log.ts';
import type { CsvMap } from '#shared/import/csv-map.ts';

const rows = Number(process.argv[2] ?? 100_000);
const JOB = 'bench';
const IDLE_MS = 10_000;

const MAP: CsvMap = {
  name: 'bench',
  columns: [
    { column: 'Title', target: 'title' },
    { column: 'Text', target: 'body' },
    { column: 'Date', target: 'eventStart' },
    { column: 'Country', target: 'country' },
    { column: 'Place', target: 'place' },
    { column: 'Latitude', target: 'latitude' },
    { column: 'Longitude', target: 'longitude' },
    { column: 'Deaths', target: 'fatalitiesBest' },
  ],
  constants: { status: 'submitted', tlp: 'TLP:GREEN', sensitivity: 'unclassified' },
  dateFormat: 'auto',
  decimal: 'auto',
  unmapped: 'drop',
};

const WORDS = `armed men attacked the market in the district at dawn and displaced families fled towards the border
  observers who reported the incident say that elections have been postponed and tensions between two communities were
  rising local organisations ask for protection of civilians near the river and the school`.split(/\s+/);
const COUNTRIES = ['Mali', 'Niger', 'Chad', 'Burkina Faso'];

/** Rows of about 80 words, no two alike. */
function* table(): Generator<string> {
  yield `${MAP.columns.map(({ column }) => column).join(',')}\n`;
  let state = 7;
  const next = (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  for (let row = 1; row <= rows; row++) {
    const text = Array.from({ length: 60 + next(40) }, () => WORDS[next(WORDS.length)]).join(' ');
    const date = new Date(Date.UTC(2015, 0, 1 + next(4000))).toISOString().slice(0, 10);
    const place = [COUNTRIES[next(4)], `Place ${next(5000)}`, (next(20_000) / 1000).toFixed(3), next(15_000) / 1000];
    yield `Event ${row},"${text}.",${date},${place.join(',')},${next(30)}\n`;
  }
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Milliseconds of processor time that this thread has used. */
function used(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

/** Watches the event loop until the returned function is called, which prints what was seen. */
function watch(name: string): (note?: string) => void {
  let [before, busiest] = [used(), 0];
  const turns = setInterval(() => {
    const now = used();
    busiest = Math.max(busiest, now - before);
    before = now;
  }, 1);
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  return (note = '') => {
    delay.disable();
    clearInterval(turns);
    const late = [delay.percentile(50), delay.percentile(99), delay.max].map((nanoseconds) => nanoseconds / 1e6);
    print(name.padEnd(10) + [...late, busiest].map((ms) => `${ms.toFixed(1)} ms`.padStart(12)).join('') + note);
  };
}

const folder = await mkdtemp(join(tmpdir(), 'concord-bench-'));
const application = await openApplication({
  host: {
    kind: 'preview',
    platform: 'linux',
    openDialog: async () => null,
    saveDialog: async () => null,
    emit: () => undefined,
    quit: () => undefined,
  },
  connect,
  log: createLog((line) => print(line)),
  workspaceFolder: join(folder, 'workspace'),
  preferencesPath: null,
});

async function ask(method: string, input: object): Promise<unknown> {
  const reply = await application.dispatch(method, input);
  if (!reply.ok) throw new Error(`${method}: ${reply.error.message}`);
  return reply.value;
}

try {
  const path = join(folder, 'events.csv');
  await pipeline(table, createWriteStream(path));
  const { size } = await stat(path);
  const people = { name: 'Bench', officer: 'A. Officer', organisation: 'Bench', exercise: null };
  await ask('workspace.create', { ...people, passphrase: 'four unrelated words here' });
  const { file } = await application.files.choose({ kind: 'path', path });

  print(`${rows} rows, ${(size / 2 ** 20).toFixed(0)} MiB; how late the event loop of the main thread is:`);
  print(' '.repeat(10) + ['p50', 'p99', 'max', 'busiest'].map((title) => title.padStart(12)).join(''));
  const idle = watch('idle');
  await setTimeout(IDLE_MS);
  idle();

  const looking = watch('looking');
  await ask('csv.inspect', { file, map: null });
  await ask('csv.preview', { file, map: MAP });
  looking();

  const importing = watch('importing');
  const from = performance.now();
  const result = await ask('csv.import', { file, map: MAP, job: JOB });
  const seconds = (performance.now() - from) / 1000;
  importing(`   ${(rows / seconds).toFixed(0)} rows/s in ${seconds.toFixed(0)} s`);
  print(JSON.stringify(result));
} finally {
  await application.close();
  await rm(folder, { recursive: true, force: true });
}
