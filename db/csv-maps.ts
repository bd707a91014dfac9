import { csvMap, type CsvMap } from '#shared/import/csv-map.ts';
import type { ReadHandle, WriteHandle } from './database.ts';

/** The saved column maps by name. A map that a newer Concord saved in a form unknown here is left out. */
export function listCsvMaps(db: ReadHandle): CsvMap[] {
  const rows = db.prepare<[], { map: string }>('SELECT map FROM csv_map ORDER BY name').all();
  return rows.flatMap((row) => {
    const map = csvMap.safeParse(JSON.parse(row.map));
    return map.success ? [map.data] : [];
  });
}

/** Saves a map under its name, in place of an older one. */
export function saveCsvMap(db: WriteHandle, map: CsvMap, now: number): void {
  db.prepare('INSERT OR REPLACE INTO csv_map (name, map, saved_at) VALUES (?, ?, ?)').run(
    map.name,
    JSON.stringify(map),
    now,
  );
}

/** Forgets a map; quiet when there is none. */
export function removeCsvMap(db: WriteHandle, name: string): void {
  db.prepare('DELETE FROM csv_map WHERE name = ?').run(name);
}
