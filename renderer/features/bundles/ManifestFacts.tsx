import './manifest-facts.css';
import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '../../components/Button.tsx';
import { useAnswer } from '../../bridge/useAnswer.ts';
import { useFormat } from '../../language/useFormat.ts';
import { useRouter } from '../../router/useRouter.ts';
import { TrustMark } from '../contacts/TrustMark.tsx';
import { Facts } from '../records/Facts.tsx';
import type { BundlePreview } from './bundle-changes.ts';

interface Props {
  readonly manifest: BundlePreview['manifest'];
  /** Whether this very bundle was imported: in this window just now, earlier, or not. */
  readonly applied: 'now' | 'before' | 'no';
}

/** Who sent a bundle and how far that is certain, and what the sender signed about it. */
export function ManifestFacts({ manifest, applied }: Props) {
  const { t } = useLingui();
  const format = useFormat();
  const { go } = useRouter();
  const { data: contacts } = useAnswer('contacts.list', {});
  const { sender, recipients, exercise, expiresAt, attachments } = manifest;
  const contact = contacts?.find(({ desk }) => desk === sender.desk);
  const who = sender.officer ?? sender.name ?? t`The sender`;
  const meanings: Readonly<Record<typeof sender.trust, string>> = {
    self: t`This desk wrote it itself.`,
    verified: t`You have compared fingerprints with this desk: it is ${who}.`,
    unverified: t`It was signed with the key of this contact, but you have never compared fingerprints. Somebody else may have made the contact’s card.`,
    unknown: t`This desk is not among your contacts. The names are what it says of itself; nobody here has checked them.`,
  };
  const holds = [
    plural(manifest.records, { one: '# record', other: '# records' }),
    plural(manifest.commits, { one: '# change', other: '# changes' }),
    attachments > 0 ? plural(attachments, { one: '# attachment', other: '# attachments' }) : null,
  ];

  return (
    <aside className="manifest-facts" aria-label={t`About this bundle`}>
      <div className="manifest-facts-sender">
        <h2 className="manifest-facts-title">
          <Trans>From</Trans>
        </h2>
        <p className="manifest-facts-who">
          <bdi>{who}</bdi>
        </p>
        <p className="muted">
          {sender.organisation !== null && <bdi>{sender.organisation}</bdi>}
          {sender.name !== null && sender.name !== sender.organisation && (
            <>
              {' · '}
              <bdi>{sender.name}</bdi>
            </>
          )}
        </p>
        <TrustMark trust={sender.trust} />
        <p className="manifest-facts-meaning">{meanings[sender.trust]}</p>
        {sender.trust === 'unverified' && contact && (
          <Button onPress={() => go({ page: 'contacts', contact: contact.id })}>
            <Trans>Compare fingerprints</Trans>
          </Button>
        )}
        {sender.trust === 'unknown' && (
          <p className="manifest-facts-meaning">
            <Trans>Ask them for their desk card before you rely on it.</Trans>
          </p>
        )}
      </div>
      <Facts
        facts={[
          { name: t`Written`, value: <span className="numbers">{format.moment(manifest.writtenAt)}</span> },
          {
            name: t`Number`,
            value: <Trans>{format.number(manifest.sequence)} to these recipients</Trans>,
          },
          {
            name: t`For`,
            value:
              recipients.length === 0 ? (
                <Trans>Anybody; it is not encrypted</Trans>
              ) : (
                recipients.map((name, at) => (
                  <span key={at} className="manifest-facts-line">
                    <bdi>{name}</bdi>
                  </span>
                ))
              ),
          },
          { name: t`Holds`, value: holds.filter((part) => part !== null).join('\n') },
          {
            name: t`Meant for`,
            value:
              exercise === null ? (
                <Trans>Live work</Trans>
              ) : (
                <Trans>
                  Exercise: <bdi>{exercise}</bdi>
                </Trans>
              ),
          },
          {
            name: t`Use until`,
            value: expiresAt !== null && <span className="numbers">{format.moment(expiresAt)}</span>,
          },
          {
            name: t`Imported`,
            value:
              applied === 'now' ? (
                <Trans>Just now</Trans>
              ) : applied === 'before' ? (
                <Trans>This very bundle was imported here before</Trans>
              ) : (
                <Trans>Not yet</Trans>
              ),
          },
        ]}
      />
    </aside>
  );
}
