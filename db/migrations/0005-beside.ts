import type { Migration } from '../migrate.ts';

/**
 * What others put beside a record's values gets a column of its own, so that lists, which read the values of many
 * records, do not read it. Filled when the tables are built again for the new form of `state`.
 */
export const beside: Migration = {
  version: 5,
  sql: `
    -- Heads, conflicts, suggestions and what is withheld or missing, JSON; read where one record is opened or changed.
    ALTER TABLE record ADD COLUMN beside TEXT NOT NULL DEFAULT '{}';
  `,
};
