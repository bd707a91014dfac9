import './own-desk.css';
import { Trans, useLingui } from '@lingui/react/macro';
import { Download } from 'lucide-react';
import { useAct } from '../../bridge/useAct.ts';
import { useAnswer } from '../../bridge/useAnswer.ts';
import { Button } from '../../components/Button.tsx';
import { ErrorNote } from '../../components/ErrorNote.tsx';
import { useAnnouncer } from '../../messages/useAnnouncer.ts';
import { ContactName } from './ContactName.tsx';
import { Fingerprint } from './Fingerprint.tsx';

interface Props {
  readonly hasContacts: boolean;
  readonly onAdd: () => void;
}

/** Who this desk is to others, and how two desks come to know each other. */
export function OwnDesk({ hasContacts, onAdd }: Props) {
  const { t } = useLingui();
  const announcer = useAnnouncer();
  const { data: desk, error } = useAnswer('desk.get', {});
  const save = useAct('desk.saveCard');
  const saveCard = async () => {
    const saved = await save.mutateAsync({}).catch(() => null);
    if (saved) announcer.toast(t`Desk card saved as ${saved.fileName}. It holds no secret: give it to whom you like.`);
  };
  if (error) return <ErrorNote error={error} />;
  if (!desk) return null;
  return (
    <div className="own-desk">
      <h2 className="own-desk-name">
        <ContactName officer={desk.officer} organisation={desk.organisation} name={desk.name} />
      </h2>
      <div className="own-desk-part">
        <h3 className="own-desk-title">
          <Trans>Fingerprint of this desk</Trans>
        </h3>
        <Fingerprint fingerprint={desk.fingerprint} label={t`Fingerprint of this desk`} />
        <p className="muted">
          <Trans>Read it to others by voice when they verify you. It is no secret.</Trans>
        </p>
      </div>
      <div>
        <Button
          icon={Download}
          kind={hasContacts ? 'plain' : 'primary'}
          isBusy={save.isPending}
          onPress={() => void saveCard()}
        >
          <Trans>Save desk card</Trans>
        </Button>
      </div>
      {save.error && <ErrorNote error={save.error} />}
      <div className="own-desk-part">
        <h3 className="own-desk-title">
          <Trans>How two desks become contacts</Trans>
        </h3>
        <ol className="own-desk-steps">
          <li>
            <Trans>Save your desk card and give it to the other officer, by mail or on a USB stick.</Trans>
          </li>
          <li>
            <Trans>
              They give you theirs. Drop it anywhere in this window, or{' '}
              <Button kind="quiet" onPress={onAdd}>
                add it here
              </Button>
              .
            </Trans>
          </li>
          <li>
            <Trans>Read each other the fingerprints by voice. If they match, nobody is in between.</Trans>
          </li>
        </ol>
      </div>
    </div>
  );
}
