import { useLingui } from '@lingui/react/macro';
import { plural } from '@lingui/core/macro';
import { useCallback, useMemo } from 'react';
import { normaliseTag } from '#shared/domain/tag.ts';
import { TAG_NAMESPACES } from '#shared/reference/tag-namespaces.ts';
import { useAnswer } from '../../bridge/useAnswer.ts';
import type { Option } from '../../components/option.ts';
import { useTerms } from '../../language/useTerms.ts';

export interface TagOptions {
  /** Tags in use and described, most used first; without those that are there already. */
  readonly options: readonly Option[];
  /** The tag that typed text would become; null where it cannot be one. */
  readonly create: (text: string) => Option | null;
}

/** Everything that can be added to a set of tags. */
export function useTagOptions(present: readonly string[]): TagOptions {
  const { t } = useLingui();
  const { meaning } = useTerms();
  const { data } = useAnswer('tags.list', {});
  const options = useMemo(
    () =>
      (data ?? [])
        .filter(({ tag }) => !present.includes(tag))
        .map(({ tag, count, description }) => {
          const uses = t`${plural(count, { one: '# record', other: '# records' })}`;
          return { value: tag, label: tag, detail: description === null ? uses : `${uses} · ${description}` };
        }),
    [data, present, t],
  );
  const create = useCallback(
    (text: string) => {
      const tag = normaliseTag(text);
      if (tag === null) return null;
      const namespace = TAG_NAMESPACES.find(({ code }) => tag.startsWith(`${code}:`));
      const explained = namespace ? meaning('tagNamespace', namespace.code) : null;
      return { value: tag, label: tag, detail: explained === null ? t`New tag` : `${t`New tag`} · ${explained}` };
    },
    [meaning, t],
  );
  return { options, create };
}
