import './written-step.css';
import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { CircleCheck, Copy, TriangleAlert } from 'lucide-react';
import type { Output } from '#shared/ipc/contract.ts';
import { IconButton } from '../../components/IconButton.tsx';
import { useFormat } from '../../language/useFormat.ts';
import { useAnnouncer } from '../../messages/useAnnouncer.ts';
import { copyText } from '../exchange/copy-text.ts';
import { Facts } from '../records/Facts.tsx';
import type { Plan } from './review-rows.ts';

interface Props {
  readonly written: NonNullable<Output<'bundles.write'>>;
  readonly plan: Plan;
  readonly isPublic: boolean;
}

/** The finished file: that it holds what was reviewed, how to name it to others, and what to do with it. */
export function WrittenStep({ written, plan, isPublic }: Props) {
  const { t } = useLingui();
  const announcer = useAnnouncer();
  const format = useFormat();
  const { sha256 } = written;
  const holds = [
    plural(written.records, { one: '# record', other: '# records' }),
    plural(written.commits, { one: '# change', other: '# changes' }),
    written.attachments > 0 ? plural(written.attachments, { one: '# attachment', other: '# attachments' }) : null,
  ];
  const copy = () => announcer.say(copyText(sha256) ? t`Copied` : t`The clipboard cannot be reached.`);
  return (
    <div className="release-page-pane">
      <div className="written-step" role="status">
        <h2 className={written.isVerified ? 'written-step-verdict' : 'written-step-verdict written-step-doubt'}>
          {written.isVerified ? <CircleCheck size={20} aria-hidden /> : <TriangleAlert size={20} aria-hidden />}
          {written.isVerified ? (
            isPublic ? (
              <Trans>Re-read as anybody: identical to the review.</Trans>
            ) : (
              <Trans>Re-read as each recipient: identical to the review.</Trans>
            )
          ) : (
            <Trans>The file was not re-read. Write it again before you hand it over.</Trans>
          )}
        </h2>
        <Facts
          facts={[
            { name: t`File`, value: <bdi className="written-step-file">{written.fileName}</bdi> },
            { name: t`Size`, value: format.size(written.size) },
            {
              name: t`Number`,
              value: isPublic
                ? format.number(written.sequence)
                : t`${format.number(written.sequence)} to these recipients`,
            },
            {
              name: t`For`,
              value: isPublic
                ? t`Anybody; it is not encrypted`
                : plan.recipients.map(({ officer, organisation }) => `${officer} (${organisation})`).join('\n'),
            },
            { name: t`Holds`, value: holds.filter((part) => part !== null).join('\n') },
            {
              name: t`SHA-256`,
              value: (
                <span className="written-step-hash">
                  <code dir="ltr">{sha256.match(/.{1,8}/g)?.join(' ')}</code>
                  <IconButton label={t`Copy the SHA-256`} icon={Copy} onPress={copy} />
                </span>
              ),
            },
          ]}
        />
        <p className="written-step-next">
          {isPublic ? (
            <Trans>Anybody who has the file can read it.</Trans>
          ) : (
            <Trans>
              Hand the file over on any way: mail, shared folder, USB stick. Only these recipients can open it, and they
              see that it came from you. Tell them the number, so that they notice if one is missing.
            </Trans>
          )}
        </p>
      </div>
    </div>
  );
}
