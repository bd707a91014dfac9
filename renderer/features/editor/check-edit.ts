import { checkValues, type Problem } from '#shared/domain/check.ts';
import type { ValuesByKind } from '#shared/domain/kinds.ts';
import { isRelaxing, markingOf } from '#shared/domain/marking.ts';
import { mergeInput } from '#shared/domain/values.ts';
import { shownError } from '../../bridge/call.ts';
import type { EditKind } from './edit.ts';
import { newItemId } from './item-id.ts';

/**
 * What keeps an edit from being saved: the rules that the store applies as well, and that who relaxes a marking says why.
 */
export function checkEdit<K extends EditKind>(
  kind: K,
  base: ValuesByKind[K],
  values: ValuesByKind[K],
): readonly Problem[] {
  return [...domainProblems(kind, values), ...markingProblems(base, values)];
}

function domainProblems<K extends EditKind>(kind: K, values: ValuesByKind[K]): readonly Problem[] {
  try {
    return checkValues(kind, mergeInput(kind, values, { ...values }, newItemId));
  } catch (thrown) {
    const { message, detail } = shownError(thrown);
    const field = typeof detail?.['field'] === 'string' ? detail['field'] : '';
    // A place in a collection is named by position there: `sources.0.description`.
    return [{ field: field.replace(/\.\d+/, ''), message }];
  }
}

function markingProblems(base: ValuesByKind[EditKind], values: ValuesByKind[EditKind]): readonly Problem[] {
  if (!isRelaxing(markingOf(base), markingOf(values))) return [];
  const reason = values.markingReason?.trim() ?? '';
  if (reason !== '' && values.markingReason !== base.markingReason) return [];
  return [{ field: 'markingReason', message: 'Say why more people may read it.' }];
}
