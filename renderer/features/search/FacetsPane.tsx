import './facets-pane.css';
import { Trans, useLingui } from '@lingui/react/macro';
import type { KeyboardEvent } from 'react';
import { DateRange } from './DateRange.tsx';
import { FACET_GROUPS } from './facet-groups.ts';
import { FacetChoices } from './FacetChoices.tsx';
import { type ListKind, type SearchFilter, toggled } from './list-query.ts';
import type { SearchResult } from './useRecordList.ts';

interface Props {
  readonly kind: ListKind;
  readonly filter: SearchFilter;
  readonly facets: SearchResult['facets'];
  readonly onFilter: (filter: SearchFilter) => void;
}

/** What the list can be narrowed by, with counts. Arrow keys go from choice to choice. */
export function FacetsPane({ kind, filter, facets, onFilter }: Props) {
  const { t, i18n } = useLingui();
  return (
    // Arrow keys are a shorter way between the checkboxes, which all take the Tab key as well.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section className="facets-pane" aria-label={t`Filters`} onKeyDown={moveBetweenChoices}>
      <h2 className="facets-pane-title">
        <Trans>Filters</Trans>
      </h2>
      {FACET_GROUPS[kind].map(({ facet, title, isOrdered = false }) => (
        <FacetChoices
          key={facet}
          kind={kind}
          facet={facet}
          title={i18n._(title)}
          isOrdered={isOrdered}
          counts={facets[facet] ?? []}
          chosen={filter.values[facet] ?? []}
          onToggle={(value) => onFilter(toggled(filter, facet, value))}
        />
      ))}
      <DateRange from={filter.from} to={filter.to} onRange={(from, to) => onFilter({ ...filter, from, to })} />
    </section>
  );
}

function moveBetweenChoices(event: KeyboardEvent<HTMLElement>): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (step === 0 || !(event.target instanceof HTMLInputElement) || event.target.type !== 'checkbox') return;
  const choices = [...event.currentTarget.querySelectorAll<HTMLInputElement>('input[type="checkbox"]')];
  choices[choices.indexOf(event.target) + step]?.focus();
  event.preventDefault();
}
