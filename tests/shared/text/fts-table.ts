import Database from 'better-sqlite3';
import { FTS_TOKENIZER, indexText } from '#shared/text/index-text.ts';
import { parseQuery, toMatch, type MatchOptions } from '#shared/text/query.ts';

/** A small full-text table as the store will have it, for asking whether a query really finds what it should. */
export class FtsTable {
  private readonly database = new Database(':memory:');
  private readonly names: string[] = [];

  constructor() {
    this.database.exec(
      `CREATE VIRTUAL TABLE search USING fts5(title, body, title_stem, body_stem, tokenize = "${FTS_TOKENIZER}");
       CREATE VIRTUAL TABLE vocabulary USING fts5vocab('search', 'instance')`,
    );
  }

  /** `name` is what searches answer with. */
  add(name: string, title: string, body = ''): this {
    const [titleText, bodyText] = [indexText(title), indexText(body)];
    this.database
      .prepare('INSERT INTO search (rowid, title, body, title_stem, body_stem) VALUES (?, ?, ?, ?, ?)')
      .run(this.names.push(name), titleText.words, bodyText.words, titleText.stems, bodyText.stems);
    return this;
  }

  /** Names of what is found, best first; [] for a query that wants nothing. Throws when FTS5 refuses the expression. */
  search(input: string, options: MatchOptions = { isPrefixLast: false }): string[] {
    const match = toMatch(parseQuery(input), options);
    return match === null ? [] : this.match(match);
  }

  match(expression: string): string[] {
    const rows = this.database
      .prepare<[string], { rowid: number }>(
        'SELECT rowid FROM search WHERE search MATCH ? ORDER BY bm25(search, 10, 5, 4, 1), rowid',
      )
      .all(expression);
    return rows.map(({ rowid }) => this.names[rowid - 1] ?? '');
  }

  /** The tokens that FTS5 made of one column, in order. */
  tokens(column: 'title' | 'body' | 'title_stem' | 'body_stem'): string[] {
    return this.database
      .prepare<[string], { term: string }>('SELECT term FROM vocabulary WHERE col = ? ORDER BY doc, "offset"')
      .all(column)
      .map(({ term }) => term);
  }

  clear(): void {
    this.database.exec('DELETE FROM search');
    this.names.length = 0;
  }

  close(): void {
    this.database.close();
  }
}
