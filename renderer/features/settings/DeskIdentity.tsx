import { useLingui } from '@lingui/react/macro';
import { useAnswer } from '../../bridge/useAnswer.ts';
import { ErrorNote } from '../../components/ErrorNote.tsx';
import { Facts } from '../records/Facts.tsx';

/** Name, officer and fingerprint of this desk. */
export function DeskIdentity() {
  const { t } = useLingui();
  const { data: desk, error } = useAnswer('desk.get', {});
  if (error) return <ErrorNote error={error} />;
  if (!desk) return null;
  return (
    <Facts
      facts={[
        { name: t`Desk`, value: <bdi>{desk.name}</bdi> },
        { name: t`Officer`, value: <bdi>{desk.officer}</bdi> },
        { name: t`Organisation`, value: <bdi>{desk.organisation}</bdi> },
        {
          name: t`Fingerprint`,
          value: (
            <bdi className="settings-page-fingerprint" dir="ltr">
              {desk.fingerprint}
            </bdi>
          ),
        },
      ]}
    />
  );
}
