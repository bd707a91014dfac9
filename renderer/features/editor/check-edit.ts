import { checkValues, type Problem, relaxationProblems } from '#shared/domain/check.ts';
import type { ValuesByKind } from '#shared/domain/kinds.ts';
import { mergeInput } from '#shared/domain/values.ts';
import { shownError } from '../../bridge/call.ts';
import type { EditKind } from './edit.ts';
import { newItemId } from './item-id.ts';

/**
 * What keeps an edit from being saved: the rules that the store applies to a record that is there, or to a new one. Who
 * opens a new record wider than it begins says why as well.
 */
export function checkEdit<K extends EditKind>(
  kind: K,
  base: ValuesByKind[K],
  values: ValuesByKind[K],
  isNew: boolean,
): readonly Problem[] {
  const problems = domainProblems(kind, isNew ? null : base, values);
  return isNew ? [...problems, ...relaxationProblems({ ...base }, { ...values })] : problems;
}

function domainProblems<K extends EditKind>(
  kind: K,
  before: ValuesByKind[K] | null,
  values: ValuesByKind[K],
): readonly Problem[] {
  try {
    return checkValues(kind, mergeInput(kind, values, { ...values }, newItemId), before);
  } catch (thrown) {
    const { message, detail } = shownError(thrown);
    const field = typeof detail?.['field'] === 'string' ? detail['field'] : '';
    // A place in a collection is named by position there: `sources.0.description`.
    return [{ field: field.replace(/\.\d+/, ''), message }];
  }
}
