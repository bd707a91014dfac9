import './contacts-page.css';
import { Trans, useLingui } from '@lingui/react/macro';
import { UserPlus } from 'lucide-react';
import { useState } from 'react';
import { useAnswer } from '../../bridge/useAnswer.ts';
import { Button } from '../../components/Button.tsx';
import { ErrorNote } from '../../components/ErrorNote.tsx';
import { PageFrame } from '../../components/PageFrame.tsx';
import { useCommand } from '../../keys/useCommands.ts';
import type { PlaceOf } from '../../router/place.ts';
import { useRouter } from '../../router/useRouter.ts';
import { useExchangeTabs } from '../exchange/useExchangeTabs.ts';
import { AddContact } from './AddContact.tsx';
import { ContactDetail } from './ContactDetail.tsx';
import { ContactList } from './ContactList.tsx';
import { OwnDesk } from './OwnDesk.tsx';

interface Props {
  readonly place: PlaceOf<'contacts'>;
}

/** This desk's own card, the desks that it exchanges with, and how far each is trusted. */
export function ContactsPage({ place }: Props) {
  const { t } = useLingui();
  const { replace } = useRouter();
  const tabs = useExchangeTabs();
  const { data: contacts, error } = useAnswer('contacts.list', {});
  const [isAdding, setAdding] = useState(false);
  useCommand('back', () => setAdding(false), isAdding);

  const open = (contact: string | null) => {
    setAdding(false);
    replace(contact === null ? { page: 'contacts' } : { page: 'contacts', contact });
  };
  const chosen = contacts?.find(({ id }) => id === place.contact) ?? null;

  return (
    <PageFrame
      title={<Trans>Contacts</Trans>}
      lead={<Trans>The desks that you release to, and how far you know who they are.</Trans>}
      tabs={tabs}
      width="panes"
      actions={
        <Button kind="primary" icon={UserPlus} onPress={() => setAdding(true)}>
          <Trans>Add a contact</Trans>
        </Button>
      }
    >
      <div className="contacts-page">
        <ContactList
          contacts={contacts ?? []}
          chosen={isAdding ? null : (chosen?.id ?? null)}
          isSelfChosen={!isAdding && !chosen}
          onChoose={open}
        />
        <section className="contacts-page-detail" aria-label={t`Contact`}>
          {error ? (
            <ErrorNote error={error} />
          ) : isAdding ? (
            <AddContact onAdded={(id) => replace({ page: 'contacts', contact: id })} onClose={() => setAdding(false)} />
          ) : chosen ? (
            <ContactDetail key={chosen.id} contact={chosen} />
          ) : (
            <OwnDesk hasContacts={(contacts?.length ?? 0) > 0} onAdd={() => setAdding(true)} />
          )}
        </section>
      </div>
    </PageFrame>
  );
}
