import './contact-list.css';
import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Header, ListBox, ListBoxItem, ListBoxSection } from 'react-aria-components';
import { useAnswer } from '../../bridge/useAnswer.ts';
import { TextField } from '../../components/TextField.tsx';
import { type Contact, findContacts } from './contact.ts';
import { ContactName } from './ContactName.tsx';
import { TrustMark } from './TrustMark.tsx';

interface Props {
  readonly contacts: readonly Contact[];
  /** The contact that is open; null for none. */
  readonly chosen: string | null;
  readonly isSelfChosen: boolean;
  /** Null for this desk itself. */
  readonly onChoose: (contact: string | null) => void;
}

const SELF = 'self';
/** From so many on there is a field that finds one. */
const MANY = 8;

/** This desk, then its contacts, then those that were removed. */
export function ContactList({ contacts, chosen, isSelfChosen, onChoose }: Props) {
  const { t } = useLingui();
  const { data: self } = useAnswer('desk.get', {});
  const [text, setText] = useState('');
  const found = findContacts(contacts, text);
  const groups = [
    { id: 'kept', name: t`Contacts`, rows: found.filter(({ isRemoved }) => !isRemoved) },
    { id: 'removed', name: t`Removed`, rows: found.filter(({ isRemoved }) => isRemoved) },
  ].filter(({ rows }) => rows.length > 0);

  return (
    <div className="contact-list">
      {contacts.length >= MANY && (
        <div className="contact-list-find">
          <TextField
            label={t`Find a contact`}
            isLabelHidden
            placeholder={t`Find a contact`}
            value={text}
            onChange={setText}
          />
        </div>
      )}
      <ListBox
        className="contact-list-rows"
        aria-label={t`Contacts`}
        selectionMode="single"
        selectionBehavior="replace"
        disallowEmptySelection
        selectedKeys={isSelfChosen ? [SELF] : chosen === null ? [] : [chosen]}
        onSelectionChange={(keys) => {
          const [key] = keys === 'all' ? [] : keys;
          if (key !== undefined) onChoose(key === SELF ? null : String(key));
        }}
      >
        <ListBoxSection id="own">
          <Header className="contact-list-group">{t`This desk`}</Header>
          <ListBoxItem id={SELF} className="contact-list-row" textValue={self?.officer ?? t`This desk`}>
            {self && <ContactName officer={self.officer} organisation={self.organisation} name={self.name} />}
          </ListBoxItem>
        </ListBoxSection>
        {groups.map(({ id, name, rows }) => (
          <ListBoxSection key={id} id={id}>
            <Header className="contact-list-group">{name}</Header>
            {rows.map((contact) => (
              <ListBoxItem key={contact.id} id={contact.id} className="contact-list-row" textValue={contact.officer}>
                <ContactName officer={contact.officer} organisation={contact.organisation} name={contact.name} />
                {!contact.isRemoved && <TrustMark trust={contact.isVerified ? 'verified' : 'unverified'} />}
              </ListBoxItem>
            ))}
          </ListBoxSection>
        ))}
      </ListBox>
      {contacts.length === 0 ? (
        <p className="contact-list-none">
          <Trans>No contacts yet. Another desk becomes one when you add its desk card.</Trans>
        </p>
      ) : (
        groups.length === 0 && (
          <p className="contact-list-none">
            <Trans>Nobody of that name.</Trans>
          </p>
        )
      )}
    </div>
  );
}
