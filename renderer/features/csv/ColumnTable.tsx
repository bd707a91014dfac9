import './column-table.css';
import { Trans } from '@lingui/react/macro';
import { useMemo } from 'react';
import { ColumnRow } from './ColumnRow.tsx';
import { fillingsOf } from './map-draft.ts';
import type { CsvDraft } from './useCsvMap.ts';

interface Props {
  readonly draft: CsvDraft;
}

/** Values that are shown of each column. */
const SHOWN = 3;

/** Every column of the file with some of its values, and the fields of a note that it fills. */
export function ColumnTable({ draft }: Props) {
  const { map, inspection } = draft;
  const { header, hxl, rows } = inspection;
  const fillings = useMemo(() => fillingsOf(map, inspection), [map, inspection]);
  const samples = useMemo(
    () =>
      header.map((_, index) =>
        [...new Set(rows.map((row) => row[index] ?? '').filter((cell) => cell !== ''))].slice(0, SHOWN),
      ),
    [header, rows],
  );
  return (
    <table className="column-table">
      <thead>
        <tr>
          <th scope="col">
            <Trans>Column</Trans>
          </th>
          <th scope="col">
            <Trans>Values</Trans>
          </th>
          <th scope="col">
            <Trans>Field of the note</Trans>
          </th>
        </tr>
      </thead>
      <tbody>
        {header.map((name, index) => (
          <ColumnRow
            key={name}
            name={name}
            hashtag={hxl?.[index] ?? ''}
            samples={samples[index] ?? []}
            fillings={fillings[index] ?? []}
            draft={draft}
          />
        ))}
      </tbody>
    </table>
  );
}
