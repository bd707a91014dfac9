import { useLingui } from '@lingui/react/macro';
import { useMemo } from 'react';
import type { CsvColumnFormat } from '#shared/import/csv-map.ts';
import { inPlainSight } from '../../markdown/plain-sight.ts';

/** Meanings of values that are listed before the rest is only counted. */
const LISTED = 3;

/** Says how a map reads the values of a column; blank when it takes them as they are. */
export function useFormatWords(): { readonly describe: (format: CsvColumnFormat | undefined) => string } {
  const { t } = useLingui();
  return useMemo(
    () => ({
      describe: (format) => {
        if (!format) return '';
        const meanings = Object.entries(format.values ?? {});
        const listed = meanings
          .slice(0, LISTED)
          .map(([value, meaning]) => (meaning === '' ? t`${value} counts as blank` : `${value} → ${meaning}`));
        const more = meanings.length - listed.length;
        const parts = [
          ...listed,
          more > 0 ? t`and ${more} more` : null,
          format.prefix === undefined ? null : t`“${format.prefix}” is put before it`,
          format.before === undefined ? null : t`added after “${format.before}”`,
          format.split === undefined ? null : t`split at “${format.split}”`,
          format.label === undefined ? null : t`as “${format.label}”`,
          format.countryCode === 'gwno' ? t`Gleditsch–Ward numbers` : null,
          format.isFallback === true ? t`only where still blank` : null,
          format.isClosed === true && meanings.length === 0 ? t`other values count as blank` : null,
        ];
        return inPlainSight(parts.filter((part) => part !== null).join('; '));
      },
    }),
    [t],
  );
}
