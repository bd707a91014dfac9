import { useLingui } from '@lingui/react/macro';
import { useAnswer } from '../../bridge/useAnswer.ts';
import { ErrorNote } from '../../components/ErrorNote.tsx';
import { useFormat } from '../../language/useFormat.ts';
import { Facts } from '../records/Facts.tsx';

/** How much the workspace holds. */
export function StoreFigures() {
  const { t } = useLingui();
  const format = useFormat();
  const { data: stats, error } = useAnswer('store.stats', {});
  if (error) return <ErrorNote error={error} />;
  if (!stats) return null;
  return (
    <Facts
      facts={[
        { name: t`Notes`, value: format.number(stats.notes) },
        { name: t`Cases`, value: format.number(stats.cases) },
        { name: t`Signed changes`, value: format.number(stats.commits) },
        { name: t`Tags`, value: format.number(stats.tags) },
        { name: t`Contacts`, value: format.number(stats.contacts) },
        { name: t`Attachments`, value: `${format.number(stats.attachments)} · ${format.size(stats.attachmentBytes)}` },
        { name: t`Size on disk`, value: format.size(stats.fileBytes) },
      ]}
    />
  );
}
