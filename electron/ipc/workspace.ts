import { exerciseName } from '#shared/domain/realm.ts';
import { ConcordError } from '#shared/errors.ts';
import type { Output } from '#shared/ipc/contract.ts';
import type { StoreClient } from '#db/workers/store-client.ts';
import type { HandlerContext } from './context.ts';
import type { Handlers } from './endpoint.ts';

type WorkspaceHandlers = Pick<
  Handlers,
  | 'workspace.state'
  | 'workspace.create'
  | 'workspace.unlock'
  | 'workspace.lock'
  | 'workspace.changePassphrase'
  | 'desk.get'
  | 'desk.saveCard'
>;

/** Setting up, opening and closing the workspace, and this desk's identity. */
export function workspaceHandlers(context: HandlerContext): WorkspaceHandlers {
  const { store, exchange } = context;

  const opened = async () => {
    if (store.opened) await exchange.open(store.folder, store.opened.storeKey);
    return workspaceState(store);
  };

  return {
    'workspace.state': () => workspaceState(store),
    'workspace.create': async (input) => {
      const { recoveryKey } = await store.create(input);
      await opened();
      return { recoveryKey };
    },
    'workspace.unlock': async (input) => {
      if ('passphrase' in input) {
        await store.unlock(input.passphrase);
        return { state: await opened(), recoveryKey: null };
      }
      const { recoveryKey } = await store.recover(input.recoveryKey, input.newPassphrase);
      return { state: await opened(), recoveryKey };
    },
    'workspace.lock': async () => {
      // At once, so that nothing is answered any more while the exchange gives up what it is about.
      await Promise.all([exchange.lock(), store.lock()]);
      return workspaceState(store);
    },
    'workspace.changePassphrase': (input) => store.writer.call('changePassphrase', input),
    'desk.get': async () => {
      const { opened: desk } = store;
      if (!desk) throw new ConcordError('workspace.locked', 'The workspace is locked. Unlock it first.');
      return {
        key: desk.desk,
        name: desk.workspace,
        officer: desk.officer,
        organisation: desk.organisation,
        fingerprint: desk.fingerprint,
      };
    },
    'desk.saveCard': async () => {
      const { opened: desk } = store;
      if (!desk) throw new ConcordError('workspace.locked', 'The workspace is locked. Unlock it first.');
      return context.saveFile(`${desk.workspace}.concord-card`, 'card', new TextEncoder().encode(desk.cardText));
    },
  };
}

/** What every window needs to know of the workspace. */
export async function workspaceState(store: StoreClient): Promise<Output<'workspace.state'>> {
  const { opened } = store;
  const { exists, waitMs } = await store.inspect();
  return {
    status: opened ? 'open' : exists ? 'locked' : 'none',
    name: opened?.workspace ?? null,
    officer: opened?.officer ?? null,
    organisation: opened?.organisation ?? null,
    desk: opened?.desk ?? null,
    exercise: opened ? exerciseName(opened.realm) : null,
    waitMs: opened ? 0 : waitMs,
  };
}
