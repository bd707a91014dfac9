import { useLingui } from '@lingui/react/macro';
import { useMemo } from 'react';
import { useFormat } from '../../language/useFormat.ts';
import { useTerms } from '../../language/useTerms.ts';
import { FIELD_DATES, FIELD_NAMES, FIELD_TERMS, fieldOf } from './field-words.ts';
import type { PlainValue } from './record-views.ts';

export interface FieldWords {
  /** What a path is called; a field of a newer Concord by the name that it has there. */
  readonly name: (path: string) => string;
  /** A value as a person reads it: words for codes, dates as dates, "Not given" for null. */
  readonly value: (path: string, value: PlainValue) => string;
}

/** Fields and their values in words, for history, conflicts, suggestions and reviews. */
export function useFieldWords(): FieldWords {
  const { t, i18n } = useLingui();
  const format = useFormat();
  const { term, country } = useTerms();
  return useMemo(() => {
    const name = (path: string) => {
      const found = FIELD_NAMES[fieldOf(path)];
      return found ? i18n._(found) : path;
    };
    const value = (path: string, it: PlainValue) => {
      const field = fieldOf(path);
      if (it === null) return t`Not given`;
      if (typeof it === 'boolean') return it ? t`Yes` : t`No`;
      if (field === 'severity') return `${it} · ${term('severity', it)}`;
      const list = FIELD_TERMS[field];
      if (list !== undefined) return field.startsWith('sources.') ? `${it} · ${term(list, it)}` : term(list, it);
      if (field === 'country' || field === 'countries') return country(String(it));
      if (field === 'sources.access') return it === 'open' ? t`Open` : it === 'restricted' ? t`Restricted` : String(it);
      if (field === 'attachments.size' && typeof it === 'number') return format.size(it);
      if (FIELD_DATES.has(field) && typeof it === 'string') return format.dayAndTime(it);
      return typeof it === 'number' ? format.number(it) : it;
    };
    return { name, value };
  }, [t, i18n, format, term, country]);
}
