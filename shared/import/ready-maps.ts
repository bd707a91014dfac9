import { ConcordError } from '../errors.ts';
import { ACLED_MAP, ACLED_SIGNATURE } from './acled-map.ts';
import { columnFinder } from './columns.ts';
import type { CsvMap } from './csv-map.ts';
import { foldLabel } from './csv-table.ts';
import { isBareHashtagRow, parseHashtag } from './hxl.ts';
import { hxlMap } from './hxl-map.ts';
import { isTelling, namedColumnsMap } from './named-columns-map.ts';
import { UCDP_GED_MAP, UCDP_SIGNATURE } from './ucdp-map.ts';

/** The maps that come with Concord for published layouts. HXL files get a map made from their hashtags. */
export const READY_MAPS: readonly CsvMap[] = [UCDP_GED_MAP, ACLED_MAP];

const SIGNATURES: readonly (readonly [CsvMap, readonly string[]])[] = [
  [UCDP_GED_MAP, UCDP_SIGNATURE],
  [ACLED_MAP, ACLED_SIGNATURE],
];

/** The ready map whose published layout has these column names; null for none. */
export function readyMapFor(header: readonly string[]): CsvMap | null {
  const names = new Set(header.map(foldLabel));
  const found = SIGNATURES.find(([, signature]) => signature.every((name) => names.has(name)));
  return found?.[0] ?? null;
}

/** How much of a saved map's columns a file must have for the map to be proposed. */
const LEAST_SHARE = 0.7;

/**
 * The map that fits a file: a saved one that names most of its columns first, then a ready one, then one made from the
 * hashtags, then one made from plain column names. Null when nothing fits well enough to go without a person.
 */
export function suggestMap(
  header: readonly string[],
  hxl: readonly string[] | null,
  saved: readonly CsvMap[],
): CsvMap | null {
  const find = columnFinder({ header, hashtags: header.map((_, index) => parseHashtag(hxl?.[index] ?? '')) });
  let best: CsvMap | null = null;
  let bestShare = LEAST_SHARE;
  for (const map of saved) {
    const references = new Set(map.columns.map(({ column }) => column));
    const share = [...references].filter((reference) => find(reference) !== null).length / references.size;
    // Of two that fit alike the one saved later counts.
    if (references.size > 1 && share >= bestShare) [best, bestShare] = [map, share];
  }
  if (best) return best;
  const ready = readyMapFor(header);
  if (ready) return ready;
  const tagged = hxl ? hxlMap(header, hxl) : null;
  if (tagged) return tagged;
  const named = namedColumnsMap(header);
  return isTelling(named) ? named : null;
}

/** A first proposal for the mapping page, for any file at all: what is recognised is filled in, the rest is left to choose. */
export function proposeMap(header: readonly string[], hxl: readonly string[] | null, saved: readonly CsvMap[]): CsvMap {
  return suggestMap(header, hxl, saved) ?? namedColumnsMap(header);
}

/** What to say when no map fits and nobody is there to make one; `rows` are the header and the first rows. */
export function noMapError(rows: readonly (readonly string[])[]): ConcordError {
  const isBare = rows.slice(0, 25).some(isBareHashtagRow);
  const hint = isBare ? ' A row near its top looks like HXL hashtags without their "#".' : '';
  return new ConcordError(
    'csv.no-map',
    `No ready or saved map fits the columns of this file.${hint} ` +
      'Say on the import page which column goes where, or give a map. Nothing was imported.',
  );
}
