import type { Input, Output } from '#shared/ipc/contract.ts';
import type { Arguments } from '../arguments.ts';
import type { Answer, Command, OpenSession } from '../command.ts';
import { shownDate } from '../dates.ts';
import { DATE_OPTIONS, FACET_OPTIONS, filterOf } from '../finding-options.ts';
import { fieldLabel } from '../record-document.ts';
import { safeText } from '../safe-text.ts';
import { counted, grouped } from '../sizes.ts';
import { HIT_END, HIT_START, table, withHits, wrap } from '../text-layout.ts';

type Result = Output<'search.run'>;
type Hit = Result['hits'][number];

/** The contract's own limit of one page. */
const PAGE = 500;
const USUAL_LIMIT = 20;
const SHOWN_FACET_VALUES = 10;

export const LIMIT_OPTION = {
  name: 'limit',
  value: 'N',
  summary: `How many to show at most; ${USUAL_LIMIT} without it.`,
} as const;

export const search: Command = {
  name: 'search',
  group: 'Finding',
  summary: 'Find notes and cases.',
  parameters: [{ name: 'QUERY', isRepeated: true }],
  options: [
    LIMIT_OPTION,
    { name: 'facets', summary: 'Count the hits by country, type, severity and so on.' },
    { name: 'sort', value: 'ORDER', summary: 'newest or relevance; by relevance when there are words to find.' },
    { name: 'kind', value: 'KIND', isRepeated: true, summary: 'note or case.' },
    ...FACET_OPTIONS,
    ...DATE_OPTIONS,
  ],
  details: [
    'Words are found in every form of their language and whatever their accents. "Quotation marks" find a phrase, ' +
      'a minus before a word leaves records with it out (put -- before a query that begins with one), OR stands between ' +
      'words of which one is enough. Without a query, everything that the options let through is listed.',
  ],
  run: async (call) => {
    const { args, terminal } = call;
    const text = args.positionals.join(' ');
    const sort = args.choice('sort', ['newest', 'relevance']) ?? (text.trim() === '' ? 'newest' : 'relevance');
    const hasFacets = args.has('facets');
    const request = { text, filter: filterOf(args, null), sort, hasFacets };
    const result = await findAll(await call.open(), request, limitOf(args));
    return { data: result, lines: searchLines(result, text, terminal.columns, terminal.hasColour) };
  },
};

export function limitOf(args: Arguments): number {
  return args.whole('limit', 0) ?? USUAL_LIMIT;
}

type Request = Pick<Input<'search.run'>, 'text' | 'filter' | 'sort' | 'hasFacets'>;

/** A search whose hits may be more than one page of the contract. */
export async function findAll(session: OpenSession, request: Request, limit: number): Promise<Result> {
  const page = (offset: number) =>
    session.call('search.run', {
      ...request,
      hasFacets: request.hasFacets && offset === 0,
      offset,
      limit: Math.min(PAGE, limit - offset),
      isTyping: false,
    });
  const first = await page(0);
  const hits = [...first.hits];
  while (hits.length < limit && hits.length < first.total) {
    const next = await page(hits.length);
    if (next.hits.length === 0) break;
    hits.push(...next.hits);
  }
  return { ...first, hits };
}

function searchLines({ total, hits, facets }: Result, text: string, width: number, hasColour: boolean): string[] {
  const what = text.trim() === '' ? '' : ` for ${safeText(text.trim())}`;
  if (total === 0) return [`Nothing was found${what}.`, ...facetLines(facets, width)];
  const shown = hits.length < total ? `, ${grouped(hits.length)} shown` : '';
  return [
    `${counted(total, 'hit')}${what}${shown}`,
    ...hits.flatMap((hit) => hitLines(hit, width).map((line) => withHits(line, hasColour))),
    ...facetLines(facets, width),
  ];
}

const DATE_WIDTH = 13;

function hitLines(hit: Hit, width: number): string[] {
  const indent = ' '.repeat(DATE_WIDTH);
  const room = width - DATE_WIDTH;
  const aspects = [
    hit.id,
    hit.kind === 'case' ? 'case' : null,
    [hit.place, hit.country].filter((part) => part !== null).join(', ') || null,
    hit.type,
    hit.severity === null ? null : `severity ${hit.severity}`,
    hit.tlp,
    hit.sensitivity === 'unclassified' ? null : hit.sensitivity,
    hit.hasConflict ? 'conflict' : null,
    hit.hasSuggestion ? 'suggestion' : null,
  ];
  const titles = wrap(marked(hit.title ?? 'Untitled', hit.titleMarks), room);
  const snippet = hit.snippet === '' ? [] : wrap(marked(hit.snippet, hit.marks), room);
  const second = wrap(
    aspects
      .filter((part) => part !== null)
      .map(safeText)
      .join(' · '),
    room,
  );
  return [
    '',
    ...titles.map((line, at) => `${at === 0 ? safeText(shownDate(hit.date)).padEnd(DATE_WIDTH) : indent}${line}`),
    ...[...second, ...snippet].map((line) => `${indent}${line}`),
  ];
}

/** Safe text with the marks of its hits. */
function marked(text: string, marks: readonly { start: number; end: number }[]): string {
  let shown = '';
  let at = 0;
  for (const { start, end } of marks) {
    shown += oneLine(text.slice(at, start)) + HIT_START + oneLine(text.slice(start, end)) + HIT_END;
    at = end;
  }
  return shown + oneLine(text.slice(at));
}

function oneLine(text: string): string {
  return safeText(text.replaceAll(/\s+/g, ' '));
}

function facetLines(facets: Result['facets'], width: number): string[] {
  const lines = Object.entries(facets).flatMap(([name, values]) => {
    if (values.length === 0) return [];
    const shown = values.slice(0, SHOWN_FACET_VALUES).map(({ value, count }) => `${safeText(value)} ${grouped(count)}`);
    if (values.length > shown.length) shown.push(`and ${values.length - shown.length} more`);
    const label = fieldLabel(name);
    return wrap(shown.join(', '), width - DATE_WIDTH).map(
      (line, at) => `${(at === 0 ? label : '').padEnd(DATE_WIDTH)}${line}`,
    );
  });
  return lines.length === 0 ? [] : ['', ...lines];
}

/** A list of records, one on a line. */
export function listAnswer({ total, hits }: Result, noun: string, width: number): Answer {
  const columns = [
    { header: 'Date' },
    { header: 'Ctry' },
    { header: 'Title', isFlexible: true },
    { header: 'TLP' },
    { header: 'Id' },
  ];
  const rows = hits.map((hit) => [
    safeText(shownDate(hit.date.slice(0, 10))),
    safeText(hit.country ?? ''),
    oneLine(hit.title ?? 'Untitled'),
    safeText(hit.tlp.replace(/^TLP:/, '')),
    hit.id,
  ]);
  const shown = hits.length < total ? `, ${grouped(hits.length)} shown` : '';
  const lines =
    total === 0
      ? [`There is no ${noun} yet.`]
      : [...table(columns, rows, width), '', `${counted(total, noun)}${shown}`];
  return { data: { total, hits }, lines };
}
