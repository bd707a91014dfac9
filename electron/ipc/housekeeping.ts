import { type HandlerContext, watched } from './context.ts';
import type { Handlers } from './endpoint.ts';

type HousekeepingHandlers = Pick<Handlers, 'preferences.get' | 'preferences.set' | 'store.stats' | 'store.check'>;

/** Remembered choices, figures about the store, and the check of all that it holds. */
export function housekeepingHandlers({ store, preferences }: HandlerContext): HousekeepingHandlers {
  return {
    'preferences.get': async () => preferences.get(),
    'preferences.set': async (change) => preferences.set(change),
    'store.stats': () => store.reader.call('stats', {}),
    'store.check': ({ isRebuild }, call) => store.writer.call('check', { isRebuild }, watched(call)),
  };
}
