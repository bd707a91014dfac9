import type { Migration } from '../migrate.ts';

/** What this desk keeps for itself beside the log: drafts, actions that can be undone, saved column maps. */
export const deskWork: Migration = {
  version: 4,
  sql: `
    CREATE TABLE draft (
      id       TEXT PRIMARY KEY,
      kind     TEXT NOT NULL,
      record   BLOB,
      "values" TEXT NOT NULL,
      saved_at INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE action (
      id    INTEGER PRIMARY KEY,
      label TEXT NOT NULL,
      count INTEGER NOT NULL,
      at    INTEGER NOT NULL,
      is_undone INTEGER NOT NULL DEFAULT 0
    ) STRICT;
    -- The commits that an action stands on now: its own, or after undo those that took it back.
    CREATE TABLE action_commit (
      action INTEGER NOT NULL REFERENCES action (id) ON DELETE CASCADE,
      seq    INTEGER NOT NULL REFERENCES commit_log (seq),
      PRIMARY KEY (action, seq)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE csv_map (
      name     TEXT PRIMARY KEY,
      map      TEXT NOT NULL,
      saved_at INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
  `,
};
