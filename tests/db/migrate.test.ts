import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { randomBytes } from '#db/crypto/random.ts';
import { openWriter, type WriteHandle } from '#db/database.ts';
import { migrate, MIGRATIONS, STORE_VERSION, versionOf } from '#db/migrate.ts';
import { scratchFolder } from '#tests/support/desks.ts';

function emptyStore(): WriteHandle {
  const db = openWriter(join(scratchFolder(), 'store.db'), randomBytes(32));
  onTestFinished(() => {
    db.close();
  });
  return db;
}

function tables(db: WriteHandle): string[] {
  return db
    .prepare<[], { name: string }>("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
    .all()
    .map(({ name }) => name);
}

const id = (length: number, fill: number) => new Uint8Array(length).fill(fill);

/** Rows for the tables of each version, as that version's Concord would have written them. */
const FILL: Record<number, (db: WriteHandle) => void> = {
  1: (db) => {
    db.prepare("INSERT INTO desk VALUES (1, 'W', 'live', ?, 'AGE-SECRET', 'CARD', '0000000000000001')").run(id(32, 1));
    db.prepare("INSERT INTO bundle VALUES (1, ?, 'in', ?, ?, 1, ?, ?, 5)").run(
      ...([id(16, 1), id(32, 2), id(32, 3), id(32, 4), id(4, 5)] as const),
    );
    db.prepare('INSERT INTO commit_log VALUES (1, ?, ?, ?, ?, ?, ?, NULL, ?, 0, 1, 5)').run(
      ...([id(32, 1), id(16, 1), id(32, 1), id(9, 1), id(64, 1), id(32, 1), id(3, 1)] as const),
    );
    db.prepare('INSERT INTO bundle_commit (bundle, "commit") VALUES (1, ?)').run(id(32, 1));
    db.prepare('INSERT INTO attachment VALUES (?, 3, 5)').run(id(32, 7));
    db.prepare('INSERT INTO attachment_chunk VALUES (?, 0, ?)').run(id(32, 7), id(3, 7));
    db.prepare("INSERT INTO card VALUES (?, ?, 'CARD', 1, 2)").run(id(32, 1), id(32, 2));
  },
  2: (db) => {
    db.prepare(
      "INSERT INTO record (row, id, kind, owner, created_at, updated_at, state) VALUES (1, ?, 'note', ?, 1, 2, '{}')",
    ).run(id(16, 1), id(32, 1));
    db.exec("INSERT INTO note VALUES (1, 20260101, NULL, 'draft', 3, 'KGZ', 'TLP:RED', 'confidential', 'o:1', 0)");
    db.exec("INSERT INTO tag VALUES (1, 'calm'); INSERT INTO record_tag VALUES (1, 1, 0)");
  },
  3: (db) => {
    db.exec("INSERT INTO search (rowid, title, body, title_stem, body_stem) VALUES (1, 'one', 'two', '', '')");
  },
  4: (db) => {
    db.prepare("INSERT INTO draft VALUES ('d', 'note', ?, '{}', 5)").run(id(16, 1));
    db.exec("INSERT INTO action VALUES (1, 'create', 1, 5, 0); INSERT INTO action_commit VALUES (1, 1)");
    db.exec("INSERT INTO csv_map VALUES ('Mine', '{}', 5)");
  },
};

function contents(db: WriteHandle, names: readonly string[]): Record<string, unknown[]> {
  return Object.fromEntries(names.map((name) => [name, db.prepare(`SELECT * FROM "${name}"`).all()]));
}

describe('each migration', () => {
  for (const { version } of MIGRATIONS) {
    it(`keeps what version ${version - 1} held, and takes it to ${version}`, () => {
      const db = emptyStore();
      migrate(db, version - 1);
      expect(versionOf(db)).toBe(version - 1);
      for (let older = 1; older < version; older++) FILL[older]?.(db);
      const names = tables(db);
      const before = contents(db, names);
      const schema = db.pragma('schema_version', { simple: true });
      migrate(db, version);
      expect(versionOf(db)).toBe(version);
      // A step may add columns; what was there stays as it was.
      expect(contents(db, names)).toMatchObject(before);
      expect(db.pragma('schema_version', { simple: true })).not.toBe(schema);
      expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
      expect(db.pragma('foreign_key_check')).toEqual([]);
    });
  }

  it('has the number of its place', () => {
    expect(MIGRATIONS.map(({ version }) => version)).toEqual(MIGRATIONS.map((_, at) => at + 1));
  });
});

describe('migrating', () => {
  it('comes to the same from any version, and changes nothing a second time', () => {
    const schemaOf = (db: WriteHandle) => db.prepare('SELECT type, name, sql FROM sqlite_schema ORDER BY name').all();
    const direct = emptyStore();
    migrate(direct);
    for (let from = 1; from <= STORE_VERSION; from++) {
      const db = emptyStore();
      migrate(db, from);
      migrate(db);
      expect(schemaOf(db)).toEqual(schemaOf(direct));
      const before = db.pragma('schema_version', { simple: true });
      migrate(db);
      expect(db.pragma('schema_version', { simple: true })).toBe(before);
    }
  });

  it('leaves the version before when a step fails', () => {
    const db = emptyStore();
    migrate(db, 1);
    // The second step finds its place taken.
    db.exec('CREATE TABLE record_tag (x)');
    const names = tables(db);
    expect(() => migrate(db)).toThrow('already exists');
    expect(versionOf(db)).toBe(1);
    expect(tables(db)).toEqual(names);
  });

  it('refuses a store of a newer Concord and leaves it as it is', () => {
    const db = emptyStore();
    migrate(db);
    db.pragma(`user_version = ${STORE_VERSION + 1}`);
    const before = contents(db, ['sqlite_schema']);
    expect(() => migrate(db)).toThrow(expect.objectContaining({ code: 'workspace.newer' }));
    expect(versionOf(db)).toBe(STORE_VERSION + 1);
    expect(contents(db, ['sqlite_schema'])).toEqual(before);
  });
});

describe('the schema', () => {
  it('is strict in every table, so that nothing is kept under a wrong type', () => {
    const db = emptyStore();
    migrate(db);
    const list = db
      .prepare<[], { name: string; type: string; strict: number }>(
        "SELECT name, type, strict FROM pragma_table_list WHERE schema = 'main' AND name NOT LIKE 'sqlite_%'",
      )
      .all();
    const loose = list.filter(
      ({ name, type, strict }) => type === 'table' && strict === 0 && !name.startsWith('search'),
    );
    expect(loose).toEqual([]);
    expect(list.length).toBeGreaterThan(15);
    expect(() => db.exec("INSERT INTO meta VALUES ('k', NULL)")).toThrow('NOT NULL');
    expect(() => db.exec("INSERT INTO note VALUES (1, 'today', NULL, NULL, NULL, NULL, 'x', 'y', NULL, 0)")).toThrow(
      'cannot store TEXT',
    );
  });

  it('holds the log to the form of a commit', () => {
    const db = emptyStore();
    migrate(db);
    const insert = db.prepare('INSERT INTO commit_log VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL, 5)');
    const sound = [id(32, 1), id(16, 1), id(32, 1), id(9, 1), id(64, 1), id(32, 1), null, id(3, 1), 0] as const;
    const wrong = [
      [0, id(31, 1)],
      [1, id(17, 1)],
      [2, id(31, 1)],
      [4, id(63, 1)],
      [5, id(31, 1)],
      [5, null],
      [6, id(3, 1)],
      [7, null],
      [8, 3],
    ] as const;
    for (const [place, value] of wrong) {
      expect(() => insert.run(...sound.map((one, at) => (at === place ? value : one))), String(place)).toThrow(
        /constraint failed/,
      );
    }
    insert.run(...sound);
    expect(() => insert.run(...sound)).toThrow('UNIQUE');
  });

  it('finds what it is asked for by an index', () => {
    const db = emptyStore();
    migrate(db);
    const plan = (sql: string) =>
      db
        .prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
        .all()
        .map(({ detail }) => detail)
        .join('; ');
    for (const sql of [
      "SELECT * FROM commit_log WHERE record = x'00' ORDER BY seq",
      "SELECT * FROM commit_log WHERE id = x'00'",
      'SELECT id, record, standing, header FROM commit_log WHERE standing <> 0 AND standing IN (1, 2)',
      "SELECT * FROM record WHERE id = x'00'",
      "SELECT id FROM record WHERE owner = x'00'",
      "SELECT row FROM note WHERE origin = 'x'",
      'SELECT row FROM record_tag WHERE tag = 1',
      "SELECT id FROM tag WHERE name = 'x'",
    ]) {
      expect(plan(sql), sql).toContain('USING');
      expect(plan(sql), sql).not.toMatch(/SCAN/);
    }
  });
});
