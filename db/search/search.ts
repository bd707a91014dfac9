import { recordIdOf } from '#shared/domain/ids.ts';
import type { RecordId } from '#shared/domain/ids.ts';
import { parseQuery, type Query, toMatch } from '#shared/text/query.ts';
import type { ReadHandle } from '../database.ts';
import type { Authors } from '../trust/authors.ts';
import type { Columns } from './columns.ts';
import { type FacetCounts, type Filter, sift } from './facets.ts';
import { type Hit, hitOf, type HitRow } from './hits.ts';

export interface SearchRequest {
  readonly text: string;
  readonly filter: Filter;
  readonly sort: 'newest' | 'relevance';
  readonly offset: number;
  readonly limit: number;
  readonly hasFacets: boolean;
  readonly isTyping: boolean;
}

export interface SearchResult {
  readonly total: number;
  readonly hits: readonly Hit[];
  readonly facets: FacetCounts;
}

/** A word in the title weighs as much as four in the body; an exact word twice its stem. For bm25, column by column. */
const WEIGHTS = '8.0, 2.0, 4.0, 1.0';

/** Finds records by words, facets and dates. */
export class Search {
  private readonly columns: Columns;
  private readonly ranked;
  private readonly matched;
  private readonly record;

  constructor(db: ReadHandle, columns: Columns) {
    this.columns = columns;
    this.ranked = db.prepare<[string], { rowid: number }>(
      `SELECT rowid FROM search WHERE search MATCH ? ORDER BY bm25(search, ${WEIGHTS}), rowid DESC`,
    );
    this.matched = db.prepare<[string], { rowid: number }>('SELECT rowid FROM search WHERE search MATCH ?');
    this.record = db.prepare<[number], HitRow>(
      'SELECT id, kind, owner, created_at, updated_at, state FROM record WHERE row = ?',
    );
  }

  /** One page of hits with the total and, when asked for, the counts of every facet. */
  run(request: SearchRequest, authors: Authors): SearchResult {
    const query = parseQuery(request.text);
    const candidates = this.candidates(query, request);
    const { hits, facets } = sift(this.columns, candidates, request.filter, request.hasFacets);
    const page = hits.slice(request.offset, request.offset + request.limit);
    return {
      total: hits.length,
      hits: page.flatMap((at) => {
        const row = this.record.get(this.columns.rows[at] ?? 0);
        return row ? [hitOf(row, query, request.isTyping, authors)] : [];
      }),
      facets,
    };
  }

  /** The ids of every hit, in the order in which the list shows them. */
  ids(request: Pick<SearchRequest, 'text' | 'filter'>): RecordId[] {
    const full = { ...request, sort: 'newest', isTyping: false } as const;
    const candidates = this.candidates(parseQuery(request.text), full);
    return sift(this.columns, candidates, request.filter, false).hits.flatMap((at) => {
      const row = this.record.get(this.columns.rows[at] ?? 0);
      return row ? [recordIdOf(row.id)] : [];
    });
  }

  private candidates(query: Query, request: Pick<SearchRequest, 'text' | 'sort' | 'isTyping'>): ArrayLike<number> {
    const match = toMatch(query, { isPrefixLast: request.isTyping });
    if (match === null) return request.text.trim() === '' || isBlank(query) ? this.columns.order() : [];
    if (request.sort === 'relevance') {
      return this.ranked.all(match).flatMap(({ rowid }) => this.columns.positionOf(rowid) ?? []);
    }
    const isMatch = new Uint8Array(this.columns.size);
    for (const { rowid } of this.matched.iterate(match)) {
      const at = this.columns.positionOf(rowid);
      if (at !== null) isMatch[at] = 1;
    }
    return this.columns.order().filter((at) => isMatch[at] === 1);
  }
}

/** A query of signs alone asks for nothing yet, so the whole list stays. */
function isBlank(query: Query): boolean {
  return query.root === null;
}
