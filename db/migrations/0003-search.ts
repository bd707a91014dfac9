import { FTS_TOKENIZER } from '#shared/text/index-text.ts';
import type { Migration } from '../migrate.ts';

/**
 * The full-text index over folded words and stems. Contentless: the texts stand in the records, and what is deleted
 * here is overwritten. A page size of 3950 avoids spilling onto overflow pages under SQLCipher's reserved bytes.
 */
export const search: Migration = {
  version: 3,
  sql: `
    CREATE VIRTUAL TABLE search USING fts5 (
      title, body, title_stem, body_stem,
      content = '',
      tokenize = "${FTS_TOKENIZER}"
    );
    INSERT INTO search (search, rank) VALUES ('pgsz', 3950);
    INSERT INTO search (search, rank) VALUES ('secure-delete', 1);
  `,
};
