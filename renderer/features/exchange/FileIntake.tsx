import { Trans } from '@lingui/react/macro';
import { PageFrame } from '../../components/PageFrame.tsx';
import { ProgressBar } from '../../components/ProgressBar.tsx';
import type { ReceivedFile } from '../../router/place.ts';
import { BundleImport } from '../bundles/BundleImport.tsx';
import { CardImport } from '../contacts/CardImport.tsx';
import { CsvImport } from '../csv/CsvImport.tsx';
import { FileTrouble } from './FileTrouble.tsx';
import { useLeaveFile } from './useLeaveFile.ts';
import { useRecognition } from './useRecognition.ts';

interface Props {
  readonly file: ReceivedFile;
  readonly next: readonly ReceivedFile[];
}

/** One file on its way in: read, then shown as what it is. */
export function FileIntake({ file, next }: Props) {
  const { found, progress } = useRecognition(file);
  const leaving = useLeaveFile(file, next);

  if (found === null) {
    return (
      <PageFrame title={<Trans>Import</Trans>} lead={<bdi>{file.name}</bdi>}>
        <ProgressBar progress={progress} onCancel={leaving.leave} />
      </PageFrame>
    );
  }
  switch (found.kind) {
    case 'bundle':
      return <BundleImport file={file} preview={found.preview} leaving={leaving} />;
    case 'csv':
      return <CsvImport file={file} inspection={found.inspection} leaving={leaving} />;
    case 'card':
      return <CardImport file={file} card={found.card} leaving={leaving} />;
    case 'trouble':
      return <FileTrouble file={file} error={found.error} leaving={leaving} />;
  }
}
