import './import-start.css';
import { Trans, useLingui } from '@lingui/react/macro';
import { ContactRound, FileDown, FolderOpen, PackageOpen, Table } from 'lucide-react';
import { useState } from 'react';
import { useAct } from '../../bridge/useAct.ts';
import { Button } from '../../components/Button.tsx';
import { ErrorNote } from '../../components/ErrorNote.tsx';
import { PageFrame } from '../../components/PageFrame.tsx';
import { useRouter } from '../../router/useRouter.ts';
import { usePasted } from './usePasted.ts';
import { useTakeFiles } from './useTakeFiles.ts';

/** Before there is a file: what can come in, and how to bring it. */
export function ImportStart() {
  const { t } = useLingui();
  const { go } = useRouter();
  const choose = useAct('files.choose');
  const take = useTakeFiles();
  const [isTaking, setTaking] = useState(false);

  const open = async () => {
    const file = await choose.mutateAsync({ purpose: 'any' }).catch(() => null);
    if (file) go({ page: 'import', file });
  };
  usePasted((files) => {
    setTaking(true);
    void take(files).then(([file, ...next]) => {
      setTaking(false);
      if (file) go({ page: 'import', file, next });
    });
  });
  const kinds = [
    {
      icon: PackageOpen,
      name: t`A bundle`,
      text: t`What another desk released to this one: notes, cases and their attachments, with proof of who wrote them. Its name ends in .concord.`,
    },
    {
      icon: Table,
      name: t`A table of events`,
      text: t`Saved as CSV: exports of UCDP GED and ACLED, files with HXL hashtags, or any other table once you say what its columns mean.`,
    },
    {
      icon: ContactRound,
      name: t`A desk card`,
      text: t`Makes another desk one of your contacts, so that you can release to it. Its name ends in .concord-card.`,
    },
  ];

  return (
    <PageFrame title={<Trans>Import</Trans>} lead={<Trans>You see what a file holds before any of it comes in.</Trans>}>
      <div className="import-start">
        <div className="import-start-drop">
          <FileDown size={28} strokeWidth={1.5} aria-hidden />
          <p className="import-start-title">
            <Trans>Drop a file here</Trans>
          </p>
          <Button
            kind="primary"
            icon={FolderOpen}
            onPress={() => void open()}
            isBusy={choose.isPending || isTaking}
            autoFocus
          >
            <Trans>Choose a file</Trans>
          </Button>
          <p className="muted">
            <Trans>A desk card or the cells of a spreadsheet can also be pasted.</Trans>
          </p>
        </div>
        {choose.error && <ErrorNote error={choose.error} />}
        <ul className="import-start-kinds">
          {kinds.map(({ icon: IconShape, name, text }) => (
            <li key={name} className="import-start-kind">
              <IconShape size={20} strokeWidth={1.75} aria-hidden />
              <div>
                <h2 className="import-start-name">{name}</h2>
                <p className="muted">{text}</p>
              </div>
            </li>
          ))}
        </ul>
      </div>
    </PageFrame>
  );
}
