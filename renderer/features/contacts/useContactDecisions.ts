import { useCallback } from 'react';
import { useLingui } from '@lingui/react/macro';
import { shownError } from '../../bridge/call.ts';
import { useConnection } from '../../bridge/useConnection.ts';
import { useAnnouncer } from '../../messages/useAnnouncer.ts';
import { useUndo } from '../undo/useUndo.ts';
import type { Contact } from './contact.ts';

export interface ContactDecisions {
  /** True when it was done; a failure has been told. */
  readonly verify: (contact: Contact) => Promise<boolean>;
  readonly unverify: (contact: Contact) => Promise<boolean>;
  readonly remove: (contact: Contact) => Promise<boolean>;
  readonly restore: (contact: Contact) => Promise<boolean>;
  readonly remark: (contact: Contact, remark: string) => Promise<boolean>;
}

/** What a person decides about a contact. Each decision is told, and offers to be taken back. */
export function useContactDecisions(): ContactDecisions {
  const { t } = useLingui();
  const { call } = useConnection();
  const announcer = useAnnouncer();
  const { undo } = useUndo();

  const decide = useCallback(
    async (
      contact: Contact,
      change: { readonly isVerified?: boolean; readonly isRemoved?: boolean },
      said: string,
    ): Promise<boolean> => {
      try {
        await call('contacts.update', { id: contact.id, ...change });
        announcer.changed(said, undo);
        return true;
      } catch (thrown) {
        announcer.toast(shownError(thrown).message, { isError: true });
        return false;
      }
    },
    [call, announcer, undo],
  );
  return {
    verify: (contact) => decide(contact, { isVerified: true }, t`${contact.officer} is verified`),
    unverify: (contact) => decide(contact, { isVerified: false }, t`${contact.officer} is no longer verified`),
    remove: (contact) => decide(contact, { isRemoved: true }, t`${contact.officer} is no longer a contact`),
    restore: (contact) => decide(contact, { isRemoved: false }, t`${contact.officer} is a contact again`),
    async remark(contact, remark) {
      const text = remark.trim() === '' ? null : remark.trim();
      if (text === contact.remark) return true;
      try {
        await call('contacts.update', { id: contact.id, remark: text });
        announcer.say(t`Remark saved`);
        return true;
      } catch (thrown) {
        announcer.toast(shownError(thrown).message, { isError: true });
        return false;
      }
    },
  };
}
