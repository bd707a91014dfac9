import './card-review.css';
import { Trans, useLingui } from '@lingui/react/macro';
import { UserPlus } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useAct } from '../../bridge/useAct.ts';
import { useAnswer } from '../../bridge/useAnswer.ts';
import { Button } from '../../components/Button.tsx';
import { ErrorNote } from '../../components/ErrorNote.tsx';
import { useCommand } from '../../keys/useCommands.ts';
import { CardFacts } from './CardFacts.tsx';
import type { CardPreview } from './contact.ts';
import { Fingerprint } from './Fingerprint.tsx';
import { TrustMark } from './TrustMark.tsx';
import { VerifyContact } from './VerifyContact.tsx';

interface Props {
  /** The file that holds the card. */
  readonly file: string;
  readonly card: CardPreview;
  /** Told once the contact is there. */
  readonly onAdded?: (id: string) => void;
  /** A button that puts the card aside, before and after it was added. */
  readonly renderLeave: (isDone: boolean) => ReactNode;
}

/** A desk card that came in: what it says, what adding it would do, and then the comparing of fingerprints. */
export function CardReview({ file, card, onAdded = () => undefined, renderLeave }: Props) {
  const { t } = useLingui();
  const add = useAct('contacts.add');
  const { data: contacts } = useAnswer('contacts.list', {});
  const [added, setAdded] = useState<string | null>(null);
  const [hasDiffered, setDifferent] = useState(false);
  const known = card.contact;
  const isNothingNew = (card.standing === 'same' || card.standing === 'older') && known !== null && !known.isRemoved;

  const accept = async () => {
    const result = await add.mutateAsync({ file }).catch(() => null);
    if (!result) return;
    setAdded(result.id);
    onAdded(result.id);
  };
  useCommand('save', () => void accept(), added === null && !isNothingNew && !add.isPending);

  const contact = contacts?.find(({ id }) => id === (added ?? known?.id)) ?? null;
  const isDifferent = hasDiffered && contact?.isRemoved === true;
  const standings: Readonly<Record<CardPreview['standing'], string>> = {
    new: t`Nobody has checked yet whether this is true: anybody can write any name on a card. Comparing the fingerprint by voice shows it.`,
    same: t`You have this very card.`,
    older: t`You have a newer card of this desk. Adding this one would change nothing.`,
    newer: t`A newer card of a contact that you have. Its keys and organisation are the same, so what you verified stays.`,
    changed: t`A card of a contact that you have, with other keys or another organisation. It has to be verified anew.`,
  };

  if (added !== null && contact) {
    return (
      <div className="card-review">
        {!isDifferent && (
          <div className="card-review-standing" role="status">
            <h2 className="card-review-title">
              <Trans>
                <bdi>{contact.officer}</bdi> is a contact now
              </Trans>
            </h2>
            <p>
              {contact.isVerified ? (
                <Trans>Verified. You can release anything to this desk that its organisation may see.</Trans>
              ) : (
                <Trans>
                  Not verified yet. The strictest records (TLP:RED, TLP:AMBER+STRICT, strictly confidential) go only to
                  verified contacts.
                </Trans>
              )}
            </p>
          </div>
        )}
        {!contact.isVerified && (
          <VerifyContact contact={contact} isDifferent={isDifferent} onDifferent={setDifferent} />
        )}
        <div className="card-review-buttons">{renderLeave(true)}</div>
      </div>
    );
  }
  return (
    <div className="card-review">
      <CardFacts card={card} />
      <div className="card-review-fingerprint">
        <h2 className="card-review-title">
          <Trans>Fingerprint</Trans>
        </h2>
        <Fingerprint fingerprint={card.fingerprint} label={t`Fingerprint of ${card.officer}`} />
      </div>
      <div className="card-review-standing">
        {known && <TrustMark trust={known.isRemoved ? 'removed' : known.isVerified ? 'verified' : 'unverified'} />}
        <p>{standings[card.standing]}</p>
        {known?.isRemoved === true && (
          <p>
            <Trans>You removed this contact. Adding the card brings it back.</Trans>
          </p>
        )}
      </div>
      {add.error && <ErrorNote error={add.error} />}
      <div className="card-review-buttons">
        {!isNothingNew && (
          <Button kind="primary" icon={UserPlus} isBusy={add.isPending} onPress={() => void accept()} command="save">
            {known ? <Trans>Renew the contact</Trans> : <Trans>Add contact</Trans>}
          </Button>
        )}
        {renderLeave(isNothingNew)}
      </div>
    </div>
  );
}
