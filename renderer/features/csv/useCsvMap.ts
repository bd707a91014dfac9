import { useCallback, useEffect, useRef } from 'react';
import type { CsvMap } from '#shared/import/csv-map.ts';
import { proposeMap } from '#shared/import/ready-maps.ts';
import { useAnswer } from '../../bridge/useAnswer.ts';
import { useRouter } from '../../router/useRouter.ts';
import { emptyMap, type Inspection, withReading } from './map-draft.ts';

/** How the bytes of a file become rows. */
export type Reading = Pick<CsvMap, 'encoding' | 'delimiter' | 'headerRow'>;

export interface CsvDraft {
  /** The token of the file. */
  readonly file: string;
  readonly map: CsvMap;
  readonly change: (map: CsvMap) => void;
  /** The file as it is read under the map. */
  readonly inspection: Inspection;
  /** As it was found, to tell which choice is the machine's own. */
  readonly found: Inspection;
  readonly isReading: boolean;
  readonly error: unknown;
  /** Begins anew from another map; how the file is read stays. */
  readonly begin: (map: CsvMap) => void;
}

/**
 * The map that is being made for a file. It is part of the place, so that it is still there after a look elsewhere. Until
 * somebody changes it, it is the one that fits the columns as they are read.
 */
export function useCsvMap(file: string, found: Inspection): CsvDraft {
  const { place, replace } = useRouter();
  const kept = place.page === 'import' ? place.map : undefined;
  const isHere = useRef(true);
  useEffect(() => {
    isHere.current = true;
    return () => {
      isHere.current = false;
    };
  }, []);
  const change = useCallback(
    (map: CsvMap) => {
      // What comes late must not lead somebody back who has gone on.
      if (place.page === 'import' && isHere.current) replace({ ...place, map });
    },
    [place, replace],
  );
  const isChosen = kept?.encoding !== undefined || kept?.delimiter !== undefined || kept?.headerRow !== undefined;
  const again = useAnswer(
    'csv.inspect',
    { file, map: kept && isChosen ? withReading(emptyMap(), kept) : null },
    { isEnabled: isChosen, keepsPrevious: true },
  );
  const inspection = isChosen ? (again.data ?? found) : found;
  return {
    file,
    map: kept ?? proposal(inspection),
    change,
    inspection,
    found,
    isReading: isChosen && again.isFetching,
    error: isChosen ? again.error : null,
    begin: (map) => change(kept ? withReading(map, kept) : map),
  };
}

const proposals = new WeakMap<Inspection, CsvMap>();

/** The same object for the same look at a file, so that nothing is asked twice. */
function proposal(inspection: Inspection): CsvMap {
  const known = proposals.get(inspection);
  if (known) return known;
  const made = inspection.suggestedMap ?? proposeMap(inspection.header, inspection.hxl, []);
  proposals.set(inspection, made);
  return made;
}
