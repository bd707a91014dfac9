import { useLingui } from '@lingui/react/macro';
import { ChevronDown, Plus } from 'lucide-react';
import { Fragment, useRef, useState } from 'react';
import { Button } from 'react-aria-components';
import { personalColumn } from '#shared/import/personal-columns.ts';
import { inPlainSight } from '../../markdown/plain-sight.ts';
import { FieldOfColumn } from './FieldOfColumn.tsx';
import { type Filling, withFilling } from './map-draft.ts';
import { TargetPicker } from './TargetPicker.tsx';
import type { CsvDraft } from './useCsvMap.ts';

interface Props {
  readonly name: string;
  /** The HXL hashtag under the name; blank where there is none. */
  readonly hashtag: string;
  readonly samples: readonly string[];
  readonly fillings: readonly Filling[];
  readonly draft: CsvDraft;
}

/** One column of the file: a column may fill several fields, or none. */
export function ColumnRow({ name, hashtag, samples, fillings, draft }: Props) {
  const { t } = useLingui();
  const [isAdding, setAdding] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const { map, change } = draft;
  const close = () => {
    setAdding(false);
    requestAnimationFrame(() => opener.current?.focus());
  };
  const kept = personalColumn(name) ? t`With the source, withheld` : t`Kept in the text`;
  const nothing = map.unmapped === 'body' ? kept : t`Left out`;

  return (
    <tr>
      <th scope="row">
        <bdi>{inPlainSight(name)}</bdi>
        {hashtag !== '' && (
          <span className="column-table-hashtag">
            <bdi dir="ltr">{hashtag}</bdi>
          </span>
        )}
      </th>
      <td>
        <span className="column-table-values">
          {samples.map((sample, at) => (
            <Fragment key={sample}>
              {at > 0 && ' · '}
              <bdi>{inPlainSight(sample)}</bdi>
            </Fragment>
          ))}
        </span>
      </td>
      <td>
        <div className="column-table-fields">
          <div className="column-table-list">
            {fillings.map((filling) => (
              <FieldOfColumn key={filling.at} name={name} filling={filling} draft={draft} />
            ))}
            {isAdding && (
              <TargetPicker
                label={t`Field for the column ${name}`}
                map={map}
                value={null}
                onChoose={(target) => {
                  change(withFilling(map, name, target));
                  close();
                }}
                onClose={close}
              />
            )}
            {fillings.length === 0 && !isAdding && (
              <Button
                className="column-table-target column-table-open"
                aria-label={t`${nothing}. Choose a field for the column ${name}`}
                onPress={() => setAdding(true)}
                ref={opener}
              >
                <span>{nothing}</span>
                <ChevronDown size={14} aria-hidden />
              </Button>
            )}
          </div>
          {fillings.length > 0 && !isAdding && (
            <Button
              className="icon-button"
              aria-label={t`One more field for the column ${name}`}
              onPress={() => setAdding(true)}
              ref={opener}
            >
              <Plus size={14} aria-hidden />
            </Button>
          )}
        </div>
      </td>
    </tr>
  );
}
