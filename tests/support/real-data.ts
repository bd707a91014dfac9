import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

const folder = resolve(import.meta.dirname, '../../../shared/data');
const reported = new Set<string>();

/**
 * The path of a published data set in the folder `shared/data` beside the project, or null when this copy of the
 * project has none beside it; then the reason is printed once, so that a skipped test never goes unnoticed.
 *
 * @param name path below that folder, such as `ucdp-ged/conflict_data_BGD.csv`
 */
export function realData(name: string): string | null {
  const path = resolve(folder, name);
  if (existsSync(path)) return path;
  if (!reported.has(name)) {
    reported.add(name);
    process.stderr.write(`Skipped what needs ../shared/data/${name}: the file is not there.\n`);
  }
  return null;
}
