import { tagNamespace } from '#shared/domain/tag.ts';
import { TAG_NAMESPACES } from '#shared/reference/tag-namespaces.ts';
import type { Output } from '#shared/ipc/contract.ts';
import { matchOptions } from '../../components/match-options.ts';

export type TagSummary = Output<'tags.list'>[number];

/** A line of the tag list: the head of a namespace (null for plain words), or a tag. */
export type TagRow =
  | { readonly kind: 'group'; readonly namespace: string | null; readonly count: number }
  | { readonly kind: 'tag'; readonly summary: TagSummary };

/** Tags whose name or description fits what was typed, in their own order. */
export function fittingTags(tags: readonly TagSummary[], typed: string): readonly TagSummary[] {
  if (typed.trim() === '') return tags;
  const options = tags.map(({ tag, description }) => ({ value: tag, label: tag, alias: description ?? '' }));
  const fitting = new Set(matchOptions(options, typed).map(({ value }) => value));
  return tags.filter(({ tag }) => fitting.has(tag));
}

/**
 * The tags under the heads of their namespaces: the published ones in their order, then a desk's own by name, plain words
 * last. Within a namespace by name.
 */
export function tagRows(
  tags: readonly TagSummary[],
  compare: (one: string, other: string) => number,
): readonly TagRow[] {
  const groups = new Map<string | null, TagSummary[]>();
  for (const summary of tags) {
    const namespace = tagNamespace(summary.tag);
    const group = groups.get(namespace);
    if (group) group.push(summary);
    else groups.set(namespace, [summary]);
  }
  return [...groups]
    .sort(([one], [other]) => rank(one) - rank(other) || compare(one ?? '', other ?? ''))
    .flatMap(([namespace, members]): TagRow[] => [
      { kind: 'group', namespace, count: members.length },
      ...members.sort((one, other) => compare(one.tag, other.tag)).map((summary): TagRow => ({ kind: 'tag', summary })),
    ]);
}

function rank(namespace: string | null): number {
  if (namespace === null) return TAG_NAMESPACES.length + 1;
  const published = TAG_NAMESPACES.findIndex(({ code }) => code === namespace);
  return published === -1 ? TAG_NAMESPACES.length : published;
}
