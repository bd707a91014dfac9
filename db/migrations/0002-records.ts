import type { Migration } from '../migrate.ts';

/** The materialised records: a cache of the log, in the forms that lists, facets and search read. */
export const records: Migration = {
  version: 2,
  sql: `
    CREATE TABLE record (
      row        INTEGER PRIMARY KEY,
      id         BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
      kind       TEXT NOT NULL,
      owner      BLOB NOT NULL,
      created_at INTEGER NOT NULL,
      updated_at INTEGER NOT NULL,
      -- Head and values, JSON.
      state      TEXT NOT NULL
    ) STRICT;
    CREATE INDEX record_by_owner ON record (owner);

    -- What a list row, a facet or a sort needs of a note or case. Day is yyyymmdd as a number.
    CREATE TABLE note (
      row         INTEGER PRIMARY KEY REFERENCES record (row) ON DELETE CASCADE,
      day         INTEGER NOT NULL,
      type        TEXT,
      status      TEXT,
      severity    INTEGER,
      country     TEXT,
      tlp         TEXT NOT NULL,
      sensitivity TEXT NOT NULL,
      origin      TEXT,
      is_discarded INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX note_by_origin ON note (origin) WHERE origin IS NOT NULL;

    CREATE TABLE case_file (
      row         INTEGER PRIMARY KEY REFERENCES record (row) ON DELETE CASCADE,
      day         INTEGER NOT NULL,
      phase       TEXT,
      -- Space-separated alpha-3 codes.
      countries   TEXT NOT NULL,
      tlp         TEXT NOT NULL,
      sensitivity TEXT NOT NULL,
      is_discarded INTEGER NOT NULL
    ) STRICT;

    CREATE TABLE tag (
      id   INTEGER PRIMARY KEY,
      name TEXT NOT NULL UNIQUE
    ) STRICT;
    CREATE TABLE record_tag (
      row INTEGER NOT NULL REFERENCES record (row) ON DELETE CASCADE,
      tag INTEGER NOT NULL REFERENCES tag (id),
      -- 0 set by the owner, 1 set by this organisation on somebody else's record.
      is_own INTEGER NOT NULL,
      PRIMARY KEY (row, tag)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX record_tag_by_tag ON record_tag (tag);
  `,
};
