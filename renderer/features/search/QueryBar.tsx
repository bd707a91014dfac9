import './query-bar.css';
import { Plural, useLingui } from '@lingui/react/macro';
import { ArrowDownWideNarrow, ListFilter, Search, X } from 'lucide-react';
import { type ReactNode, type RefObject, useId } from 'react';
import { Button } from 'react-aria-components';
import { IconButton } from '../../components/IconButton.tsx';
import { MenuButton } from '../../components/MenuButton.tsx';
import { FACET_GROUPS } from './facet-groups.ts';
import { chipsOf, type ListKind, type ListQuery, withoutChip } from './list-query.ts';
import { useFacetWords } from './useFacetWords.ts';

interface Props {
  readonly kind: ListKind;
  readonly query: ListQuery;
  readonly total: number | null;
  readonly areFacetsOpen: boolean;
  readonly fieldRef: RefObject<HTMLInputElement | null>;
  readonly onQuery: (query: ListQuery) => void;
  readonly onFacets: () => void;
  /** The person is done with the field and goes on to the rows. */
  readonly onLeave: () => void;
  /** The button that makes a new record. */
  readonly action: ReactNode;
}

/** Chips for what narrows the list, free text, how many were found, and their order. */
export function QueryBar({ kind, query, total, areFacetsOpen, fieldRef, onQuery, onFacets, onLeave, action }: Props) {
  const { t } = useLingui();
  const words = useFacetWords(kind);
  const countId = useId();
  const chips = chipsOf(
    query.filter,
    FACET_GROUPS[kind].map(({ facet }) => facet),
  );
  const lastChip = chips.at(-1);
  const searching = kind === 'note' ? t`Search notes` : t`Search cases`;
  const sorts = { newest: t`Newest first`, relevance: t`Best match first` };

  return (
    <div className="query-bar" role="search">
      <IconButton label={t`Filters`} icon={ListFilter} command="facets" isOn={areFacetsOpen} onPress={onFacets} />
      <div className="query-bar-field">
        <Search size={16} aria-hidden />
        {chips.map((chip) => {
          const name = words.chip(chip);
          return (
            <Button
              key={`${chip.facet} ${chip.value}`}
              className="query-bar-chip"
              aria-label={t`Remove filter ${name}`}
              onPress={() => {
                onQuery({ ...query, filter: withoutChip(query.filter, chip) });
                fieldRef.current?.focus();
              }}
            >
              <bdi className="cut">{name}</bdi>
              <X size={12} aria-hidden />
            </Button>
          );
        })}
        <input
          ref={fieldRef}
          className="query-bar-text"
          type="search"
          dir="auto"
          value={query.text}
          maxLength={1000}
          spellCheck={false}
          autoComplete="off"
          aria-label={searching}
          aria-describedby={countId}
          placeholder={searching}
          onChange={(event) => onQuery({ ...query, text: event.target.value })}
          onKeyDown={(event) => {
            if (event.key === 'Enter' || event.key === 'Escape' || event.key === 'ArrowDown') {
              event.preventDefault();
              onLeave();
            } else if (event.key === 'Backspace' && query.text === '' && lastChip) {
              onQuery({ ...query, filter: withoutChip(query.filter, lastChip) });
            }
          }}
        />
      </div>
      <p className="query-bar-count numbers" id={countId} role="status">
        {total === null ? null : kind === 'note' ? (
          <Plural value={total} one="# note" other="# notes" />
        ) : (
          <Plural value={total} one="# case" other="# cases" />
        )}
      </p>
      <MenuButton
        label={t`Order`}
        trigger={<IconButton label={t`Order: ${sorts[query.sort]}`} icon={ArrowDownWideNarrow} />}
        actions={[
          { name: 'newest', label: sorts.newest, onAction: () => onQuery({ ...query, sort: 'newest' }) },
          { name: 'relevance', label: sorts.relevance, onAction: () => onQuery({ ...query, sort: 'relevance' }) },
        ]}
      />
      {action}
    </div>
  );
}
