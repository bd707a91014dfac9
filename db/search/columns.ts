import { deskKeyOf } from '#shared/domain/ids.ts';
import type { ReadHandle } from '../database.ts';
import type { Authors } from '../trust/authors.ts';
import { Dictionary } from './dictionary.ts';

/**
 * What facets, filters and date order need of every note and case, held in typed arrays: counting a facet over
 * encrypted pages would cost about fifty times as much. Kept current by `refresh` after each change.
 *
 * A record has a position in the arrays; positions of records that are gone or put away are free again.
 */
export class Columns {
  /** Table row at a position; 0 where the position is free. */
  rows = new Float64Array(1024);
  /** yyyymmdd */
  days = new Int32Array(1024);
  updated = new Float64Array(1024);
  severities = new Uint8Array(1024);
  kinds = new Uint32Array(1024);
  types = new Uint32Array(1024);
  statuses = new Uint32Array(1024);
  tlps = new Uint32Array(1024);
  sensitivities = new Uint32Array(1024);
  organisations = new Uint32Array(1024);
  /** Positions into `codes`, several for a case of several countries. */
  countries: (readonly number[])[] = [];
  tags: (readonly number[])[] = [];
  readonly codes = new Dictionary();
  readonly tagNames = new Dictionary();
  /** Number of positions in use, free ones among them included. */
  size = 0;

  private readonly db: ReadHandle;
  private authors: Authors;
  private readonly positions = new Map<number, number>();
  private readonly free: number[] = [];
  private readonly organisationOf = new Map<string, number>();
  private newestFirst: Int32Array | null = null;
  private readonly notes;
  private readonly cases;
  private readonly rowTags;

  constructor(db: ReadHandle, authors: Authors) {
    this.db = db;
    this.authors = authors;
    this.notes = db.prepare<[number], ListingRow>(`${NOTE_ROWS} AND row = ?`);
    this.cases = db.prepare<[number], ListingRow>(`${CASE_ROWS} AND row = ?`);
    this.rowTags = db.prepare<[number], { name: string }>(
      'SELECT name FROM record_tag JOIN tag ON tag.id = record_tag.tag WHERE row = ?',
    );
    this.load();
  }

  /** Reads everything anew. */
  load(): void {
    this.size = 0;
    this.free.length = 0;
    this.positions.clear();
    this.countries = [];
    this.tags = [];
    this.newestFirst = null;
    const tags = new Map<number, number[]>();
    const pairs = this.db
      .prepare<[], { row: number; name: string }>(
        'SELECT row, name FROM record_tag JOIN tag ON tag.id = record_tag.tag',
      )
      .iterate();
    for (const { row, name } of pairs) {
      const list = tags.get(row);
      if (list) list.push(this.tagNames.id(name));
      else tags.set(row, [this.tagNames.id(name)]);
    }
    for (const sql of [NOTE_ROWS, CASE_ROWS]) {
      for (const row of this.db.prepare<[], ListingRow>(sql).iterate()) this.put(row, tags.get(row.row) ?? []);
    }
  }

  /** Reads the given table rows anew after a change. */
  refresh(rows: readonly number[]): void {
    this.newestFirst = null;
    for (const row of rows) {
      const found = this.notes.get(row) ?? this.cases.get(row);
      if (found)
        this.put(
          found,
          this.rowTags.all(row).map(({ name }) => this.tagNames.id(name)),
        );
      else this.drop(row);
    }
  }

  /** Takes over what is now known of desks and their organisations; follow it with `load`. */
  learn(authors: Authors): void {
    this.authors = authors;
    this.organisationOf.clear();
  }

  private organisationId(owner: Uint8Array): number {
    const desk = deskKeyOf(owner);
    const known = this.organisationOf.get(desk);
    if (known !== undefined) return known;
    const id = this.codes.id(this.authors.organisation(desk));
    this.organisationOf.set(desk, id);
    return id;
  }

  /** The position of a table row, or null when it is not listed. */
  positionOf(row: number): number | null {
    return this.positions.get(row) ?? null;
  }

  /** All positions, latest event day first, then latest change, then highest row. */
  order(): Int32Array {
    if (this.newestFirst) return this.newestFirst;
    const order = new Int32Array(this.positions.size);
    let at = 0;
    for (const position of this.positions.values()) order[at++] = position;
    order.sort((left, right) => this.compareNewest(left, right));
    this.newestFirst = order;
    return order;
  }

  private compareNewest(left: number, right: number): number {
    return (
      (this.days[right] ?? 0) - (this.days[left] ?? 0) ||
      (this.updated[right] ?? 0) - (this.updated[left] ?? 0) ||
      (this.rows[right] ?? 0) - (this.rows[left] ?? 0)
    );
  }

  private put(row: ListingRow, tags: readonly number[]): void {
    const at = this.positions.get(row.row) ?? this.free.pop() ?? this.size++;
    if (at >= this.rows.length) this.grow();
    this.positions.set(row.row, at);
    this.rows[at] = row.row;
    this.days[at] = row.day;
    this.updated[at] = row.updated_at;
    this.severities[at] = row.severity ?? 0;
    this.kinds[at] = this.codes.id(row.kind);
    this.types[at] = this.codes.id(row.type);
    this.statuses[at] = this.codes.id(row.status);
    this.tlps[at] = this.codes.id(row.tlp);
    this.sensitivities[at] = this.codes.id(row.sensitivity);
    this.organisations[at] = this.organisationId(row.owner);
    this.countries[at] = row.countries ? row.countries.split(' ').map((code) => this.codes.id(code)) : NONE;
    this.tags[at] = tags.length === 0 ? NONE : tags;
  }

  private drop(row: number): void {
    const at = this.positions.get(row);
    if (at === undefined) return;
    this.positions.delete(row);
    this.rows[at] = 0;
    this.free.push(at);
  }

  private grow(): void {
    const length = this.rows.length * 2;
    this.rows = grown(this.rows, new Float64Array(length));
    this.days = grown(this.days, new Int32Array(length));
    this.updated = grown(this.updated, new Float64Array(length));
    this.severities = grown(this.severities, new Uint8Array(length));
    this.kinds = grown(this.kinds, new Uint32Array(length));
    this.types = grown(this.types, new Uint32Array(length));
    this.statuses = grown(this.statuses, new Uint32Array(length));
    this.tlps = grown(this.tlps, new Uint32Array(length));
    this.sensitivities = grown(this.sensitivities, new Uint32Array(length));
    this.organisations = grown(this.organisations, new Uint32Array(length));
  }
}

function grown<T extends Float64Array | Int32Array | Uint8Array | Uint32Array>(from: T, to: T): T {
  to.set(from);
  return to;
}

const NONE: readonly number[] = [];

interface ListingRow {
  row: number;
  kind: string;
  owner: Uint8Array;
  updated_at: number;
  day: number;
  type: string | null;
  status: string | null;
  severity: number | null;
  countries: string | null;
  tlp: string;
  sensitivity: string;
}

const NOTE_ROWS = `
  SELECT row, kind, owner, updated_at, day, type, status, severity, country AS countries, tlp, sensitivity
  FROM note JOIN record USING (row) WHERE is_discarded = 0`;

const CASE_ROWS = `
  SELECT row, kind, owner, updated_at, day, NULL AS type, phase AS status, NULL AS severity, countries, tlp, sensitivity
  FROM case_file JOIN record USING (row) WHERE is_discarded = 0`;
