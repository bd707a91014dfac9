import { Trans } from '@lingui/react/macro';
import { PageFrame } from '../../components/PageFrame.tsx';
import type { ReceivedFile } from '../../router/place.ts';
import { LeaveButton } from '../exchange/LeaveButton.tsx';
import type { Leaving } from '../exchange/useLeaveFile.ts';
import { CardReview } from './CardReview.tsx';
import type { CardPreview } from './contact.ts';

interface Props {
  readonly file: ReceivedFile;
  readonly card: CardPreview;
  readonly leaving: Leaving;
}

/** The import page with a desk card on it. */
export function CardImport({ file, card, leaving }: Props) {
  return (
    <PageFrame title={<Trans>A desk card</Trans>} lead={<bdi>{file.name}</bdi>}>
      <CardReview
        file={file.file}
        card={card}
        renderLeave={(isDone) => <LeaveButton leaving={leaving} isDone={isDone} />}
      />
    </PageFrame>
  );
}
