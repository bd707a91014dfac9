import './to-step.css';
import { Trans, useLingui } from '@lingui/react/macro';
import { Check, ContactRound, UserPlus } from 'lucide-react';
import { useState } from 'react';
import { ListBox, ListBoxItem } from 'react-aria-components';
import { useAnswer } from '../../bridge/useAnswer.ts';
import { Button } from '../../components/Button.tsx';
import { Checkbox } from '../../components/Checkbox.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ErrorNote } from '../../components/ErrorNote.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useCommands } from '../../keys/useCommands.ts';
import { useRouter } from '../../router/useRouter.ts';
import { findContacts } from '../contacts/contact.ts';
import { ContactName } from '../contacts/ContactName.tsx';
import { TrustMark } from '../contacts/TrustMark.tsx';
import type { Release } from './useRelease.ts';

interface Props {
  readonly release: Release;
}

/** The second step: to whom. Only these can open the file. */
export function ToStep({ release }: Props) {
  const { t } = useLingui();
  const { go } = useRouter();
  const commands = useCommands();
  const { recipients, isPublic, address } = release;
  const { data: contacts, error } = useAnswer('contacts.list', {});
  const [text, setText] = useState('');
  const kept = (contacts ?? []).filter(({ isRemoved }) => !isRemoved);
  const found = findContacts(kept, text);

  const anybody = (
    <Checkbox
      isSelected={isPublic}
      onChange={(isForAll) => address([], isForAll)}
      detail={t`The bundle is then not encrypted. Only records marked TLP:CLEAR and unclassified may go.`}
    >
      <Trans>Anybody may read it</Trans>
    </Checkbox>
  );
  if (error) {
    return (
      <div className="release-page-pane">
        <ErrorNote error={error} />
      </div>
    );
  }
  if (contacts && kept.length === 0) {
    return (
      <div className="release-page-pane">
        <EmptyState
          icon={ContactRound}
          title={<Trans>Nobody to release to yet</Trans>}
          action={
            <Button kind="primary" icon={UserPlus} onPress={() => go({ page: 'contacts' })} autoFocus>
              <Trans>Add a contact</Trans>
            </Button>
          }
        >
          <Trans>
            Another desk becomes a contact when you add its desk card. Bundles are encrypted to the keys on it, so that
            nobody else can open them.
          </Trans>
        </EmptyState>
        {anybody}
      </div>
    );
  }
  return (
    <div className="release-page-pane">
      <div
        className="to-step"
        role="group"
        aria-label={t`Recipients`}
        // The key of "go on" is kept from the list, where Enter chooses.
        onKeyDownCapture={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
          event.stopPropagation();
          event.preventDefault();
          commands.run('save');
        }}
      >
        <h2 className="release-page-title">
          <Trans>Who may read it</Trans>
        </h2>
        <TextField
          label={t`Find a contact`}
          isLabelHidden
          placeholder={t`Find a contact`}
          value={text}
          onChange={setText}
          type="search"
        />
        <ListBox
          className="to-step-rows"
          aria-label={t`Contacts`}
          selectionMode="multiple"
          autoFocus={text === '' ? 'first' : false}
          selectedKeys={recipients}
          onSelectionChange={(keys) => {
            const chosen = keys === 'all' ? found.map(({ id }) => id) : [...keys].map(String);
            address(chosen, false);
          }}
          renderEmptyState={() => <p className="to-step-none">{t`Nobody of that name.`}</p>}
        >
          {found.map((contact) => (
            <ListBoxItem key={contact.id} id={contact.id} className="to-step-row" textValue={contact.officer}>
              {({ isSelected }) => (
                <>
                  <span className="checkbox-box" aria-hidden>
                    {isSelected && <Check size={12} />}
                  </span>
                  <ContactName officer={contact.officer} organisation={contact.organisation} name={contact.name} />
                  <TrustMark trust={contact.isVerified ? 'verified' : 'unverified'} />
                </>
              )}
            </ListBoxItem>
          ))}
        </ListBox>
        <p className="muted to-step-note">
          <Trans>
            TLP:RED goes only to verified contacts; TLP:AMBER+STRICT and strictly confidential records only to those of
            your own organisation. The review shows what is blocked.
          </Trans>
        </p>
        {anybody}
      </div>
    </div>
  );
}
