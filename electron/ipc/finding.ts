import type { Filter } from '#db/search/facets.ts';
import { ConcordError } from '#shared/errors.ts';
import { isCalendarDate } from '#shared/domain/fields.ts';
import type { RecordId } from '#shared/domain/ids.ts';
import type { StoreClient } from '#db/workers/store-client.ts';
import { type HandlerContext, watched } from './context.ts';
import type { Handlers, Parsed } from './endpoint.ts';

type FindingHandlers = Pick<Handlers, 'search.run' | 'tags.list' | 'tags.apply' | 'tags.rename' | 'tags.describe'>;

/** Search, and the tags that records are found by. */
export function findingHandlers({ store }: HandlerContext): FindingHandlers {
  const { reader, writer } = store;
  return {
    'search.run': (input) => reader.call('search', { ...input, filter: filterOf(input.filter) }),
    'tags.list': () => reader.call('tags', {}),
    'tags.apply': async ({ selection, add, remove }, call) => {
      const ids = await selectedIds(store, selection);
      return writer.call('applyTags', { ids, add, remove }, watched(call));
    },
    'tags.rename': ({ from, to }, call) => writer.call('renameTag', { from, to }, watched(call)),
    'tags.describe': async (input) => {
      await writer.call('describeTag', input);
      return {};
    },
  };
}

type SearchFilter = Parsed<'search.run'>['filter'];
type Selection = Parsed<'tags.apply'>['selection'];

/** The records that a selection means, in the order of the list. */
export function selectedIds(store: StoreClient, selection: Selection): Promise<readonly RecordId[]> {
  if ('ids' in selection) return Promise.resolve(selection.ids);
  return store.reader.call('ids', { text: selection.text, filter: filterOf(selection.filter) });
}

/** The contract's dates as the store's day numbers. Throws `input.invalid`. */
export function filterOf(filter: SearchFilter): Filter {
  return { values: filter.values, from: dayOf(filter.from), to: dayOf(filter.to) };
}

function dayOf(date: string | null): number | null {
  if (date === null) return null;
  if (date.length !== 10 || !isCalendarDate(date)) {
    throw new ConcordError('input.invalid', 'Write the date as year-month-day, such as 2026-11-24.');
  }
  return Number(date.replaceAll('-', ''));
}
