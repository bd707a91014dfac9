import './verify-contact.css';
import { Trans, useLingui } from '@lingui/react/macro';
import { Check, TriangleAlert, X } from 'lucide-react';
import { useState } from 'react';
import { useAnswer } from '../../bridge/useAnswer.ts';
import { Button } from '../../components/Button.tsx';
import type { Contact } from './contact.ts';
import { Fingerprint } from './Fingerprint.tsx';
import { useContactDecisions } from './useContactDecisions.ts';

interface Props {
  readonly contact: Contact;
  /** True after the fingerprints were found to differ. */
  readonly isDifferent: boolean;
  readonly onDifferent: (isDifferent: boolean) => void;
}

/**
 * Comparing fingerprints by voice: how, with what in view, and the two ways it can end. When they differ the contact is
 * removed, since its card is not the one that the officer made. Shows nothing for a contact that was removed otherwise.
 */
export function VerifyContact({ contact, isDifferent, onDifferent }: Props) {
  const { t } = useLingui();
  const { data: self } = useAnswer('desk.get', {});
  const { verify, remove, restore } = useContactDecisions();
  const [isBusy, setBusy] = useState(false);
  const run = async (work: () => Promise<boolean>) => {
    setBusy(true);
    const isDone = await work();
    setBusy(false);
    return isDone;
  };

  if (isDifferent) {
    return (
      <section className="verify-contact verify-contact-alarm" role="alert">
        <h3 className="verify-contact-title">
          <TriangleAlert size={20} aria-hidden />
          <span>
            <Trans>
              The card is not from <bdi>{contact.officer}</bdi>
            </Trans>
          </span>
        </h3>
        <p>
          <Trans>
            Somebody may have put another card in its place on the way, or it is an old one. The contact has been
            removed, and nothing that you release can go to it.
          </Trans>
        </p>
        <ol className="verify-contact-steps">
          <li>
            <Trans>Ask for the card again on another way: in person, or on a USB stick.</Trans>
          </li>
          <li>
            <Trans>Tell your security focal point how this card reached you.</Trans>
          </li>
          <li>
            <Trans>Look through what you have already released to it.</Trans>
          </li>
        </ol>
        <div className="verify-contact-buttons">
          <Button
            isBusy={isBusy}
            onPress={() => void run(() => restore(contact)).then((isDone) => isDone && onDifferent(false))}
          >
            <Trans>I misheard, compare again</Trans>
          </Button>
        </div>
      </section>
    );
  }
  if (contact.isRemoved) return null;
  return (
    <section className="verify-contact" aria-label={t`Compare fingerprints`}>
      <h3 className="verify-contact-title">
        <Trans>Compare fingerprints by voice</Trans>
      </h3>
      <ol className="verify-contact-steps">
        <li>
          <Trans>
            Call <bdi>{contact.officer}</bdi> on a number that you knew before this card came, or meet. Do not write:
            who can exchange a card can also answer a message.
          </Trans>
        </li>
        <li>
          <Trans>Let them read the fingerprint of their own desk. It must be this one, digit by digit:</Trans>
          <Fingerprint fingerprint={contact.fingerprint} label={t`Fingerprint of ${contact.officer}`} />
        </li>
        {self && (
          <li>
            <Trans>Then read them yours, so that they can verify you:</Trans>
            <Fingerprint fingerprint={self.fingerprint} label={t`Fingerprint of this desk`} size="small" />
          </li>
        )}
      </ol>
      <div className="verify-contact-buttons">
        <Button kind="primary" icon={Check} isBusy={isBusy} onPress={() => void run(() => verify(contact))}>
          <Trans>They match</Trans>
        </Button>
        <Button
          kind="danger"
          icon={X}
          isBusy={isBusy}
          onPress={() => void run(() => remove(contact)).then((isDone) => isDone && onDifferent(true))}
        >
          <Trans>They differ</Trans>
        </Button>
      </div>
    </section>
  );
}
