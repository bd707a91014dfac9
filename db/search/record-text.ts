import { countryByAlpha3 } from '#shared/reference/countries.ts';
import { fieldMeta } from '#shared/domain/fields.ts';
import { shapeOf } from '#shared/domain/kinds.ts';
import { itemsOf, textsOf } from '#shared/domain/values.ts';
import { INDEX_VERSION } from '#shared/text/index-text.ts';
import { plainText } from '#shared/text/markdown-plain.ts';
import type { ShownState } from '../log/state.ts';

/**
 * Goes up whenever the same record gives other index tokens, here or in `shared/text`: rows are taken out of the index
 * by giving their exact tokens again, so an index made by other rules has to be made anew.
 */
export const TEXT_VERSION = `${INDEX_VERSION}.1`;

/** The searchable text of a record. A pure function of its state, since taking it out of the index needs it again. */
export interface RecordText {
  readonly title: string;
  readonly body: string;
}

/** Everything of a note or case that a person would expect to find it by; null for kinds that are not searched. */
export function recordText(kind: string, state: Pick<ShownState, 'values' | 'ownTags'>): RecordText | null {
  if (kind !== 'note' && kind !== 'case') return null;
  const { values } = state;
  if (values['isDiscarded'] === true) return null;
  const parts: string[] = [];
  for (const [field, schema] of Object.entries(shapeOf(kind))) {
    const meta = fieldMeta(schema);
    const value = values[field];
    if (field === 'title') continue;
    if (meta.shape === 'register' && meta.isSearched && typeof value === 'string') {
      parts.push(field === 'body' ? plainText(value) : value);
    }
    if (meta.shape === 'set' && meta.isSearched) parts.push(...textsOf(value));
    if (meta.shape === 'items') {
      for (const item of itemsOf(value)) {
        for (const [attribute, part] of Object.entries(meta.attributes ?? {})) {
          const inner = item[attribute];
          if (fieldMeta(part).isSearched && typeof inner === 'string') parts.push(inner);
        }
      }
    }
  }
  for (const code of [values['country'], ...textsOf(values['countries'])]) {
    const country = typeof code === 'string' ? countryByAlpha3(code) : null;
    if (country) parts.push(country.name);
  }
  parts.push(...state.ownTags);
  return { title: typeof values['title'] === 'string' ? values['title'] : '', body: parts.join('\n') };
}
