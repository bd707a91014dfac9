import { Trans, useLingui } from '@lingui/react/macro';
import { useId, useState } from 'react';
import { Button } from 'react-aria-components';
import type { FacetName } from '#shared/ipc/shapes.ts';
import { Checkbox } from '../../components/Checkbox.tsx';
import { useFormat } from '../../language/useFormat.ts';
import type { ListKind } from './list-query.ts';
import { orderIn, useFacetWords } from './useFacetWords.ts';

interface Props {
  readonly kind: ListKind;
  readonly facet: FacetName;
  readonly title: string;
  readonly isOrdered: boolean;
  readonly counts: readonly { readonly value: string; readonly count: number }[];
  readonly chosen: readonly string[];
  readonly onToggle: (value: string) => void;
}

/** Choices in view before "Show all". */
const FEW = 6;
/** Lists longer than this get a field to find in them. */
const LONG = 15;

/** One facet: its values with counts, any number of them chosen. Chosen ones are always in view, also with no hits. */
export function FacetChoices({ kind, facet, title, isOrdered, counts, chosen, onToggle }: Props) {
  const { t } = useLingui();
  const format = useFormat();
  const words = useFacetWords(kind);
  const titleId = useId();
  const [isOpen, setOpen] = useState(false);
  const [wanted, setWanted] = useState('');

  const lost = chosen
    .filter((value) => !counts.some((entry) => entry.value === value))
    .map((value) => ({ value, count: 0 }));
  const all = [...counts, ...lost].map((entry) => ({ ...entry, name: words.value(facet, entry.value) }));
  if (all.length === 0) return null;
  const ordered = isOrdered
    ? all.sort((one, other) => orderIn(facet, kind, one.value) - orderIn(facet, kind, other.value))
    : all;
  const found = ordered.filter(({ name }) => name.toLowerCase().includes(wanted.trim().toLowerCase()));
  const shown = isOpen || isOrdered ? found : ordered.filter(({ value }, at) => at < FEW || chosen.includes(value));

  return (
    <div className="facet-choices" role="group" aria-labelledby={titleId}>
      <h3 className="facet-choices-title" id={titleId}>
        {title}
      </h3>
      {isOpen && all.length > LONG && (
        <input
          className="facet-choices-filter"
          type="search"
          value={wanted}
          onChange={(event) => setWanted(event.target.value)}
          aria-label={t`Find in ${title}`}
          placeholder={t`Find in ${title}`}
        />
      )}
      {shown.map(({ value, count, name }) => (
        <Checkbox key={value} isSelected={chosen.includes(value)} onChange={() => onToggle(value)}>
          <span className="facet-choices-choice">
            <bdi className="facet-choices-name">{name}</bdi>
            <span className="facet-choices-count numbers">{format.number(count)}</span>
          </span>
        </Checkbox>
      ))}
      {!isOrdered && all.length > FEW && (
        <Button
          className="facet-choices-more"
          onPress={() => {
            setOpen(!isOpen);
            setWanted('');
          }}
        >
          {isOpen ? <Trans>Show fewer</Trans> : <Trans>Show all {all.length}</Trans>}
        </Button>
      )}
    </div>
  );
}
