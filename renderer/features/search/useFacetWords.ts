import { useLingui } from '@lingui/react/macro';
import { useCallback } from 'react';
import { readOrganisation } from '#shared/domain/organisation.ts';
import type { FacetName } from '#shared/ipc/shapes.ts';
import { useFormat } from '../../language/useFormat.ts';
import { TERM_LISTS, type TermList } from '../../language/terms.ts';
import { useTerms } from '../../language/useTerms.ts';
import { FACET_GROUPS } from './facet-groups.ts';
import type { Chip, ListKind } from './list-query.ts';

/** Facets whose values are codes of a controlled list. */
function listOf(facet: FacetName, kind: ListKind): TermList | null {
  switch (facet) {
    case 'type':
      return 'type';
    case 'severity':
      return 'severity';
    case 'status':
      return kind === 'note' ? 'status' : 'phase';
    case 'marking':
      return 'tlp';
    case 'sensitivity':
      return 'sensitivity';
    default:
      return null;
  }
}

/** The position of a code in its list, for facets that keep the list's order; unknown codes come last. */
export function orderIn(facet: FacetName, kind: ListKind, value: string): number {
  const list = listOf(facet, kind);
  const entries: readonly { readonly code: string | number }[] = list === null ? [] : TERM_LISTS[list];
  const at = entries.findIndex((entry) => String(entry.code) === value);
  return at === -1 ? entries.length : at;
}

/** Facet values and chips in words. */
export function useFacetWords(kind: ListKind) {
  const { i18n, t } = useLingui();
  const { term, country } = useTerms();
  const format = useFormat();
  const value = useCallback(
    (facet: FacetName, code: string) => {
      if (facet === 'country') return country(code);
      if (facet === 'organisation') {
        const { name, isVerified } = readOrganisation(code);
        return isVerified ? name : t`${name} (not verified)`;
      }
      const list = listOf(facet, kind);
      if (facet === 'severity') return `${code} · ${term('severity', code)}`;
      return list === null ? code : term(list, code);
    },
    [t, term, country, kind],
  );
  const chip = useCallback(
    (one: Chip) => {
      if (one.facet === 'from') return t`From ${format.day(one.value)}`;
      if (one.facet === 'to') return t`Until ${format.day(one.value)}`;
      const group = FACET_GROUPS[kind].find(({ facet }) => facet === one.facet);
      return `${group ? i18n._(group.title) : one.facet}: ${value(one.facet, one.value)}`;
    },
    [t, i18n, format, kind, value],
  );
  return { value, chip };
}
