import { useMemo } from 'react';
import type { TagColour } from '#shared/domain/tag.ts';
import { useAnswer } from '../bridge/useAnswer.ts';

/** The colour that the tag manager gave a tag; `none` for all others. */
export function useTagColour(tag: string): TagColour {
  const { data } = useAnswer('tags.list', {});
  return useMemo(() => data?.find((summary) => summary.tag === tag)?.colour ?? 'none', [data, tag]);
}
