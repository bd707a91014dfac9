import './contact-detail.css';
import { Trans, useLingui } from '@lingui/react/macro';
import { ShieldOff, Undo2, UserX } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../components/Button.tsx';
import { TextArea } from '../../components/TextArea.tsx';
import { useFormat } from '../../language/useFormat.ts';
import type { Contact } from './contact.ts';
import { ContactName } from './ContactName.tsx';
import { Fingerprint } from './Fingerprint.tsx';
import { TrustMark } from './TrustMark.tsx';
import { useContactDecisions } from './useContactDecisions.ts';
import { VerifyContact } from './VerifyContact.tsx';

interface Props {
  readonly contact: Contact;
}

/** One contact: who they say they are, whether that was checked, and what this desk remarks about them. */
export function ContactDetail({ contact }: Props) {
  const { t } = useLingui();
  const format = useFormat();
  const { unverify, remove, restore, remark: saveRemark } = useContactDecisions();
  const [remark, setRemark] = useState(contact.remark ?? '');
  const [hasDiffered, setDifferent] = useState(false);
  const { isRemoved, isVerified } = contact;
  const isDifferent = hasDiffered && isRemoved;

  return (
    <div className="contact-detail">
      <header className="contact-detail-head">
        <h2 className="contact-detail-name">
          <ContactName officer={contact.officer} organisation={contact.organisation} name={contact.name} />
        </h2>
        <TrustMark trust={isRemoved ? 'removed' : isVerified ? 'verified' : 'unverified'} />
      </header>

      {isRemoved && !isDifferent && (
        <div className="contact-detail-part">
          <p>
            <Trans>Nothing can be released to this desk. What it sent you stays.</Trans>
          </p>
          <div>
            <Button icon={Undo2} onPress={() => void restore(contact)}>
              <Trans>Restore the contact</Trans>
            </Button>
          </div>
        </div>
      )}
      {!isVerified && <VerifyContact contact={contact} isDifferent={isDifferent} onDifferent={setDifferent} />}
      {(isVerified || isRemoved) && !isDifferent && (
        <div className="contact-detail-part">
          <h3 className="contact-detail-title">
            <Trans>Fingerprint</Trans>
          </h3>
          <Fingerprint fingerprint={contact.fingerprint} label={t`Fingerprint of ${contact.officer}`} />
          {isVerified && !isRemoved && (
            <p className="muted">
              {contact.verifiedAt === null ? (
                <Trans>Compared by voice. This desk counts as a member of its organisation.</Trans>
              ) : (
                <Trans>
                  Compared by voice on {format.day(contact.verifiedAt)}. This desk counts as a member of its
                  organisation.
                </Trans>
              )}
            </p>
          )}
        </div>
      )}
      <TextArea
        label={t`Remark`}
        help={t`For this desk only; never released.`}
        value={remark}
        onChange={setRemark}
        onBlur={() => void saveRemark(contact, remark)}
        maxLength={2000}
        rows={2}
      />
      {!isRemoved && (
        <div className="contact-detail-buttons">
          {isVerified && (
            <Button icon={ShieldOff} onPress={() => void unverify(contact)}>
              <Trans>Withdraw the verification</Trans>
            </Button>
          )}
          <Button kind="danger" icon={UserX} onPress={() => void remove(contact)}>
            <Trans>Remove the contact</Trans>
          </Button>
        </div>
      )}
    </div>
  );
}
