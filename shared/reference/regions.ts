/**
 * The geographic groups of the United Nations M49 standard (Statistics Division, "Standard country or area codes for
 * statistical use"). They are for statistics and say nothing of political affiliation.
 */

export type RegionLevel = 'world' | 'region' | 'sub-region' | 'intermediate-region';

export interface Region {
  /** Three digits, as M49 writes them. */
  readonly code: string;
  readonly name: string;
  readonly level: RegionLevel;
  /** Code of the group that holds this one; null for the world. */
  readonly parent: string | null;
}

export const REGIONS: readonly Region[] = [
  { code: '001', name: 'World', level: 'world', parent: null },
  { code: '002', name: 'Africa', level: 'region', parent: '001' },
  { code: '015', name: 'Northern Africa', level: 'sub-region', parent: '002' },
  { code: '202', name: 'Sub-Saharan Africa', level: 'sub-region', parent: '002' },
  { code: '014', name: 'Eastern Africa', level: 'intermediate-region', parent: '202' },
  { code: '017', name: 'Middle Africa', level: 'intermediate-region', parent: '202' },
  { code: '018', name: 'Southern Africa', level: 'intermediate-region', parent: '202' },
  { code: '011', name: 'Western Africa', level: 'intermediate-region', parent: '202' },
  { code: '019', name: 'Americas', level: 'region', parent: '001' },
  { code: '419', name: 'Latin America and the Caribbean', level: 'sub-region', parent: '019' },
  { code: '029', name: 'Caribbean', level: 'intermediate-region', parent: '419' },
  { code: '013', name: 'Central America', level: 'intermediate-region', parent: '419' },
  { code: '005', name: 'South America', level: 'intermediate-region', parent: '419' },
  { code: '021', name: 'Northern America', level: 'sub-region', parent: '019' },
  { code: '142', name: 'Asia', level: 'region', parent: '001' },
  { code: '143', name: 'Central Asia', level: 'sub-region', parent: '142' },
  { code: '030', name: 'Eastern Asia', level: 'sub-region', parent: '142' },
  { code: '035', name: 'South-eastern Asia', level: 'sub-region', parent: '142' },
  { code: '034', name: 'Southern Asia', level: 'sub-region', parent: '142' },
  { code: '145', name: 'Western Asia', level: 'sub-region', parent: '142' },
  { code: '150', name: 'Europe', level: 'region', parent: '001' },
  { code: '151', name: 'Eastern Europe', level: 'sub-region', parent: '150' },
  { code: '154', name: 'Northern Europe', level: 'sub-region', parent: '150' },
  { code: '830', name: 'Channel Islands', level: 'intermediate-region', parent: '154' },
  { code: '039', name: 'Southern Europe', level: 'sub-region', parent: '150' },
  { code: '155', name: 'Western Europe', level: 'sub-region', parent: '150' },
  { code: '009', name: 'Oceania', level: 'region', parent: '001' },
  { code: '053', name: 'Australia and New Zealand', level: 'sub-region', parent: '009' },
  { code: '054', name: 'Melanesia', level: 'sub-region', parent: '009' },
  { code: '057', name: 'Micronesia', level: 'sub-region', parent: '009' },
  { code: '061', name: 'Polynesia', level: 'sub-region', parent: '009' },
];

const BY_CODE = new Map(REGIONS.map((region) => [region.code, region]));

/** The group with this three-digit code, or null. */
export function regionByCode(code: string): Region | null {
  return BY_CODE.get(code) ?? null;
}

/** The group and those that hold it, smallest first, the world last; empty for an unknown code. */
export function regionPath(code: string): readonly Region[] {
  const path: Region[] = [];
  for (let region = regionByCode(code); region; region = region.parent === null ? null : regionByCode(region.parent)) {
    path.push(region);
  }
  return path;
}
