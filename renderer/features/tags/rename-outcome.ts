import { normaliseTag } from '#shared/domain/tag.ts';
import type { TagSummary } from './tag-groups.ts';

/** What giving a tag this name would do. */
export type RenameOutcome =
  | { readonly kind: 'same' }
  | { readonly kind: 'invalid' }
  | { readonly kind: 'rename'; readonly to: string }
  /** The name is in use: both tags become one. */
  | { readonly kind: 'merge'; readonly to: string; readonly into: number };

/** Reads what was typed as the new name of a tag. Text of which nothing is left, or too much, is no name. */
export function renameOutcome(from: string, typed: string, tags: readonly TagSummary[]): RenameOutcome {
  const to = normaliseTag(typed);
  if (to === null) return { kind: 'invalid' };
  if (to === from) return { kind: 'same' };
  const known = tags.find(({ tag }) => tag === to);
  return known ? { kind: 'merge', to, into: known.count } : { kind: 'rename', to };
}
