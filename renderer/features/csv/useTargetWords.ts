import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react';
import { useMemo } from 'react';
import type { CsvMap } from '#shared/import/csv-map.ts';
import { MAP_TARGETS, type MapTarget, parseTarget } from '#shared/import/map-targets.ts';
import type { Option } from '../../components/option.ts';
import { itemsToFill } from './map-draft.ts';

const GROUPS = {
  what: msg`What happened`,
  when: msg`When`,
  where: msg`Where`,
  who: msg`Who`,
  sure: msg`How sure`,
  next: msg`What next`,
  marking: msg`Who may see it`,
  other: msg`Other`,
} as const;

export interface TargetWords {
  /** What a target of a map is called: `Actor 2, name`. */
  readonly name: (target: string) => string;
  /** Everything that a column can fill under this map, grouped; of collections the items in use and the next. */
  readonly options: (map: CsvMap) => readonly Option[];
}

/** The fields that columns can fill, in the language in use. Their message ids are `target.` and the target. */
export function useTargetWords(): TargetWords {
  const { i18n } = useLingui();
  return useMemo(() => {
    const label = ({ target, label: english }: MapTarget) => {
      const id = `target.${target}`;
      return Object.hasOwn(i18n.messages, id) ? i18n._(id) : english;
    };
    const name = (target: string) => {
      const parsed = parseTarget(target);
      if (!parsed) return target;
      return parsed.item === null ? label(parsed.entry) : numbered(label(parsed.entry), parsed.item);
    };
    return {
      name,
      options: (map) =>
        Object.entries(GROUPS).flatMap(([group, heading]) =>
          MAP_TARGETS.filter((entry) => entry.group === group).flatMap((entry) =>
            targetsOf(entry, map).map((target) => ({
              value: target,
              label: name(target),
              group: i18n._(heading),
              alias: target,
            })),
          ),
        ),
    };
  }, [i18n]);
}

/** All levels of areas; of other collections those in use and one more. */
function targetsOf({ target, most }: MapTarget, map: CsvMap): readonly string[] {
  if (!target.includes('#')) return [target];
  const field = target.slice(0, target.indexOf('.'));
  const numbers = field === 'areas' ? Array.from({ length: most }, (_, at) => at + 1) : itemsToFill(map, field, most);
  return numbers.map((number) => target.replace('#', String(number)));
}

/** The number stands before the comma that parts the item from its attribute. */
function numbered(label: string, item: number): string {
  const comma = label.search(/[,،，]/);
  return comma === -1 ? `${label} ${item}` : `${label.slice(0, comma)} ${item}${label.slice(comma)}`;
}
