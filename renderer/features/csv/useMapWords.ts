import { useLingui } from '@lingui/react/macro';
import type { CsvMap } from '#shared/import/csv-map.ts';
import type { MapChoice } from './map-draft.ts';

/** What maps are called, and where they come from. */
export function useMapWords(): {
  readonly name: (choice: MapChoice) => string;
  readonly origin: (choice: MapChoice) => string;
  /** The name of a map that is none of the choices. */
  readonly own: (map: CsvMap) => string;
} {
  const { t } = useLingui();
  const made: Readonly<Record<string, string>> = {
    'HXL-tagged file': t`By the HXL hashtags`,
    'Columns by name': t`By the names of the columns`,
    'No columns': t`Start with nothing`,
  };
  const origins: Readonly<Record<MapChoice['origin'], string>> = {
    saved: t`Saved here`,
    ready: t`Comes with Concord`,
    made: t`Made from this file`,
  };
  return {
    name: ({ map, origin }) => (origin === 'made' ? (made[map.name] ?? map.name) : map.name),
    origin: ({ origin }) => origins[origin],
    own: (map) => map.name,
  };
}
