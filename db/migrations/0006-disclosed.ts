import type { Migration } from '../migrate.ts';

/** Remembers who was shown which ops, so that a removal is told only to those who know what was removed. */
export const disclosed: Migration = {
  version: 6,
  sql: `
    -- A bit for each op of the commit, the first in the lowest bit of the first byte: set where the bundle disclosed it.
    ALTER TABLE bundle_commit ADD COLUMN shown BLOB NOT NULL DEFAULT x'';
    -- The desks that a bundle was written for.
    CREATE TABLE bundle_recipient (
      bundle INTEGER NOT NULL REFERENCES bundle (seq),
      desk   BLOB NOT NULL CHECK (length(desk) = 32),
      PRIMARY KEY (bundle, desk)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX bundle_commit_by_commit ON bundle_commit ("commit");
  `,
};
