/*
 * How fast text becomes search tokens, and what a search costs to mark: `npm exec -- node tests/bench/text.bench.ts`.
 * Each figure stands beside a baseline of the same run, since absolute figures belong to one machine. Not a test.
 */
import Database from 'better-sqlite3';
import { foldText } from '#shared/text/fold.ts';
import { FTS_TOKENIZER, indexText } from '#shared/text/index-text.ts';
import { plainText } from '#shared/text/markdown-plain.ts';
import { parseQuery, toMatch } from '#shared/text/query.ts';
import { makeSnippet } from '#shared/text/snippet.ts';
import { stemsOf } from '#shared/text/stem.ts';
import { tokeniseFolded } from '#shared/text/tokenise.ts';

const SAMPLES = {
  English: `Armed men attacked the market in the district at dawn and displaced families fled towards the border. The
    observers who reported the incident say that the elections have been postponed and that tensions between the two
    communities were rising. Local organisations are asking for protection of civilians near the river and the school.`,
  French: `Des hommes armés ont attaqué le marché du district à l’aube et des familles déplacées ont fui vers la frontière.
    Les observateurs qui ont signalé l’incident disent que les élections sont reportées et que les tensions entre les deux
    communautés étaient en hausse. Des organisations locales demandent la protection des civils près de la rivière.`,
  Spanish: `Hombres armados atacaron el mercado del distrito al amanecer y las familias desplazadas huyeron hacia la
    frontera. Los observadores que informaron del incidente dicen que las elecciones han sido aplazadas y que las tensiones
    entre las dos comunidades estaban en aumento. Las organizaciones locales piden la protección de los civiles.`,
  Russian: `Вооружённые люди напали на рынок в районе на рассвете, и перемещённые семьи бежали к границе. Наблюдатели,
    сообщившие о происшествии, говорят, что выборы перенесены и что напряжённость между двумя общинами росла. Местные
    организации просят о защите гражданских лиц у реки и возле школы.`,
  Arabic: `هاجم مسلحون السوق في المنطقة فجرا وفرت العائلات النازحة نحو الحدود. ويقول المراقبون الذين أبلغوا عن الحادث إن
    الانتخابات قد تأجلت وإن التوترات بين المجتمعين كانت في ازدياد. وتطلب المنظمات المحلية حماية المدنيين قرب النهر والمدرسة.`,
  Chinese: `武装人员黎明时分袭击了该地区的市场，流离失所的家庭逃往边境。报告这一事件的观察员说，选举已经推迟，两个社区之间的紧张局势正在加剧。
    当地组织要求保护河边和学校附近的平民。`,
};

const ROUNDS = 7;
const NOTES = 400;

function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Notes of about 200 words whose vocabulary is that of the sample, with endings that make many words seen once. */
function notesLike(sample: string, language: string): string[] {
  const next = random(7);
  const isUnspaced = language === 'Chinese';
  const words = isUnspaced ? [...sample.replaceAll(/\s/g, '')] : sample.split(/\s+/);
  return Array.from({ length: NOTES }, () => {
    const note: string[] = [];
    while (note.length < (isUnspaced ? 330 : 200)) {
      // The square makes early words frequent and late ones rare, roughly as in real text.
      const word = words[Math.floor(next() ** 2 * words.length)] ?? '';
      const isRare = !isUnspaced && next() < 0.05;
      note.push(isRare ? word + String.fromCharCode(...[0, 1, 2].map(() => 97 + Math.floor(next() * 26))) : word);
    }
    return note.join(isUnspaced ? '' : ' ');
  });
}

/** Milliseconds of one round: the median, after one round to warm up. */
function median(run: () => void): number {
  run();
  const times = Array.from({ length: ROUNDS }, () => {
    const from = performance.now();
    run();
    return performance.now() - from;
  }).toSorted((left, right) => left - right);
  return times[ROUNDS >> 1] ?? 0;
}

function print(...cells: readonly string[]): void {
  process.stdout.write(
    `${cells.map((cell, column) => (column === 0 ? cell.padEnd(34) : cell.padStart(14))).join('')}\n`,
  );
}

function millions(count: number, milliseconds: number): string {
  return `${(count / milliseconds / 1000).toFixed(2)} M/s`;
}

function times(ratio: number): string {
  return `${ratio.toFixed(2)}×`;
}

function insertAll(columns: readonly (readonly string[])[], tokenizer: string): void {
  const database = new Database(':memory:');
  database.exec(
    `CREATE VIRTUAL TABLE search USING fts5(title, body, title_stem, body_stem, tokenize = "${tokenizer}")`,
  );
  const insert = database.prepare('INSERT INTO search VALUES (?, ?, ?, ?)');
  database.transaction(() => {
    for (const row of columns) insert.run('', row[0] ?? '', '', row[1] ?? '');
  })();
  database.close();
}

print('tokens per second', 'fold', 'tokenise', 'stem', 'index', 'vs split', 'stems/word');
const everything: string[] = [];
for (const [language, sample] of Object.entries(SAMPLES)) {
  const notes = notesLike(sample, language);
  everything.push(...notes);
  const folded = notes.map((note) => foldText(note));
  const terms = folded.flatMap((note) => tokeniseFolded(note).map(({ term }) => term));
  const stems = notes.reduce((total, note) => total + indexText(note).stems.split(' ').length, 0);
  const index = median(() => notes.forEach((note) => indexText(note)));
  const split = median(() =>
    notes.forEach((note) =>
      note
        .toLowerCase()
        .split(/[^\p{L}\p{N}]+/u)
        .join(' '),
    ),
  );
  print(
    language,
    millions(
      terms.length,
      median(() => notes.forEach((note) => foldText(note))),
    ),
    millions(
      terms.length,
      median(() => folded.forEach((note) => tokeniseFolded(note))),
    ),
    millions(
      terms.length,
      median(() => terms.forEach((term) => stemsOf(term))),
    ),
    millions(terms.length, index),
    times(index / split),
    (stems / terms.length).toFixed(2),
  );
}

const rows = everything.map((note) => indexText(note)).map(({ words, stems }) => [words, stems]);
const making = median(() => everything.forEach((note) => indexText(note)));
const inserting = median(() => insertAll(rows, FTS_TOKENIZER));
const bare = median(() =>
  insertAll(
    everything.map((note) => [note, '']),
    'unicode61',
  ),
);
print('');
print(`${everything.length} notes of six languages`, 'time', 'per note', 'vs unicode61');
for (const [name, time] of [
  ['making the tokens', making],
  ['inserting them (in memory)', inserting],
  ['both', making + inserting],
  ['plain text into unicode61', bare],
] as const) {
  print(name, `${time.toFixed(0)} ms`, `${((time * 1000) / everything.length).toFixed(0)} µs`, times(time / bare));
}

const query = parseQuery('displaced families near the border');
const texts = everything.slice(0, 400);
const snippets = median(() => texts.forEach((text) => makeSnippet(text, query, 180)));
const plain = median(() => texts.forEach((text) => plainText(text)));
const parsing = median(() => {
  for (let round = 0; round < 1000; round += 1)
    toMatch(parseQuery('"cease-fire" l’élection (osh OR mali) -选举'), { isPrefixLast: true });
});
print('');
print('one snippet of 180 of 200 words', `${((snippets * 1000) / texts.length).toFixed(0)} µs`);
print('plain text of one note', `${((plain * 1000) / texts.length).toFixed(1)} µs`);
print('parsing and compiling a query', `${parsing.toFixed(0)} µs`);
