import { ConcordError } from '#shared/errors.ts';
import type { Connect } from '#electron/ipc/connection.ts';
import type { Handlers } from '#electron/ipc/endpoint.ts';
import type { workspaceState } from '#shared/ipc/shapes.ts';
import type { z } from 'zod';

export const LOCKED: z.output<typeof workspaceState> = {
  status: 'locked',
  name: null,
  officer: null,
  organisation: null,
  desk: null,
  exercise: null,
  waitMs: 0,
};
export const OPEN: typeof LOCKED = {
  ...LOCKED,
  status: 'open',
  name: 'Abidjan desk',
  officer: 'A. Officer',
  organisation: 'DPPA',
  desk: 'a'.repeat(64),
};

const refuse = (): Promise<never> => Promise.reject(new ConcordError('usage', 'This test has no such handler.'));

/** Handlers that all refuse, except those given. */
export function fakeHandlers(given: Partial<Handlers> = {}): Handlers {
  return {
    'workspace.state': refuse,
    'workspace.create': refuse,
    'workspace.unlock': refuse,
    'workspace.lock': refuse,
    'workspace.changePassphrase': refuse,
    'desk.get': refuse,
    'desk.saveCard': refuse,
    'notes.save': refuse,
    'notes.get': refuse,
    'cases.save': refuse,
    'cases.get': refuse,
    'records.history': refuse,
    'records.restore': refuse,
    'records.mark': refuse,
    'records.titles': refuse,
    'drafts.save': refuse,
    'drafts.list': refuse,
    'drafts.discard': refuse,
    'attachments.add': refuse,
    'attachments.read': refuse,
    'attachments.save': refuse,
    'search.run': refuse,
    'tags.list': refuse,
    'tags.apply': refuse,
    'tags.rename': refuse,
    'tags.describe': refuse,
    'actions.latest': refuse,
    'actions.undo': refuse,
    'actions.redo': refuse,
    'files.choose': refuse,
    'files.receive': refuse,
    'files.release': refuse,
    'contacts.list': refuse,
    'contacts.preview': refuse,
    'contacts.add': refuse,
    'contacts.update': refuse,
    'bundles.plan': refuse,
    'bundles.write': refuse,
    'bundles.preview': refuse,
    'bundles.apply': refuse,
    'csv.inspect': refuse,
    'csv.preview': refuse,
    'csv.import': refuse,
    'csv.maps': refuse,
    'csv.saveMap': refuse,
    'csv.removeMap': refuse,
    'preferences.get': refuse,
    'preferences.set': refuse,
    'store.stats': refuse,
    'store.check': refuse,
    ...given,
  };
}

export interface FakeStore {
  readonly connect: Connect;
  isOpen: boolean;
  /** How often the connection was closed. */
  closed: number;
}

/** A workspace without a store: it can be locked and unlocked, and answers what is given. */
export function fakeStore(given: Partial<Handlers> = {}): FakeStore {
  const store: FakeStore = {
    isOpen: false,
    closed: 0,
    connect: async ({ preferences }) => ({
      isOpen: () => store.isOpen,
      close: async () => {
        store.isOpen = false;
        store.closed += 1;
      },
      handlers: fakeHandlers({
        'workspace.state': async () => (store.isOpen ? OPEN : LOCKED),
        'workspace.unlock': async () => {
          store.isOpen = true;
          return { state: OPEN, recoveryKey: null };
        },
        'workspace.lock': async () => {
          store.isOpen = false;
          return LOCKED;
        },
        'preferences.get': async () => preferences.get(),
        'preferences.set': async (change) => preferences.set(change),
        ...given,
      }),
    }),
  };
  return store;
}
