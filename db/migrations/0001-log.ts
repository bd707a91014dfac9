import type { Migration } from '../migrate.ts';

/** The record of truth: this desk's keys, the signed commits, where they came from, attachments, cards. */
export const log: Migration = {
  version: 1,
  sql: `
    CREATE TABLE meta (
      key   TEXT PRIMARY KEY,
      value TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;

    -- This installation. The seed and the age identity never leave the store except on the owner's word.
    CREATE TABLE desk (
      one          INTEGER PRIMARY KEY CHECK (one = 1),
      workspace    TEXT NOT NULL,
      realm        TEXT NOT NULL,
      seed         BLOB NOT NULL CHECK (length(seed) = 32),
      age_identity TEXT NOT NULL,
      card         TEXT NOT NULL,
      -- Last stamp of the hybrid clock, 16 hex digits.
      hlc          TEXT NOT NULL
    ) STRICT;

    -- A bundle that was written here or applied here.
    CREATE TABLE bundle (
      seq         INTEGER PRIMARY KEY,
      id          BLOB NOT NULL CHECK (length(id) = 16),
      direction   TEXT NOT NULL CHECK (direction IN ('in', 'out')),
      hash        BLOB NOT NULL CHECK (length(hash) = 32),
      sender      BLOB NOT NULL,
      sequence    INTEGER NOT NULL,
      -- SHA-256 over the sorted recipients: bundles to one set of recipients form a chain.
      recipients  BLOB NOT NULL,
      manifest    BLOB NOT NULL,
      at          INTEGER NOT NULL,
      -- The id is the sender's choice; the hash is over what the sender signed.
      UNIQUE (direction, hash)
    ) STRICT;

    CREATE TABLE commit_log (
      seq         INTEGER PRIMARY KEY,
      id          BLOB NOT NULL UNIQUE CHECK (length(id) = 32),
      record      BLOB NOT NULL CHECK (length(record) = 16),
      desk        BLOB NOT NULL CHECK (length(desk) = 32),
      header      BLOB NOT NULL,
      signature   BLOB NOT NULL CHECK (length(signature) = 64),
      -- Set when every op is here; then salts is null.
      secret      BLOB CHECK (secret IS NULL OR length(secret) = 32),
      -- CBOR arrays with null where an op is withheld or erased.
      salts       BLOB,
      ops         BLOB NOT NULL,
      -- 0 counts, 1 quarantined for its clock, 2 of a newer version.
      standing    INTEGER NOT NULL DEFAULT 0 CHECK (standing IN (0, 1, 2)),
      bundle      INTEGER REFERENCES bundle (seq),
      received_at INTEGER NOT NULL,
      CHECK ((secret IS NULL) <> (salts IS NULL))
    ) STRICT;
    CREATE INDEX commit_log_by_record ON commit_log (record, desk);
    CREATE INDEX commit_log_waiting ON commit_log (standing) WHERE standing <> 0;

    -- Which bundles carried a commit, for undo and for "who has what".
    CREATE TABLE bundle_commit (
      bundle INTEGER NOT NULL REFERENCES bundle (seq),
      "commit" BLOB NOT NULL,
      PRIMARY KEY (bundle, "commit")
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE attachment (
      hash        BLOB PRIMARY KEY CHECK (length(hash) = 32),
      size        INTEGER NOT NULL,
      received_at INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE attachment_chunk (
      hash BLOB NOT NULL REFERENCES attachment (hash) ON DELETE CASCADE,
      idx  INTEGER NOT NULL,
      data BLOB NOT NULL,
      PRIMARY KEY (hash, idx)
    ) STRICT;

    -- Signed cards of desks as they came: claims, not trust.
    CREATE TABLE card (
      desk        BLOB NOT NULL,
      hash        BLOB NOT NULL,
      text        TEXT NOT NULL,
      created_at  INTEGER NOT NULL,
      received_at INTEGER NOT NULL,
      PRIMARY KEY (desk, hash)
    ) STRICT, WITHOUT ROWID;
  `,
};
