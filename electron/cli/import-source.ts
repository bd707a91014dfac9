import { readFile } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { ConcordError } from '#shared/errors.ts';
import { csvMap, type CsvMap } from '#shared/import/csv-map.ts';
import { READY_MAPS } from '#shared/import/ready-maps.ts';
import { headOf } from '../import/csv-bytes.ts';
import { inspectCsv } from '../import/csv-file.ts';
import { aboutFile } from './about-file.ts';
import { safeText } from './safe-text.ts';

export const FORMATS = ['auto', 'csv', 'bundle'] as const;
export type Format = (typeof FORMATS)[number];

/** A file of which it is known how to take it in. */
export type ImportSource =
  | { readonly format: 'bundle'; readonly path: string }
  | { readonly format: 'csv'; readonly path: string; readonly map: CsvMap };

/** How the first bytes of files look that somebody may take for one that Concord imports. */
const MAGICS: readonly (readonly [string, 'bundle' | 'card' | 'other'])[] = [
  ['age-encryption.org/', 'bundle'],
  ['-----BEGIN AGE ENCRYPTED FILE-----', 'bundle'],
  ['(\xB5/\xFD', 'bundle'],
  ['-----BEGIN CONCORD DESK CARD-----', 'card'],
  ['PK\x03\x04', 'other'],
  ['\xD0\xCF\x11\xE0', 'other'],
  ['%PDF-', 'other'],
  ['SQLite format 3', 'other'],
  ['\x89PNG', 'other'],
  ['\xFF\xD8\xFF', 'other'],
];

/**
 * Finds out what a file is by its content (the name decides only for what has none) and, for a table, which map fits.
 * Throws `file.unreadable`, `file.unknown-format`, `csv.no-map` and as the readers do; the message names the file.
 */
export async function identify(
  path: string,
  format: Format,
  wantedMap: CsvMap | null,
  savedMaps: readonly CsvMap[],
): Promise<ImportSource> {
  try {
    const found = format === 'auto' ? await formatOf(path) : format;
    if (found === 'bundle') {
      await headOf({ path }, 1);
      return { format: 'bundle', path };
    }
    const map = wantedMap ?? (await inspectCsv({ path }, null, savedMaps)).suggestedMap;
    if (map) return { format: 'csv', path, map };
  } catch (error) {
    throw aboutFile(path, error);
  }
  throw noMap(path);
}

async function formatOf(path: string): Promise<'bundle' | 'csv'> {
  const start = Buffer.from(await headOf({ path }, 40)).toString('latin1');
  const found = MAGICS.find(([magic]) => start.startsWith(magic))?.[1];
  if (found === 'bundle') return found;
  if (found === 'card') {
    throw new ConcordError(
      'file.unknown-format',
      'This is a desk card. Add it with "contact add". Nothing was imported.',
    );
  }
  if (found === 'other') {
    throw new ConcordError(
      'file.unknown-format',
      'Concord imports bundles and tables saved as CSV. Save a spreadsheet as CSV first. Nothing was imported.',
    );
  }
  return extname(path).toLowerCase() === '.concord' ? 'bundle' : 'csv';
}

function noMap(path: string): ConcordError {
  const file = safeText(basename(path));
  return new ConcordError(
    'csv.no-map',
    `${file}: no ready or saved map fits the columns. Write a first map with "concord import --print-map ${file} > map.json", ` +
      'say in it where each column goes, and import with --map map.json. Nothing was imported.',
    { file },
  );
}

/** A map by the name of a ready or saved one, or out of a JSON file. Throws `csv.map-invalid`. */
export async function readMap(given: string, path: string, savedMaps: readonly CsvMap[]): Promise<CsvMap> {
  const named = [...savedMaps, ...READY_MAPS].find(({ name }) => name.toLowerCase() === given.trim().toLowerCase());
  if (named) return named;
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch {
    const names = [...READY_MAPS, ...savedMaps].map(({ name }) => `"${safeText(name)}"`).join(', ');
    throw new ConcordError(
      'csv.map-invalid',
      `There is no map and no file "${safeText(given)}". Give a JSON file, or the name of a map: ${names}.`,
    );
  }
  const parsed = csvMap.safeParse(jsonOrNull(text.replace(/^\uFEFF/, '')));
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const where = issue && issue.path.length > 0 ? ` at ${safeText(issue.path.map(String).join('.'))}` : '';
  throw new ConcordError(
    'csv.map-invalid',
    `${safeText(basename(path))} is not a map of columns${where}: ${issue?.message ?? 'not valid'}. Nothing was imported.`,
  );
}

function jsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
